// The page without Word: files dropped in, each with a session; the redline rendered beside the findings.

import { Button } from "@fluentui/react-components";
import { useCallback, useEffect, useRef, useState } from "react";
import type { Finding, OpenDocument, Place } from "../host/types";
import { DOCX } from "../state/bytes";
import { FIRST_CHOICES, Session } from "../state/session";
import { DeskProvider, type Playbooks } from "../ui/session";
import { Frame } from "../ui/Frame";
import { Review } from "../ui/Review";
import { Download, DownloadAll } from "./Download";
import { Drop } from "./Drop";
import { Paper, type Target } from "./Paper";

export function Page({ playbooks }: { playbooks: Playbooks }) {
  const [sessions, setSessions] = useState<Session[]>([]);
  const [chosen, setChosen] = useState(0);
  const open = useCallback(async (files: File[]) => {
    const added = await Promise.all(files.map(sessionOf));
    setSessions((before) => {
      setChosen(before.length);
      return [...before, ...added];
    });
  }, []);
  const current = sessions[chosen];
  return (
    <Frame host={null}>
      <div className={`page ${current ? "busy" : "empty"}`}>
        <header className="brand">
          <img src="/assets/icons/review-32.png" alt="" width="32" height="32" />
          <h1>Sevenlines</h1>
          <p>Redlines a contract for an AI agency: seven red lines, 31 terms. Nothing is stored.</p>
        </header>
        <main>
          <Drop small={current !== undefined} onFiles={open} />
          {sessions.length > 1 && (
            <Tabs sessions={sessions} chosen={chosen} onChoose={setChosen} />
          )}
          {current && <Open key={chosen} session={current} playbooks={playbooks} />}
        </main>
      </div>
    </Frame>
  );
}

async function sessionOf(file: File): Promise<Session> {
  const document: OpenDocument = {
    bytes: new Uint8Array(await file.arrayBuffer()), name: file.name,
    format: file.name.toLowerCase().endsWith(".xml") ? "flat-opc" : "docx",
    mimeType: file.type || DOCX, fallbackReason: null,
  };
  const session = new Session({ host: null, document, decide: null }, FIRST_CHOICES);
  void session.look();
  return session;
}

interface TabsProps {
  sessions: Session[];
  chosen: number;
  onChoose: (index: number) => void;
}

function Tabs({ sessions, chosen, onChoose }: TabsProps) {
  return (
    <nav className="documents" aria-label="Documents">
      <ul>
        {sessions.map((session, index) => (
          <li key={index}>
            <Button size="small" appearance={index === chosen ? "primary" : "subtle"}
              aria-current={index === chosen ? "true" : undefined} onClick={() => onChoose(index)}>
              {session.current().name}
            </Button>
          </li>
        ))}
      </ul>
      <DownloadAll sessions={sessions} />
    </nav>
  );
}

/** One document: findings on one side, the paper on the other. */
function Open({ session, playbooks }: { session: Session; playbooks: Playbooks }) {
  const [target, setTarget] = useState<Target | null>(null);
  const title = useRef<HTMLHeadingElement>(null);
  const goTo = useCallback((place: Place, finding: Finding | null) => setTarget({ place, finding }), []);
  useEffect(() => { title.current?.focus({ preventScroll: true }); }, []);
  return (
    <DeskProvider session={session} playbooks={playbooks} goTo={goTo}>
      <div className="desk">
        <section className="findings" aria-labelledby="review-title">
          <h2 id="review-title" tabIndex={-1} ref={title} className="spoken">Review</h2>
          <Review ways={<Download />} />
        </section>
        <Paper target={target} />
      </div>
    </DeskProvider>
  );
}
