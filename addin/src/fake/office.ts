// The fake's Office namespace: onReady, the document's file in slices, and the context.

import { officeName, isSupported } from "./sets";
import type { World } from "./objects";

type Done = (result: { status: string; value?: unknown; error?: { code: number; message: string } }) => void;

/** Word keeps at most so many files open for one add-in. */
const OPEN_AT_MOST = 2;
const LARGEST_SLICE = 4_194_304;
const LARGEST_SLICE_ON_IPAD = 65_536;

export interface FileFacts {
  bytes: Uint8Array;
  url: string;
  readOnly: boolean;
}

export class FakeOffice {
  readonly HostType = { Word: "Word" };
  readonly FileType = { Compressed: "compressed" };
  readonly AsyncResultStatus = { Succeeded: "succeeded", Failed: "failed" };
  readonly openedLinks: string[] = [];
  openFiles = 0;
  readonly context;

  constructor(private readonly world: World, private readonly file: FileFacts) {
    const { sets } = world;
    this.context = {
      platform: officeName(sets.platform),
      displayLanguage: sets.platform === "web" ? undefined : "en-US",
      diagnostics: { host: "Word", platform: officeName(sets.platform), version: "16.0.0.0" },
      requirements: { isSetSupported: (name: string, version?: string) => isSupported(sets, name, version) },
      officeTheme: {
        bodyBackgroundColor: "#FFFFFF", bodyForegroundColor: "#262626",
        controlBackgroundColor: "#FFFFFF", controlForegroundColor: "#262626", isDarkTheme: false,
      },
      ui: { openBrowserWindow: (url: string) => { this.openedLinks.push(url); } },
      document: {
        mode: file.readOnly ? "readOnly" : "readWrite",
        url: file.url,
        getFileAsync: (_type: string, options: { sliceSize?: number }, done: Done) => this.getFile(options, done),
      },
    };
  }

  onReady(): Promise<{ host: string; platform: string }> {
    return Promise.resolve({ host: "Word", platform: officeName(this.world.sets.platform) });
  }

  private getFile(options: { sliceSize?: number }, done: Done): void {
    const { faults, sets } = this.world;
    const size = options.sliceSize ?? LARGEST_SLICE;
    const most = sets.platform === "ipad" ? LARGEST_SLICE_ON_IPAD : LARGEST_SLICE;
    if (faults.getFile === "hang") return;
    if (faults.getFile) later(done, failed(faults.getFile));
    else if (size > most || this.openFiles >= OPEN_AT_MOST) later(done, failed(5001));
    else later(done, { status: "succeeded", value: this.handle(size) });
  }

  private handle(size: number): unknown {
    const { bytes } = this.file;
    let isOpen = true;
    this.openFiles += 1;
    return {
      size: bytes.length,
      sliceCount: Math.ceil(bytes.length / size),
      getSliceAsync: (index: number, done: Done) => {
        const fault = isOpen ? this.world.faults.slice : 5001;
        later(done, fault ? failed(fault) : {
          status: "succeeded", value: { index, data: Array.from(bytes.slice(index * size, (index + 1) * size)) },
        });
      },
      closeAsync: (done?: Done) => {
        if (isOpen) this.openFiles -= 1;
        isOpen = false;
        if (done) later(done, { status: "succeeded" });
      },
    };
  }
}

function failed(code: number): { status: string; error: { code: number; message: string } } {
  return { status: "failed", error: { code, message: "the fake was told to fail" } };
}

function later(done: Done, result: Parameters<Done>[0]): void {
  queueMicrotask(() => done(result));
}
