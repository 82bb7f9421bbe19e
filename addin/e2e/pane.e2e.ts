// The task pane in a fake Word, against the real server: every way back into the document.

import { AxeBuilder } from "@axe-core/playwright";
import { strFromU8, unzipSync } from "fflate";
import { readFileSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from "vitest";
import { launch, open, type Opened, shot } from "./browser";
import { type Contract, contract, fakeScript, openPane, type Setting } from "./word";

const BASE = inject("base");

let browser: Browser;
let script: string;
let msa: Contract;
let opened: Opened;
let page: Page;

beforeAll(async () => {
  browser = await launch();
  script = await fakeScript();
  msa = contract("client-msa.docx");
}, 60_000);
afterAll(() => browser.close());
afterEach(() => opened.context.close());

async function pane(setting: Setting = {}, options: Parameters<typeof openPane>[5] = {}): Promise<void> {
  opened = await openPane(browser, BASE, script, msa, setting, options);
  ({ page } = opened);
}

async function reviewed(setting: Setting = {}, options: Parameters<typeof openPane>[5] = {}): Promise<void> {
  await pane(setting, options);
  await page.getByRole("button", { name: "Review red lines" }).click();
  await page.getByRole("heading", { name: "Findings" }).waitFor();
}

function finding(name: string) {
  return page.locator("details.finding").filter({ has: page.getByRole("heading", { name, exact: true }) });
}

function press(name: string | RegExp): Promise<void> {
  return page.getByRole("button", { name }).click();
}

async function said(text: string | RegExp): Promise<string> {
  const line = page.locator(".said").filter({ hasText: text });
  await line.waitFor();
  return (await line.textContent())!;
}

const accepted = () => page.evaluate(() => window.fake.document.accepted());
const rejected = () => page.evaluate(() => window.fake.document.rejected());

function mainPart(base64: string): string {
  return strFromU8(unzipSync(Buffer.from(base64, "base64"))["word/document.xml"]!);
}

test("the first screen knows document and side before anything is sent", async () => {
  const sent: string[] = [];
  const start = Date.now();
  await pane();
  await page.getByRole("button", { name: "Review red lines" }).waitFor();
  expect(Date.now() - start).toBeLessThan(2500); // the browser's own start is in it
  page.on("request", (request) => { if (request.method() === "POST") sent.push(request.url()); });
  await page.getByText("Detected: Vendor").waitFor({ state: "attached" });
  expect(await page.getByText("client-msa.docx").isVisible()).toBe(true);
  expect(sent).toEqual([]);
  await shot(page, "pane-first-screen");
});

describe("edits in the open document", () => {
  test("one finding is applied and taken back, and the rest is as it was", async () => {
    await reviewed();
    const cap = finding("Liability cap");
    await cap.locator("summary").click();
    await cap.getByRole("button", { name: "Apply: Liability cap" }).click();
    await said(/applied/);
    expect((await accepted()).join("\n")).toContain("TOTAL AGGREGATE LIABILITY");
    expect(await rejected()).toEqual(msa.paragraphs.map((one) => one.text));
    expect(await page.evaluate(() => window.fake.document.comments.length)).toBeGreaterThan(0);
    expect(await cap.getByText("applied", { exact: true }).isVisible()).toBe(true);
    await shot(page, "pane-applied");
    await cap.getByRole("button", { name: "Undo: Liability cap" }).click();
    await said(/taken back/);
    expect(await accepted()).toEqual(msa.paragraphs.map((one) => one.text));
  });

  test("all of them give the text that accepting the server's redline gives", async () => {
    await reviewed();
    await press(/^Apply all \(\d+\)/);
    expect(await said(/applied/)).not.toMatch(/skipped|failed/);
    expect(await accepted()).toEqual(msa.accepted);
    expect(await rejected()).toEqual(msa.paragraphs.map((one) => one.text));
    expect(await page.evaluate(() => window.fake.document.tracking)).toBe("Off");
    await shot(page, "pane-all-applied", true);
    await press("Undo all");
    await said(/taken back/);
    expect(await accepted()).toEqual(msa.paragraphs.map((one) => one.text));
  });

  test("the way and the name are said before", async () => {
    await reviewed();
    const ways = page.locator(".ways");
    expect(await ways.textContent()).toContain("tracked change");
    expect(await ways.locator(".signature").textContent()).toContain("your own name");
  });

  test("what is skipped is not written", async () => {
    await reviewed();
    const cap = finding("Liability cap");
    await cap.locator("summary").click();
    await cap.getByRole("button", { name: "Skip: Liability cap" }).click();
    await press(/^Apply all/);
    await said(/applied/);
    expect((await accepted()).join("\n")).not.toContain("TOTAL AGGREGATE LIABILITY");
  });

  test("a paragraph that was changed meanwhile is left alone, with the reason and the words to copy", async () => {
    await reviewed();
    await page.evaluate(() => {
      const { document: contract } = window.fake;
      const index = contract.accepted().findIndex((text) => text.includes("NOT SUBJECT TO ANY LIMIT"));
      contract.paragraphs[index]!.insert(0, "CLIENT AGREES THAT ");
    });
    const cap = finding("Liability cap");
    await cap.locator("summary").click();
    await cap.getByRole("button", { name: "Apply: Liability cap" }).click();
    await said(/skipped/);
    expect(await cap.locator(".outcome").first().textContent()).toMatch(/Not applied:/);
    expect((await accepted()).join("\n")).not.toContain("TOTAL AGGREGATE LIABILITY");
  });

  test("a refusal by Word is said, and the redlined copy is offered instead", async () => {
    await reviewed({ faults: { edit: "NotAllowed" } });
    await press(/^Apply all/);
    await said(/failed/);
    await page.getByRole("button", { name: "Open a redlined copy" }).first().waitFor();
    expect(await rejected()).toEqual(msa.paragraphs.map((one) => one.text));
  });

  test("Go to clause selects in Word", async () => {
    await reviewed();
    const cap = finding("Liability cap");
    await cap.locator("summary").click();
    await cap.getByRole("button", { name: /Go to clause: 10\.2/ }).first().click();
    await said(/Selected/);
    expect(await page.evaluate(() => window.fake.document.selected)).toMatch(/LIABILITY OF VENDOR/);
  });

  test("Redline now reviews and applies without another click", async () => {
    await pane({}, { query: "?start=redline" });
    await said(/applied/);
    expect(await accepted()).toEqual(msa.accepted);
  });
});

describe("the other ways", () => {
  test("a Word without tracking for add-ins opens the redlined copy", async () => {
    await reviewed({ word: "Word LTSC 2021" });
    expect(await page.locator(".ways").textContent()).toContain("cannot switch change tracking on");
    await page.locator(".ways > button").first().click();
    await said(/copy is open/);
    const handed = await page.evaluate(() => window.fake.handed.opened);
    expect(handed).toHaveLength(1);
    expect(mainPart(handed[0]!)).toContain("<w:ins ");
  });

  test("a document for reading only opens as a copy", async () => {
    await reviewed({ readOnly: true });
    expect(await page.locator(".ways > button").first().textContent()).toBe("Open a redlined copy");
    expect(await page.locator(".ways").textContent()).toContain("protected or open for reading only");
  });

  test("a name of our own is carried by the copy, which then comes first", async () => {
    await pane();
    await page.getByText("More options").click();
    await page.getByLabel("Name on the changes").fill("Acme Legal");
    await press("Review red lines");
    await page.getByRole("heading", { name: "Findings" }).waitFor();
    expect(await page.locator(".signature").textContent()).toContain("“Acme Legal”");
    await press("Open a redlined copy");
    await said(/copy is open/);
    const handed = await page.evaluate(() => window.fake.handed.opened);
    expect(mainPart(handed[0]!)).toContain('w:author="Acme Legal"');
  });

  test("the document is replaced only after a yes, and put back as it was", async () => {
    await reviewed();
    await page.getByText("Other ways").click();
    await press("Replace this document");
    const dialog = page.getByRole("dialog", { name: "Replace this document?" });
    await dialog.waitFor();
    await shot(page, "pane-replace");
    await dialog.getByRole("button", { name: "Cancel" }).click();
    await said(/Nothing was changed/);
    expect(await page.evaluate(() => window.fake.handed.replaced.length)).toBe(0);
    await press("Replace this document");
    await dialog.getByRole("button", { name: "Replace this document" }).click();
    await press("Put the document back as it was");
    await page.getByRole("heading", { name: "Redline this document" }).waitFor();
    const handed = await page.evaluate(() => window.fake.handed.replaced);
    expect(handed).toHaveLength(2);
    expect(mainPart(handed[0]!)).toContain("<w:ins ");
    expect(handed[1]).toBe(msa.bytes.toString("base64"));
  });

  test("Word on the web downloads the file", async () => {
    await reviewed({ word: "Word on the web" });
    await page.getByText("Other ways").click();
    const [download] = await Promise.all([page.waitForEvent("download"), press("Download the redline")]);
    expect(download.suggestedFilename()).toBe("client-msa-redlined.docx");
    expect(mainPart(readFileSync(await download.path()).toString("base64"))).toContain("<w:ins ");
  });

  test("Word on iPad leads to the page in the browser", async () => {
    await reviewed({ word: "Word on iPad" });
    await page.getByText("Other ways").click();
    await press("Open in the browser");
    expect(await page.evaluate(() => window.fake.office.openedLinks)).toEqual([`${BASE}/`]);
  });

  test("a file that Word does not hand over is read as XML, and then nothing is replaced", async () => {
    await reviewed({ faults: { getFile: 5001 } });
    expect(await page.locator("details.finding").count()).toBe(31);
    expect(await page.getByText("Replace this document").count()).toBe(0);
  });
});

test("without Office's script the pane is the page", async () => {
  opened = await open(browser, BASE);
  ({ page } = opened);
  await page.goto(`${BASE}/pane/`); // everything elsewhere is blocked
  await page.getByRole("button", { name: "Choose documents" }).waitFor({ timeout: 5000 });
});

describe("for everyone", () => {
  test.each([{ width: 320, height: 640 }, { width: 640, height: 700 }])(
    "axe finds nothing at $width px", async (viewport) => {
      await reviewed({}, { viewport });
      await finding("Liability cap").locator("summary").click();
      await page.getByText("Other ways").click();
      await page.getByRole("heading", { name: "Negotiation" }).click();
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.flatMap((one) => one.nodes.map((node) => `${one.id}: ${node.html.slice(0, 200)}`))).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
      await shot(page, `pane-${viewport.width}`, true);
    });

  test("forced colours leave every sign and line", async () => {
    await reviewed({}, { forcedColors: "active" });
    await finding("Liability cap").locator("summary").click();
    const line = (what: string) => page.locator(what).first().evaluate((one) => getComputedStyle(one).textDecorationLine);
    expect(await line(".finding ins")).toBe("underline");
    expect(await line(".finding del")).toBe("line-through");
    expect(await page.locator(".status").first().textContent()).toMatch(/[✕○▲✓]/);
    await shot(page, "pane-forced-colours", true);
  });

  test("the pane takes Word's theme", async () => {
    await pane();
    await page.getByRole("button", { name: "Review red lines" }).waitFor();
    const background = () => page.locator(".frame").evaluate((one) => getComputedStyle(one).backgroundColor);
    const light = await background();
    await page.evaluate(() => {
      Object.assign(window.fake.office.context.officeTheme, { isDarkTheme: true, bodyBackgroundColor: "#262626" });
      window.dispatchEvent(new Event("focus"));
    });
    await page.waitForFunction((was) => getComputedStyle(document.querySelector(".frame")!).backgroundColor !== was, light);
    await shot(page, "pane-dark");
  });
});

test("the pane complains about nothing", async () => {
  await reviewed();
  await press(/^Apply all/);
  await said(/applied/);
  expect(opened.complaints).toEqual([]);
});
