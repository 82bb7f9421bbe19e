// Finds Word, when this is its task pane. Everything that touches Office.js is loaded with this.

import type { WordHost } from "../host/types";
import { connectWord } from "../host/word";

export { chooseRoutes } from "../host/routes";

const SCRIPT_TIMEOUT = 3_000;
const LOOK_EVERY = 15;

/** Word, or null when its script does not come or says that this is no task pane. */
export async function openHost(): Promise<WordHost | null> {
  return await scriptIsThere() ? connectWord() : null;
}

/** Office's script loads beside ours, so that it does not hold up the first screen. */
async function scriptIsThere(): Promise<boolean> {
  const deadline = performance.now() + SCRIPT_TIMEOUT;
  while (typeof Office === "undefined" && performance.now() < deadline) {
    await new Promise((done) => { setTimeout(done, LOOK_EVERY); });
  }
  return typeof Office !== "undefined";
}
