// The words people are shown for statuses, positions and red lines, as the report says them.

import type { Position, Status } from "../host/types";

/** Worst first, as everywhere in the product. */
export const STATUSES: readonly Status[] = ["hostile", "missing", "weak", "adequate"];

export const STATUS_WORDS: Record<Status, { word: string; sign: string; meaning: string }> = {
  hostile: { word: "Hostile", sign: "✕", meaning: "the contract says the opposite" },
  missing: { word: "Missing", sign: "○", meaning: "the contract does not say it" },
  weak: { word: "Weak", sign: "▲", meaning: "said, but it falls short" },
  adequate: { word: "Adequate", sign: "✓", meaning: "protected" },
};

const RED_LINES: Record<string, string> = {
  ip: "Intellectual property",
  liability: "Liability",
  data: "Data",
  scope: "Scope of work",
  payment: "Payment",
  termination: "Termination",
  performance: "Performance",
};

/** The title of a red line; an unknown one is called what the playbook calls it. */
export function redLineTitle(id: string): string {
  return RED_LINES[id] ?? id;
}

export const POSITIONS: Record<Position, string> = {
  standard: "Our standard wording",
  mutual: "The same protection for both sides",
  fallback: "The least we accept",
};

/** "1 change", "2 changes". */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
