// One finding: what is wrong, where, what we propose, and what to do about it.

import { Button, Select } from "@fluentui/react-components";
import { memo, useId, useState } from "react";
import type { Finding, Position } from "../host/types";
import type { Outcome } from "../state/model";
import { type Passage, passagesOf } from "../state/passages";
import { POSITIONS } from "../state/words";
import { RedlineLine, StatusMark } from "./Marks";
import { useDesk } from "./session";

export interface FindingProps {
  finding: Finding;
  /** Positions that have words of their own for this term. */
  positions: readonly Position[];
}

export const FindingCard = memo(function FindingCard({ finding, positions }: FindingProps) {
  const [open, setOpen] = useState(false);
  const { state } = useDesk();
  const skipped = state.skipped.has(finding.term);
  return (
    <details className={`finding ${finding.status}`} data-term={finding.term}
      onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <StatusMark status={finding.status} />
        <h4>{finding.title}</h4>
        <Progress finding={finding} skipped={skipped} />
      </summary>
      {open && <Body finding={finding} positions={positions} skipped={skipped} />}
    </details>
  );
});

/** "Applied", "Skipped" and the like, in the closed row as well. */
function Progress({ finding, skipped }: { finding: Finding; skipped: boolean }) {
  const { state } = useDesk();
  const label = finding.evidence.find((one) => one.label)?.label;
  const applied = finding.edits.filter((edit) => state.applied.has(edit.id)).length;
  if (skipped) return <span className="note">skipped</span>;
  if (applied && applied === finding.edits.length) return <span className="note">applied</span>;
  if (applied) return <span className="note">{applied} of {finding.edits.length} applied</span>;
  return label ? <span className="note">{label}</span> : null;
}

function Body({ finding, positions, skipped }: FindingProps & { skipped: boolean }) {
  const comments = [...new Set(finding.edits.map((edit) => edit.comment).filter(Boolean))];
  return (
    <div className="body">
      <Reasons finding={finding} />
      {passagesOf(finding).map((passage, index) => (
        <Clause key={index} passage={passage} finding={finding} />
      ))}
      {comments.map((comment) => (
        <p key={comment} className="aside"><b>Rationale, as the comment says it:</b> {comment}</p>
      ))}
      {finding.held_back && <p className="aside"><b>Not changed:</b> {finding.held_back}</p>}
      {finding.walk_away && (
        <p className="aside internal"><b>Internal · walk-away:</b> {finding.walk_away}</p>
      )}
      <Outcomes finding={finding} />
      {finding.edits.length > 0 && <Wording finding={finding} positions={positions} />}
      {finding.edits.length > 0 && <Actions finding={finding} skipped={skipped} />}
    </div>
  );
}

function Reasons({ finding }: { finding: Finding }) {
  if (!finding.reasons.length && finding.status === "missing") {
    return <p>The contract does not speak of this.</p>;
  }
  return finding.reasons.map((reason) => <p key={reason.code}>{reason.message}</p>);
}

function Clause({ passage, finding }: { passage: Passage; finding: Finding }) {
  const { goTo } = useDesk();
  const name = [passage.label, passage.heading].filter(Boolean).join(" ");
  return (
    <figure className="clause">
      <figcaption>
        <span>{name}</span>
        {goTo && (
          <Button size="small" appearance="subtle" aria-label={`Go to clause: ${name}`}
            onClick={() => goTo(passage.place, finding)}>Go to clause</Button>
        )}
      </figcaption>
      <blockquote>
        {passage.lines.map((pieces, index) => <RedlineLine key={index} pieces={pieces} />)}
      </blockquote>
    </figure>
  );
}

/** Why edits of this finding are not in the document. */
function Outcomes({ finding }: { finding: Finding }) {
  const { state } = useDesk();
  const known = finding.edits.flatMap((edit): [string, Outcome, string][] => {
    const outcome = state.outcomes[edit.id];
    const text = typeof edit.after === "string" ? edit.after : edit.after.map((p) => p.text).join("\n");
    return outcome ? [[edit.id, outcome, text]] : [];
  });
  return known.map(([id, outcome, text]) => (
    <p key={id} className="aside outcome">
      <b>{OUTCOME_WORDS[outcome.kind]}:</b> {outcome.reason}{" "}
      {text && <CopyButton text={text} label="Copy the proposed text" />}
    </p>
  ));
}

const OUTCOME_WORDS: Record<Outcome["kind"], string> = {
  commented: "Written as a comment", skipped: "Not applied", failed: "Failed",
};

export function CopyButton({ text, label }: { text: string; label: string }) {
  const { session } = useDesk();
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      session.say("Copied.");
    } catch {
      session.say("The browser did not allow copying; select the text and copy it.");
    }
  };
  return <Button size="small" onClick={() => void copy()}>{label}</Button>;
}

/** Which of our wordings to propose for this term. */
function Wording({ finding, positions }: FindingProps) {
  const { session, state } = useDesk();
  const id = useId();
  if (positions.length < 2) return null;
  const chosen = state.positions[finding.term] ?? "";
  return (
    <div className="wording">
      <label htmlFor={id}>Wording to propose</label>
      <Select id={id} size="small" value={chosen} disabled={state.activity !== null}
        onChange={(_, { value }) => void session.setPosition(finding.term, (value || null) as Position | null)}>
        <option value="">As for the whole: {POSITIONS[state.choices.position]}</option>
        {positions.map((one) => <option key={one} value={one}>{POSITIONS[one]}</option>)}
      </Select>
    </div>
  );
}

function Actions({ finding, skipped }: { finding: Finding; skipped: boolean }) {
  const { session, state } = useDesk();
  const busy = state.activity !== null;
  const applied = finding.edits.some((edit) => state.applied.has(edit.id));
  const native = session.host !== null && state.route?.first.route === "A" && !state.replaced;
  const name = finding.title;
  return (
    <div className="actions">
      {native && !skipped && session.pending([finding]).length > 0 && (
        <Button appearance="primary" size="small" disabled={busy} aria-label={`Apply: ${name}`}
          onClick={() => void session.apply([finding])}>Apply</Button>
      )}
      {applied && session.host?.capabilities.undo && (
        <Button size="small" disabled={busy} aria-label={`Undo: ${name}`}
          onClick={() => void session.undo([finding])}>Undo</Button>
      )}
      {!applied && (skipped
        ? <Button size="small" aria-label={`Include again: ${name}`}
            onClick={() => session.putBack(finding.term)}>Include again</Button>
        : <Button size="small" aria-label={`Skip: ${name}`}
            onClick={() => session.skip(finding.term)}>Skip</Button>)}
    </div>
  );
}
