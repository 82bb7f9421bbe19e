// One document under review: what is known of it, and everything a person can do with it.
// The pane has one session, the page one for each file. Knows the server and the host's interface;
// knows no elements and no Office.js.

import type {
  Edit, Finding, OpenDocument, Place, Position, Progress, RouteChoice, RouteDecision, RouteFacts,
  WordHost,
} from "../host/types";
import * as api from "./api";
import type { Order } from "./api";
import { ledgerOf, reportOf, type Report } from "./applied";
import type { Choices, Outcome, RedlineReply, SessionState } from "./model";
import { asProblem, isCancelled } from "./problem";
import { counted } from "./words";

export interface Source {
  /** Null on the page without Word. */
  host: WordHost | null;
  /** The file, on the page; in Word it is read when it is needed. */
  document?: OpenDocument;
  decide: ((facts: RouteFacts) => RouteDecision) | null;
}

export const FIRST_CHOICES: Choices = {
  weAre: "", position: "standard", playbook: "", author: "", comments: true,
};

type Job = (signal: AbortSignal, onProgress: (progress: Progress) => void) => Promise<void>;

export class Session {
  readonly host: WordHost | null;
  private state: SessionState;
  private document: OpenDocument | null;
  private readonly decide: Source["decide"];
  private readonly listeners = new Set<() => void>();
  private running: AbortController | null = null;
  /** What applying has taught about the document, for the choice of the way. */
  private facts: Partial<RouteFacts> = {};

  constructor(source: Source, choices: Choices = FIRST_CHOICES) {
    this.host = source.host;
    this.decide = source.decide;
    this.document = source.document ?? null;
    this.state = {
      name: this.document?.name ?? null, guess: null, choices, positions: {}, activity: null,
      problem: null, review: null, redlined: null, route: null, skipped: new Set(),
      applied: new Set(), outcomes: {}, asking: null, replaced: false, coverNote: null, said: "",
    };
  }

  // ---- For the screen ----------------------------------------------------------------------------

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly current = (): SessionState => this.state;

  private set(change: Partial<SessionState>): void {
    this.state = { ...this.state, ...change };
    for (const listener of this.listeners) listener();
  }

  // ---- Work that takes time, one at a time, each of which can be cancelled -------------------------

  cancel(): void {
    this.running?.abort();
  }

  private async work(text: string, job: Job): Promise<boolean> {
    this.running?.abort();
    const mine = new AbortController();
    this.running = mine;
    this.set({ activity: { text, progress: null }, problem: null, said: text });
    try {
      await job(mine.signal, (progress) => {
        if (this.running === mine) this.set({ activity: { text, progress } });
      });
      return !mine.signal.aborted;
    } catch (error) {
      this.failed(error, mine);
      return false;
    } finally {
      if (this.running === mine) {
        this.running = null;
        this.set({ activity: null });
      }
    }
  }

  private failed(error: unknown, mine: AbortController): void {
    if (this.running !== mine) return; // something else was started meanwhile
    if (mine.signal.aborted || isCancelled(error)) {
      this.set({ said: "Cancelled." });
    } else {
      this.set({ problem: asProblem(error) }); // the problem's own live region says it
    }
  }

  // ---- Before the review ---------------------------------------------------------------------------

  /** Reads the document here, to say what it is called and who its sides seem to be. */
  async look(): Promise<void> {
    try {
      const document = await this.read();
      const { guessSides } = await import("./guess");
      this.set({ name: document.name, guess: guessSides(document) });
    } catch {
      this.set({ guess: { terms: [], ours: null } }); // the review will say what is wrong
    }
  }

  private async read(signal?: AbortSignal): Promise<OpenDocument> {
    if (this.host) this.document = await this.host.read({ signal });
    if (!this.document) throw new Error("no document");
    return this.document;
  }

  choose(change: Partial<Choices>): void {
    this.set({ choices: { ...this.state.choices, ...change } });
  }

  // ---- Review --------------------------------------------------------------------------------------

