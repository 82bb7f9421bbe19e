// A document as the fake Word keeps it: paragraphs of characters, each of which may be inserted or
// deleted by somebody, and comments. Knows nothing of Office's calls.

export type Shown = "with deletions" | "without deletions";

export interface Segment {
  text: string;
  kind?: "kept" | "inserted" | "deleted";
  author?: string;
}

/** A paragraph to start with: its text, or stretches of it with other people's changes. */
export interface StartParagraph {
  text: string | Segment[];
  style?: string;
  list?: boolean;
  /** Somebody has deleted the paragraph's end. */
  deleted?: boolean;
}

interface Change {
  author: string;
}

interface Atom {
  unit: string;
  inserted?: Change;
  deleted?: Change;
}

export interface FakeComment {
  id: string;
  content: string;
  author: string;
  stretch: Stretch;
}

export interface TrackedChange {
  type: "Added" | "Deleted";
  text: string;
  author: string;
  atoms: Atom[];
  paragraph: Paragraph;
}

/** A half-open stretch of a paragraph's atoms, which moves as text before it comes and goes. */
export class Stretch {
  constructor(readonly paragraph: Paragraph, public start: number, public end: number) {
    paragraph.stretches.add(this);
  }

  get atoms(): Atom[] {
    return this.paragraph.atoms.slice(this.start, this.end);
  }
}

export class Paragraph {
  atoms: Atom[] = [];
  readonly stretches = new Set<Stretch>();
  style: string;
  list: boolean;
  inserted?: Change;
  deleted?: Change;

  constructor(readonly document: FakeDocument, start: StartParagraph) {
    this.style = start.style ?? "Normal";
    this.list = start.list ?? false;
    if (start.deleted) this.deleted = { author: "Someone Else" };
    const segments = typeof start.text === "string" ? [{ text: start.text }] : start.text;
    for (const { text, kind, author = "Someone Else" } of segments as Segment[]) {
      const change = { author };
      this.atoms.push(...text.split("").map((unit) => ({
        unit, ...(kind === "inserted" ? { inserted: change } : {}), ...(kind === "deleted" ? { deleted: change } : {}),
      })));
    }
  }

  stretch(start = 0, end = this.atoms.length): Stretch {
    return new Stretch(this, start, end);
  }

  /** Puts `text` before atom `at`; `grow` takes it in. */
  insert(at: number, text: string, grow?: Stretch): Stretch {
    const inserted = this.document.change();
    const atoms = text.split("").map((unit) => ({ unit, ...(inserted ? { inserted } : {}) }));
    this.atoms.splice(at, 0, ...atoms);
    for (const stretch of this.stretches) {
      if (stretch === grow) {
        stretch.end += atoms.length;
        continue;
      }
      const empty = stretch.start === stretch.end;
      if (stretch.end > at) stretch.end += atoms.length;
      if (stretch.start > at || (stretch.start === at && !empty)) stretch.start += atoms.length;
    }
    return this.stretch(at, at + atoms.length);
  }

  /** Takes the stretch away: marks it with tracking on, but one's own insertions just go. */
  delete(stretch: Stretch): void {
    const deleted = this.document.change();
    for (const atom of stretch.atoms) {
      if (deleted && atom.inserted?.author !== deleted.author) atom.deleted ??= deleted;
      else this.remove(atom);
    }
  }

  remove(atom: Atom): void {
    const at = this.atoms.indexOf(atom);
    if (at < 0) return;
    this.atoms.splice(at, 1);
    for (const stretch of this.stretches) {
      if (stretch.start > at) stretch.start -= 1;
      if (stretch.end > at) stretch.end -= 1;
    }
  }

  /** Takes the whole paragraph away, as far as tracking lets it go. */
  deleteWhole(): void {
    const deleted = this.document.change();
    this.delete(this.stretch());
    if (!deleted || this.inserted?.author === deleted.author) this.document.drop(this);
    else this.deleted ??= deleted;
  }

