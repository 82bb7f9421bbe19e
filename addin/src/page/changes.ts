// The changes and comments of a .docx, in the order of the document; and a copy for showing, in which
// moves are written as a deletion and an insertion, since the renderer leaves moved text out.

import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";

export interface Change {
  kind: "inserted" | "deleted" | "moved-from" | "moved-to" | "comment";
  author: string;
  text: string;
  /** Which of the `ins` and `del` elements of the rendering shows it; for a comment the nearest after. */
  mark: number;
}

const W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const MAIN = "word/document.xml";
const KINDS: Record<string, Change["kind"]> = {
  ins: "inserted", del: "deleted", moveFrom: "moved-from", moveTo: "moved-to",
};

export interface Shown {
  /** For the renderer. */
  bytes: Uint8Array<ArrayBuffer>;
  changes: Change[];
}

export function readChanges(docx: Uint8Array): Shown {
  const parts = unzipSync(docx);
  const main = strFromU8(parts[MAIN] ?? new Uint8Array());
  const comments = commentsOf(strFromU8(parts["word/comments.xml"] ?? new Uint8Array()));
  const changes = changesIn(new DOMParser().parseFromString(main, "application/xml"), comments);
  parts[MAIN] = strToU8(withoutMoves(main));
  return { bytes: zipSync(parts, { level: 0 }) as Uint8Array<ArrayBuffer>, changes };
}

function withoutMoves(xml: string): string {
  return xml.replace(/(<\/?w:)moveFrom(?=[\s>/])/g, "$1del").replace(/(<\/?w:)moveTo(?=[\s>/])/g, "$1ins");
}

interface Comment {
  author: string;
  text: string;
}

function commentsOf(xml: string): Map<string, Comment> {
  const found = new Map<string, Comment>();
  if (!xml) return found;
  const root = new DOMParser().parseFromString(xml, "application/xml");
  for (const element of root.getElementsByTagNameNS(W, "comment")) {
    const paragraphs = [...element.getElementsByTagNameNS(W, "p")].map(textOf);
    found.set(element.getAttributeNS(W, "id") ?? "", {
      author: element.getAttributeNS(W, "author") ?? "", text: paragraphs.join("\n"),
    });
  }
  return found;
}

/** Runs of changes of one kind and author, side by side in a paragraph or over whole ones, are one. */
function changesIn(root: Document, comments: ReadonlyMap<string, Comment>): Change[] {
  const changes: Change[] = [];
  let mark = 0;
  for (const element of root.getElementsByTagNameNS(W, "*")) {
    const kind = KINDS[element.localName];
    if (kind && isAroundRuns(element)) {
      add(changes, { kind, author: element.getAttributeNS(W, "author") ?? "", text: textOf(element), mark });
      mark += 1;
    } else if (element.localName === "commentRangeStart") {
      const comment = comments.get(element.getAttributeNS(W, "id") ?? "");
      if (comment) changes.push({ kind: "comment", ...comment, mark });
    }
  }
  return changes;
}

/** Around words, not the mark of a paragraph or a row. */
function isAroundRuns(element: Element): boolean {
  return element.parentElement?.localName !== "rPr" && element.parentElement?.localName !== "trPr";
}

function add(changes: Change[], change: Change): void {
  const last = changes.at(-1);
  if (!change.text) return;
  if (last && last.kind === change.kind && last.author === change.author && last.mark === change.mark - 1) {
    last.text += change.text;
    last.mark = change.mark;
  } else {
    changes.push(change);
  }
}

function textOf(element: Element): string {
  let text = "";
  for (const child of element.getElementsByTagNameNS(W, "*")) {
    if (child.localName === "t" || child.localName === "delText") text += child.textContent;
    else if (child.localName === "tab" || child.localName === "br") text += " ";
  }
  return text;
}
