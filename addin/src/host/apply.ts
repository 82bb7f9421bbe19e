// Route A: writes edits into the open document as Word's own tracked changes.
//
// The protocol: read the paragraphs again and find each edit's own; switch tracking on, and go on
// only when it is on; write from the last edit to the first, at most one edit of a paragraph in
// one round trip, as several have overlapped (office-js 2697); prove each place before and each
// paragraph after; put comments in one by one, as some documents refuse them (6746); restore the
// switch. Every edit ends in one list with its reason. Decides nothing about law.

import { Anchors } from "./anchor";
import type { Ledger } from "./ledger";
import { failure, hostError, sync } from "./office";
import { proposal } from "./proposal";
import { readable } from "./text";
import {
  HostError, type ApplyResult, type ApplyWork, type Edit, type EditProblem, type SkipCode,
} from "./types";
import { writeRound, type Job, type Written } from "./write";

/** Few enough for one round trip, so that Word stays responsive and a cancel is heard. */
const BATCH = 20;

export interface Session {
  ledger: Ledger;
  /** Readable texts of all paragraphs when the document was read. */
  snapshot: readonly string[];
  /** Other people's changes were pending when the document was reviewed. */
  hasRevisions: boolean;
}

const SKIPPED: Record<SkipCode, string> = {
  changed: "This paragraph was changed after the review. Review the document again.",
  ambiguous: "This paragraph was moved, and the same text stands in several places. Review the document again.",
  elsewhere: "It stands in a note, a header or a text box, which Word does not let add-ins edit. Open the redlined copy instead.",
  unplaced: "The words were not found at their place. Open the redlined copy, or copy the new text from here.",
  already: "This change is in the document already.",
  cancelled: "Cancelled before this change. Apply it again when you like.",
};
const REVISED = "The paragraph holds other people’s pending changes, so the proposal was written as a comment.";
const REVISED_NO_COMMENT = "The paragraph holds other people’s pending changes. Open the redlined copy, where both stand side by side.";

/** Applies `edits`. Throws HostError when Word let nothing be tried. */
export function applyEdits(
  session: Session, edits: readonly Edit[], work: ApplyWork,
): Promise<ApplyResult> {
  return new Application(session, work).run(edits);
}

/** The readable texts of all body paragraphs. */
export async function paragraphTexts(context: Word.RequestContext): Promise<{
  items: Word.Paragraph[]; texts: string[];
}> {
  const paragraphs = context.document.body.paragraphs;
  // "items/text" only: list properties throw on the web beside revisions (office-js 5901).
  paragraphs.load("items/text");
  await sync(context);
  return { items: paragraphs.items, texts: paragraphs.items.map((one) => readable(one.text)) };
}

class Application {
  private readonly result: ApplyResult = {
    applied: [], commented: [], skipped: [], failed: [], modeRestored: true,
  };
  private total = 0;

  constructor(private readonly session: Session, private readonly work: ApplyWork) {}

  async run(edits: readonly Edit[]): Promise<ApplyResult> {
    const reachable = this.setAside(edits);
    this.total = reachable.length;
    if (reachable.length === 0) return this.result;
    try {
      await Word.run(async (context) => {
        const { jobs, revised } = await this.place(context, reachable);
        const unplaced = await this.tracked(context, jobs);
        for (const one of [...unplaced, ...revised]) await this.propose(context, one);
      });
    } catch (error) {
      throw hostError(error, "change the document");
    }
    return this.result;
  }

  /** The edits that can be tried: in the body, and not applied before. */
  private setAside(edits: readonly Edit[]): Edit[] {
    const known = this.session.ledger.ids();
    return edits.filter((edit) => {
      if (known.has(edit.id)) this.skip(edit, "already");
      else if (edit.paragraph === null) this.skip(edit, "elsewhere");
      else return true;
      return false;
    });
  }

  private async place(context: Word.RequestContext, edits: readonly Edit[]): Promise<{
    jobs: Job[]; revised: { edit: Edit; paragraph: Word.Paragraph }[];
  }> {
    const { items, texts } = await paragraphTexts(context);
    const anchors = new Anchors(texts, this.session.snapshot, this.session.ledger);
    const jobs: Job[] = [];
    const revised: { edit: Edit; paragraph: Word.Paragraph }[] = [];
    for (const edit of edits) {
      const anchor = await anchors.find(edit);
      if (anchor.kind === "revised") revised.push({ edit, paragraph: items[anchor.index]! });
      else if (anchor.kind !== "found") this.skip(edit, anchor.kind);
      else jobs.push({ ...anchor, edit, paragraph: items[anchor.index]!, items, texts });
    }
    return { jobs, revised };
  }

