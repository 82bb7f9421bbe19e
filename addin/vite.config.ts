// Builds the page and the pane into the server's static folder. The build depends on the sources and
// on the locked packages alone, and says in sources.sha256 which ones it was made of.

import react from "@vitejs/plugin-react";
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { defineConfig, type Plugin } from "vite";

const HERE = import.meta.dirname;
const SAMPLE = "../samples/client-msa.docx";
const FILES = [
  "index.html", "package.json", "package-lock.json", "tsconfig.json", "vite.config.ts", SAMPLE,
];
const FOLDERS = ["src/host", "src/page", "src/pane", "src/state", "src/ui"];

/** Every file the build is made of, by its path from here, in order. */
function sources(): string[] {
  const inside = FOLDERS.flatMap((folder) => readdirSync(join(HERE, folder), {
    recursive: true, withFileTypes: true,
  }).filter((entry) => entry.isFile())
    .map((entry) => relative(HERE, join(entry.parentPath, entry.name)).split(sep).join("/")));
  return [...FILES, "src/main.tsx", ...inside].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}

/** One digest over the paths and what they hold; tests/addin/test_built.py computes the same. */
function digest(): string {
  const all = createHash("sha256");
  for (const path of sources()) {
    const content = createHash("sha256").update(readFileSync(join(HERE, path))).digest("hex");
    all.update(`${content}  ${path}\n`);
  }
  return all.digest("hex");
}

/** Names and licences of the packages that the modules come from, as their licences ask. */
function licences(modules: readonly string[]): string {
  const folders = new Set(modules.flatMap((id) => {
    const found = /^(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(id.replaceAll("\\", "/"));
    return found ? [found[1]!] : [];
  }));
  const byText = new Map<string, string[]>();
  for (const folder of [...folders].sort()) {
    const { name, version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf-8"));
    const file = readdirSync(folder).find((one) => /^licen[cs]e(\.\w+)?$/i.test(one));
    const text = file ? readFileSync(join(folder, file), "utf-8").trim() : "";
    byText.set(text, [...byText.get(text) ?? [], `${name} ${version}: ${license}`]);
  }
  return [...byText].map(([text, names]) => `${names.join("\n")}\n\n${text}\n`).join("\n----\n\n");
}

/** The digest, the sample document and the licences, beside the page. */
function besides(): Plugin {
  return {
    name: "besides",
    apply: "build",
    generateBundle(_, bundle) {
      const modules = Object.values(bundle).flatMap((chunk) => (
        chunk.type === "chunk" ? Object.keys(chunk.modules) : []));
      this.emitFile({ type: "asset", fileName: "licences.txt", source: licences(modules) });
      this.emitFile({ type: "asset", fileName: "sources.sha256", source: `${digest()}\n` });
      this.emitFile({
        type: "asset", fileName: "sample.docx", source: readFileSync(join(HERE, SAMPLE)),
      });
    },
  };
}

export default defineConfig({
  base: "/pane/",
  plugins: [react(), besides()],
  publicDir: false,
  build: {
    target: "es2022",
    outDir: "../server/static/pane",
    emptyOutDir: true,
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    reportCompressedSize: false,
  },
  server: { proxy: { "/api": "http://127.0.0.1:8080", "/assets": "http://127.0.0.1:8080" } },
});
