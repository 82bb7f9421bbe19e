// Wiring: finds out whether this is Word's task pane or a browser, and draws one or the other.

import { StrictMode, useEffect, useState } from "react";
import { createRoot } from "react-dom/client";
import { playbooks as listPlaybooks } from "./state/api";
import type { PlaybookHead } from "./state/model";
import { Session } from "./state/session";
import "./ui/style.css";

const root = createRoot(document.getElementById("root")!);

async function start(): Promise<void> {
  const inWord = document.getElementById("office") !== null;
  if (inWord && await drawPane()) return;
  const { Page } = await import("./page/Page");
  root.render(<StrictMode><WithPlaybooks draw={(playbooks) => <Page playbooks={playbooks} />} /></StrictMode>);
}

/** Draws the pane; false when this is not Word after all. */
async function drawPane(): Promise<boolean> {
  const [{ openHost, decideRoute }, { Pane }] = await Promise.all([import("./pane/open"), import("./pane/Pane")]);
  const host = await openHost();
  if (!host) return false;
  const session = new Session({ host, decide: decideRoute });
  const now = new URLSearchParams(location.search).get("start") === "redline";
  root.render(
    <WithPlaybooks draw={(playbooks) => <Pane host={host} session={session} playbooks={playbooks} now={now} />} />,
  );
  return true;
}

/** The list of playbooks comes when it comes; the first screen does not wait. */
function WithPlaybooks({ draw }: { draw: (playbooks: PlaybookHead[]) => React.ReactNode }) {
  const [playbooks, setPlaybooks] = useState<PlaybookHead[]>([]);
  useEffect(() => {
    listPlaybooks().then(setPlaybooks, () => undefined); // the review says what is wrong with the server
  }, []);
  return draw(playbooks);
}

void start();
