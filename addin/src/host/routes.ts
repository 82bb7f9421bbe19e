// Which ways lead the redline back into Word, best first, and how each is told to the person.
// Knows capabilities and facts about the document; calls nothing.

import type {
  Capabilities, Route, RouteChoice, RouteDecision, RouteFacts, Signature,
} from "./types";

type Way = { route: Route; method: RouteChoice["method"]; why: string };

/** So many unplaced edits, and so large a part of those tried, that another way is better. */
const MANY = 5;
const MANY_SHARE = 0.25;

/** The ways for this Word and this document. A download is always the last resort. */
export function chooseRoutes(facts: RouteFacts): RouteDecision {
  const ways = waysFor(facts)
    .filter((way) => way.route !== "C" || !facts.otherAuthorsPresent)
    .filter((way) => isPossible(way, facts.capabilities));
  if (!ways.some((way) => way.route === "D")) ways.push(download(facts.capabilities));
  const [first, ...then] = ways.map((way) => choice(way, facts));
  return { first: first!, then, notes: notes(facts) };
}

function waysFor(facts: RouteFacts): Way[] {
  const { capabilities } = facts;
  if (capabilities.wordApi === 0) return [download(capabilities)];
  if (capabilities.readOnly || facts.isProtected) {
    return [copy("This document is protected or open for reading only, so it stays as it is."),
      download(capabilities)];
  }
  if (capabilities.platform === "ipad") return [native(), download(capabilities)];
  if (wantsCompare(facts)) return [compare(facts), copy(), replace()];
  if (facts.fixedAuthor) return [copy("Only a copy can carry a name other than yours."), replace()];
  if (facts.hasRevisions && capabilities.nativeEdits) return [native(), copy()];
  return byVersion(capabilities);
}

function byVersion(capabilities: Capabilities): Way[] {
  const { wordApi, platform } = capabilities;
  const beside = platform === "web" ? download(capabilities) : copy();
  if (wordApi >= 5) return [native(), beside, replace()];
  if (wordApi === 4) return [native(), beside];
  if (wordApi === 3) {
    return [copy("This Word cannot switch change tracking on for an add-in."), markup(), download(capabilities)];
  }
  return [markup(), download(capabilities)];
}

/** Word's own comparison: only where it exists, without others' revisions, and with a reason. */
function wantsCompare(facts: RouteFacts): boolean {
  const { tried, unplaced } = facts.edits ?? { tried: 0, unplaced: 0 };
  const many = unplaced >= MANY && unplaced >= tried * MANY_SHARE;
  return facts.capabilities.compare && !facts.hasRevisions && Boolean(facts.cleanCopy)
    && (many || Boolean(facts.fixedAuthor));
}

function isPossible(way: Way, capabilities: Capabilities): boolean {
  switch (way.route) {
    case "A":
      return way.method === "markup" ? capabilities.wordApi >= 1 : capabilities.nativeEdits;
    case "B":
      return capabilities.openCopy;
    case "C":
      return capabilities.replaceAll;
    case "compare":
      return capabilities.compare;
    case "D":
      return true;
  }
}

function native(): Way {
  return { route: "A", method: "native", why: "Each change goes into the open document as a tracked change; everything else stays untouched, and Word’s Undo works." };
}

function markup(): Way {
  return { route: "A", method: "markup", why: "This Word has no switch for change tracking, so each changed paragraph is written again with its changes marked. Word’s Undo may not take it back." };
}

function copy(why = ""): Way {
  return { route: "B", method: null, why: `${why} The redlined file opens as a new document beside this one, which stays as it is.`.trim() };
}

function replace(): Way {
  return { route: "C", method: null, why: "The redlined file takes the place of everything in this document. Numbering, headers and text boxes can come out differently; the original can be put back from here." };
}

function compare(facts: RouteFacts): Way {
  const why = facts.fixedAuthor
    ? "Word compares this document with the finished text and marks the differences in the name you chose."
    : "Many changes did not find their place, so Word itself compares this document with the finished text.";
  return { route: "compare", method: null, why };
}

function download(capabilities: Capabilities): Way {
  const why = capabilities.wordApi === 0
    ? "This is not Word, so the redlined file is downloaded."
    : capabilities.download === "link"
      ? "The redlined file is downloaded, and this document stays as it is."
      : "Word on this device saves no file from here. Our page opens in your browser; choose the document there to download its redline.";
  return { route: "D", method: null, why };
}

const LABELS: Record<Route, string> = {
  A: "Apply in this document",
  B: "Open a redlined copy",
  C: "Replace this document",
  D: "Download the redline",
  compare: "Let Word compare",
};

function choice(way: Way, facts: RouteFacts): RouteChoice {
  const signature: Signature = way.method === "native" ? "you" : "chosen";
  return {
    route: way.route,
    method: way.method,
    label: way.route === "D" && facts.capabilities.download === "browser" ? "Open in the browser" : LABELS[way.route],
    reason: way.why,
    signature,
    signatureText: signature === "you"
      ? "The changes and comments will carry your own name, as Word knows you."
      : `The changes and comments will carry the name ${facts.fixedAuthor ? `“${facts.fixedAuthor}”` : "chosen in the options"}.`,
    confirm: way.route === "C" || way.route === "compare" || way.method === "markup",
  };
}

function notes(facts: RouteFacts): string[] {
  const { capabilities } = facts;
  const inWord = capabilities.wordApi > 0;
  return [
    ...(inWord && facts.hasRevisions && capabilities.nativeEdits
      ? ["Other people’s changes are pending. Where they touch a paragraph, our proposal is written as a comment; a redlined copy holds both."] : []),
    ...(facts.otherAuthorsPresent
      ? ["Others are working in this document now, so it is not replaced as a whole."] : []),
    ...(capabilities.platform === "web" && capabilities.replaceAll && !facts.otherAuthorsPresent
      ? ["Word on the web does not say who else has the document open. Replacing it would overwrite their work."] : []),
  ];
}