  /** Writes with tracking on, and puts the switch back as it was found; gives what is left over. */
  private async tracked(context: Word.RequestContext, jobs: Job[]): Promise<Job[]> {
    if (jobs.length === 0) return [];
    const { document } = context;
    document.load("changeTrackingMode");
    await sync(context);
    const before = document.changeTrackingMode;
    document.changeTrackingMode = "TrackAll";
    document.load("changeTrackingMode");
    await sync(context);
    if (document.changeTrackingMode !== "TrackAll") {
      throw new HostError("not-allowed", "Word did not switch change tracking on",
        "Nothing was changed. Open the redlined copy instead.");
    }
    try {
      return await this.write(context, jobs);
    } finally {
      document.changeTrackingMode = before;
      await sync(context).catch(() => { this.result.modeRestored = false; });
    }
  }

  private async write(context: Word.RequestContext, jobs: Job[]): Promise<Job[]> {
    const leftOver: Job[] = [];
    for (const round of rounds(jobs, this.session.ledger)) {
      if (this.work.signal?.aborted) {
        round.forEach((job) => this.skip(job.edit, "cancelled"));
        continue;
      }
      const outcomes = await writeRound(context, round, this.session.ledger, this.work.comments !== false);
      outcomes.forEach((outcome, index) => {
        // Search finds nothing across a deletion: beside others' changes that is no fault.
        if (outcome.kind === "unplaced" && this.session.hasRevisions) leftOver.push(round[index]!);
        else this.note(round[index]!.edit, outcome);
      });
    }
    return leftOver;
  }

  private note(edit: Edit, outcome: Written): void {
    if (outcome.kind === "applied") {
      this.result.applied.push({ edit, comment: outcome.comment, commentReason: outcome.reason });
    } else if (outcome.kind === "unplaced") {
      this.skip(edit, "unplaced");
      return;
    } else {
      this.result.failed.push({ edit, code: outcome.code, reason: outcome.reason });
    }
    this.progress();
  }

  /** Writes the proposal beside a paragraph whose words others are still changing. */
  private async propose(
    context: Word.RequestContext, { edit, paragraph }: { edit: Edit; paragraph: Word.Paragraph },
  ): Promise<void> {
    const told: EditProblem<"revisions"> = { edit, code: "revisions", reason: REVISED };
    if (this.work.signal?.aborted) {
      this.skip(edit, "cancelled");
    } else if (this.work.commentOnRevised === false) {
      this.result.skipped.push({ edit, code: "unplaced", reason: REVISED_NO_COMMENT });
    } else {
      try {
        paragraph.getRange("Content").insertComment(proposal(edit));
        await sync(context);
        this.result.commented.push(told);
      } catch (error) {
        this.result.failed.push({ edit, ...failure(error) });
      }
      this.progress();
    }
  }

  private skip(edit: Edit, code: SkipCode): void {
    this.result.skipped.push({ edit, code, reason: SKIPPED[code] });
    this.progress();
  }

  private progress(): void {
    const { applied, commented, skipped, failed } = this.result;
    const done = applied.length + commented.length + skipped.length + failed.length;
    if (this.total > 0) this.work.onProgress?.({ done: Math.min(done, this.total), total: this.total });
  }
}

/**
 * Jobs from the document's end to its start, in rounds: no paragraph twice in a round, and the
 * paragraphs of one stretch of the document finished before the stretch above.
 */
export function rounds(jobs: readonly Job[], ledger: Ledger): Job[][] {
  const sorted = [...jobs].sort((a, b) => ledger.compare(b.edit, a.edit));
  const queues = new Map<number, Job[]>();
  for (const job of sorted) queues.set(job.index, [...(queues.get(job.index) ?? []), job]);
  const waiting = [...queues.values()];
  const result: Job[][] = [];
  while (waiting.length > 0) {
    const stretch = waiting.splice(0, BATCH);
    for (let turn = 0; stretch.some((queue) => queue.length > turn); turn += 1) {
      result.push(stretch.flatMap((queue) => queue[turn] ?? []));
    }
  }
  return result;
}
