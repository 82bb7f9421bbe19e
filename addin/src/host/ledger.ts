// What we have written into the open document for one review, and how its paragraphs must therefore
// read. Knows text and edits; does not know Word.
//
// Word shows a paragraph with a tracked deletion either without the deleted words or with them, by
// view and platform, and does not say which. So an edited paragraph has several right readings,
// and a place in it several right prefixes.

import type { Edit, InsertParagraphs, Review, TextEdit } from "./types";

/** A stretch of an edited paragraph. `start`: in the original text. */
export interface Segment {
  kind: "kept" | "deleted" | "inserted";
  text: string;
  start: number;
}

/** A point between two characters of the original text, as it can be found in the document now. */
export interface Point {
  /** Untouched text that ends at the point, and untouched text that begins there. */
  left: string;
  right: string;
  /** How the paragraph may read up to the end of `left`, and up to the start of `right`. */
  beforeLeftEnd: string[];
  beforeRightStart: string[];
}

interface Entry {
  original: string;
  edits: TextEdit[];
  inserted: InsertParagraphs[];
}

type Reading = "accepted" | "deletion first" | "insertion first";
const READINGS: readonly Reading[] = ["accepted", "deletion first", "insertion first"];

export class Ledger {
  private readonly entries = new Map<number, Entry>();
  private readonly order = new Map<string, number>();

  constructor(review?: Review) {
    if (review) this.reorder(review);
  }

  /** Takes the order of edits at one place from `review`; what is written stays known. */
  reorder(review: Review): void {
    const edits = review.findings.flatMap((finding) => finding.edits);
    edits.forEach((edit, index) => this.order.set(edit.id, index));
  }

  /** Negative when `a` stands before `b` in the document, or in the review at the same place. */
  compare(a: Edit, b: Edit): number {
    return (a.paragraph ?? 0) - (b.paragraph ?? 0)
      || Number(isAfter(a)) - Number(isAfter(b))
      || a.start - b.start
      || a.end - b.end
      || this.rank(a) - this.rank(b);
  }

  ids(): Set<string> {
    const ids = new Set<string>();
    for (const entry of this.entries.values()) {
      for (const edit of [...entry.edits, ...entry.inserted]) ids.add(edit.id);
    }
    return ids;
  }

  /** Notes that the edit now stands in the document; `original` is its paragraph's text before. */
  add(edit: Edit, original: string): void {
    if (!this.order.has(edit.id)) this.order.set(edit.id, this.order.size);
    const entry = this.entries.get(edit.paragraph!) ?? { original, edits: [], inserted: [] };
    this.entries.set(edit.paragraph!, entry);
    if (edit.action === "insert-paragraphs") entry.inserted.push(edit);
    else entry.edits.push(edit);
    entry.edits.sort((a, b) => this.compare(a, b));
    entry.inserted.sort((a, b) => this.compare(a, b));
  }

  remove(edit: Edit): void {
    const entry = this.entries.get(edit.paragraph!);
    if (!entry) return;
    entry.edits = entry.edits.filter((known) => known.id !== edit.id);
    entry.inserted = entry.inserted.filter((known) => known.id !== edit.id);
  }

  /** The original text of an edited paragraph; null when we have not touched it. */
  original(paragraph: number): string | null {
    return this.entries.get(paragraph)?.original ?? null;
  }

  /** How many paragraphs of ours stand before the original paragraph. */
  shift(paragraph: number): number {
    let count = 0;
    for (const [at, entry] of this.entries) {
      if (at < paragraph) count += entry.inserted.reduce((sum, edit) => sum + edit.after.length, 0);
    }
    return count;
  }

  /** The texts of our paragraphs right after this one, those of edits before `edit` only. */
  insertedBefore(edit: InsertParagraphs): string[] {
    const edits = this.entries.get(edit.paragraph!)?.inserted ?? [];
    return edits.filter((known) => this.compare(known, edit) < 0)
      .flatMap((known) => known.after.map((paragraph) => paragraph.text));
  }

