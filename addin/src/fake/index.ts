// A Word that is none: installs Office and Word as globals, backed by a document in memory. For unit
// tests, and in a browser in the place of Office's script.

import { Batch } from "./batch";
import { FakeDocument, type StartParagraph } from "./model";
import type { Faults, World } from "./objects";
import { FakeOffice } from "./office";
import { WORDS, type Sets } from "./sets";
import { FakeWord, type Handed } from "./word";

export type { StartParagraph, Segment } from "./model";
export type { Faults } from "./objects";
export { WORDS } from "./sets";

export interface FakeOptions {
  word?: keyof typeof WORDS;
  /** The paragraphs of the body, as `body.paragraphs` gives them. */
  paragraphs: readonly StartParagraph[];
  /** What getFileAsync hands over. */
  bytes?: Uint8Array;
  url?: string;
  readOnly?: boolean;
  /** The person at Word. */
  author?: string;
  /** Whether a paragraph's text holds deleted words, which differs by view and platform. */
  showsDeletions?: boolean;
  faults?: Faults;
}

export interface Fake {
  document: FakeDocument;
  faults: Faults;
  handed: Handed;
  office: FakeOffice;
  /** How many round trips there were. */
  syncs(): number;
  /** Takes Office and Word away again. */
  remove(): void;
}

export function installFakeWord(options: FakeOptions): Fake {
  const sets: Sets = WORDS[options.word ?? "Microsoft 365 on Windows"];
  const document = new FakeDocument(options.paragraphs, options.author ?? "Pat Lawyer");
  document.shows = options.showsDeletions ?? false;
  const faults = options.faults ?? {};
  const world: World = { sets, document, faults, batch: new Batch(), edits: 0 };
  const word = new FakeWord(world);
  const office = new FakeOffice(world, {
    bytes: options.bytes ?? new Uint8Array(0),
    url: options.url ?? "https://example.com/contracts/agreement.docx",
    readOnly: options.readOnly ?? false,
  });
  Object.assign(globalThis, { Office: office, Word: word });
  return {
    document, faults, office, handed: word.handed,
    syncs: () => world.batch.syncs,
    remove: () => {
      Reflect.deleteProperty(globalThis, "Office");
      Reflect.deleteProperty(globalThis, "Word");
    },
  };
}
