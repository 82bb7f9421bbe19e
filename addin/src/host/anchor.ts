// Which paragraph of the open document an edit means, now that people may have typed since the
// server read it. Knows texts and digests; does not know Word.

import type { Ledger } from "./ledger";
import { digest } from "./text";
import type { Edit } from "./types";

export type Anchor =
  /** `original`: the paragraph's text as the server saw it. */
  | { kind: "found"; index: number; original: string }
  /** Nobody has changed it since the reading, yet it reads differently: others' pending changes. */
  | { kind: "revised"; index: number }
  | { kind: "changed" }
  | { kind: "ambiguous" };

/** Finds paragraphs among `texts`, the readable texts of the document as it is now. */
export class Anchors {
  private digests: Promise<string[]> | null = null;

  /** `snapshot`: the texts when the document was read, if anybody took them. */
  constructor(
    private readonly texts: readonly string[],
    private readonly snapshot: readonly string[],
    private readonly ledger: Ledger,
  ) {}

  async find(edit: Edit): Promise<Anchor> {
    const paragraph = edit.paragraph!;
    const guess = paragraph + this.ledger.shift(paragraph);
    const original = this.ledger.original(paragraph);
    const matches = original === null
      ? await this.untouched(edit.paragraph_text_sha256)
      : this.reading(this.ledger.readings(paragraph));
    if (matches.includes(guess)) return this.found(guess, original);
    if (matches.length === 1) return this.found(matches[0]!, original);
    if (matches.length > 1) return { kind: "ambiguous" };
    return this.unchanged(paragraph, guess) ? { kind: "revised", index: guess } : { kind: "changed" };
  }

  /** Where the server's paragraph stands now, by its text at the reading; null when it is gone. */
  whereIs(paragraph: number): number | null {
    const guess = paragraph + this.ledger.shift(paragraph);
    const before = this.snapshot[paragraph];
    const readings = [...this.ledger.readings(paragraph), ...(before === undefined ? [] : [before])];
    const text = this.texts[guess];
    if (text !== undefined && (readings.length === 0 || readings.includes(text))) return guess;
    const matches = this.reading(readings);
    return matches.length === 1 ? matches[0]! : null;
  }

  private found(index: number, original: string | null): Anchor {
    return { kind: "found", index, original: original ?? this.texts[index]! };
  }

  private reading(readings: readonly string[]): number[] {
    return indices(this.texts, (text) => readings.includes(text));
  }

  private async untouched(sha256: string): Promise<number[]> {
    this.digests ??= Promise.all(this.texts.map(digest));
    return indices(await this.digests, (known) => known === sha256);
  }

  private unchanged(paragraph: number, guess: number): boolean {
    const before = this.snapshot[paragraph];
    return before !== undefined && before === this.texts[guess];
  }
}

function indices<T>(values: readonly T[], wanted: (value: T) => boolean): number[] {
  return values.flatMap((value, index) => (wanted(value) ? [index] : []));
}
