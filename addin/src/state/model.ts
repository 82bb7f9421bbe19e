// The review as the whole pane knows it: schema 1 with what only our side sees. Types only.

import type {
  Evidence, Position, Progress, RedlineReply as HostReply, Review as HostReview, RouteChoice,
  RouteDecision,
} from "../host/types";
import type { Guess } from "./guess";
import type { Problem } from "./problem";

/** A clause outside the terms that can empty those in `defeats`; internal. */
export interface RelatedRisk {
  id: string;
  title: string;
  defeats: string[];
  message: string;
  evidence: Evidence[];
}

/** What may be given away on one red line, and what never; internal. */
export interface Trade {
  give: string[];
  keep: string[];
}

export interface Review extends HostReview {
  related_risks: RelatedRisk[];
  trades: Record<string, Trade>;
}

export interface RedlineReply extends HostReply {
  review: Review;
}

/** One playbook as a list has it. */
export interface PlaybookHead {
  id: string;
  title: string;
  version: string;
}

/** One term of a playbook, as far as the pane needs it: which positions have words of their own. */
export interface PlaybookTerm {
  id: string;
  wording: Record<Position, string>;
}

/** What the person chose before the review. */
export interface Choices {
  /** "" leaves it to the server. */
  weAre: string;
  position: Position;
  /** "" is the server's first. */
  playbook: string;
  /** The name on the changes of a redlined file; "" is the server's own. */
  author: string;
  comments: boolean;
}

/** What became of an edit, and why when it was not written. */
export interface Outcome {
  kind: "commented" | "skipped" | "failed";
  reason: string;
}

export interface Activity {
  text: string;
  /** Null while nobody can say how far it is. */
  progress: Progress | null;
}

export interface SessionState {
  /** The file's name; null until it is known. */
  name: string | null;
  guess: Guess | null;
  choices: Choices;
  /** Term id to the position chosen for it alone. */
  positions: Readonly<Record<string, Position>>;
  activity: Activity | null;
  problem: Problem | null;
  review: Review | null;
  /** The redlined file for the choices as they stand; null until asked for. */
  redlined: RedlineReply | null;
  route: RouteDecision | null;
  /** Ids of terms that are to be left alone. */
  skipped: ReadonlySet<string>;
  /** Ids of edits that stand in the open document. */
  applied: ReadonlySet<string>;
  outcomes: Readonly<Record<string, Outcome>>;
  /** A route that waits for a yes. */
  asking: RouteChoice | null;
  /** Whether the open document was replaced and can be put back. */
  replaced: boolean;
  coverNote: string | null;
  /** The last thing to say to those who listen instead of look. */
  said: string;
}
