// The fake's Word objects: what our adapter calls of Word.Paragraph, Word.Range and their kin, with
// Word's limits. Knows the model and the batch.

import { Batch, names, OfficeError, Remote } from "./batch";
import type { FakeComment, FakeDocument, Paragraph, Stretch, TrackedChange } from "./model";
import { isSupported, type Sets } from "./sets";

/** What goes wrong, until it is set back: Word's error codes, or how the fault shows. */
export interface Faults {
  getFile?: number | "hang";
  slice?: number;
  getOoxml?: string;
  /** Switching tracking: refused, or without effect. */
  tracking?: string | "stuck";
  /** Every edit, or the edit with this number (from 1), once. */
  edit?: string;
  editAt?: number;
  comment?: string;
  open?: string;
  replace?: string;
  commentsLost?: boolean;
  /** Edits never come back from sync. */
  sync?: "hang";
}

export interface World {
  sets: Sets;
  document: FakeDocument;
  faults: Faults;
  batch: Batch;
  edits: number;
}

function need(world: World, set: "WordApi" | "WordApiDesktop", minor: number): void {
  if (!isSupported(world.sets, set, `1.${minor}`)) throw new OfficeError("ApiNotFound");
}

function writing(world: World): void {
  world.edits += 1;
  if (world.faults.edit) throw new OfficeError(world.faults.edit);
  if (world.faults.editAt === world.edits) {
    delete world.faults.editAt;
    throw new OfficeError("GeneralException");
  }
}

export class FakeCollection<Model extends object, Item extends Remote<Model>> extends Remote<Model[]> {
  constructor(
    batch: Batch, find: () => Model[],
    private readonly make: (model: Model) => Item & { load(what?: string): void },
  ) {
    super(batch, find);
  }

  load(what: string): void {
    this.batch.add(() => {
      const items = this.model.map((one) => {
        const item = this.make(one);
        item.load(what);
        return item;
      });
      this.set("items", items);
    });
  }

  get items(): Item[] {
    return this.value("items");
  }
}

export class FakeRange extends Remote<Stretch> {
  constructor(protected readonly world: World, find: () => Stretch | null) {
    super(world.batch, find);
  }

  load(what?: string): void {
    this.batch.add(() => {
      for (const name of names(what)) if (name === "text") this.set("text", this.world.document.shown(this.model.atoms));
    });
  }

  get text(): string {
    return this.value("text");
  }

  getRange(where = "Whole"): FakeRange {
    return new FakeRange(this.world, () => {
      const { paragraph, start, end } = this.model;
      if (where === "Start") return paragraph.stretch(start, start);
      return where === "End" ? paragraph.stretch(end, end) : paragraph.stretch(start, end);
    });
  }

  expandTo(other: FakeRange): FakeRange {
    return new FakeRange(this.world, () => {
      const [a, b] = [this.model, other.model];
      if (a.paragraph !== b.paragraph) throw new OfficeError("InvalidArgument");
      return a.paragraph.stretch(Math.min(a.start, b.start), Math.max(a.end, b.end));
    });
  }

  insertText(text: string, where: string): FakeRange {
    return new FakeRange(this.world, () => {
      writing(this.world);
      if (text.includes("\n")) throw new OfficeError("InvalidArgument", "a line feed makes a paragraph");
      return write(this.model, text, where);
    });
  }

  delete(): void {
    this.batch.add(() => {
      writing(this.world);
      this.model.paragraph.delete(this.model);
    });
  }

  insertComment(text: string): FakeComments["items"][number] {
    return new FakeCommentObject(this.world, () => {
      need(this.world, "WordApi", 4);
      if (this.world.faults.comment) throw new OfficeError(this.world.faults.comment);
      return this.world.document.comment(this.model, text);
    });
  }

  getComments(): FakeComments {
    return commentsOf(this.world, () => this.world.document.comments
      .filter(({ stretch }) => stretch.paragraph === this.model.paragraph));
  }

  getTrackedChanges(): FakeChanges {
    return changesOf(this.world, () => this.model);
  }

  select(): void {
    this.batch.add(() => { this.world.document.selected = this.world.document.shown(this.model.atoms); });
  }
}

/** As Word does it: on a replacement the new text comes after the struck one. */
function write(stretch: Stretch, text: string, where: string): Stretch {
  const { paragraph } = stretch;
  switch (where) {
    case "Replace": {
      const { end } = stretch;
      const mark = paragraph.stretch(end, end);
      const made = paragraph.insert(mark.start, text);
      paragraph.delete(stretch);
      return made;
    }
    case "Start":
      return paragraph.insert(stretch.start, text, stretch);
    case "End":
      return paragraph.insert(stretch.end, text, stretch);
    default:
      throw new OfficeError("InvalidArgument");
  }
}

export class FakeParagraph extends Remote<Paragraph> {
  constructor(private readonly world: World, find: () => Paragraph | null) {
    super(world.batch, find);
  }

  load(what?: string): void {
    this.batch.add(() => {
      this.set("isNullObject", this.isMissing);
      if (this.isMissing) return;
      for (const name of names(what)) this.set(name, this.read(name));
    });
  }

