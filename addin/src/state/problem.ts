// What went wrong, in words for a person: a title and what to do. Knows the server's codes.

import { HostError } from "../host/types";

/** The field of the first screen that puts the problem right. */
export type Remedy = "key" | "we-are" | null;

export interface Problem {
  title: string;
  advice: string;
  /** The server's or the host's code, "" when there is none. */
  code: string;
  remedy: Remedy;
}

/** The server's advice is for programs; where the page can say it better, it does. */
const ADVICE: Record<string, string> = {
  "parties-unclear": "Choose what the contract calls us under “We are”, then review again.",
  "unknown-party": "Look up what the contract calls us, write it under “We are”, and review again.",
  "unauthorised": "Enter the API key that your administrator gave you, then review again.",
  "busy": "Other documents are being worked on. Try again in a moment.",
  "foreign-host": "Open this page at localhost, on the machine that runs the server.",
  "option": "One of the options cannot be used. Correct it and review again.",
};

const REMEDIES: Record<string, Remedy> = {
  "parties-unclear": "we-are", "unknown-party": "we-are", "unauthorised": "key",
};

/** A failure that carries its problem. */
export class Failure extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.title);
    this.name = "Failure";
    this.problem = problem;
  }
}

/** What an answer in application/problem+json means. */
export function problemOf(status: number, body: unknown): Problem {
  const said = (typeof body === "object" && body ? body : {}) as Record<string, unknown>;
  const text = (key: string) => (typeof said[key] === "string" ? said[key] : "");
  const code = text("code");
  const trace = status >= 500 && text("request_id") ? ` (request ${text("request_id")})` : "";
  return {
    title: text("title") || "The server could not do this",
    advice: (ADVICE[code] || text("detail") || "Try again in a moment.") + trace,
    code,
    remedy: REMEDIES[code] ?? null,
  };
}

export const UNREACHABLE: Problem = {
  title: "The server did not answer",
  advice: "See that it is running (sevenlines serve) and that the file can be read, then try again.",
  code: "unreachable",
  remedy: null,
};

/** Whether the person stopped it. */
export function isCancelled(error: unknown): boolean {
  if (error instanceof HostError) return error.code === "cancelled";
  return error instanceof DOMException && error.name === "AbortError";
}

/** Any error as a problem; one we did not foresee says where to look. */
export function asProblem(error: unknown): Problem {
  if (error instanceof Failure) return error.problem;
  if (error instanceof HostError) {
    return { title: error.message, advice: error.advice, code: error.code, remedy: null };
  }
  const kind = error instanceof Error ? error.name : typeof error;
  return {
    title: "Something went wrong here",
    advice: `Try again; when it happens again, report “${kind}” and what you did, not the contract.`,
    code: "internal",
    remedy: null,
  };
}
