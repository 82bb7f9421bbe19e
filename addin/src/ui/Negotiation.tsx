// Help for what comes after: what can be traded and what never, the note for the other side, and the
// report for ours.

import { Button, Textarea } from "@fluentui/react-components";
import { save } from "../state/bytes";
import { byRedLine } from "../state/findings";
import type { Review } from "../state/model";
import { redLineTitle } from "../state/words";
import { CopyButton } from "./FindingCard";
import { useDesk } from "./session";

export function Negotiation({ review }: { review: Review }) {
  return (
    <details className="negotiation">
      <summary><h2>Negotiation</h2></summary>
      <CoverNote />
      <Report name={review.document.name} />
      <Trades review={review} />
      <Risks review={review} />
    </details>
  );
}

function CoverNote() {
  const { session, state } = useDesk();
  return (
    <section>
      <h3>Cover note</h3>
      <p>For the other side: what is proposed and why, nothing internal.</p>
      {state.coverNote === null
        ? <Button size="small" disabled={state.activity !== null} onClick={() => void session.writeNote()}>
            Write the cover note</Button>
        : <>
            <Textarea readOnly resize="vertical" rows={8} value={state.coverNote} aria-label="Cover note" />
            <CopyButton text={state.coverNote} label="Copy the cover note" />
          </>}
    </section>
  );
}

function Report({ name }: { name: string }) {
  const { session, state } = useDesk();
  const take = async () => {
    const made = await session.report();
    if (made) save(made, `${name.replace(/\.\w+$/, "")}-report.html`);
  };
  return (
    <section>
      <h3>Report</h3>
      <p>For our side, with walk-away lines. One file that needs nothing else.</p>
      <Button size="small" disabled={state.activity !== null} onClick={() => void take()}>
        Save the report (HTML)</Button>
    </section>
  );
}

/** What may be given on each red line that is still open. */
function Trades({ review }: { review: Review }) {
  const open = byRedLine(review.findings).filter((group) => group.open > 0 && review.trades[group.redLine]);
  if (!open.length) return null;
  return (
    <section className="internal">
      <h3>Concession candidates <small>internal</small></h3>
      {open.map(({ redLine }) => (
        <div key={redLine}>
          <h4>{redLineTitle(redLine)}</h4>
          <p><b>Could be given:</b> {review.trades[redLine]!.give.join("; ")}.</p>
          <p><b>Never:</b> {review.trades[redLine]!.keep.join("; ")}.</p>
        </div>
      ))}
    </section>
  );
}

function Risks({ review }: { review: Review }) {
  const { goTo } = useDesk();
  if (!review.related_risks.length) return null;
  return (
    <section className="internal">
      <h3>Related risks <small>internal</small></h3>
      {review.related_risks.map((risk) => (
        <div key={risk.id}>
          <h4>{risk.title}</h4>
          <p>{risk.message}</p>
          {goTo && risk.evidence[0] && (
            <Button size="small" appearance="subtle" aria-label={`Go to clause: ${risk.title}`}
              onClick={() => goTo(risk.evidence[0]!, null)}>Go to clause</Button>
          )}
        </div>
      ))}
    </section>
  );
}
