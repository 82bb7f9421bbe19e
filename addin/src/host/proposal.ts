// An edit said in a sentence, for a comment that the other side may read: nothing internal in it.

import type { Edit } from "./types";

/** "Proposed: replace “five” with “one”." and the edit's own reason. */
export function proposal(edit: Edit): string {
  return [`Proposed: ${change(edit)}`, edit.comment].filter(Boolean).join(" ");
}

function change(edit: Edit): string {
  switch (edit.action) {
    case "replace":
      return `replace “${edit.before}” with “${edit.after}”.`;
    case "insert":
      return `add “${edit.after.trim()}”.`;
    case "delete":
    case "delete-paragraph":
      return `delete “${edit.before.trim()}”.`;
    case "insert-paragraphs":
      return `add after this paragraph: ${edit.after.map((one) => `“${one.text}”`).join(" ")}`;
  }
}
