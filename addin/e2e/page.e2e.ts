// The page without Word, as a person uses it, against the real server.

import { AxeBuilder } from "@axe-core/playwright";
import { strFromU8, unzipSync } from "fflate";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Browser, Download, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test } from "vitest";
import { launch, open, type Opened, shot } from "./browser";

const BASE = inject("base");
const SAMPLES = resolve(import.meta.dirname, "../../samples");
const NAMES = ["client-msa.docx", "negotiated-consulting.docx", "services-agreement.docx"];

let browser: Browser;
let opened: Opened;
let page: Page;

beforeAll(async () => { browser = await launch(); });
afterAll(() => browser.close());

async function fresh(): Promise<void> {
  opened = await open(browser, BASE);
  ({ page } = opened);
  await page.goto(BASE);
}

const closed = () => opened.context.close();

/** A page for each test of the group. */
function eachOnItsOwn(): void {
  beforeEach(fresh);
  afterEach(closed);
}

/** One page for the group, since its tests leave each other's ground alone. */
function together(ready: () => Promise<void>): void {
  beforeAll(async () => {
    await fresh();
    await ready();
  });
  afterAll(closed);
}

async function sample(): Promise<void> {
  await page.getByRole("button", { name: "Try it with a sample contract" }).click();
  await page.getByLabel("We are").waitFor();
}

async function reviewed(): Promise<void> {
  await page.getByRole("button", { name: "Review red lines" }).click();
  await page.getByRole("heading", { name: "Findings" }).waitFor();
}

async function rendered(): Promise<void> {
  await page.locator(".changes li").first().waitFor();
}

function finding(name: string) {
  return page.locator("details.finding").filter({ has: page.getByRole("heading", { name, exact: true }) });
}

async function downloaded(button: string): Promise<Download> {
  const [download] = await Promise.all([
    page.waitForEvent("download"), page.getByRole("button", { name: button }).click(),
  ]);
  return download;
}

async function bytesOf(download: Download): Promise<Uint8Array> {
  return new Uint8Array(readFileSync(await download.path()));
}

function mainPart(docx: Uint8Array): string {
  return strFromU8(unzipSync(docx)["word/document.xml"]!);
}

describe("before anything is sent", () => {
  eachOnItsOwn();

  test("the first screen says which document, which side, which position and playbook", async () => {
    const sent: string[] = [];
    page.on("request", (request) => { if (request.method() === "POST") sent.push(request.url()); });
    await sample();
    await page.getByText("Detected: Vendor").waitFor({ state: "attached" });
    expect(await page.getByText("client-msa.docx").isVisible()).toBe(true);
    expect(await page.getByLabel("What we ask for").inputValue()).toBe("standard");
    expect(await page.getByLabel("Playbook").inputValue()).toBe("ai-services");
    expect(await page.getByLabel("We are").locator("option").allTextContents())
      .toEqual(expect.arrayContaining(["Vendor", "Client", "Another name…"]));
    expect(sent).toEqual([]);
    await shot(page, "page-first-screen");
  });

  test("the page says within a second what it is", async () => {
    const fresh = await opened.context.newPage();
    const start = Date.now();
    await fresh.goto(BASE);
    await fresh.getByRole("button", { name: "Choose documents" }).waitFor();
    expect(Date.now() - start).toBeLessThan(1000);
  });
});

