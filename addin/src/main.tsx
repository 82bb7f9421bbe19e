// Wiring: finds out whether this is Word's task pane or a browser, and draws one or the other.

import { type ReactNode, StrictMode, useCallback, useEffect, useMemo, useState } from "react";
import { createRoot } from "react-dom/client";
import { playbooks as listPlaybooks } from "./state/api";
import type { PlaybookHead } from "./state/model";
import { asProblem } from "./state/problem";
import { Session } from "./state/session";
import type { Playbooks } from "./ui/session";
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
  const [{ openHost, chooseRoutes }, { Pane }] = await Promise.all([import("./pane/open"), import("./pane/Pane")]);
  const host = await openHost();
  if (!host) return false;
  const session = new Session({ host, decide: chooseRoutes });
  const now = new URLSearchParams(location.search).get("start") === "redline";
  root.render(
    <WithPlaybooks draw={(playbooks) => <Pane host={host} session={session} playbooks={playbooks} now={now} />} />,
  );
  return true;
}

/** The list of playbooks comes when it comes; the first screen does not wait. */
function WithPlaybooks({ draw }: { draw: (playbooks: Playbooks) => ReactNode }) {
  const [list, setList] = useState<PlaybookHead[]>([]);
  const [keyNeeded, setKeyNeeded] = useState(false);
  const reload = useCallback(() => {
    listPlaybooks().then((found) => {
      setList(found);
      setKeyNeeded(false);
    }, (error: unknown) => setKeyNeeded(asProblem(error).remedy === "key")); // else the review says it
  }, []);
  useEffect(reload, [reload]);
  return draw(useMemo(() => ({ list, keyNeeded, reload }), [list, keyNeeded, reload]));
}

void start();
