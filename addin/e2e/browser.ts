// A Chromium that is on the machine, and pages in it that tell what they complained about.

import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";

const PLACES = [
  "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];
const SHOTS = process.env.SEVENLINES_SHOTS ?? "";

function executable(): string {
  const found = [process.env.CHROMIUM ?? "", ...PLACES].find((path) => path && existsSync(path));
  if (!found) {
    throw new Error("No browser for the tests of the pane. Install Chromium (Debian: apt-get install "
      + "chromium), or set CHROMIUM to the path of one.");
  }
  return found;
}

export function launch(): Promise<Browser> {
  return chromium.launch({
    executablePath: executable(),
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking",
      "--disable-component-update", "--disable-sync"],
  });
}

export interface Opened {
  page: Page;
  context: BrowserContext;
  /** Errors of the page and of its policy, in order. */
  complaints: string[];
}

/** A page that nothing outside of `base` can be reached from. */
export async function open(
  browser: Browser, base: string, options: Parameters<Browser["newContext"]>[0] = {},
): Promise<Opened> {
  const context = await browser.newContext({
    viewport: { width: 1366, height: 900 }, acceptDownloads: true, ...options,
  });
  const complaints: string[] = [];
  const page = await context.newPage();
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error" || message.text().includes("Content Security Policy")) {
      complaints.push(message.text());
    }
  });
  await context.route((url) => url.origin !== new URL(base).origin && url.protocol.startsWith("http"),
    (route) => route.abort());
  return { page, context, complaints };
}

/** Keeps a picture when a folder for pictures is named. */
export async function shot(page: Page, name: string, fullPage = false): Promise<void> {
  if (!SHOTS) return;
  mkdirSync(SHOTS, { recursive: true });
  await page.screenshot({ path: join(SHOTS, `${name}.png`), fullPage });
}