  /** The findings for the document as it is now; true when they are there. */
  review(): Promise<boolean> {
    return this.work("Reviewing the red lines…", async (signal) => {
      const document = await this.read(signal);
      this.set({ name: document.name });
      await this.take(signal, document, this.state.positions);
      const { summary } = this.state.review!;
      const open = summary.hostile + summary.missing + summary.weak;
      this.set({ said: `Review done. ${open} of ${this.state.review!.findings.length} terms need work.` });
    });
  }

  /** Asks for other words for one term; null goes back to the position of the whole. */
  async setPosition(term: string, position: Position | null): Promise<void> {
    const { [term]: _, ...others } = this.state.positions;
    const positions = position ? { ...others, [term]: position } : others;
    await this.work("Asking for other wording…", async (signal) => {
      await this.take(signal, this.document!, positions);
      this.set({ said: "The wording is changed." });
    });
  }

  private async take(
    signal: AbortSignal, document: OpenDocument, positions: SessionState["positions"],
  ): Promise<void> {
    const review = await api.review({ ...this.order(), document, positions }, signal);
    if (signal.aborted) throw new DOMException("Cancelled", "AbortError");
    if (review.document.sha256 !== this.state.review?.document.sha256) this.facts = {};
    this.host?.begin(review);
    const applied = new Set(this.host?.appliedIds());
    this.set({ review, positions, applied, redlined: null, coverNote: null });
    this.route();
  }

  private order(): Order {
    const { choices, positions, skipped } = this.state;
    return { document: this.document!, choices, positions, skipped };
  }

  private route(facts: Partial<RouteFacts> = {}): void {
    const { review, choices } = this.state;
    if (!this.host || !this.decide || !review) return;
    const { insertions, deletions } = review.document.revisions;
    this.facts = { ...this.facts, ...facts };
    const route = this.decide({
      capabilities: this.host.capabilities,
      hasRevisions: insertions + deletions > 0,
      ...(choices.author ? { fixedAuthor: choices.author } : {}),
      ...this.facts,
    });
    this.set({ route: this.document?.format === "docx" ? route : withoutReplacing(route) });
  }

  /** Selects the place in Word; on the page the screen does that itself. */
  async goTo(place: Place): Promise<void> {
    if (!this.host) return;
    try {
      const found = await this.host.select(place);
      this.set({ said: found ? "Selected in the document." : "The exact words were not found; look near the selection." });
    } catch (error) {
      this.set({ problem: asProblem(error) });
    }
  }

  // ---- What to leave alone -------------------------------------------------------------------------

  skip(term: string): void {
    this.leave(new Set([...this.state.skipped, term]), "Skipped.");
  }

  putBack(term: string): void {
    this.leave(new Set([...this.state.skipped].filter((one) => one !== term)), "Included again.");
  }

  private leave(skipped: ReadonlySet<string>, said: string): void {
    this.set({ skipped, redlined: null, coverNote: null, said });
  }

  /** The edits that are neither skipped nor in the document yet. */
  pending(findings: readonly Finding[]): Edit[] {
    const { skipped, applied } = this.state;
    return findings.filter((finding) => !skipped.has(finding.term))
      .flatMap((finding) => finding.edits).filter((edit) => !applied.has(edit.id));
  }

  // ---- Into the open document ----------------------------------------------------------------------

  /** Writes the pending edits of `findings`, tracked, and says what became of each. */
  apply(findings: readonly Finding[]): Promise<boolean> {
    const edits = this.pending(findings);
    return this.work(`Applying ${counted(edits.length, "change")}…`, async (signal, onProgress) => {
      const comments = this.state.choices.comments;
      const result = await this.host!.apply(edits, { signal, onProgress, comments });
      this.took(reportOf(result));
    });
  }

  private took(report: Report): void {
    const outcomes: Record<string, Outcome> = { ...this.state.outcomes };
    for (const edit of report.written) delete outcomes[edit.id];
    Object.assign(outcomes, report.outcomes);
    this.set({ outcomes, applied: new Set(this.host!.appliedIds()), said: report.said });
    this.route(report.facts);
  }