  private read(name: string): unknown {
    const { atoms, style, list } = this.model;
    if (name === "text") return this.world.document.shown(atoms);
    if (name === "style") return style;
    if (name === "styleBuiltIn") return style === "Normal" ? "Normal" : "Other";
    if (name === "isListItem") return list;
    throw new OfficeError("InvalidArgument", `the fake does not know ${name}`);
  }

  get text(): string {
    return this.value("text");
  }

  get isNullObject(): boolean {
    return this.value("isNullObject");
  }

  get isListItem(): boolean {
    return this.value("isListItem");
  }

  get style(): string {
    return this.value("style");
  }

  set style(style: string) {
    this.batch.add(() => { this.model.style = style; });
  }

  get styleBuiltIn(): string {
    return this.value("styleBuiltIn");
  }

  set styleBuiltIn(style: string) {
    this.batch.add(() => { this.model.style = style; });
  }

  detachFromList(): void {
    this.batch.add(() => { this.model.list = false; });
  }

  getRange(where = "Whole"): FakeRange {
    return new FakeRange(this.world, () => {
      const { length } = this.model.atoms;
      if (where === "Start") return this.model.stretch(0, 0);
      return where === "End" ? this.model.stretch(length, length) : this.model.stretch();
    });
  }

  search(phrase: string, options: { matchCase?: boolean } = {}): FakeRanges {
    return rangesOf(this.world, () => {
      if (phrase.length > 255 || phrase === "") throw new OfficeError("SearchStringInvalidOrTooLong");
      return this.model.find(unescaped(phrase), options.matchCase ?? false);
    });
  }

  insertText(text: string, where: string): FakeRange {
    return this.getRange("Whole").insertText(text, where);
  }

  insertParagraph(text: string, where: string): FakeParagraph {
    return new FakeParagraph(this.world, () => {
      writing(this.world);
      if (where !== "After" || text.includes("\n")) throw new OfficeError("InvalidArgument");
      return this.world.document.insertAfter(this.model, text);
    });
  }

  getNextOrNullObject(): FakeParagraph {
    return new FakeParagraph(this.world, () => {
      const { paragraphs } = this.world.document;
      return paragraphs[paragraphs.indexOf(this.model) + 1] ?? null;
    });
  }

  getTrackedChanges(): FakeChanges {
    return changesOf(this.world, () => this.model.stretch());
  }

  delete(): void {
    this.batch.add(() => {
      writing(this.world);
      this.model.deleteWhole();
    });
  }

  select(): void {
    this.getRange("Content").select();
  }
}

const MEANT: Record<string, string> = {
  "^^": "^", "^t": "\t", "^l": "\u000b", "^~": "\u2011", "^-": "\u00ad", "^s": "\u00a0",
};

function unescaped(phrase: string): string {
  return phrase.replace(/\^./g, (code) => {
    if (!(code in MEANT)) throw new OfficeError("InvalidArgument", "a bare ^ in a search");
    return MEANT[code]!;
  });
}

class FakeCommentObject extends Remote<FakeComment> {
  constructor(private readonly world: World, find: () => FakeComment) {
    super(world.batch, find);
  }

  load(what?: string): void {
    this.batch.add(() => {
      for (const name of names(what)) this.set(name, this.model[name as keyof FakeComment]);
    });
  }

  get content(): string {
    return this.value("content");
  }

  delete(): void {
    this.batch.add(() => {
      const { document } = this.world;
      document.comments = document.comments.filter((one) => one !== this.model);
    });
  }
}

class FakeChange extends Remote<TrackedChange> {
  constructor(private readonly world: World, find: () => TrackedChange) {
    super(world.batch, find);
  }

  load(what?: string): void {
    this.batch.add(() => {
      for (const name of names(what)) this.set(name, this.model[name as keyof TrackedChange]);
    });
  }

  get type(): string {
    return this.value("type");
  }

  get text(): string {
    return this.value("text");
  }

  reject(): void {
    this.batch.add(() => this.world.document.reject(this.model));
  }
}

type FakeRanges = FakeCollection<Stretch, FakeRange>;
type FakeComments = FakeCollection<FakeComment, FakeCommentObject>;
type FakeChanges = FakeCollection<TrackedChange, FakeChange>;

function rangesOf(world: World, find: () => Stretch[]): FakeRanges {
  return new FakeCollection(world.batch, find, (one: Stretch) => new FakeRange(world, () => one));
}

export function commentsOf(world: World, find: () => FakeComment[]): FakeComments {
  return new FakeCollection(world.batch, () => {
    need(world, "WordApi", 4);
    return find();
  }, (one: FakeComment) => new FakeCommentObject(world, () => one));
}

function changesOf(world: World, find: () => Stretch): FakeChanges {
  return new FakeCollection(world.batch, () => {
    need(world, "WordApi", 6);
    const stretch = find();
    return stretch.paragraph.changes(stretch);
  }, (one: TrackedChange) => new FakeChange(world, () => one));
}

export function paragraphsOf(world: World): FakeCollection<Paragraph, FakeParagraph> {
  return new FakeCollection(world.batch, () => world.document.paragraphs,
    (one: Paragraph) => new FakeParagraph(world, () => one));
}

export { need };
