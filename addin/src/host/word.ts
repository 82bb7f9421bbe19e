// The task pane's host: Word behind the interface of types.ts. Wires the modules of this folder
// and remembers what they need from one call to the next.

import { Anchors } from "./anchor";
import { applyEdits, paragraphTexts, type Session } from "./apply";
import { capabilitiesOf, type OfficeContext } from "./capabilities";
import { Ledger } from "./ledger";
import { locate, pointOf } from "./locate";
import { applyMarkup } from "./markup";
import { hostError, sync } from "./office";
import { readDocument } from "./read";
import { compareWith, openCopy, replaceAll } from "./replace";
import type {
  ApplyResult, ApplyWork, Capabilities, Edit, OpenDocument, Place, ReplaceResult, Review, UndoResult,
  Work, WordHost,
} from "./types";
import { undoEdits } from "./undo";

/** Office says nothing when its script is blocked or loaded outside Office. */
const START_TIMEOUT = 3_000;

/** Word, or null when this page is not a task pane of Word. */
export async function connectWord(milliseconds = START_TIMEOUT): Promise<WordHost | null> {
  if (typeof Office === "undefined" || typeof Office.onReady !== "function") return null;
  const late = new Promise<null>((resolve) => { setTimeout(() => resolve(null), milliseconds); });
  const info = await Promise.race([Office.onReady(), late]).catch(() => null);
  if (info?.host !== Office.HostType.Word) return null;
  return new OfficeWordHost(capabilitiesOf(Office.context as unknown as OfficeContext));
}

class OfficeWordHost implements WordHost {
  private session: Session = { ledger: new Ledger(), snapshot: [], hasRevisions: false };
  private reviewed: string | null = null;
  private latest: { document: OpenDocument; snapshot: readonly string[] } | null = null;
  /** While the document is replaced, the original stays what it was before. */
  private replaced: OpenDocument | null = null;

  constructor(readonly capabilities: Capabilities) {}

  async read(work: Work = {}): Promise<OpenDocument> {
    const document = await readDocument(work, this.capabilities.platform === "web");
    const snapshot = await Word.run(async (context) => (await paragraphTexts(context)).texts)
      .catch(() => []); // without it an edit may be skipped where it could have been a comment
    this.latest = { document, snapshot };
    if (this.reviewed === null) this.session.snapshot = snapshot;
    return document;
  }

  begin(review: Review): void {
    const edits = this.session.ledger;
    const same = this.reviewed === review.document.sha256;
    this.reviewed = review.document.sha256;
    if (same) {
      edits.reorder(review); // other wording for the same document: what is written stays known
    } else {
      const { insertions, deletions } = review.document.revisions;
      this.session = {
        ledger: new Ledger(review), snapshot: this.latest?.snapshot ?? [],
        hasRevisions: insertions + deletions > 0,
      };
    }
  }

  appliedIds(): ReadonlySet<string> {
    return this.session.ledger.ids();
  }

  apply(edits: readonly Edit[], work: ApplyWork = {}): Promise<ApplyResult> {
    const write = this.capabilities.nativeEdits ? applyEdits : applyMarkup;
    return write(this.session, edits, work);
  }

  undo(edits: readonly Edit[]): Promise<UndoResult> {
    return undoEdits(this.session, edits);
  }

  async select(place: Place): Promise<boolean> {
    try {
      return await Word.run(async (context) => {
        const found = await this.find(context, place);
        if (!found) return false;
        if (found.range) found.range.select();
        else found.paragraph.select();
        await sync(context);
        return found.range !== null;
      });
    } catch {
      return false; // the clause is still to be seen in the pane
    }
  }

  async comment(place: Place, text: string): Promise<void> {
    try {
      await Word.run(async (context) => {
        const found = await this.find(context, place);
        const range = found?.range ?? found?.paragraph.getRange("Content");
        if (!range) throw hostError({ code: "ItemNotFound" }, "find the place of the comment");
        range.insertComment(text);
        await sync(context);
      });
    } catch (error) {
      throw hostError(error, "add the comment");
    }
  }

  /** The paragraph of `place`, and its words where they are still untouched. */
  private async find(context: Word.RequestContext, place: Place): Promise<{
    paragraph: Word.Paragraph; range: Word.Range | null;
  } | null> {
    if (place.paragraph === null) return null;
    const { items, texts } = await paragraphTexts(context);
    const anchors = new Anchors(texts, this.session.snapshot, this.session.ledger);
    const index = anchors.whereIs(place.paragraph);
    const paragraph = index === null ? undefined : items[index];
    if (!paragraph) return null;
    const { ledger } = this.session;
    const text = ledger.original(place.paragraph) ?? texts[index!]!;
    const at = (offset: number, prefer: "left" | "right") => (
      { paragraph, text, point: ledger.point(place.paragraph!, text, offset), prefer });
    if (place.start >= place.end) return { paragraph, range: null };
    const [from, to] = await locate(context, [at(place.start, "right"), at(place.end, "left")]);
    return { paragraph, range: from && to ? pointOf(from).expandTo(pointOf(to)) : null };
  }

  openCopy(base64: string): Promise<void> {
    return openCopy(base64);
  }

  async replaceAll(base64: string, expected: { comments: number } | null): Promise<ReplaceResult> {
    this.replaced ??= this.latest?.document ?? null;
    const result = await replaceAll(base64, expected, this.capabilities.comments);
    if (!expected) this.replaced = null;
    this.session = { ledger: new Ledger(), snapshot: [], hasRevisions: false };
    this.reviewed = null;
    return result;
  }

  original(): OpenDocument | null {
    return this.replaced ?? this.latest?.document ?? null;
  }

  compare(cleanBase64: string, author: string): Promise<void> {
    return compareWith(cleanBase64, author);
  }

  async authorsPresent(): Promise<number | null> {
    if (this.capabilities.wordApiDesktop < 4) return null;
    return Word.run(async (context) => {
      const { authors } = (context.document as unknown as Coauthored).coauthoring;
      authors.load("items");
      await sync(context);
      return authors.items.length;
    }).catch(() => null);
  }

  openLink(url: string): void {
    if (Office.context.requirements.isSetSupported("OpenBrowserWindowApi", "1.1")) {
      Office.context.ui.openBrowserWindow(url);
    } else {
      window.open(url, "_blank", "noopener");
    }
  }

  theme(): { dark: boolean; background: string; foreground: string } | null {
    const theme = Office.context.officeTheme as Office.OfficeTheme | undefined;
    if (!theme?.bodyBackgroundColor) return null;
    const { bodyBackgroundColor: background, bodyForegroundColor: foreground } = theme;
    return { dark: theme.isDarkTheme ?? isDark(background), background, foreground };
  }

  language(): string {
    // Not there in Word on the web.
    return Office.context.displayLanguage || navigator.language;
  }
}

/** WordApiDesktop 1.4; the released types do not have it yet. */
interface Coauthored {
  coauthoring: { authors: { items: unknown[]; load(what: string): void } };
}

function isDark(colour: string): boolean {
  const [red = 255, green = 255, blue = 255] = (colour.match(/[0-9a-f]{2}/gi) ?? []).map((part) => parseInt(part, 16));
  return red * 299 + green * 587 + blue * 114 < 128_000;
}