  /** Every way the paragraph may read now; `without` leaves out one of our edits. */
  readings(paragraph: number, without?: string): string[] {
    const entry = this.entries.get(paragraph);
    if (!entry) return [];
    const edits = entry.edits.filter((edit) => edit.id !== without);
    return readingsOf(entry.original, edits);
  }

  /** How the paragraph will read once `edit` is written as well. */
  readingsWith(edit: TextEdit, original: string): string[] {
    const edits = [...(this.entries.get(edit.paragraph!)?.edits ?? []), edit];
    return readingsOf(original, edits.sort((a, b) => this.compare(a, b)));
  }

  /** The point at `offset` of the original text; `edit` decides between edits at one place. */
  point(paragraph: number, original: string, offset: number, edit?: TextEdit): Point {
    const edits = (this.entries.get(paragraph)?.edits ?? []).filter((known) => known.id !== edit?.id);
    const segments = segmentsOf(original, edits);
    const before = segments.filter((one) => one.kind === "kept" && one.start < offset).at(-1);
    const after = segments.find((one) => one.kind === "kept" && one.start + one.text.length > offset);
    const left = before && before.start + before.text.length >= offset
      ? before.text.slice(0, offset - before.start) : "";
    const right = after && after.start <= offset ? after.text.slice(offset - after.start) : "";
    return {
      left,
      right,
      beforeLeftEnd: left ? prefixes(segments, before!, offset - before!.start) : [],
      beforeRightStart: right ? prefixes(segments, after!, offset - after!.start) : [],
    };
  }

  /** Whether insertions of ours at the same place come before `edit` in the review, or after it. */
  neighbours(edit: TextEdit): { earlier: boolean; later: boolean } {
    const there = (this.entries.get(edit.paragraph!)?.edits ?? [])
      .filter((known) => known.start === edit.start && known.end === edit.start);
    return {
      earlier: there.some((known) => this.compare(known, edit) < 0),
      later: there.some((known) => this.compare(known, edit) > 0),
    };
  }

  /** The edit as it was written; undefined when it was not. */
  get(id: string): Edit | undefined {
    return [...this.entries.values()].flatMap((entry) => [...entry.edits, ...entry.inserted])
      .find((edit) => edit.id === id);
  }

  private rank(edit: Edit): number {
    return this.order.get(edit.id) ?? Number.MAX_SAFE_INTEGER;
  }
}

function isAfter(edit: Edit): boolean {
  return edit.action === "insert-paragraphs";
}

/** The paragraph cut at the edits, which are in order and do not overlap. */
function segmentsOf(original: string, edits: readonly TextEdit[]): Segment[] {
  const segments: Segment[] = [];
  let at = 0;
  const push = (kind: Segment["kind"], text: string, start: number) => {
    if (text) segments.push({ kind, text, start });
  };
  for (const edit of edits) {
    push("kept", original.slice(at, edit.start), at);
    push("deleted", original.slice(edit.start, edit.end), edit.start);
    push("inserted", edit.after, edit.end);
    at = edit.end;
  }
  push("kept", original.slice(at), at);
  return segments;
}

function readingsOf(original: string, edits: readonly TextEdit[]): string[] {
  const segments = segmentsOf(original, edits);
  return distinct(READINGS.map((reading) => inReading(segments, reading)));
}

/** How the paragraph may read up to `length` characters into the kept segment `last`. */
function prefixes(segments: Segment[], last: Segment, length: number): string[] {
  const before = segments.slice(0, segments.indexOf(last));
  return distinct(READINGS.map((reading) => inReading(before, reading) + last.text.slice(0, length)));
}

function inReading(segments: readonly Segment[], reading: Reading): string {
  let text = "";
  for (let index = 0; index < segments.length; index += 1) {
    const segment = segments[index]!;
    const next = segments[index + 1];
    if (segment.kind === "deleted" && reading === "accepted") continue;
    if (segment.kind === "deleted" && reading === "insertion first" && next?.kind === "inserted") {
      text += next.text + segment.text;
      index += 1;
    } else {
      text += segment.text;
    }
  }
  return text;
}

function distinct(texts: string[]): string[] {
  return [...new Set(texts)];
}
