// Puts the fake Word in the place of Office's script, with a real contract open in it.

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Browser } from "playwright-core";
import { build } from "vite";
import type { Fake, FakeOptions } from "../src/fake/index";
import { open, type Opened } from "./browser";

const ROOT = resolve(import.meta.dirname, "../..");
const OFFICE_JS = "https://appsforoffice.microsoft.com/**";
const DATE = "2026-01-31";

declare global {
  interface Window {
    fake: Fake;
  }
}

/** What the tests need to know of a contract; read with the engine. */
export interface Contract {
  name: string;
  bytes: Buffer;
  paragraphs: { text: string; style: string }[];
  /** The paragraphs once everything the server proposes is accepted. */
  accepted: string[];
}

const READ = `
import json, sys, transforms
from transforms.text.read import read_text
from transforms.wml.package import open_package
data = open(sys.argv[1], "rb").read()
options = transforms.Options(playbook=transforms.load_playbook())
stamp = transforms.Stamp(author="Sevenlines", date="${DATE}T00:00:00Z")
accepted = transforms.accept(transforms.redline(data, options, stamp).data)
body = lambda d: read_text(open_package(d)).body
json.dump({
    "paragraphs": [{"text": p.text, "style": p.style} for p in body(data)],
    "accepted": [p.text for p in body(accepted)],
}, sys.stdout)
`;

export function contract(name: string): Contract {
  const path = resolve(ROOT, "samples", name);
  const read = execFileSync(process.env.SEVENLINES_PYTHON ?? "python3", ["-c", READ, path],
    { cwd: ROOT, maxBuffer: 1 << 28, encoding: "utf-8" });
  return { name, bytes: readFileSync(path), ...JSON.parse(read) as Pick<Contract, "paragraphs" | "accepted"> };
}

/** The fake as one script. */
export async function fakeScript(): Promise<string> {
  const made = await build({
    configFile: false, logLevel: "silent",
    build: {
      write: false, minify: false,
      lib: { entry: resolve(import.meta.dirname, "../src/fake/index.ts"), formats: ["iife"], name: "Fakes" },
    },
  });
  const [output] = Array.isArray(made) ? made : [made];
  if (!output || !("output" in output)) throw new Error("the fake was not built");
  return output.output[0].code;
}

export type Setting = Omit<FakeOptions, "paragraphs" | "bytes">;

/** The pane in a Word of that kind. */
export async function openPane(
  browser: Browser, base: string, script: string, shown: Contract, setting: Setting = {},
  options: Parameters<typeof open>[2] & { query?: string } = {},
): Promise<Opened> {
  const opened = await open(browser, base, { viewport: { width: 329, height: 900 }, ...options });
  const facts = { paragraphs: shown.paragraphs, url: `https://example.com/contracts/${shown.name}`, ...setting };
  const body = `${script}
    const bytes = Uint8Array.from(atob(${JSON.stringify(shown.bytes.toString("base64"))}), (c) => c.charCodeAt(0));
    window.fake = Fakes.installFakeWord({ ...${JSON.stringify(facts)}, bytes });`;
  await opened.context.route(OFFICE_JS, (route) => route.fulfill({ contentType: "text/javascript", body }));
  await opened.page.goto(`${base}/pane/${options.query ?? ""}`);
  return opened;
}
