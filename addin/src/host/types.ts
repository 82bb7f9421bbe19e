// What the pane and the page know of the document they work on: the review as the server sends it
// (schema 1), and the host that reads and writes the document. Types, and the one error class.
// Knows neither Office.js nor React.

// ---- The review, schema 1 (docs/review-json.md) -------------------------------------------------

export type Status = "adequate" | "weak" | "hostile" | "missing";

export type Position = "standard" | "mutual" | "fallback";

export type Action = "replace" | "insert" | "delete" | "insert-paragraphs" | "delete-paragraph";

/** Where something stands: UTF-16 offsets in a paragraph's text, other people's changes accepted. */
export interface Place {
  /** Counts the body's paragraphs as Word does; null outside the body. */
  paragraph: number | null;
  start: number;
  end: number;
  /** The note, header or text box, when `paragraph` is null. */
  story?: string;
}

export interface Evidence extends Place {
  label: string;
  heading: string;
  text: string;
}

export interface NewParagraph {
  text: string;
  /** The paragraph style's displayed name, "" for the default. */
  style: string;
  numbered: boolean;
}

interface EditBase extends Place {
  /** Unique in a review: "liability.cap/1". */
  id: string;
  before: string;
  /** SHA-256 of the paragraph's text in UTF-8, in hexadecimal. */
  paragraph_text_sha256: string;
  comment: string | null;
}

export interface TextEdit extends EditBase {
  action: "replace" | "insert" | "delete" | "delete-paragraph";
  after: string;
}

export interface InsertParagraphs extends EditBase {
  action: "insert-paragraphs";
  after: NewParagraph[];
}

export type Edit = TextEdit | InsertParagraphs;

export interface Reason {
  code: string;
  message: string;
}

export interface Finding {
  term: string;
  red_line: string;
  title: string;
  status: Status;
  priority: number;
  reasons: Reason[];
  evidence: Evidence[];
  values: Record<string, number>;
  /** Internal: never for the other side. */
  walk_away: string;
  edits: Edit[];
  held_back: string | null;
}

export interface Party {
  term: string;
  name: string;
}

export interface Review {
  schema: number;
  document: {
    name: string;
    sha256: string;
    paragraphs: number;
    words: number;
    revisions: { insertions: number; deletions: number; authors: string[] };
  };
  parties: { provider: Party; client: Party; sure: boolean };
  playbook: { id: string; version: string; position: Position };
  findings: Finding[];
  summary: Record<Status, number>;
  notes: string[];
}

export interface RedlineCounts {
  insertions: number;
  deletions: number;
  comments: number;
  output: string;
  sha256: string;
}

/** The answer to POST /api/v1/redline with Accept: application/json. */
export interface RedlineReply {
  review: Review;
  redline: RedlineCounts;
  /** The redlined file, base64. */
  document: string;
}

// ---- What this Word can do ----------------------------------------------------------------------

/** "browser" is the page without Word. */
export type Platform = "windows" | "mac" | "web" | "ipad" | "browser";

export interface Capabilities {
  platform: Platform;
  /** x of the newest WordApi 1.x; 0 outside Word. */
  wordApi: number;
  /** x of the newest WordApiDesktop 1.x; 0 without. */
  wordApiDesktop: number;
  /** Word refuses changes: opened for reading only, or protected. */
  readOnly: boolean;
  /** Native edits with tracking switched on (WordApi 1.4). */
  nativeEdits: boolean;
  comments: boolean;
  /** Our own edits can be taken back one by one (WordApi 1.6). */
  undo: boolean;
  openCopy: boolean;
  replaceAll: boolean;
  compare: boolean;
  /** How a file gets out: a link in the page, or our page opened in the person's browser. */
  download: "link" | "browser";
  /** For a report of a problem: host, version, sets. Holds nothing of the document. */
  diagnosis: string;
}

// ---- Which way the redline goes back ------------------------------------------------------------

/**
 * A: edits in the open document, with tracking on. B: the redlined file opened as a new document.
 * C: the open document replaced. D: the redlined file as a download. "compare": Word itself
 * compares the open document with the accepted text.
 */
export type Route = "A" | "B" | "C" | "D" | "compare";

/** Whose name the changes carry: the person signed in to Word, or the name chosen for the redline. */
export type Signature = "you" | "chosen";

export interface RouteChoice {
  route: Route;
  /** How A writes: Word's own edits, or a paragraph's markup where Word has no switch for tracking. */
  method: "native" | "markup" | null;
  /** A few words for a button: "Apply in this document". */
  label: string;
  /** A sentence: why this way, and what it means. */
  reason: string;
  signature: Signature;
  /** A sentence: whose name the changes will carry. */
  signatureText: string;
  /** Ask before: the way cannot be taken back by Word's own Undo. */
  confirm: boolean;
}

export interface RouteFacts {
  capabilities: Capabilities;
  /** Other people's pending changes are in the document. */
  hasRevisions: boolean;
  /** Word refused a change although the document was not opened for reading only. */
  isProtected?: boolean;
  /** How many of the edits tried did not find their place. */
  edits?: { tried: number; unplaced: number };
  /** The changes must carry this name, not the name of the person at Word. */
  fixedAuthor?: string;
  /** A clean copy (everything accepted) is at hand, which comparing needs. */
  cleanCopy?: boolean;
  /** Other people are working in the document at the same time. */
  otherAuthorsPresent?: boolean;
}

