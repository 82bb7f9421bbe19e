// One document from first screen to findings; the same in the pane and on the page.

import { type ReactNode, useState } from "react";
import { POSITIONS } from "../state/words";
import { Negotiation } from "./Negotiation";
import { Notices } from "./Notices";
import { Results } from "./Results";
import { useDesk } from "./session";
import { Setup } from "./Setup";

/** `ways` is how the redline gets out of here: into Word, or into a file. */
export function Review({ ways }: { ways: ReactNode }) {
  const { state } = useDesk();
  const { review } = state;
  return (
    <div className="review">
      <p className="document"><span className="spoken">Document: </span>{state.name ?? "The open document"}</p>
      {review ? <Settings /> : <Setup again={false} />}
      <Notices />
      {review && (
        <>
          <Notes notes={[...review.notes, ...(state.route?.notes ?? [])]} />
          {ways}
          <Results review={review} />
          <Negotiation review={review} />
        </>
      )}
    </div>
  );
}

/** The choices the review was made with, and the form to change them. */
function Settings() {
  const { state } = useDesk();
  const [open, setOpen] = useState(false);
  const { provider } = state.review!.parties;
  const problem = state.problem?.remedy !== undefined && state.problem?.remedy !== null;
  return (
    <details className="settings" open={open || problem} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        We are <b>{provider.term || provider.name || "not known"}</b>
        {provider.name && provider.name !== provider.term && ` (${provider.name})`}.{" "}
        {POSITIONS[state.review!.playbook.position]}. <span className="change">Change</span>
      </summary>
      <Setup again onDone={() => setOpen(false)} />
    </details>
  );
}

function Notes({ notes }: { notes: string[] }) {
  if (!notes.length) return null;
  return <ul className="notes">{notes.map((note) => <li key={note}>{note}</li>)}</ul>;
}
