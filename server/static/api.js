// Talks to the server. Knows its addresses and its problems; knows no elements of the page.

/** What to tell a person, in the words of the page rather than of the API. */
const ADVICE = {
  "parties-unclear": "Write what the contract calls us under “We are”, then choose Redline again.",
  "unknown-party": "Look up what the contract calls us, write it under “We are”, and try again.",
  "unauthorised": "Enter the API key that your administrator gave you, then choose Redline again.",
  "busy": "Other documents are being worked on. Try again in a moment.",
  "foreign-host": "Open this page at localhost, on the machine that runs the server.",
  "option": "One of the options cannot be used. Correct it and choose Redline again.",
};

/** A failure with a title and what to do about it; `code` is the server's, or "". */
export class Failure extends Error {
  constructor(title, advice, code = "") {
    super(title);
    this.advice = advice;
    this.code = code;
  }
}

/** Sends `file` with the options (name to value); resolves with review, redline and document. */
export async function redline(file, options, key, signal) {
  const body = new FormData();
  body.append("file", file, file.name);
  const headers = { Accept: "application/json" };
  if (key) headers.Authorization = `Bearer ${key}`;
  const url = `/api/v1/redline?${new URLSearchParams(options)}`;
  let reply;
  try {
    reply = await fetch(url, { method: "POST", body, headers, signal });
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new Failure("The server did not answer",
      "See that it is still running and that the file can be read, then try again.");
  }
  if (!reply.ok) throw await failureOf(reply);
  return reply.json();
}

async function failureOf(reply) {
  const problem = await reply.json().catch(() => ({}));
  const advice = ADVICE[problem.code] || problem.detail || "Try again in a moment.";
  const trace = reply.status >= 500 && problem.request_id ? ` (request ${problem.request_id})` : "";
  return new Failure(problem.title || "The server could not do this", advice + trace, problem.code);
}

/** The document of a reply as a Blob. */
export function documentOf(reply) {
  const bytes = Uint8Array.from(atob(reply.document), (character) => character.charCodeAt(0));
  return new Blob([bytes]);
}
