// Findings sorted out for the screen: by red line, by status, by search. Decides nothing.

import type { Finding, Status } from "../host/types";

export interface Group {
  redLine: string;
  findings: Finding[];
  /** How many are not adequate. */
  open: number;
}

/** The findings by red line, in the order of the playbook. */
export function byRedLine(findings: readonly Finding[]): Group[] {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const group = groups.get(finding.red_line);
    if (group) group.push(finding);
    else groups.set(finding.red_line, [finding]);
  }
  return [...groups].map(([redLine, all]) => ({
    redLine, findings: all, open: all.filter((one) => one.status !== "adequate").length,
  }));
}

/** Those of `status` ("" is every one) in which each word of `search` occurs. */
export function matching(
  findings: readonly Finding[], status: Status | "", search: string,
): Finding[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return findings.filter((finding) => (!status || finding.status === status)
    && words.every((word) => searchable(finding).includes(word)));
}

const known = new WeakMap<Finding, string>();

/** All that a person may remember of a finding, in lower case. */
function searchable(finding: Finding): string {
  let text = known.get(finding);
  if (text === undefined) {
    text = [
      finding.title, finding.term, finding.red_line, finding.status,
      ...finding.reasons.map((reason) => reason.message),
      ...finding.evidence.flatMap((one) => [one.label, one.heading, one.text]),
      ...finding.edits.flatMap((edit) => [edit.before, afterText(edit.after)]),
    ].join("\n").toLowerCase();
    known.set(finding, text);
  }
  return text;
}

function afterText(after: string | { text: string }[]): string {
  return typeof after === "string" ? after : after.map((paragraph) => paragraph.text).join("\n");
}