describe("the findings", () => {
  together(async () => {
    await sample();
    await reviewed();
    await rendered();
  });

  async function unfolded(name: string) {
    const card = finding(name);
    if (!await card.evaluate((one: HTMLDetailsElement) => one.open)) await card.locator("summary").click();
    return card;
  }

  test("are thirty-one, in seven groups, with the counts of the review", async () => {
    expect(await page.locator("details.finding").count()).toBe(31);
    expect(await page.locator(".red-lines li").count()).toBe(7);
    expect(await page.locator("section.group").count()).toBe(7);
    const counts = await page.locator(".filter button").allTextContents();
    const [all, ...each] = counts.map((text) => Number(/\d+/.exec(text)?.[0]));
    expect(all).toBe(31);
    expect(each.reduce((sum, count) => sum! + count!, 0)).toBe(31);
  });

  test("can be filtered by status and searched, and the counts follow", async () => {
    await page.getByRole("button", { name: /Missing \d/ }).click();
    const missing = await page.locator("details.finding").count();
    expect(await page.locator("details.finding.missing").count()).toBe(missing);
    expect(missing).toBeLessThan(31);
    await page.getByRole("button", { name: /^All/ }).click();
    await page.getByLabel("Search the findings").fill("liability cap");
    await page.waitForFunction(() => document.querySelectorAll("details.finding").length < 31);
    expect(await finding("Liability cap").count()).toBe(1);
    await page.getByLabel("Search the findings").fill("no such words at all");
    await page.getByText("0 of 31 shown").waitFor();
    await page.getByLabel("Search the findings").fill("");
    await page.waitForFunction(() => document.querySelectorAll("details.finding").length === 31);
  });

  test("show reason, clause, redline, rationale and what is internal", async () => {
    const cap = await unfolded("Liability cap");
    expect(await cap.getByText("Hostile").first().isVisible()).toBe(true);
    expect(await cap.locator("figcaption").first().textContent()).toContain("10.2");
    expect(await cap.locator("ins").count()).toBeGreaterThan(0);
    expect(await cap.locator("del").count()).toBeGreaterThan(0);
    expect(await cap.locator("ins").first().textContent()).toContain("[inserted: ");
    expect(await cap.getByText("Rationale, as the comment says it:").isVisible()).toBe(true);
    expect(await cap.locator(".internal").textContent()).toContain("Internal · walk-away:");
    await shot(page, "page-finding");
  });

  test("take another wording for one term", async () => {
    const cap = await unfolded("Liability cap");
    const before = await cap.locator("ins").first().textContent();
    const [request] = await Promise.all([
      page.waitForRequest((sent) => sent.url().includes("/api/v1/review")),
      cap.getByLabel("Wording to propose").selectOption("fallback"),
    ]);
    expect(new URL(request.url()).searchParams.getAll("position")).toEqual(["liability.cap=fallback"]);
    await page.waitForFunction((old) => ![...document.querySelectorAll("ins")]
      .some((one) => one.textContent === old), before);
    expect(await cap.locator("ins").first().textContent()).toMatch(/two|twice/i);
  });

  test("a red line leads to its group", async () => {
    await page.locator(".red-lines button").filter({ hasText: "Termination" }).click();
    await page.waitForFunction(() => (document.activeElement as HTMLElement).dataset.redLine === "termination");
  });
});

describe("the redline", () => {
  together(async () => {
    await sample();
    await reviewed();
    await rendered();
  });

  test("is rendered with insertions and deletions, and each entry of the list leads to its place", async () => {
    const marks = page.locator(".sheet ins, .sheet del");
    expect(await marks.count()).toBeGreaterThan(20);
    const entry = page.locator(".changes li.inserted button").nth(3);
    const text = (await entry.locator(".text").textContent())!.trim();
    await entry.click();
    const pointed = page.locator(".sheet .pointed");
    expect((await pointed.textContent())!.trim().length).toBeGreaterThan(0);
    expect(text).toContain((await pointed.textContent())!.trim());
    await shot(page, "page-redline");
  });

  test("numbers the clauses as the contract does", async () => {
    const before = await page.locator(".sheet p").filter({ hasText: "Defined Terms." }).first()
      .evaluate((one) => getComputedStyle(one, "::before").content);
    expect(before).toContain("counter");
    expect(await page.locator(".sheet .docx-wrapper").evaluate((one) => getComputedStyle(one).counterReset))
      .not.toBe("none");
  });

  test("Go to clause points at the clause", async () => {
    const cap = finding("Liability cap");
    await cap.locator("summary").click();
    await cap.getByRole("button", { name: /Go to clause: 10\.2/ }).first().click();
    const pointed = await page.locator(".sheet .pointed").textContent();
    expect(pointed!.toUpperCase()).toContain("LIABILITY OF VENDOR");
  });

  test("is what the server gives, and what is skipped is not in it", async () => {
    const whole = mainPart(await bytesOf(await downloaded("Download the redline")));
    const cap = finding("Liability cap"); // open since it was gone to
    await cap.getByRole("button", { name: "Skip: Liability cap" }).click();
    await page.getByText("1 term skipped").waitFor();
    const download = await downloaded("Download the redline");
    const less = mainPart(await bytesOf(download));
    expect(download.suggestedFilename()).toBe("client-msa-redlined.docx");
    expect(whole).toContain("TOTAL AGGREGATE LIABILITY");
    expect(less).not.toContain("TOTAL AGGREGATE LIABILITY");
    expect(less).toContain("<w:ins ");
    await cap.getByRole("button", { name: "Include again: Liability cap" }).click();
    expect(mainPart(await bytesOf(await downloaded("Download the redline")))).toBe(whole);
  });

  test("is written for the other side when we are the other side", async () => {
    await page.getByText("Change", { exact: true }).click();
    await page.getByLabel("We are").selectOption("Client");
    const [request] = await Promise.all([
      page.waitForRequest((sent) => sent.url().includes("/api/v1/review")),
      page.getByRole("button", { name: "Review again" }).click(),
    ]);
    expect(new URL(request.url()).searchParams.get("we_are")).toBe("Client");
    await page.locator(".settings summary b").filter({ hasText: "Client" }).waitFor();
    await rendered();
  });
});