  undo(findings: readonly Finding[]): Promise<boolean> {
    const edits = findings.flatMap((finding) => finding.edits)
      .filter((edit) => this.state.applied.has(edit.id));
    return this.work(`Taking back ${counted(edits.length, "change")}…`, async () => {
      const report = ledgerOf(await this.host!.undo(edits));
      this.took(report);
    });
  }

  // ---- The other ways ------------------------------------------------------------------------------

  /** Goes the way chosen, or asks first when it cannot be taken back. */
  async go(choice: RouteChoice): Promise<void> {
    if (choice.confirm && this.state.asking !== choice) {
      this.set({ asking: choice });
      return;
    }
    this.set({ asking: null });
    if (choice.route === "A") await this.apply(this.state.review!.findings);
    if (choice.route === "B") await this.openCopy();
    if (choice.route === "C") await this.replace();
  }

  decline(): void {
    this.set({ asking: null, said: "Nothing was changed." });
  }

  private openCopy(): Promise<boolean> {
    return this.work("Opening the redlined copy…", async (signal) => {
      const { document } = await this.redlinedFile(signal);
      await this.host!.openCopy(document);
      this.set({ said: "The redlined copy is open in a new window. This document is unchanged." });
    });
  }

  private replace(): Promise<boolean> {
    return this.work("Replacing the document…", async (signal) => {
      const others = await this.host!.authorsPresent();
      if (others !== null && others > 1) {
        this.route({ otherAuthorsPresent: true });
        this.set({ said: "Others are working in this document; it was not replaced." });
        return;
      }
      const reply = await this.redlinedFile(signal);
      const result = await this.host!.replaceAll(reply.document, reply.redline);
      this.set({ replaced: true, said: result.note });
    });
  }

  /** Puts the document back as it was read. */
  restore(): Promise<boolean> {
    return this.work("Putting the document back…", async () => {
      const { base64Of } = await import("./bytes");
      const result = await this.host!.replaceAll(base64Of(this.host!.original()!.bytes), null);
      await this.host!.read();
      this.host!.begin(this.state.review!);
      this.set({ replaced: false, said: result.note || "The document is as it was." });
    });
  }

  // ---- Files and words to take away ----------------------------------------------------------------

  /** The redlined file for the choices as they stand. */
  async redlined(): Promise<RedlineReply | null> {
    if (this.state.redlined) return this.state.redlined;
    await this.work("Writing the redline…", async (signal) => {
      await this.redlinedFile(signal);
      this.set({ said: "The redline is ready." });
    });
    return this.state.redlined;
  }

  private async redlinedFile(signal: AbortSignal): Promise<RedlineReply> {
    if (this.state.redlined) return this.state.redlined;
    const redlined = await api.redline(this.order(), signal);
    if (signal.aborted) throw new DOMException("Cancelled", "AbortError");
    this.set({ redlined });
    return redlined;
  }

  /** Fetches the note for the other side. */
  writeNote(): Promise<boolean> {
    return this.work("Writing the cover note…", async (signal) => {
      this.set({ coverNote: await api.coverNote(this.order(), signal), said: "The note is ready." });
    });
  }

  /** The report for our side, null when it could not be had. */
  async report(): Promise<Blob | null> {
    let made: Blob | null = null;
    await this.work("Writing the report…", async (signal) => {
      made = await api.report(this.order(), signal);
      this.set({ said: "The report is ready." });
    });
    return made;
  }

  say(said: string): void {
    this.set({ said });
  }
}

/** Without the file itself the original could not be put back, so nothing is put in its place. */
function withoutReplacing(route: RouteDecision): RouteDecision {
  const ways = [route.first, ...route.then].filter((choice) => choice.route !== "C");
  return { ...route, first: ways[0] ?? route.first, then: ways.slice(1) };
}
