// Files out: the redline of one document, or of all of them in a zip.

import { Button } from "@fluentui/react-components";
import { useState } from "react";
import { bytesOf, DOCX, save } from "../state/bytes";
import type { Session } from "../state/session";
import { counted } from "../state/words";
import { useDesk } from "../ui/session";

export function Download() {
  const { session, state } = useDesk();
  const waiting = session.pending(state.review!.findings).length;
  const take = async () => {
    const reply = await session.redlined();
    if (reply) save(new Blob([bytesOf(reply.document)], { type: DOCX }), reply.redline.output);
  };
  return (
    <section className="ways" aria-labelledby="ways-title">
      <h2 id="ways-title" className="spoken">Download</h2>
      <p>{waiting ? `${counted(waiting, "change")} proposed, as tracked changes` : "Nothing has to be changed"}
        {waiting > 0 && ` by ${state.choices.author || "Sevenlines"}`}.
        {state.skipped.size > 0 && ` ${counted(state.skipped.size, "term")} skipped.`}</p>
      <Button appearance="primary" disabled={state.activity !== null} onClick={() => void take()}>
        Download the redline</Button>
    </section>
  );
}

/** Redlines what is not redlined yet, then one zip of all. */
export function DownloadAll({ sessions }: { sessions: Session[] }) {
  const [said, setSaid] = useState("");
  const [busy, setBusy] = useState(false);
  const take = async () => {
    setBusy(true);
    try {
      setSaid(await zipped(sessions, setSaid));
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className="all">
      <Button size="small" disabled={busy} onClick={() => void take()}>Download all (.zip)</Button>
      <span role="status">{said}</span>
    </div>
  );
}

async function zipped(sessions: Session[], say: (text: string) => void): Promise<string> {
  const files: Record<string, Uint8Array> = {};
  const lost: string[] = [];
  for (const [index, session] of sessions.entries()) {
    say(`Redlining ${index + 1} of ${sessions.length}…`);
    if (!session.current().review) await session.review();
    const reply = session.current().review ? await session.redlined() : null;
    if (reply) files[freeName(reply.redline.output, files)] = bytesOf(reply.document);
    else lost.push(session.current().name ?? "a document");
  }
  if (Object.keys(files).length) {
    const { zipSync } = await import("fflate");
    const zip = zipSync(files, { level: 0, mtime: "2026-01-01T00:00:00" });
    save(new Blob([zip as Uint8Array<ArrayBuffer>], { type: "application/zip" }), "redlines.zip");
  }
  return lost.length ? `Left out: ${lost.join(", ")}; open them to see why.` : "";
}

/** Two documents of one name must not become one. */
function freeName(name: string, taken: Record<string, unknown>): string {
  const [, stem = name, suffix = ""] = /^(.*?)(\.\w+)?$/.exec(name) ?? [];
  let free = name;
  for (let count = 2; free in taken; count += 1) free = `${stem} (${count})${suffix}`;
  return free;
}
