// Edits written by Word's own calls give the text that accepting the server's redline gives.

import { afterEach, describe, expect, test } from "vitest";
import type { Edit } from "../src/host/types";
import { bench, reviewOf, sample, SAMPLES, type Bench, type Sample } from "./cases";

let open: Bench | null = null;
afterEach(() => open?.fake.remove());

async function started(name: (typeof SAMPLES)[number], showsDeletions: boolean): Promise<Sample> {
  const given = sample(name);
  open = await bench({ paragraphs: given.paragraphs, showsDeletions });
  open.host.begin(reviewOf(given.edits));
  return given;
}

describe.each([true, false])("with deletions shown in a paragraph's text: %s", (shows) => {
  describe.each(["client-msa", "services-agreement"] as const)("%s", (name) => {
    test("all at once", async () => {
      const given = await started(name, shows);
      const result = await open!.host.apply(given.edits);
      expect(result.skipped.concat(result.failed as never[])).toEqual([]);
      expect(result.applied).toHaveLength(given.edits.length);
      expect(open!.fake.document.accepted()).toEqual(given.accepted);
      expect(open!.fake.document.tracking).toBe("Off");
    });

    test("one after the other, from the first", async () => {
      const given = await started(name, shows);
      await oneByOne(given.edits);
      expect(open!.fake.document.accepted()).toEqual(given.accepted);
    });

    test("one after the other, from the last", async () => {
      const given = await started(name, shows);
      await oneByOne([...given.edits].reverse());
      expect(open!.fake.document.accepted()).toEqual(given.accepted);
    });

    test("rejected, it is the document that was", async () => {
      const given = await started(name, shows);
      const before = open!.fake.document.accepted();
      await open!.host.apply(given.edits);
      expect(open!.fake.document.rejected()).toEqual(before);
    });

    test("taken back one by one, it is the document that was", async () => {
      const given = await started(name, shows);
      const before = open!.fake.document.accepted();
      await open!.host.apply(given.edits);
      const { undone, failed } = await open!.host.undo(given.edits);
      expect(failed).toEqual([]);
      expect(undone).toHaveLength(given.edits.length);
      expect(open!.fake.document.accepted()).toEqual(before);
      expect(open!.fake.document.revisions()).toEqual({ insertions: 0, deletions: 0 });
      expect(open!.fake.document.comments).toEqual([]);
    });
  });

  test("beside other people's pending changes, what is not applied is a comment", async () => {
    const given = await started("negotiated-consulting", shows);
    const result = await open!.host.apply(given.edits);
    expect(result.failed).toEqual([]);
    expect(result.skipped).toEqual([]);
    expect(result.applied.length + result.commented.length).toBe(given.edits.length);
    const accepted = open!.fake.document.accepted();
    for (const text of given.accepted.filter((one) => !accepted.includes(one))) {
      // Every paragraph that reads otherwise is one where Word's text holds others' deletions.
      expect(shows && result.commented.length > 0, text).toBe(true);
    }
    if (!shows) expect(accepted).toEqual(given.accepted);
    expect(theirs()).toEqual(given.revisions.authors);
  });
});

async function oneByOne(edits: readonly Edit[]): Promise<void> {
  for (const edit of edits) {
    const result = await open!.host.apply([edit]);
    expect(result.applied.map((one) => one.edit.id), JSON.stringify(result.skipped)).toEqual([edit.id]);
  }
}

function theirs(): string[] {
  const { paragraphs, author } = open!.fake.document;
  const authors = paragraphs.flatMap((one) => one.changes(one.stretch())).map((one) => one.author);
  return [...new Set(authors)].filter((one) => one !== author).sort();
}
