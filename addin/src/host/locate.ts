// Finds points and stretches inside a paragraph of Word, each proved by the text before it.
//
// Word has no offsets in a paragraph. It has search, which takes at most 255 characters
// (office-js 31), gives ^ a meaning (168, 731), takes straight and curly quotes for the same, and
// finds nothing when a tracked deletion is inside the phrase (5874, 4170). So a point is found by
// the untouched words beside it, and a hit counts only when the text from the paragraph's start
// up to it is what it should be.

import type { Point } from "./ledger";
import { sync } from "./office";
import { readable } from "./text";

const SHORT = 24;
const LONG = 100;
/** So short that a deletion nearby is not inside, and so often there that the prefix decides. */
const TINY = 6;
const MOST_HITS = 60;

/** What Word's search calls the characters that it cannot be given as they are. */
const SPECIAL: Record<string, string> = {
  "^": "^^", "\t": "^t", "\n": "^l", "\u2011": "^~", "\u00ad": "^-", "\u00a0": "^s",
};

export type Side = "left" | "right";

/** A hit beside a point: `left` ends at the point, `right` begins there. */
export interface Beside {
  side: Side;
  hit: Word.Range;
}

export interface Wanted {
  paragraph: Word.Paragraph;
  /** Readable text of the paragraph, to choose words that stand there once. */
  text: string;
  point: Point;
  prefer: Side;
  /** The other side would be another place, as an edit of ours stands at the point. */
  only?: boolean;
}

/** The place of each point, null where it was not found. A few round trips for all of them. */
export async function locate(
  context: Word.RequestContext, wanted: readonly Wanted[],
): Promise<(Beside | null)[]> {
  const places = await attempt(context, wanted, needle);
  for (const words of [tiny, tinyOnTheOtherSide]) {
    const missing = wanted.map((_, index) => index).filter((index) => !places[index]);
    if (missing.length === 0) break;
    const again = await attempt(context, missing.map((index) => wanted[index]!), words);
    missing.forEach((index, at) => { places[index] = again[at]!; });
  }
  return places;
}

/** Chooses words beside a point and their side; null when there are none. */
type Choice = (wanted: Wanted) => { side: Side; phrase: string } | null;

async function attempt(
  context: Word.RequestContext, wanted: readonly Wanted[], words: Choice,
): Promise<(Beside | null)[]> {
  const searches = wanted.map((one) => search(one, words));
  if (!searches.some(Boolean)) return wanted.map(() => null);
  await sync(context);
  const candidates = searches.map((found, index) => found && prefixesOf(found, wanted[index]!));
  await sync(context);
  return candidates.map((found, index) => found && choose(found, wanted[index]!.point));
}

interface Search {
  side: Side;
  hits: Word.RangeCollection;
}

function search(wanted: Wanted, words: Choice): Search | null {
  const chosen = words(wanted);
  if (!chosen) return null;
  const hits = wanted.paragraph.search(escaped(chosen.phrase), { matchCase: true });
  hits.load("items");
  return { side: chosen.side, hits };
}

interface Candidates {
  side: Side;
  hits: { hit: Word.Range; prefix: Word.Range }[];
}

function prefixesOf(found: Search, wanted: Wanted): Candidates {
  const start = wanted.paragraph.getRange("Start");
  const hits = found.hits.items.slice(0, MOST_HITS).map((hit) => {
    const prefix = start.expandTo(hit.getRange(found.side === "left" ? "End" : "Start"));
    prefix.load("text");
    return { hit, prefix };
  });
  return { side: found.side, hits };
}

function choose(found: Candidates, point: Point): Beside | null {
  const right = found.side === "left" ? point.beforeLeftEnd : point.beforeRightStart;
  const fitting = found.hits.filter(({ prefix }) => right.includes(readable(prefix.text)));
  return fitting.length === 1 ? { side: found.side, hit: fitting[0]!.hit } : null;
}

/** The point itself, as an empty range. */
export function pointOf(beside: Beside): Word.Range {
  return beside.hit.getRange(beside.side === "left" ? "End" : "Start");
}

/** The fewest of the words beside the point that stand once in the paragraph. */
function needle(wanted: Wanted): ReturnType<Choice> {
  const { text } = wanted;
  const side = sideOf(wanted);
  const words = usable(wanted.point[side], side);
  const phrases = [SHORT, LONG].map((length) => cut(words, side, length));
  const once = phrases.find((one) => one && text.indexOf(one) === text.lastIndexOf(one));
  const phrase = once ?? phrases.at(-1)!;
  return phrase ? { side, phrase } : null;
}

function tiny(wanted: Wanted): ReturnType<Choice> {
  const side = sideOf(wanted);
  const phrase = cut(usable(wanted.point[side], side), side, TINY);
  return phrase ? { side, phrase } : null;
}

function tinyOnTheOtherSide(wanted: Wanted): ReturnType<Choice> {
  return wanted.only ? null : tiny({ ...wanted, prefer: other(sideOf(wanted)), only: true });
}

function sideOf(wanted: Wanted): Side {
  return wanted.only || wanted.point[wanted.prefer] ? wanted.prefer : other(wanted.prefer);
}

/** The words nearest to the point that a search can be given: U+FFFC stands for no letter. */
function usable(words: string, side: Side): string {
  return side === "left" ? words.split("\ufffc").pop()! : words.split("\ufffc")[0]!;
}

/** At most `length` units beside the point, no half of a character. */
function cut(words: string, side: Side, length: number): string {
  const phrase = side === "left" ? words.slice(-length) : words.slice(0, length);
  if (phrase.length === words.length) return phrase;
  return side === "left" ? phrase.replace(/^[\udc00-\udfff]/, "") : phrase.replace(/[\ud800-\udbff]$/, "");
}

function escaped(phrase: string): string {
  return Array.from(phrase, (character) => SPECIAL[character] ?? character).join("");
}

function other(side: Side): Side {
  return side === "left" ? "right" : "left";
}
