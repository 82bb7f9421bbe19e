// Which requirement sets each Word has: the platforms that the tests stand in for.

export type FakePlatform = "windows" | "mac" | "web" | "ipad";

export interface Sets {
  platform: FakePlatform;
  wordApi: number;
  wordApiDesktop: number;
}

export const WORDS = {
  "Microsoft 365 on Windows": { platform: "windows", wordApi: 9, wordApiDesktop: 4 },
  "Word LTSC 2024": { platform: "windows", wordApi: 8, wordApiDesktop: 1 },
  "Word LTSC 2021": { platform: "windows", wordApi: 3, wordApiDesktop: 0 },
  "Word 2016": { platform: "windows", wordApi: 1, wordApiDesktop: 0 },
  "Word for Mac": { platform: "mac", wordApi: 9, wordApiDesktop: 4 },
  "Word for Mac 16.64": { platform: "mac", wordApi: 4, wordApiDesktop: 0 },
  "Word for Mac 16.70": { platform: "mac", wordApi: 5, wordApiDesktop: 0 },
  "Word on the web": { platform: "web", wordApi: 9, wordApiDesktop: 0 },
  "Word on iPad": { platform: "ipad", wordApi: 8, wordApiDesktop: 2 },
} as const satisfies Record<string, Sets>;

const OFFICE_NAMES: Record<FakePlatform, string> = {
  windows: "PC", mac: "Mac", web: "OfficeOnline", ipad: "iOS",
};

/** Office's own name of the platform. */
export function officeName(platform: FakePlatform): string {
  return OFFICE_NAMES[platform];
}

export function isSupported(sets: Sets, name: string, version = "1.1"): boolean {
  const minor = Number(version.split(".")[1]);
  if (name === "WordApi") return minor <= sets.wordApi;
  if (name === "WordApiDesktop") return minor <= sets.wordApiDesktop;
  return name === "CompressedFile" || name === "OpenBrowserWindowApi";
}
