// Cases for the tests: a Word to stand in, the samples, and reviews made by hand.

import { readFileSync } from "node:fs";
import { createHash } from "node:crypto";
import { installFakeWord, type Fake, type FakeOptions, type StartParagraph } from "../src/fake";
import { connectWord } from "../src/host/word";
import type { Edit, Review, WordHost } from "../src/host/types";

export interface Sample {
  name: string;
  revisions: Review["document"]["revisions"];
  paragraphs: StartParagraph[];
  edits: Edit[];
  accepted: string[];
}

export const SAMPLES = ["client-msa", "negotiated-consulting", "services-agreement"] as const;

export function sample(name: (typeof SAMPLES)[number]): Sample {
  return JSON.parse(readFileSync(new URL(`fixtures/${name}.json`, import.meta.url), "utf-8"));
}

export interface Bench {
  fake: Fake;
  host: WordHost;
}

/** A fake Word that has been read, and the host over it. */
export async function bench(options: Partial<FakeOptions> & { texts?: string[] }): Promise<Bench> {
  const { texts = [], ...rest } = options;
  const fake = installFakeWord({
    paragraphs: texts.map((text) => ({ text })), bytes: Uint8Array.from([80, 75, 3, 4]), ...rest,
  });
  const host = await connectWord();
  if (!host) throw new Error("no host");
  await host.read();
  return { fake, host };
}

export function reviewOf(edits: Edit[], sha256 = "0"): Review {
  return {
    schema: 1,
    document: {
      name: "a.docx", sha256, paragraphs: 0, words: 0,
      revisions: { insertions: 0, deletions: 0, authors: [] },
    },
    parties: { provider: { term: "", name: "" }, client: { term: "", name: "" }, sure: true },
    playbook: { id: "ai-services", version: "1", position: "standard" },
    findings: edits.map((edit) => ({
      term: edit.id, red_line: "", title: "", status: "weak", priority: 1, reasons: [], evidence: [],
      values: {}, walk_away: "", edits: [edit], held_back: null,
    })),
    summary: { adequate: 0, weak: edits.length, hostile: 0, missing: 0 },
    notes: [],
  };
}

interface Asked {
  id?: string;
  paragraph?: number;
  /** The paragraph's text, with the words to change. */
  text: string;
  words?: string;
  at?: number;
  after?: string;
  comment?: string | null;
}

/** An edit of `words` in `text`: a replacement, or a deletion without `after`. */
export function change({ id = "a/1", paragraph = 0, text, words = "", at, after = "", comment = null }: Asked): Edit {
  const start = at ?? text.indexOf(words);
  return {
    id, action: words === "" ? "insert" : after === "" ? "delete" : "replace", paragraph, start,
    end: start + words.length, before: words, after, paragraph_text_sha256: sha256(text), comment,
  };
}

/** An edit that puts paragraphs after the one that reads `text`. */
export function addition(
  text: string, after: string[], { id = "n/1", paragraph = 0, comment = null as string | null } = {},
): Edit {
  return {
    id, action: "insert-paragraphs", paragraph, start: text.length, end: text.length, before: "",
    after: after.map((one) => ({ text: one, style: "", numbered: false })),
    paragraph_text_sha256: sha256(text), comment,
  };
}

export function sha256(text: string): string {
  return createHash("sha256").update(text, "utf-8").digest("hex");
}