  /**
   * Stretches that read `phrase`. Word takes straight quotes for curly ones, and finds nothing
   * across a deletion.
   */
  find(phrase: string, matchCase: boolean): Stretch[] {
    const fold = (text: string) => (matchCase ? quotes(text) : quotes(text).toLowerCase());
    const text = fold(this.atoms.map((atom) => atom.unit).join(""));
    const wanted = fold(phrase);
    const found: Stretch[] = [];
    for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
      const deleted = this.atoms.slice(at, at + wanted.length).map((atom) => Boolean(atom.deleted));
      if (!deleted.includes(true) || (this.document.shows && !deleted.includes(false))) {
        found.push(this.stretch(at, at + wanted.length));
      }
    }
    return found;
  }

  /** Neighbouring atoms changed by one author in one way, within `stretch`. */
  changes(stretch: Stretch): TrackedChange[] {
    const changes: TrackedChange[] = [];
    let last: Change | undefined;
    for (const atom of stretch.atoms) {
      const change = atom.deleted ?? atom.inserted;
      const type = atom.deleted ? "Deleted" : "Added";
      if (change && change === last && changes.at(-1)!.type === type) {
        changes.at(-1)!.atoms.push(atom);
        changes.at(-1)!.text += atom.unit;
      } else if (change) {
        changes.push({ type, text: atom.unit, author: change.author, atoms: [atom], paragraph: this });
      }
      last = change;
    }
    return changes;
  }
}

export class FakeDocument {
  paragraphs: Paragraph[];
  comments: FakeComment[] = [];
  tracking: "Off" | "TrackAll" | "TrackMineOnly" = "Off";
  selected: string | null = null;
  /** Whether Word gives deleted text in a paragraph's text. */
  shows = false;
  private lastComment = 0;

  constructor(start: readonly StartParagraph[], readonly author: string) {
    this.paragraphs = start.map((one) => new Paragraph(this, one));
  }

  /** What the author's change is marked with now: nothing when tracking is off. */
  change(): Change | undefined {
    return this.tracking === "Off" ? undefined : { author: this.author };
  }

  insertAfter(paragraph: Paragraph, text: string): Paragraph {
    const made = new Paragraph(this, { text: "", style: paragraph.style, list: paragraph.list });
    made.inserted = this.change();
    made.insert(0, text);
    this.paragraphs.splice(this.paragraphs.indexOf(paragraph) + 1, 0, made);
    return made;
  }

  drop(paragraph: Paragraph): void {
    this.paragraphs = this.paragraphs.filter((one) => one !== paragraph);
  }

  comment(stretch: Stretch, content: string): FakeComment {
    this.lastComment += 1;
    const comment = { id: `c${this.lastComment}`, content, author: this.author, stretch };
    this.comments.push(comment);
    return comment;
  }

  reject(change: TrackedChange): void {
    for (const atom of change.atoms) {
      if (change.type === "Added") change.paragraph.remove(atom);
      else delete atom.deleted;
    }
  }

  /** What Word's API calls the text of `atoms`. */
  shown(atoms: readonly Atom[]): string {
    return atoms.filter((atom) => this.shows || !atom.deleted).map((atom) => atom.unit).join("");
  }

  /** The paragraphs' texts once everything is accepted, line breaks as the server reads them. */
  accepted(): string[] {
    return joined(this.paragraphs.map((one) => (
      { text: plain(one.atoms.filter((atom) => !atom.deleted)), endless: Boolean(one.deleted) })));
  }

  /** The paragraphs' texts once everything is rejected. */
  rejected(): string[] {
    return joined(this.paragraphs.map((one) => (
      { text: plain(one.atoms.filter((atom) => !atom.inserted)), endless: Boolean(one.inserted) })));
  }

  /** How many changes of `author` are in the document. */
  revisions(author = this.author): { insertions: number; deletions: number } {
    const changes = this.paragraphs.flatMap((one) => one.changes(one.stretch()))
      .filter((one) => one.author === author);
    return {
      insertions: changes.filter((one) => one.type === "Added").length,
      deletions: changes.filter((one) => one.type === "Deleted").length,
    };
  }
}

/** A paragraph whose end is gone runs into the next one. */
function joined(paragraphs: readonly { text: string; endless: boolean }[]): string[] {
  const texts: string[] = [];
  let open = "";
  for (const { text, endless } of paragraphs) {
    open += text;
    if (endless) continue;
    texts.push(open);
    open = "";
  }
  return texts;
}

function plain(atoms: readonly Atom[]): string {
  return atoms.map((atom) => atom.unit).join("").replaceAll("\u000b", "\n");
}

function quotes(text: string): string {
  return text.replace(/[‘’]/g, "'").replace(/[“”]/g, '"');
}
