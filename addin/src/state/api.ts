// Talks to the server. Knows its addresses and parameters; knows no elements and no Word.

import type { OpenDocument, Position } from "../host/types";
import { apiKey } from "./key";
import type { Choices, PlaybookHead, PlaybookTerm, RedlineReply, Review } from "./model";
import { Failure, problemOf, UNREACHABLE } from "./problem";

/** Everything that decides what the server proposes. */
export interface Order {
  document: OpenDocument;
  choices: Choices;
  positions: Readonly<Record<string, Position>>;
  skipped: ReadonlySet<string>;
}

/** The findings; nothing is left out for being skipped. */
export async function review(order: Order, signal?: AbortSignal): Promise<Review> {
  const all = { ...order, skipped: new Set<string>() };
  return (await post("review", all, "application/json", signal)).json() as Promise<Review>;
}

/** The redlined file with its findings and counts. */
export async function redline(order: Order, signal?: AbortSignal): Promise<RedlineReply> {
  const reply = await post("redline", order, "application/json", signal);
  return reply.json() as Promise<RedlineReply>;
}

/** The note for the other side. */
export async function coverNote(order: Order, signal?: AbortSignal): Promise<string> {
  return (await post("redline", order, "text/plain", signal)).text();
}

/** The report for our side, an HTML page. */
export async function report(order: Order, signal?: AbortSignal): Promise<Blob> {
  return (await post("redline", order, "text/html", signal)).blob();
}

export async function playbooks(): Promise<PlaybookHead[]> {
  const reply = await ask("/api/v1/playbooks", {});
  return ((await reply.json()) as { playbooks: PlaybookHead[] }).playbooks;
}

export async function playbookTerms(id: string): Promise<PlaybookTerm[]> {
  const reply = await ask(`/api/v1/playbooks/${encodeURIComponent(id)}`, {});
  return ((await reply.json()) as { terms: PlaybookTerm[] }).terms;
}

function post(
  what: "review" | "redline", order: Order, accept: string, signal?: AbortSignal,
): Promise<Response> {
  const body = new FormData();
  const bytes = order.document.bytes as Uint8Array<ArrayBuffer>;
  body.append("file", new Blob([bytes], { type: order.document.mimeType }), order.document.name);
  const url = `/api/v1/${what}?${parameters(order)}`;
  return ask(url, { method: "POST", body, headers: { Accept: accept }, signal: signal ?? null });
}

/** The choices as the query's parameters. */
export function parameters({ choices, positions, skipped }: Order): URLSearchParams {
  const query = new URLSearchParams();
  if (choices.playbook) query.append("playbook", choices.playbook);
  if (choices.weAre) query.append("we_are", choices.weAre);
  if (choices.author) query.append("author", choices.author);
  if (choices.position !== "standard") query.append("position", choices.position);
  for (const [term, position] of Object.entries(positions)) {
    query.append("position", `${term}=${position}`);
  }
  if (skipped.size) query.append("skip", [...skipped].sort().join(","));
  if (!choices.comments) query.append("comments", "none");
  return query;
}

async function ask(url: string, request: RequestInit): Promise<Response> {
  const headers = new Headers(request.headers);
  if (apiKey()) headers.set("Authorization", `Bearer ${apiKey()}`);
  let reply: Response;
  try {
    reply = await fetch(url, { ...request, headers });
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new Failure(UNREACHABLE);
  }
  if (!reply.ok) {
    throw new Failure(problemOf(reply.status, await reply.json().catch(() => null)));
  }
  return reply;
}
