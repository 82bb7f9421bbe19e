// What Word made of our edits, sorted out for the screen: counts in a sentence, a reason for each
// edit that was not written, and what it means for the way to go on.

import type { ApplyResult, Edit, RouteFacts, UndoResult } from "../host/types";
import type { Outcome } from "./model";
import { counted } from "./words";

export interface Report {
  written: Edit[];
  outcomes: Record<string, Outcome>;
  said: string;
  facts: Partial<RouteFacts>;
}

export function reportOf(result: ApplyResult): Report {
  const written = result.applied.map((one) => one.edit);
  const outcomes: Record<string, Outcome> = {};
  for (const one of result.commented) outcomes[one.edit.id] = { kind: "commented", reason: one.reason };
  for (const one of result.skipped) outcomes[one.edit.id] = { kind: "skipped", reason: one.reason };
  for (const one of result.failed) outcomes[one.edit.id] = { kind: "failed", reason: one.reason };
  const unplaced = result.skipped.filter((one) => one.code !== "already" && one.code !== "cancelled");
  const tried = written.length + result.commented.length + unplaced.length + result.failed.length;
  return {
    written, outcomes, said: sentence(result),
    facts: {
      edits: { tried, unplaced: unplaced.length },
      isProtected: result.failed.some((one) => one.code === "not-allowed"),
    },
  };
}

function sentence(result: ApplyResult): string {
  const lost = result.applied.filter((one) => one.comment === "failed").length;
  const parts = [
    `${counted(result.applied.length, "change")} applied`,
    result.commented.length ? `${result.commented.length} written as comments` : "",
    result.skipped.length ? `${result.skipped.length} skipped` : "",
    result.failed.length ? `${result.failed.length} failed` : "",
    lost ? `${counted(lost, "comment")} could not be added` : "",
  ].filter(Boolean);
  const mode = result.modeRestored ? "" : " Track Changes could not be set back; check it on the Review tab.";
  return `${parts.join(", ")}.${mode}`;
}

/** The same for edits taken back. */
export function ledgerOf(result: UndoResult): Report {
  const outcomes: Record<string, Outcome> = {};
  for (const one of result.failed) outcomes[one.edit.id] = { kind: "failed", reason: one.reason };
  const failed = result.failed.length ? `, ${result.failed.length} could not be` : "";
  return {
    written: result.undone, outcomes, facts: {},
    said: `${counted(result.undone.length, "change")} taken back${failed}.`,
  };
}