describe("files and failures", () => {
  eachOnItsOwn();

  test("several documents are downloaded in one zip, each under its own name", async () => {
    await page.locator('input[type="file"]').setInputFiles(
      [...NAMES, NAMES[0]!].map((name) => resolve(SAMPLES, name)));
    await page.getByRole("navigation", { name: "Documents" }).waitFor();
    const download = await downloaded("Download all (.zip)");
    const files = unzipSync(await bytesOf(download));
    expect(Object.keys(files).sort()).toEqual([
      "client-msa-redlined (2).docx", "client-msa-redlined.docx", "negotiated-consulting-redlined.docx",
      "services-agreement-redlined.docx",
    ]);
    for (const docx of Object.values(files)) expect(mainPart(docx)).toContain("<w:ins ");
  });

  test("a file that is no document gets a reason and a way out", async () => {
    await page.locator('input[type="file"]').setInputFiles({
      name: "scan.docx", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.7"),
    });
    await page.getByRole("button", { name: "Review red lines" }).click();
    const alert = page.getByRole("alert").filter({ hasText: "Word document" });
    await alert.waitFor();
    expect(await alert.textContent()).toContain("Save the contract as a Word document (.docx)");
  });

  test("a review under way can be cancelled", async () => {
    await sample();
    await page.route("**/api/v1/review*", () => undefined); // never answered
    await page.getByRole("button", { name: "Review red lines" }).click();
    await page.getByRole("progressbar").waitFor();
    await page.getByRole("button", { name: "Cancel" }).click();
    await page.getByText("Cancelled.").waitFor();
    expect(await page.getByRole("button", { name: "Review red lines" }).isEnabled()).toBe(true);
  });

  test("a server that is gone is said to be gone", async () => {
    await sample();
    await page.route("**/api/v1/review*", (route) => route.abort());
    await page.getByRole("button", { name: "Review red lines" }).click();
    await page.getByText("The server did not answer.").waitFor();
    expect(await page.getByRole("alert").filter({ hasText: "sevenlines serve" }).count()).toBe(1);
  });

  test("a key that is asked for can be given, and is sent from then on", async () => {
    const problem = JSON.stringify({ title: "An API key is needed", code: "unauthorised", status: 401 });
    await page.route("**/api/v1/**", async (route) => {
      if (route.request().headers().authorization === "Bearer abc") await route.continue();
      else await route.fulfill({ status: 401, contentType: "application/problem+json", body: problem });
    });
    await page.reload();
    await sample();
    await page.getByLabel("API key").fill("abc");
    await reviewed();
    expect(await page.evaluate(() => localStorage.length)).toBe(0);
  });
});

describe("negotiation", () => {
  together(async () => {
    await sample();
    await reviewed();
    await rendered();
    await page.getByRole("heading", { name: "Negotiation" }).click();
  });

  test("the cover note holds nothing internal and can be copied", async () => {
    await opened.context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.getByRole("button", { name: "Write the cover note" }).click();
    const note = await page.getByRole("textbox", { name: "Cover note" }).inputValue();
    expect(note).toMatch(/^Hello,/);
    for (const walkAway of await walkAways()) expect(note).not.toContain(walkAway.slice(0, 40));
    await page.getByRole("button", { name: "Copy the cover note" }).click();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(note);
  });

  async function walkAways(): Promise<string[]> {
    const reply = await fetch(`${BASE}/api/v1/playbooks/ai-services`);
    const { terms } = await reply.json() as { terms: { walk_away: string }[] };
    return terms.map((term) => term.walk_away);
  }

  test("the report is a page of its own", async () => {
    const download = await downloaded("Save the report (HTML)");
    expect(download.suggestedFilename()).toBe("client-msa-report.html");
    const html = strFromU8(await bytesOf(download));
    expect(html).toContain("<!doctype html>");
    expect(html).toContain("Redline of client-msa.docx");
  });

  test("concession candidates stand by red line, marked internal", async () => {
    const trades = page.locator(".negotiation section.internal").first();
    expect(await trades.locator("h4").count()).toBeGreaterThan(3);
    expect(await trades.textContent()).toContain("internal");
    expect(await trades.getByText("Could be given:").count()).toBe(await trades.locator("h4").count());
  });
});

