// Paragraph text as Word reports it, made to read as the server reads it, and its digest.
// Knows characters only.

/** Word's stand-ins for notes, comments, pictures, cell ends and field marks: no text of ours. */
// eslint-disable-next-line no-control-regex
const NO_TEXT = /[\u0001-\u0008\u0013-\u0015\r]/g;
// eslint-disable-next-line no-control-regex
const BREAKS = /[\u000b\u000c\u000e]/g;

/** `text` of Word's API as the server reads it: the same length in the same UTF-16 units. */
export function readable(text: string): string {
  return text
    .replace(NO_TEXT, "")
    .replace(BREAKS, "\n")
    .replaceAll("\u001e", "\u2011")
    .replaceAll("\u001f", "\u00ad");
}

/** Our text as Word wants it in `insertText`: a line break is no new paragraph there. */
export function writable(text: string): string {
  return text.replaceAll("\n", "\u000b");
}

/** SHA-256 of the text in UTF-8, in hexadecimal. */
export async function digest(text: string): Promise<string> {
  const bytes = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
