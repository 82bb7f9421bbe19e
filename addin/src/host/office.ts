// Asks Word something and waits: callbacks as promises, time-outs, Word's errors in our own words.
// Knows Office's manner of answering; knows nothing of contracts or edits.

import { HostError, type FailCode, type HostErrorCode } from "./types";

/** Long enough for a sync on a slow web client; Word gives no sign of its own when it hangs. */
export const SYNC_TIMEOUT = 60_000;

const REFUSALS = new Set(["NotAllowed", "AccessDenied", "EditModeNotAllowed", "5005", "5006", "7000"]);
const LACKS = new Set(["NotImplemented", "ApiNotFound", "5000", "5014"]);

/** The value of an Office call that answers through a callback. Throws Office's error, or "timeout". */
export function called<T>(
  start: (done: (result: Office.AsyncResult<T>) => void) => void, milliseconds: number,
): Promise<T> {
  const answer = new Promise<T>((resolve, reject) => {
    start((result) => {
      if (result.status === Office.AsyncResultStatus.Succeeded) resolve(result.value);
      else reject(result.error);
    });
  });
  return within(answer, milliseconds);
}

/** What `promise` gives, or a HostError when it takes longer. */
export async function within<T>(promise: Promise<T>, milliseconds = SYNC_TIMEOUT): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new HostError(
      "timeout", "Word did not answer in time",
      "Wait until Word is idle and try again; if it stays silent, close and reopen the document.",
    )), milliseconds);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Sends what is queued. */
export function sync(context: Word.RequestContext): Promise<unknown> {
  return within(context.sync());
}

/** Word's error as ours; one of ours stays as it is. `doing` completes "Word could not …". */
export function hostError(error: unknown, doing: string): HostError {
  if (error instanceof HostError) return error;
  const code = errorCode(error);
  return new HostError(code, `Word could not ${doing}`, `${ADVICE[code]}${named(error)}`);
}

/** Throws when the person has cancelled. */
export function stopIfCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new HostError("cancelled", "Cancelled", "Start again when you like.");
}

/** The failure of one edit, as a code and a sentence. */
export function failure(error: unknown): { code: FailCode; reason: string } {
  const ours = hostError(error, "make this change");
  const known: HostErrorCode[] = ["not-allowed", "timeout"];
  return {
    code: known.includes(ours.code) ? ours.code as FailCode : "word-error",
    reason: `${ours.message}. ${ours.advice}`,
  };
}

const ADVICE: Record<HostErrorCode, string> = {
  timeout: "Wait until Word is idle and try again.",
  unreadable: "Save the document and try again.",
  "not-allowed": "The document may be protected or open for reading only; open the redlined copy instead.",
  unsupported: "This Word is too old for it; open the redlined copy or download it.",
  cancelled: "Start again when you like.",
  "word-error": "Save the document and try again, or open the redlined copy instead.",
};

function errorCode(error: unknown): HostErrorCode {
  const code = String((error as { code?: unknown } | null)?.code ?? "");
  if (REFUSALS.has(code)) return "not-allowed";
  return LACKS.has(code) ? "unsupported" : "word-error";
}

/** Word's code in brackets, for whoever reads a report; never its message, which may quote text. */
function named(error: unknown): string {
  const code = (error as { code?: unknown } | null)?.code;
  return code === undefined || code === null ? "" : ` (Word says ${String(code)}.)`;
}