describe("for everyone", () => {
  eachOnItsOwn();

  const SIZES = [{ width: 320, height: 640 }, { width: 1366, height: 900 }];

  test.each(SIZES)("axe finds nothing at $width px, in light and dark", async (viewport) => {
    await page.setViewportSize(viewport);
    await sample();
    expect(await violations()).toEqual([]);
    await reviewed();
    await rendered();
    await finding("Liability cap").locator("summary").click();
    await finding("Interest on late payment").locator("summary").click();
    await page.getByRole("heading", { name: "Negotiation" }).click();
    expect(await violations()).toEqual([]);
    if (viewport.width === 320) return; // colours are the same at every width
    await page.emulateMedia({ colorScheme: "dark" });
    await page.locator('html[style*="dark"]').waitFor();
    expect(await violations()).toEqual([]);
    await shot(page, "page-dark", true);
  });

  async function violations(): Promise<string[]> {
    const { violations: found } = await new AxeBuilder({ page }).analyze();
    return found.flatMap((one) => one.nodes.map((node) => `${one.id}: ${node.html.slice(0, 160)} ${node.failureSummary ?? ""}`));
  }

  test("nothing sticks out at 320 px", async () => {
    await page.setViewportSize(SIZES[0]!);
    await sample();
    await reviewed();
    await rendered();
    await finding("Liability cap").locator("summary").click();
    const sticksOut = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(sticksOut).toBeLessThanOrEqual(0);
    await shot(page, "page-320", true);
  });

  test("forced colours keep statuses and changes apart by sign and line", async () => {
    await page.emulateMedia({ forcedColors: "active" });
    await sample();
    await reviewed();
    await rendered();
    await finding("Liability cap").locator("summary").click();
    const line = (what: string) => page.locator(what).first().evaluate((one) => getComputedStyle(one).textDecorationLine);
    expect(await line(".finding ins")).toBe("underline");
    expect(await line(".finding del")).toBe("line-through");
    expect(await line(".sheet ins")).toBe("underline");
    expect(await line(".sheet del")).toBe("line-through");
    await shot(page, "page-forced-colours");
  });

  test("the keyboard alone is enough from sample to skipped term", async () => {
    await tabTo("Try it with a sample contract");
    await page.keyboard.press("Enter");
    await page.getByLabel("We are").waitFor();
    await tabTo("Review red lines");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Findings" }).waitFor();
    await tabTo("Liability cap");
    await page.keyboard.press("Enter");
    await tabTo("Skip: Liability cap");
    await page.keyboard.press("Space");
    await page.getByText("1 term skipped").waitFor();
  });

  /** Tab until the focus is on something of that name. */
  async function tabTo(name: string): Promise<void> {
    for (let presses = 0; presses < 120; presses += 1) {
      const focused = await page.evaluate(() => {
        const element = document.activeElement as HTMLElement;
        if (element === document.body) return "";
        return `${element.getAttribute("aria-label") ?? ""} ${element.innerText ?? ""}`;
      });
      if (focused.includes(name)) return;
      await page.keyboard.press("Tab");
    }
    throw new Error(`the keyboard does not reach “${name}”`);
  }

  test("what happens is said in a live region", async () => {
    await sample();
    await reviewed();
    await page.getByRole("status").filter({ hasText: /Review done|redline/ }).first().waitFor();
  });

  test("nothing is complained about, loaded from elsewhere or stored", async () => {
    const elsewhere: string[] = [];
    page.on("request", (request) => {
      if (!/^(http:\/\/localhost|blob:|data:)/.test(request.url())) elsewhere.push(request.url());
    });
    await sample();
    await reviewed();
    await rendered();
    expect(opened.complaints).toEqual([]);
    expect(elsewhere).toEqual([]);
    expect(await opened.context.cookies()).toEqual([]);
    expect(await page.evaluate(() => [localStorage.length, sessionStorage.length])).toEqual([0, 0]);
  });
});
