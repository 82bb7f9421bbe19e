// The redline as it will look, with the list of its changes and comments beside it.
// Rendering is loaded when the first redline is there.

import { Button } from "@fluentui/react-components";
import { useEffect, useRef, useState } from "react";
import type { Finding, Place } from "../host/types";
import { bytesOf } from "../state/bytes";
import { useDesk } from "../ui/session";
import type { Change } from "./changes";
import type { Rendering } from "./render";

export interface Target {
  place: Place;
  finding: Finding | null;
}

export function Paper({ target }: { target: Target | null }) {
  const { session, state } = useDesk();
  const { review, redlined, activity } = state;
  const frame = useRef<HTMLDivElement>(null);
  const [rendering, setRendering] = useState<Rendering | null>(null);
  const [failed, setFailed] = useState(false);

  useEffect(() => {
    if (review && !redlined && !activity && !state.problem) void session.redlined();
  }, [session, review, redlined, activity, state.problem]);

  useEffect(() => {
    if (!redlined || !frame.current) return undefined;
    let here = true;
    const into = frame.current;
    import("./render").then(({ render }) => render(bytesOf(redlined.document), into)).then(
      (made) => { if (here) { setRendering(made); setFailed(false); } },
      () => { if (here) setFailed(true); },
    );
    return () => { here = false; };
  }, [redlined]);

  useEffect(() => {
    if (target && rendering) rendering.show(target.place, target.finding?.evidence[0]?.text ?? "");
  }, [target, rendering]);

  if (!review) return null;
  return (
    <section className="paper" aria-labelledby="paper-title">
      <h2 id="paper-title">The redline</h2>
      {failed && <p className="problem" role="alert">The preview could not be drawn. The download is complete.</p>}
      <div className="sheet-and-changes">
        <div className="sheet" ref={frame} tabIndex={0} role="region" aria-label="The contract with its changes" />
        {rendering && <Changes rendering={rendering} />}
      </div>
    </section>
  );
}

const KIND_WORDS: Record<Change["kind"], string> = {
  inserted: "Inserted", deleted: "Deleted", "moved-from": "Moved from here", "moved-to": "Moved to here",
  comment: "Comment",
};

function Changes({ rendering }: { rendering: Rendering }) {
  return (
    <section className="changes" aria-labelledby="changes-title">
      <h3 id="changes-title">Changes and comments <small>{rendering.changes.length}</small></h3>
      <ol>
        {rendering.changes.map((change, index) => (
          <li key={index} className={change.kind}>
            <Button size="small" appearance="subtle" className="change" onClick={() => rendering.go(index)}>
              <span className="kind">{KIND_WORDS[change.kind]}</span>
              <span className="by">{change.author}</span>
              <span className="text">{change.text}</span>
            </Button>
          </li>
        ))}
      </ol>
    </section>
  );
}
