// Ways that put a whole file into Word: beside the document, in its place, or by comparison.
// Knows Word's calls for files; does not look into them.

import { hostError, sync } from "./office";
import { HostError, type ReplaceResult } from "./types";

/** Route B: the file as a new document, in full fidelity. Throws HostError. */
export async function openCopy(base64: string): Promise<void> {
  try {
    await Word.run(async (context) => {
      // Nothing but open() may be called on it: the rest is desktop only (office-js 5169).
      context.application.createDocument(base64).open();
      await sync(context);
    });
  } catch (error) {
    throw hostError(error, "open the copy");
  }
}

/** Word compares the open document with `cleanBase64`, in the name of `author`. Throws HostError. */
export async function compareWith(cleanBase64: string, author: string): Promise<void> {
  try {
    await Word.run(async (context) => {
      // The open document counts as the original, the file as revised (office-js 4766).
      context.document.compareFromBase64(cleanBase64, {
        compareTarget: "CompareTargetCurrent", authorName: author, addToRecentFiles: false,
      });
      await sync(context);
    });
  } catch (error) {
    throw hostError(error, "compare the documents");
  }
}

/**
 * Route C: the file in the place of everything. Tracking goes off first and is synced, or the old
 * text would stay as one tracked deletion. `importChangeTrackingMode` would take over the switch,
 * not the revisions, and is left out. Throws HostError.
 */
export async function replaceAll(
  base64: string, expected: { comments: number } | null, comments: boolean,
): Promise<ReplaceResult> {
  try {
    return await Word.run(async (context) => {
      await untracked(context, () => {
        // The document's own method: the body's loses headers and footers by design.
        context.document.insertFileFromBase64(base64, "Replace", {
          importTheme: true, importStyles: true, importParagraphSpacing: true, importPageColor: true,
        });
      });
      return count(context, expected, comments);
    });
  } catch (error) {
    const ours = hostError(error, "replace the document");
    // GeneralException often belongs to one document, and the same file opens as a copy
    // (office-js 4901); the web can time out although the text is there (3040, 3573).
    throw new HostError(ours.code, ours.message,
      `${ours.advice} If the text looks wrong, use “Put the original back”.`);
  }
}

async function untracked(context: Word.RequestContext, write: () => void): Promise<void> {
  const { document } = context;
  document.load("changeTrackingMode");
  await sync(context);
  const before = document.changeTrackingMode;
  document.changeTrackingMode = "Off";
  await sync(context);
  try {
    write();
    await sync(context);
  } finally {
    document.changeTrackingMode = before;
    await sync(context);
  }
}

/**
 * Counts comments only: listing the revisions of an unknown body has frozen Word (office-js 5216,
 * 5772), and reading the file right after an insert has shown the old one (4928).
 */
async function count(
  context: Word.RequestContext, expected: { comments: number } | null, can: boolean,
): Promise<ReplaceResult> {
  if (!expected) return { verified: true, note: "The original is back." };
  if (!can) return { verified: false, note: "This Word cannot count comments; look the document through." };
  const comments = context.document.body.getComments();
  comments.load("items/id");
  await sync(context);
  const found = comments.items.length;
  return found >= expected.comments
    ? { verified: true, note: `${found} comments are in the document.` }
    : { verified: false, note: `${found} of ${expected.comments} comments came through. Put the original back and open a copy instead.` };
}
