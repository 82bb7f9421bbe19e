// Gets the open document out of Word: the file in slices, or its XML when there is no file.
// Knows Office's file calls and their faults; does not look into the document.

import { called, hostError, stopIfCancelled, sync, within } from "./office";
import { HostError, type OpenDocument, type Work } from "./types";

/** The largest slice that iPad takes; larger ones fail there with "Internal Error". */
const SLICE = 65_536;
const FILE_TIMEOUT = 90_000;
const SLICE_TIMEOUT = 30_000;
const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const SUFFIX = /\.(docx|docm|dotx|dotm|doc|rtf|odt|pdf|xml)$/i;

/** The document as it is now. `savedFile`: the file comes from a service. Throws HostError. */
export async function readDocument(work: Work, savedFile: boolean): Promise<OpenDocument> {
  stopIfCancelled(work.signal);
  if (savedFile) await save();
  try {
    const bytes = await readFile(work);
    return { bytes, name: documentName(".docx"), format: "docx", mimeType: DOCX, fallbackReason: null };
  } catch (error) {
    stopIfCancelled(work.signal);
    const reason = hostError(error, "hand over the file");
    return { ...await readXml(), fallbackReason: `${reason.message}; its text was read instead.` };
  }
}

/**
 * At most two files may be open in memory, so every one is closed, after an error too; but only
 * after the last slice, which would else fail with 5001 (office-js 1182). Slices come one by one.
 */
async function readFile(work: Work): Promise<Uint8Array> {
  const file = await openFile();
  try {
    const slices: Uint8Array[] = [];
    for (let index = 0; index < file.sliceCount; index += 1) {
      stopIfCancelled(work.signal);
      const slice = await called<Office.Slice>((done) => file.getSliceAsync(index, done), SLICE_TIMEOUT);
      slices.push(Uint8Array.from(slice.data as ArrayLike<number>));
      work.onProgress?.({ done: index + 1, total: file.sliceCount });
    }
    return joined(slices, file.size);
  } finally {
    await called<void>((done) => file.closeAsync(done), SLICE_TIMEOUT).catch(() => undefined);
  }
}

/** An answer that comes after the time-out is closed too, or its place would stay taken. */
async function openFile(): Promise<Office.File> {
  let late = false;
  try {
    return await called<Office.File>((done) => {
      Office.context.document.getFileAsync(Office.FileType.Compressed, { sliceSize: SLICE }, (result) => {
        if (late && result.status === Office.AsyncResultStatus.Succeeded) result.value.closeAsync();
        done(result);
      });
    }, FILE_TIMEOUT);
  } catch (error) {
    late = true;
    throw error;
  }
}

function joined(slices: readonly Uint8Array[], size: number): Uint8Array {
  const bytes = new Uint8Array(slices.reduce((sum, slice) => sum + slice.length, 0));
  let at = 0;
  for (const slice of slices) {
    bytes.set(slice, at);
    at += slice.length;
  }
  if (bytes.length === 0 || bytes.length !== size) {
    throw new HostError("unreadable", "Word handed over a part of the file", "Try again.");
  }
  return bytes;
}

/**
 * Word on the web at times has no file to give (11001; office-js 6743, 6747, 6748), nor does Word
 * when it has opened a PDF (5001; office-js 2682). The body's XML lacks the file's settings and
 * properties, which no finding depends on.
 */
async function readXml(): Promise<Omit<OpenDocument, "fallbackReason">> {
  try {
    const xml = await Word.run(async (context) => {
      const result = context.document.body.getOoxml();
      await sync(context);
      return result.value;
    });
    return {
      bytes: new TextEncoder().encode(xml), name: documentName(".xml"), format: "flat-opc",
      mimeType: "application/xml",
    };
  } catch (error) {
    const why = hostError(error, "hand over the document");
    throw new HostError(why.code === "word-error" ? "unreadable" : why.code, why.message, why.advice);
  }
}

/** The file's name with `suffix`; Word gives a path, an address, or nothing for a new document. */
function documentName(suffix: string): string {
  const last = decoded(Office.context.document.url ?? "").split(/[/\\]/).pop()?.split("?")[0] ?? "";
  const stem = last.replace(SUFFIX, "");
  return `${stem || "document"}${suffix}`;
}

function decoded(url: string): string {
  try {
    return decodeURIComponent(url);
  } catch {
    return url; // a path with a bare % in it
  }
}

/** On the web the file service hands over what it has, so what was typed last must be saved. */
async function save(): Promise<void> {
  await Word.run(async (context) => {
    context.document.save();
    await within(context.sync(), SLICE_TIMEOUT);
  }).catch(() => undefined); // what cannot be saved can still be read
}
