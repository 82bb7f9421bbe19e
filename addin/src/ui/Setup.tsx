// The first screen: which document, which side we are, what we ask for; and one button.

import { Button, Checkbox, Field, Input, Select } from "@fluentui/react-components";
import { useEffect, useRef, useState } from "react";
import type { Position } from "../host/types";
import { setApiKey } from "../state/key";
import type { Choices, SessionState } from "../state/model";
import { POSITIONS } from "../state/words";
import { useDesk } from "./session";

const OTHER = "\u0000other";

export function Setup({ again, onDone }: { again: boolean; onDone?: () => void }) {
  const { session, state, playbooks } = useDesk();
  const start = async () => {
    const done = await session.review();
    if (playbooks.keyNeeded) playbooks.reload();
    if (done) onDone?.();
  };
  return (
    <form className="setup" onSubmit={(event) => { event.preventDefault(); void start(); }}>
      <Side />
      <Field label="What we ask for">
        <Select value={state.choices.position}
          onChange={(_, { value }) => session.choose({ position: value as Position })}>
          {Object.entries(POSITIONS).map(([id, words]) => <option key={id} value={id}>{words}</option>)}
        </Select>
      </Field>
      <Field label="Playbook">
        <Select value={state.choices.playbook || playbooks.list[0]?.id || ""}
          onChange={(_, { value }) => session.choose({ playbook: value })}>
          {!playbooks.list.length && <option value="">The server’s own</option>}
          {playbooks.list.map((one) => <option key={one.id} value={one.id}>{one.title}</option>)}
        </Select>
      </Field>
      {(playbooks.keyNeeded || state.problem?.remedy === "key") && <Key />}
      <More choices={state.choices} />
      <Button type="submit" appearance="primary" disabled={state.activity !== null}>
        {again ? "Review again" : "Review red lines"}
      </Button>
    </form>
  );
}

/** Which side is ours: detected, one of the names found, or another name. */
function Side() {
  const { session, state } = useDesk();
  const names = sidesOf(state);
  const [other, setOther] = useState(false);
  const typing = useRef<HTMLInputElement>(null);
  const typed = other || (state.choices.weAre !== "" && !names.includes(state.choices.weAre));
  const asked = state.problem?.remedy === "we-are";
  useEffect(() => {
    if (asked) setOther(true);
  }, [asked]);
  const choose = (value: string) => {
    setOther(value === OTHER);
    session.choose({ weAre: value === OTHER ? "" : value });
    if (value === OTHER) requestAnimationFrame(() => typing.current?.focus());
  };
  return (
    <>
      <Field label="We are">
        <Select value={typed ? OTHER : state.choices.weAre} onChange={(_, { value }) => choose(value)}>
          <option value="">{detected(state)}</option>
          {names.map((name) => <option key={name} value={name}>{name}</option>)}
          <option value={OTHER}>Another name…</option>
        </Select>
      </Field>
      {typed && (
        <Field label="Our name in the contract" hint="As the contract writes it, such as Consultant">
          <Input input={{ ref: typing }} value={state.choices.weAre} maxLength={300}
            onChange={(_, { value }) => session.choose({ weAre: value })} />
        </Field>
      )}
    </>
  );
}

function sidesOf({ guess, review }: SessionState): string[] {
  const read = review ? [review.parties.provider.term, review.parties.client.term] : [];
  return [...new Set([...read, ...(guess?.terms ?? [])])].filter(Boolean);
}

function detected({ guess, review, choices }: SessionState): string {
  if (review && !choices.weAre) {
    const { term, name } = review.parties.provider;
    return `Detected: ${[term, name && name !== term ? `(${name})` : ""].filter(Boolean).join(" ")}`;
  }
  if (guess?.ours) return `Detected: ${guess.ours}`;
  return guess ? "To be told from the contract" : "Looking at the document…";
}

function Key() {
  const [key, setKey] = useState("");
  const [keep, setKeep] = useState(false);
  return (
    <>
      <Field label="API key">
        <Input type="password" autoComplete="off" value={key} onChange={(_, { value }) => {
          setKey(value);
          setApiKey(value, keep);
        }} />
      </Field>
      <Checkbox label="Keep it on this device" checked={keep} onChange={(_, { checked }) => {
        setKeep(checked === true);
        setApiKey(key, checked === true);
      }} />
    </>
  );
}

function More({ choices }: { choices: Choices }) {
  const { session } = useDesk();
  return (
    <details className="more">
      <summary>More options</summary>
      <Field label="Name on the changes of a redlined file"
        hint="In the open document Word writes the name of whoever is signed in.">
        <Input value={choices.author} maxLength={255} placeholder="Sevenlines" autoComplete="off"
          onChange={(_, { value }) => session.choose({ author: value })} />
      </Field>
      <Checkbox label="A comment with the reason at each change" checked={choices.comments}
        onChange={(_, { checked }) => session.choose({ comments: checked === true })} />
    </details>
  );
}
