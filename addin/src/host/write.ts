// Writes one round of edits, no two in one paragraph, and proves what came out.
// Knows Word's calls for text, paragraphs and comments; tracking is on already.

import type { Ledger, Point } from "./ledger";
import { locate, pointOf, type Beside, type Side, type Wanted } from "./locate";
import { failure, sync } from "./office";
import { readable, writable } from "./text";
import { HostError, type AppliedEdit, type Edit, type FailCode, type InsertParagraphs, type TextEdit } from "./types";

export interface Job {
  edit: Edit;
  paragraph: Word.Paragraph;
  /** Its place among `items` and `texts`, which hold the document when the work began. */
  index: number;
  /** Its text as the server saw it. */
  original: string;
  items: readonly Word.Paragraph[];
  texts: readonly string[];
}

export type Written =
  | { kind: "applied"; comment: AppliedEdit["comment"]; reason: string | null }
  | { kind: "unplaced" }
  | { kind: "failed"; code: FailCode; reason: string };

const BESIDE_TEXT = "The text changed while the edit was made. Look at the paragraph, and use Word’s Undo if it is wrong.";

/** The outcome of each job, in their order; `ledger` learns what was written. */
export async function writeRound(
  context: Word.RequestContext, jobs: readonly Job[], ledger: Ledger, comments: boolean,
): Promise<Written[]> {
  const pens = await takeUp(context, jobs, ledger);
  await writeAll(context, pens.filter((pen) => pen.outcome === null), comments);
  for (const pen of pens) {
    if (pen.outcome === null) await finish(context, pen, ledger, comments);
  }
  return pens.map((pen) => pen.outcome!);
}

/** One job on its way: where it writes, what it wrote, how it ended. */
class Pen {
  outcome: Written | null = null;
  commentReason: string | null = null;
  commented = false;
  /** What a comment goes to. */
  target: Word.Range | null = null;
  private made: Word.Paragraph[] = [];

  constructor(
    readonly job: Job,
    private readonly range: Word.Range | Beside | null,
    private readonly before: string[],
    private readonly after: string[],
    private readonly base: Word.Paragraph,
  ) {}

  get edit(): Edit {
    return this.job.edit;
  }

  /** Queues the change and the reading that will prove it. */
  queue(): void {
    if (this.edit.action === "insert-paragraphs") this.queueParagraphs(this.edit);
    else this.queueText(this.edit);
  }

  private queueParagraphs(edit: InsertParagraphs): void {
    let last = this.base;
    this.made = edit.after.map((one) => {
      last = last.insertParagraph(writable(one.text), "After");
      last.load("text");
      return last;
    });
    this.target = this.made[0]!.getRange("Content");
  }

  private queueText(edit: TextEdit): void {
    const { paragraph } = this.job;
    const text = writable(edit.after);
    if (edit.action === "delete-paragraph") paragraph.delete();
    else if (edit.action === "insert") this.target = this.insert(text);
    else if (text === "") this.stretch().delete();
    else this.target = this.stretch().insertText(text, "Replace");
    if (edit.action !== "delete-paragraph") paragraph.load("text");
  }

  private insert(text: string): Word.Range {
    if (this.range === null) {
      // At either end of the paragraph; at its end only behind insertions of ours.
      return this.job.paragraph.insertText(text, this.edit.start === 0 ? "Start" : "End");
    }
    const beside = this.range as Beside;
    return beside.hit.insertText(text, beside.side === "left" ? "End" : "Start");
  }

  /** The words that go. */
  stretch(): Word.Range {
    return this.edit.action === "delete-paragraph" ? this.job.paragraph.getRange("Content") : this.range as Word.Range;
  }

  /** Whether the document now reads as it should; asks nothing of Word. */
  isRight(): boolean {
    if (this.edit.action === "delete-paragraph") return true;
    if (this.edit.action !== "insert-paragraphs") {
      return this.after.includes(readable(this.job.paragraph.text));
    }
    return this.made.length > 0
      && this.edit.after.every((one, index) => readable(this.made[index]!.text) === one.text);
  }

  /** After a batch that failed: whether this change was made before the failure. */
  async isDone(context: Word.RequestContext): Promise<"yes" | "no" | "unclear"> {
    const probe = this.edit.action === "insert-paragraphs" ? this.base.getNextOrNullObject() : this.job.paragraph;
    probe.load("text");
    await sync(context);
    const text = probe.isNullObject ? "" : readable(probe.text);
    if (this.edit.action === "insert-paragraphs") return text === this.edit.after[0]!.text ? "unclear" : "no";
    if (this.after.includes(text)) return "yes";
    return this.before.includes(text) ? "no" : "unclear";
  }

  /** Style and list of new paragraphs, which take after the paragraph they follow. */
  async dress(context: Word.RequestContext): Promise<void> {
    if (this.edit.action !== "insert-paragraphs") return;
    for (const made of this.made) made.load("style,styleBuiltIn,isListItem");
    await sync(context);
    this.edit.after.forEach((wanted, index) => dressOne(this.made[index]!, wanted));
    await sync(context);
  }
}

