// Draws a .docx with its changes, in a shadow root: what a contract holds cannot reach the page, and
// its styles come as constructed sheets, which the server's policy for inline styles allows.

import { renderAsync } from "docx-preview";
import type { Place } from "../host/types";
import { type Change, readChanges } from "./changes";
import sheetCss from "./sheet.css?inline";

export interface Rendering {
  changes: Change[];
  /** Scrolls to a change of the list. */
  go(index: number): void;
  /** Scrolls to the paragraph that holds the text, or to the place's share of the paper. */
  show(place: Place, text: string): void;
}

const OPTIONS = {
  inWrapper: true, ignoreWidth: true, ignoreHeight: true, ignoreFonts: true, breakPages: false,
  renderChanges: true, renderComments: false, renderAltChunks: false, useBase64URL: true,
  experimental: false, className: "docx",
};

export async function render(docx: Uint8Array, frame: HTMLElement): Promise<Rendering> {
  const { bytes, changes } = readChanges(docx);
  const body = document.createElement("div");
  const styles = document.createElement("div");
  await renderAsync(new Blob([bytes]), body, styles, OPTIONS);
  const root = frame.shadowRoot ?? frame.attachShadow({ mode: "open" });
  root.adoptedStyleSheets = [...[...styles.querySelectorAll("style")].map(sheetOf), sheet(sheetCss)];
  body.className = "contract";
  root.replaceChildren(body);
  return { changes, go: (index) => point(marksOf(body)[changes[index]?.mark ?? -1]), show: (place, text) => show(body, place, text) };
}

function sheetOf(element: HTMLStyleElement): CSSStyleSheet {
  return sheet(element.textContent ?? "");
}

function sheet(css: string): CSSStyleSheet {
  const made = new CSSStyleSheet();
  made.replaceSync(css);
  return made;
}

function marksOf(body: HTMLElement): HTMLElement[] {
  return [...body.querySelectorAll<HTMLElement>("article ins, article del")];
}

function show(body: HTMLElement, place: Place, text: string): void {
  const wanted = plain(text).slice(0, 80);
  const paragraphs = [...body.querySelectorAll<HTMLElement>("article p")];
  const found = wanted ? paragraphs.find((one) => plain(original(one)).includes(wanted)) : undefined;
  point(found ?? paragraphs[place.paragraph ?? -1]);
}

/** The paragraph's words without our insertions. */
function original(paragraph: HTMLElement): string {
  const copy = paragraph.cloneNode(true) as HTMLElement;
  for (const inserted of copy.querySelectorAll("ins")) inserted.remove();
  return copy.textContent ?? "";
}

function plain(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

function point(element: HTMLElement | undefined): void {
  if (!element) return;
  element.scrollIntoView({ block: "center" });
  for (const old of element.getRootNode() instanceof ShadowRoot
    ? (element.getRootNode() as ShadowRoot).querySelectorAll(".pointed") : []) old.classList.remove("pointed");
  element.classList.add("pointed");
}
