// Hands the session to the components below, and draws them again when it changes.

import { createContext, type ReactNode, useContext, useMemo, useSyncExternalStore } from "react";
import type { Finding, Place } from "../host/types";
import type { PlaybookHead, SessionState } from "../state/model";
import type { Session } from "../state/session";

/** The server's playbooks, and whether it wants a key before it tells. */
export interface Playbooks {
  list: PlaybookHead[];
  keyNeeded: boolean;
  reload: () => void;
}

export interface Desk {
  session: Session;
  state: SessionState;
  playbooks: Playbooks;
  /** Shows the place: in Word, or in the page's rendering. Null when there is nothing to show it in. */
  goTo: ((place: Place, finding: Finding | null) => void) | null;
}

const Context = createContext<Desk | null>(null);

export interface DeskProps {
  session: Session;
  playbooks: Playbooks;
  goTo: Desk["goTo"];
  children: ReactNode;
}

export function DeskProvider({ session, playbooks, goTo, children }: DeskProps) {
  const state = useSyncExternalStore(session.subscribe, session.current);
  const desk = useMemo(() => ({ session, state, playbooks, goTo }), [session, state, playbooks, goTo]);
  return <Context value={desk}>{children}</Context>;
}

export function useDesk(): Desk {
  const desk = useContext(Context);
  if (!desk) throw new Error("no session here");
  return desk;
}
