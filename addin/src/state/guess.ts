// A first look at who the sides are, made here before anything is sent, for the first screen only.
// Reads the names that a contract's opening defines; the review decides, and says so.

import { strFromU8, unzipSync } from "fflate";
import type { OpenDocument } from "../host/types";

export interface Guess {
  /** What the contract calls the sides, in its order. */
  terms: string[];
  /** Which of them is the side that does the work, null when no name says so. */
  ours: string | null;
}

const OPENING = 6000; // characters: parties are named on the first page or two
const LARGEST = 64 * 1024 * 1024;
const NONE: Guess = { terms: [], ours: null };
const DEFINED = /\((?:[^()"“”]{0,60}?)["“]([A-Z][A-Za-z’' -]{1,30})["”][^()]{0,40}\)/g;
const PROVIDERS = new Set([
  "agency", "consultant", "contractor", "developer", "provider", "service provider", "supplier",
  "vendor", "studio", "licensor", "independent contractor", "integrator",
]);
const CLIENTS = new Set([
  "buyer", "client", "company", "customer", "licensee", "owner", "principal", "purchaser", "sponsor",
]);

/** The sides as the opening names them; none when they cannot be told. Never throws. */
export function guessSides(document: OpenDocument): Guess {
  try {
    return sidesIn(openingText(document));
  } catch {
    return NONE; // the server says what is wrong with the file, when it is sent
  }
}

/** The same, from the opening's text. */
export function sidesIn(text: string): Guess {
  const found = [...text.matchAll(DEFINED)].map((match) => (match[1] ?? "").trim());
  const terms = [...new Set(found)].filter(isSide);
  return { terms, ours: terms.find((term) => PROVIDERS.has(term.toLowerCase())) ?? null };
}

function isSide(term: string): boolean {
  return PROVIDERS.has(term.toLowerCase()) || CLIENTS.has(term.toLowerCase());
}

function openingText(document: OpenDocument): string {
  const xml = document.format === "flat-opc" ? strFromU8(document.bytes) : mainPart(document.bytes);
  const texts = xml.matchAll(/<w:t(?:\s[^>]*)?>([^<]*)<|<\/w:p>/g);
  let opening = "";
  for (const [, text] of texts) {
    opening += text ?? "\n";
    if (opening.length > OPENING) break;
  }
  return unescaped(opening);
}

function mainPart(bytes: Uint8Array): string {
  const parts = unzipSync(bytes, {
    filter: (file) => file.name === "word/document.xml" && file.originalSize < LARGEST,
  });
  return strFromU8(parts["word/document.xml"] ?? new Uint8Array());
}

function unescaped(text: string): string {
  return text.replace(/&(quot|amp|lt|gt|apos);/g, (_, name: string) => (
    { quot: '"', amp: "&", lt: "<", gt: ">", apos: "'" }[name] ?? ""));
}
