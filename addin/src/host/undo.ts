// Takes back our own edits, one by one, by rejecting their tracked changes.
//
// The tracked-change calls have crashed Word on documents with moves and large histories
// (office-js 5535, 4653, 5216, 5772), so they are asked only of a paragraph we have edited, only
// for changes whose text is ours, and the result is read again.

import { Anchors, type Anchor } from "./anchor";
import { paragraphTexts, type Session } from "./apply";
import { locate, pointOf, type Side, type Wanted } from "./locate";
import { failure, hostError, sync } from "./office";
import { readable } from "./text";
import type { Edit, EditProblem, FailCode, InsertParagraphs, SkipCode, TextEdit, UndoResult } from "./types";

const NOT_OURS: Record<string, string> = {
  changed: "This paragraph was changed after the edit. Reject the change on Word’s Review tab.",
  ambiguous: "The same text stands in several places. Reject the change on Word’s Review tab.",
  unplaced: "The change was not found. Use Word’s Undo, or reject the change on the Review tab.",
};

/** Takes `edits` back, last to first. Throws HostError when Word let nothing be tried. */
export async function undoEdits(session: Session, edits: readonly Edit[]): Promise<UndoResult> {
  const result: UndoResult = { undone: [], commentsLeft: [], failed: [] };
  // As they were written: a review with other wording has other edits under the same ids.
  const ours = edits.map((edit) => session.ledger.get(edit.id)).filter((edit) => edit !== undefined)
    .sort((a, b) => session.ledger.compare(b, a));
  try {
    await Word.run(async (context) => {
      for (const edit of ours) await takeBack(context, session, edit, result);
    });
  } catch (error) {
    throw hostError(error, "take the changes back");
  }
  return result;
}

async function takeBack(
  context: Word.RequestContext, session: Session, edit: Edit, result: UndoResult,
): Promise<void> {
  try {
    const problem = await reject(context, session, edit, result);
    if (problem) {
      result.failed.push({ edit, code: problem, reason: NOT_OURS[problem]! });
    } else {
      session.ledger.remove(edit);
      result.undone.push(edit);
    }
  } catch (error) {
    const why: EditProblem<FailCode> = { edit, ...failure(error) };
    result.failed.push(why);
  }
}

async function reject(
  context: Word.RequestContext, session: Session, edit: Edit, result: UndoResult,
): Promise<SkipCode | null> {
  const { items, texts } = await paragraphTexts(context);
  const anchor: Anchor = edit.action === "insert-paragraphs"
    ? await ownParagraphs(session, texts, edit)
    : await new Anchors(texts, session.snapshot, session.ledger).find(edit);
  if (anchor.kind !== "found") return anchor.kind === "ambiguous" ? "ambiguous" : "changed";
  if (edit.action === "insert-paragraphs") {
    const made = items.slice(anchor.index, anchor.index + edit.after.length);
    await uncomment(context, made[0]!, edit, result);
    return rejectParagraphs(context, made, edit);
  }
  const paragraph = items[anchor.index]!;
  await uncomment(context, paragraph, edit, result);
  return rejectText(context, session, paragraph, edit, anchor.original);
}

/** Where the paragraphs of the edit stand now. */
async function ownParagraphs(
  session: Session, texts: readonly string[], edit: InsertParagraphs,
): Promise<Anchor> {
  const fits = (at: number) => edit.after.every((one, index) => texts[at + index] === one.text);
  const guess = edit.paragraph! + 1 + session.ledger.shift(edit.paragraph!)
    + session.ledger.insertedBefore(edit).length;
  const places = fits(guess) ? [guess] : texts.flatMap((_, at) => (fits(at) ? [at] : []));
  if (places.length === 1) return { kind: "found", index: places[0]!, original: "" };
  return { kind: places.length ? "ambiguous" : "changed" };
}

async function rejectParagraphs(
  context: Word.RequestContext, made: readonly Word.Paragraph[], edit: InsertParagraphs,
): Promise<SkipCode | null> {
  const before = (await paragraphTexts(context)).texts.length;
  // What nobody else has seen is gone when its author deletes it, with tracking on as well.
  await withTracking(context, () => [...made].reverse().forEach((paragraph) => paragraph.delete()));
  const after = (await paragraphTexts(context)).texts.length;
  return before - after === edit.after.length ? null : "unplaced";
}

async function withTracking(context: Word.RequestContext, write: () => void): Promise<void> {
  const { document } = context;
  document.load("changeTrackingMode");
  await sync(context);
  const before = document.changeTrackingMode;
  document.changeTrackingMode = "TrackAll";
  try {
    write();
    await sync(context);
  } finally {
    document.changeTrackingMode = before;
    await sync(context);
  }
}

async function rejectText(
  context: Word.RequestContext, session: Session, paragraph: Word.Paragraph, edit: TextEdit,
  original: string,
): Promise<SkipCode | null> {
  const stretch = await stretchOf(context, session, paragraph, edit, original);
  const changes = (stretch ?? paragraph).getTrackedChanges();
  changes.load("items/type,items/text");
  await sync(context);
  const ours = oursAmong(changes.items, edit, stretch !== null);
  if (ours.length === 0) return "unplaced";
  ours.forEach((change) => change.reject());
  paragraph.load("text");
  await sync(context);
  const right = session.ledger.readings(edit.paragraph!, edit.id);
  return right.includes(readable(paragraph.text)) ? null : "unplaced";
}

/** The stretch between the untouched words beside the edit; null when another edit touches it. */
async function stretchOf(
  context: Word.RequestContext, session: Session, paragraph: Word.Paragraph, edit: TextEdit,
  original: string,
): Promise<Word.Range | null> {
  const at = (offset: number, prefer: Side): Wanted => (
    { paragraph, text: original, point: session.ledger.point(edit.paragraph!, original, offset), prefer, only: true });
  const [from, to] = await locate(context, [at(edit.start, "left"), at(edit.end, "right")]);
  const first = from ? pointOf(from) : edit.start === 0 ? paragraph.getRange("Start") : null;
  const last = to ? pointOf(to) : edit.end === original.length ? paragraph.getRange("End") : null;
  return first && last ? first.expandTo(last) : null;
}

/**
 * The changes that are the edit's: those that read as it does; in a stretch that is the edit's
 * alone also their parts, as Word cuts a change where the format changes.
 */
function oursAmong(changes: Word.TrackedChange[], edit: TextEdit, alone: boolean): Word.TrackedChange[] {
  const wanted = [edit.after && { type: "Added", text: edit.after }, edit.before && { type: "Deleted", text: edit.before }]
    .filter((one) => one !== "");
  const exact = wanted.map((one) => changes.filter((change) => (
    change.type === one.type && readable(change.text) === one.text)));
  if (exact.every((found) => found.length === 1)) return exact.flat();
  if (!alone) return [];
  return changes.filter((change) => wanted.some((one) => (
    change.type === one.type && change.text !== "" && one.text.includes(readable(change.text)))));
}

/** Deletes the edit's comment; on a Mac this fails beside a page break (office-js 6551). */
async function uncomment(
  context: Word.RequestContext, paragraph: Word.Paragraph, edit: Edit, result: UndoResult,
): Promise<void> {
  if (!edit.comment) return;
  try {
    const comments = paragraph.getRange("Whole").getComments();
    comments.load("items/content");
    await sync(context);
    comments.items.find((comment) => comment.content === edit.comment)?.delete();
    await sync(context);
  } catch {
    result.commentsLeft.push(edit);
  }
}
