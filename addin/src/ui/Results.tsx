// The findings: the seven red lines with counts, a filter, a search, and each finding below its line.

import { Button, Field, Input } from "@fluentui/react-components";
import { useDeferredValue, useEffect, useRef, useState } from "react";
import type { Position, Status } from "../host/types";
import { playbookTerms } from "../state/api";
import { byRedLine, type Group, matching } from "../state/findings";
import type { Review } from "../state/model";
import { redLineTitle, STATUS_WORDS, STATUSES } from "../state/words";
import { FindingCard } from "./FindingCard";

const NO_POSITIONS: readonly Position[] = [];

export function Results({ review }: { review: Review }) {
  const [status, setStatus] = useState<Status | "">("");
  const [search, setSearch] = useState("");
  const shown = matching(review.findings, status, useDeferredValue(search));
  const positions = usePositions(review.playbook.id);
  const top = useRef<HTMLElement>(null);
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => { // the button that was pressed has gone with its form
    if (document.activeElement === document.body) title.current?.focus({ preventScroll: true });
  }, []);
  return (
    <section className="results" aria-labelledby="findings-title" ref={top}>
      <h2 id="findings-title" tabIndex={-1} ref={title}>Findings</h2>
      <RedLines review={review} onChoose={(redLine) => {
        setStatus("");
        setSearch("");
        requestAnimationFrame(() => goToGroup(top.current, redLine));
      }} />
      <StatusFilter review={review} status={status} onChange={setStatus} />
      <Field label="Search the findings">
        <Input type="search" size="small" value={search} onChange={(_, { value }) => setSearch(value)} />
      </Field>
      <p className="count" role="status">
        {shown.length === review.findings.length ? "" : `${shown.length} of ${review.findings.length} shown`}
      </p>
      {byRedLine(shown).map((group) => <GroupOf key={group.redLine} group={group} positions={positions} />)}
    </section>
  );
}

function goToGroup(root: HTMLElement | null, redLine: string) {
  const title = root?.querySelector<HTMLElement>(`[data-red-line="${CSS.escape(redLine)}"]`);
  title?.focus({ preventScroll: true });
  title?.scrollIntoView({ block: "start" });
}

/** Which positions have words of their own, by term; the playbook says so. */
function usePositions(playbook: string): ReadonlyMap<string, readonly Position[]> {
  const [known, setKnown] = useState<ReadonlyMap<string, readonly Position[]>>(new Map());
  useEffect(() => {
    let here = true;
    playbookTerms(playbook).then((terms) => {
      if (!here) return;
      setKnown(new Map(terms.map((term) => [term.id,
        (["standard", "mutual", "fallback"] as const).filter((one) => term.wording[one])])));
    }, () => undefined); // without the list there is no choice to offer; the review stands
    return () => { here = false; };
  }, [playbook]);
  return known;
}

/** The seven red lines and how they stand, as a table of contents. */
function RedLines({ review, onChoose }: { review: Review; onChoose: (redLine: string) => void }) {
  return (
    <ul className="red-lines" aria-label="The seven red lines">
      {byRedLine(review.findings).map((group, index) => (
        <li key={group.redLine}>
          <button type="button" onClick={() => onChoose(group.redLine)}>
            <span className="name">{index + 1}. {redLineTitle(group.redLine)}</span>
            <Counts group={group} />
          </button>
        </li>
      ))}
    </ul>
  );
}

function Counts({ group }: { group: Group }) {
  return (
    <span className="counts">
      {STATUSES.map((status) => {
        const count = group.findings.filter((one) => one.status === status).length;
        if (!count) return null;
        const { sign, word } = STATUS_WORDS[status];
        return (
          <span key={status} className={`status ${status}`} title={`${count} ${word.toLowerCase()}`}>
            <span aria-hidden="true">{sign} {count}</span>
            <span className="spoken">, {count} {word.toLowerCase()}</span>
          </span>
        );
      })}
    </span>
  );
}

interface FilterProps {
  review: Review;
  status: Status | "";
  onChange: (status: Status | "") => void;
}

function StatusFilter({ review, status, onChange }: FilterProps) {
  return (
    <div className="filter" role="group" aria-label="Show by status">
      <Button size="small" appearance={status ? "secondary" : "primary"} aria-pressed={status === ""}
        onClick={() => onChange("")}>All {review.findings.length}</Button>
      {STATUSES.map((one) => (
        <Button key={one} size="small" appearance={status === one ? "primary" : "secondary"}
          aria-pressed={status === one} title={STATUS_WORDS[one].meaning} onClick={() => onChange(one)}>
          <span aria-hidden="true">{STATUS_WORDS[one].sign}&nbsp;</span>
          {STATUS_WORDS[one].word} {review.summary[one]}
        </Button>
      ))}
    </div>
  );
}

interface GroupProps {
  group: Group;
  positions: ReadonlyMap<string, readonly Position[]>;
}

function GroupOf({ group, positions }: GroupProps) {
  const title = redLineTitle(group.redLine);
  return (
    <section className="group" aria-label={title}>
      <h3 tabIndex={-1} data-red-line={group.redLine}>
        {title} <small>{group.open ? `${group.open} to settle` : "all adequate"}</small>
      </h3>
      {group.findings.map((finding) => (
        <FindingCard key={finding.term} finding={finding}
          positions={positions.get(finding.term) ?? NO_POSITIONS} />
      ))}
    </section>
  );
}
