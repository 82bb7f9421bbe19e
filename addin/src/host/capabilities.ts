// What the Word at hand can do, asked of Office's requirement sets.
// Knows set names and versions; touches no document.

import type { Capabilities, Platform } from "./types";

/** The parts of Office.context that are asked; all may be absent in odd hosts. */
export interface OfficeContext {
  requirements?: { isSetSupported(name: string, version?: string): boolean };
  platform?: string | null;
  document?: { mode?: string | null } | null;
  diagnostics?: { version?: string } | null;
}

const NEWEST = { WordApi: 9, WordApiDesktop: 4 } as const;
const PLATFORMS: Record<string, Platform> = {
  PC: "windows", Mac: "mac", OfficeOnline: "web", iOS: "ipad",
};

export const BROWSER: Capabilities = {
  platform: "browser", wordApi: 0, wordApiDesktop: 0, readOnly: true, nativeEdits: false,
  comments: false, undo: false, openCopy: false, replaceAll: false, compare: false,
  download: "link", diagnosis: "No Word: a page in a browser.",
};

/** What this host offers. Outside Office `requirements` is undefined: then it offers nothing. */
export function capabilitiesOf(context: OfficeContext): Capabilities {
  const { requirements } = context;
  if (!requirements) return BROWSER;
  const wordApi = newest(requirements, "WordApi");
  const wordApiDesktop = newest(requirements, "WordApiDesktop");
  const platform = PLATFORMS[context.platform ?? ""] ?? "windows";
  const desktop = platform === "windows" || platform === "mac";
  return {
    platform,
    wordApi,
    wordApiDesktop,
    readOnly: context.document?.mode === "readOnly",
    nativeEdits: wordApi >= 4,
    comments: wordApi >= 4,
    undo: wordApi >= 6,
    openCopy: wordApi >= 3 && platform !== "ipad",
    replaceAll: wordApi >= 5 && platform !== "ipad",
    compare: desktop && wordApiDesktop >= 2,
    // A link to bytes in memory does nothing in Word for Mac and at times in WebView2
    // (office-js 2700, 3385, 4681); Word on the web is a browser.
    download: platform === "web" ? "link" : "browser",
    diagnosis: diagnosis(context, wordApi, wordApiDesktop),
  };
}

function newest(
  requirements: NonNullable<OfficeContext["requirements"]>, name: keyof typeof NEWEST,
): number {
  for (let minor = NEWEST[name]; minor > 0; minor -= 1) {
    if (requirements.isSetSupported(name, `1.${minor}`)) return minor;
  }
  return 0;
}

function diagnosis(context: OfficeContext, wordApi: number, desktop: number): string {
  const version = context.diagnostics?.version ?? "unknown";
  const sets = [`WordApi 1.${wordApi}`, ...(desktop ? [`WordApiDesktop 1.${desktop}`] : [])];
  return `${context.platform ?? "unknown platform"}, version ${version}, ${sets.join(", ")}`;
}