function dressOne(made: Word.Paragraph, wanted: { style: string; numbered: boolean }): void {
  if (wanted.style === "") {
    // The default style has another name in every language of Word.
    if (made.styleBuiltIn !== "Normal") made.styleBuiltIn = "Normal";
  } else if (made.style.toLowerCase() !== wanted.style.toLowerCase()) {
    made.style = wanted.style;
  }
  if (!wanted.numbered && made.isListItem) made.detachFromList();
}

async function takeUp(context: Word.RequestContext, jobs: readonly Job[], ledger: Ledger): Promise<Pen[]> {
  const wanted = jobs.map((job) => pointsOf(job, ledger));
  const places = await locate(context, wanted.flat());
  let at = 0;
  return jobs.map((job, index) => {
    const found = places.slice(at, at += wanted[index]!.length);
    const pen = penOf(job, found, ledger);
    if (found.includes(null)) pen.outcome = { kind: "unplaced" };
    return pen;
  });
}

function penOf(job: Job, found: (Beside | null)[], ledger: Ledger): Pen {
  const { edit } = job;
  const [start, end] = found;
  const range = start && end ? pointOf(start).expandTo(pointOf(end)) : start ?? null;
  if (edit.action === "insert-paragraphs") return new Pen(job, null, [], [], base(job, edit, ledger));
  const before = ledger.readings(edit.paragraph!);
  const now = before.length > 0 ? before : [job.original];
  return new Pen(job, range, now, ledger.readingsWith(edit, job.original), job.paragraph);
}

/** The paragraph that new ones follow: the edit's own, or the last of ours that come before. */
function base(job: Job, edit: InsertParagraphs, ledger: Ledger): Word.Paragraph {
  let index = job.index;
  for (const text of ledger.insertedBefore(edit)) {
    if (job.texts[index + 1] === text) index += 1;
  }
  return job.items[index]!;
}

/** The points a job needs: none for whole paragraphs, one to insert at, two around words. */
function pointsOf(job: Job, ledger: Ledger): Wanted[] {
  const { edit, original, paragraph } = job;
  if (edit.action === "insert-paragraphs" || edit.action === "delete-paragraph") return [];
  const at = (offset: number, prefer: Side): Wanted => {
    const point: Point = ledger.point(edit.paragraph!, original, offset, edit);
    return { paragraph, text: original, point, prefer };
  };
  if (edit.action === "insert") {
    const { earlier, later } = ledger.neighbours(edit);
    const atEnd = earlier ? edit.start === original.length : edit.start === 0;
    return atEnd ? [] : [{ ...at(edit.start, earlier ? "right" : "left"), only: earlier || later }];
  }
  return [at(edit.start, "right"), at(edit.end, "left")];
}

async function writeAll(context: Word.RequestContext, pens: readonly Pen[], comments: boolean): Promise<void> {
  for (const pen of pens) {
    // Deleted words can carry no comment afterwards, so theirs comes first.
    if (comments && isDeletion(pen.edit)) await addComment(context, pen, pen.stretch());
  }
  try {
    pens.forEach((pen) => pen.queue());
    await sync(context);
  } catch (error) {
    for (const pen of pens) await retry(context, pen, error);
  }
}

/** A batch stops at its first failure: what was made before stays, the rest is tried alone. */
async function retry(context: Word.RequestContext, pen: Pen, error: unknown): Promise<void> {
  if (error instanceof HostError && error.code === "timeout") {
    pen.outcome = { kind: "failed", ...failure(error) };
    return;
  }
  try {
    const done = await pen.isDone(context);
    if (done === "unclear") pen.outcome = { kind: "failed", code: "word-error", reason: BESIDE_TEXT };
    if (done !== "no") return;
    pen.queue();
    await sync(context);
  } catch (again) {
    pen.outcome = { kind: "failed", ...failure(again) };
  }
}

async function finish(context: Word.RequestContext, pen: Pen, ledger: Ledger, comments: boolean): Promise<void> {
  if (!pen.isRight()) {
    pen.outcome = { kind: "failed", code: "word-error", reason: BESIDE_TEXT };
    return;
  }
  ledger.add(pen.edit, pen.job.original);
  await pen.dress(context).catch(() => undefined); // plain paragraphs are better than none
  if (comments && !isDeletion(pen.edit) && pen.target) await addComment(context, pen, pen.target);
  const comment = pen.commented ? "added" : pen.commentReason === null ? "none" : "failed";
  pen.outcome = { kind: "applied", comment, reason: pen.commentReason };
}

/** Comments go in one by one: NotAllowed on some documents of the web must not cost the edit. */
async function addComment(context: Word.RequestContext, pen: Pen, target: Word.Range): Promise<void> {
  if (!pen.edit.comment) return;
  try {
    target.insertComment(pen.edit.comment);
    await sync(context);
    pen.commented = true;
  } catch (error) {
    pen.commentReason = failure(error).reason;
  }
}

function isDeletion(edit: Edit): boolean {
  return edit.action === "delete-paragraph" || (edit.action !== "insert-paragraphs" && edit.after === "");
}
