// A finding as passages to show: the clause's text with the words that go and come in it.
// Offsets are UTF-16 units, as strings here count.

import type { Edit, Evidence, Finding, Place } from "../host/types";

export type Piece = { kind: "same" | "deleted" | "inserted"; text: string };

export interface Passage {
  /** Clause number, "" without one. */
  label: string;
  /** What to call it when there is neither number nor heading. */
  heading: string;
  /** Paragraphs, each a row of pieces. */
  lines: Piece[][];
  /** Where "Go to clause" goes. */
  place: Place;
}

/** Each passage with the edits that touch it, then the edits that stand elsewhere. */
export function passagesOf(finding: Finding): Passage[] {
  const rest = new Set(finding.edits);
  const passages = finding.evidence.map((evidence) => {
    const touching = finding.edits.filter((edit) => rest.has(edit) && touches(edit, evidence));
    for (const edit of touching) rest.delete(edit);
    return passage(evidence, touching);
  });
  return [...passages, ...[...rest].map(alone)];
}

function touches(edit: Edit, evidence: Evidence): boolean {
  return edit.action !== "insert-paragraphs" && edit.action !== "delete-paragraph"
    && edit.paragraph === evidence.paragraph && edit.story === evidence.story
    && edit.start <= evidence.end && edit.end >= evidence.start;
}

function passage(evidence: Evidence, edits: Edit[]): Passage {
  const wide = edits.reduce(widened, evidence);
  const named = evidence.label || evidence.heading;
  return {
    label: evidence.label,
    heading: evidence.heading || (named ? "" : where(evidence)),
    lines: [marked(wide, edits)],
    place: evidence,
  };
}

function where(place: Place): string {
  return place.paragraph === null ? "Outside the body" : `Paragraph ${place.paragraph + 1}`;
}

/** The passage with what an edit strikes beyond its ends, such as the space before a sentence. */
function widened(passage: Evidence, edit: Edit): Evidence {
  const before = edit.before.slice(0, Math.max(passage.start - edit.start, 0));
  const after = edit.before.slice(edit.before.length - Math.max(edit.end - passage.end, 0));
  return {
    ...passage,
    start: passage.start - before.length,
    end: passage.end + after.length,
    text: before + passage.text + after,
  };
}

function marked(passage: Evidence, edits: Edit[]): Piece[] {
  const pieces: Piece[] = [];
  let at = passage.start;
  for (const edit of [...edits].sort((a, b) => a.start - b.start)) {
    pieces.push(same(passage.text.slice(at - passage.start, edit.start - passage.start)));
    pieces.push({ kind: "deleted", text: edit.before });
    if (typeof edit.after === "string") pieces.push({ kind: "inserted", text: edit.after });
    at = edit.end;
  }
  pieces.push(same(passage.text.slice(at - passage.start)));
  return pieces.filter((piece) => piece.text);
}

function same(text: string): Piece {
  return { kind: "same", text };
}

/** An edit that no passage holds. */
function alone(edit: Edit): Passage {
  const lines: Piece[][] = edit.action === "insert-paragraphs"
    ? edit.after.map((paragraph) => [{ kind: "inserted", text: paragraph.text }])
    : [[{ kind: "deleted", text: edit.before }, { kind: "inserted", text: edit.after }]];
  return {
    label: "",
    heading: { "insert-paragraphs": "New clause", "delete-paragraph": "Paragraph struck" }[
      edit.action as string] ?? "Elsewhere in the contract",
    lines: lines.map((line) => line.filter((piece) => piece.text)),
    place: edit,
  };
}
