// The API key, when the server asks for one: in memory, and kept on this device only when the person
// says so. In Word on the web storage is divided by the embedding site, hence the partition.

const NAME = "sevenlines.key";

let held: string | null = null;

function place(): string {
  const partition = typeof Office === "undefined" ? undefined : Office.context?.partitionKey;
  return `${partition ?? ""}${NAME}`;
}

/** The key in use, "" for none. */
export function apiKey(): string {
  if (held === null) {
    try {
      held = localStorage.getItem(place()) ?? "";
    } catch {
      held = ""; // storage can be forbidden; then there is no kept key
    }
  }
  return held;
}

/** Use `key` from now on; `keep` leaves it on this device. */
export function setApiKey(key: string, keep: boolean): void {
  held = key.trim();
  try {
    if (keep && held) localStorage.setItem(place(), held);
    else localStorage.removeItem(place());
  } catch {
    // storage can be forbidden; then the key lasts as long as this page
  }
}
