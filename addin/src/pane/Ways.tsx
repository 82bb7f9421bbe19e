// How the redline gets into Word: the best way with its reason and whose name it carries, then the others.

import { Button } from "@fluentui/react-components";
import type { RouteChoice } from "../host/types";
import { bytesOf, DOCX, save } from "../state/bytes";
import { counted } from "../state/words";
import { Confirm } from "../ui/Confirm";
import { useDesk } from "../ui/session";

export function Ways() {
  const { session, state } = useDesk();
  const route = state.route;
  if (!route || !state.review) return null;
  const all = state.review.findings;
  const waiting = session.pending(all).length;
  if (state.replaced) return <Replaced />;
  const undoable = session.host?.capabilities.undo && state.applied.size > 0;
  return (
    <section className="ways" aria-labelledby="ways-title">
      <h2 id="ways-title">Redline this document</h2>
      <p className="count" role="status">
        {waiting ? `${counted(waiting, "change")} proposed.` : "No change is waiting."}
        {state.applied.size > 0 && ` ${state.applied.size} in the document.`}
      </p>
      <Way choice={route.first} primary label={route.first.route === "A" ? `Apply all (${waiting})` : route.first.label}
        empty={waiting === 0} />
      <p><b>{route.first.label}.</b> {route.first.reason}</p>
      <p className="signature">{signature(route.first, state.choices.author)}</p>
      {undoable && (
        <Button size="small" disabled={state.activity !== null} onClick={() => void session.undo(all)}>
          Undo all</Button>
      )}
      {route.then.length > 0 && (
        <details className="more">
          <summary>Other ways</summary>
          {route.then.map((choice) => (
            <div key={choice.route + String(choice.method)} className="way">
              <Way choice={choice} label={choice.label} empty={waiting === 0 && choice.route === "A"} />
              <p>{choice.reason} {signature(choice, state.choices.author)}</p>
            </div>
          ))}
        </details>
      )}
      {state.asking && (
        <Confirm title={`${state.asking.label}?`} text={state.asking.reason} yes={state.asking.label}
          onYes={() => void session.go(state.asking!)} onNo={() => session.decline()} />
      )}
    </section>
  );
}

/** Whose name the changes will carry; the server's own when none was chosen. */
function signature(choice: RouteChoice, author: string): string {
  if (choice.signature === "you" || author) return choice.signatureText;
  return "The changes and comments will carry the name “Sevenlines”; another can be given under More options.";
}

/** After the document was replaced there is one thing left to do here. */
function Replaced() {
  const { session, state } = useDesk();
  return (
    <section className="ways" aria-labelledby="ways-title">
      <h2 id="ways-title">The document is replaced</h2>
      <p>Read it through: numbering, headers and text boxes can come out differently.</p>
      <Button disabled={state.activity !== null} onClick={() => void session.restore()}>
        Put the document back as it was</Button>
    </section>
  );
}

interface WayProps {
  choice: RouteChoice;
  label: string;
  primary?: boolean;
  empty: boolean;
}

function Way({ choice, label, primary, empty }: WayProps) {
  const { session, state } = useDesk();
  const go = () => void (choice.route === "D" ? download() : session.go(choice));
  const download = async () => {
    if (session.host!.capabilities.download === "browser") {
      session.host!.openLink(new URL("/", location.href).href);
      session.say("The page is open in your browser; drop the contract there to download the redline.");
      return;
    }
    const reply = await session.redlined();
    if (reply) save(new Blob([bytesOf(reply.document)], { type: DOCX }), reply.redline.output);
  };
  return (
    <Button appearance={primary ? "primary" : "secondary"} size={primary ? "medium" : "small"}
      disabled={state.activity !== null || empty} onClick={go}>{label}</Button>
  );
}
