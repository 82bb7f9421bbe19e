// The task pane in Word: one session for the open document.

import { useCallback, useEffect } from "react";
import type { Place, WordHost } from "../host/types";
import type { Session } from "../state/session";
import { DeskProvider, type Playbooks } from "../ui/session";
import { Frame } from "../ui/Frame";
import { Review } from "../ui/Review";
import { Ways } from "./Ways";

export interface PaneProps {
  host: WordHost;
  session: Session;
  playbooks: Playbooks;
  /** "Redline now" on the ribbon: review and apply without another click, where nothing must be asked. */
  now: boolean;
}

export function Pane({ host, session, playbooks, now }: PaneProps) {
  useEffect(() => {
    if (now) void redlineNow(session);
    else void session.look();
  }, [session, now]);
  const goTo = useCallback((place: Place) => void session.goTo(place), [session]);
  return (
    <Frame host={host}>
      <DeskProvider session={session} playbooks={playbooks} goTo={goTo}>
        <main className="pane">
          <h1>Sevenlines</h1>
          <Review ways={<Ways />} />
          <footer>The contract goes to {location.host} and nowhere else; nothing is kept there.</footer>
        </main>
      </DeskProvider>
    </Frame>
  );
}

async function redlineNow(session: Session): Promise<void> {
  if (!await session.review()) return;
  const { review, route } = session.current();
  if (review?.parties.sure && route?.first.route === "A" && !route.first.confirm) {
    await session.go(route.first);
  }
}