/** The best way first; never empty. */
export interface RouteDecision {
  first: RouteChoice;
  then: RouteChoice[];
  /** Sentences for the person, such as what will be written as comments. */
  notes: string[];
}

// ---- The host ------------------------------------------------------------------------------------

export interface OpenDocument {
  bytes: Uint8Array;
  /** A file name with its suffix. */
  name: string;
  /** "flat-opc" is XML, which the server takes as well. */
  format: "docx" | "flat-opc";
  mimeType: string;
  /** Why the file itself could not be had, null when it could. */
  fallbackReason: string | null;
}

export type SkipCode =
  | "changed"       // the paragraph reads differently from what the server saw
  | "ambiguous"     // it moved, and stands more than once
  | "elsewhere"     // in a note, header or text box, which Word's edits cannot reach
  | "unplaced"      // the words were not found at their place
  | "already"       // this edit was applied before
  | "cancelled";

export type FailCode = "not-allowed" | "word-error" | "timeout";

export interface EditProblem<Code extends string> {
  edit: Edit;
  code: Code;
  /** A sentence for the person, with what to do. */
  reason: string;
}

export interface AppliedEdit {
  edit: Edit;
  comment: "added" | "none" | "failed";
  /** Why the comment failed. */
  commentReason: string | null;
}

/** Every edit given is in exactly one of the four lists. */
export interface ApplyResult {
  applied: AppliedEdit[];
  /** Written as a comment only: the paragraph holds other people's pending changes. */
  commented: EditProblem<"revisions">[];
  skipped: EditProblem<SkipCode>[];
  failed: EditProblem<FailCode>[];
  /** Whether the tracking switch is as it was found. */
  modeRestored: boolean;
}

export interface UndoResult {
  undone: Edit[];
  /** Of those undone, the ones whose comment Word did not delete. */
  commentsLeft: Edit[];
  failed: EditProblem<FailCode | SkipCode>[];
}

export interface ReplaceResult {
  /** False when the counts of the document now differ from what was expected. */
  verified: boolean;
  /** What was counted, or why nothing could be. */
  note: string;
}

export interface Progress {
  done: number;
  total: number;
}

export interface Work {
  signal?: AbortSignal;
  onProgress?: (progress: Progress) => void;
}

export interface ApplyWork extends Work {
  /** Whether the edits' comments are written; true unless said. */
  comments?: boolean;
  /** Edits in paragraphs with other people's changes become comments; true unless said. */
  commentOnRevised?: boolean;
  /** Writing a paragraph's markup needs a name for the changes; "Sevenlines" unless said. */
  author?: string;
}

export interface WordHost {
  readonly capabilities: Capabilities;

  /** The open document as it is now, unsaved changes included. Throws HostError. */
  read(work?: Work): Promise<OpenDocument>;

  /**
   * Call once for every review shown: from now on edits are this review's, and a paragraph that
   * several edits follow gets them in the review's order.
   */
  begin(review: Review): void;

  /** Selects the place and scrolls to it; false when only its paragraph, or nothing, was found. */
  select(place: Place): Promise<boolean>;

  /**
   * Writes edits with tracking on, last to first, each checked against the document before.
   * Can be called again with other edits of the same review. Throws HostError only when nothing
   * could be tried.
   */
  apply(edits: readonly Edit[], work?: ApplyWork): Promise<ApplyResult>;

  /** Takes back edits that `apply` wrote. */
  undo(edits: readonly Edit[]): Promise<UndoResult>;

  /** The ids of the edits that stand in the document through `apply`. */
  appliedIds(): ReadonlySet<string>;

  /** Puts a comment at the place. Throws HostError. */
  comment(place: Place, text: string): Promise<void>;

  /** Opens a .docx (base64) as a new document. Throws HostError. */
  openCopy(base64: string): Promise<void>;

  /**
   * Puts a .docx (base64) in the place of the open document; ask the person before. `expected` is
   * what the file holds, null for the original coming back. Throws HostError.
   */
  replaceAll(base64: string, expected: { comments: number } | null): Promise<ReplaceResult>;

  /** The original as `read` gave it, put back by `replaceAll`; null before the first `read`. */
  original(): OpenDocument | null;

  /** Word compares the open document with this clean .docx (base64). Throws HostError. */
  compare(cleanBase64: string, author: string): Promise<void>;

  /** How many people work in the document now; null when Word does not say. */
  authorsPresent(): Promise<number | null>;

  /** Opens an address in the person's browser. */
  openLink(url: string): void;

  /** Colours of Word's theme; null when Word does not say. Read again when the pane gets focus. */
  theme(): { dark: boolean; background: string; foreground: string } | null;

  /** "en-US": the language of Word, or of the browser. */
  language(): string;
}

export type HostErrorCode =
  | "timeout"        // Word did not answer in time
  | "unreadable"     // neither the file nor its XML could be had
  | "not-allowed"    // Word refuses: protected, read-only, or by policy
  | "unsupported"    // this Word cannot do it
  | "cancelled"
  | "word-error";    // anything else that Word says

/** What went wrong between us and Word: a title (`message`) and what to do. */
export class HostError extends Error {
  readonly code: HostErrorCode;
  readonly advice: string;

  constructor(code: HostErrorCode, message: string, advice: string) {
    super(message);
    this.name = "HostError";
    this.code = code;
    this.advice = advice;
  }
}
