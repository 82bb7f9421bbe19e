// Where documents come in: chosen, dropped, or the sample.

import { Button, Link } from "@fluentui/react-components";
import { useEffect, useRef, useState } from "react";

const KINDS = ".docx,.docm,.dotx,.dotm,.xml";
const SAMPLE = "/pane/sample.docx";

export interface DropProps {
  /** One line, when a document is open already. */
  small: boolean;
  onFiles: (files: File[]) => Promise<void>;
}

export function Drop({ small, onFiles }: DropProps) {
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [problem, setProblem] = useState("");
  const take = async (files: File[]) => {
    if (!files.length) return;
    try {
      await onFiles(files);
      setProblem("");
    } catch {
      setProblem("A file could not be read. If it is open elsewhere, close it and choose it again.");
    }
  };
  const takeRef = useRef(take);
  takeRef.current = take;
  useEffect(() => listenForDrops(setOver, (files) => void takeRef.current(files)), []);
  return (
    <div className={`drop${small ? " small" : ""}${over ? " over" : ""}`}>
      {!small && <p>Drop one or more Word documents here, or</p>}
      <Button appearance={small ? "secondary" : "primary"} size={small ? "small" : "large"}
        onClick={() => input.current?.click()}>{small ? "Add documents" : "Choose documents"}</Button>
      <input ref={input} type="file" accept={KINDS} multiple hidden aria-label="Word documents"
        onChange={(event) => {
          void take([...(event.target.files ?? [])]);
          event.target.value = ""; // so that the same file can be chosen again
        }} />
      {!small && <p><Link as="button" onClick={() => void sample().then(take, () => setProblem(
        "The sample could not be loaded; see that the server is running."))}>Try it with a sample contract</Link></p>}
      <p role="alert" className="problem">{problem}</p>
    </div>
  );
}

async function sample(): Promise<File[]> {
  const reply = await fetch(SAMPLE);
  if (!reply.ok) throw new Error("no sample");
  return [new File([await reply.blob()], "client-msa.docx")];
}

function listenForDrops(onOver: (over: boolean) => void, onDrop: (files: File[]) => void): () => void {
  const listen = (event: DragEvent) => {
    event.preventDefault();
    onOver(event.type === "dragover");
    if (event.type === "drop") onDrop([...(event.dataTransfer?.files ?? [])]);
  };
  const kinds = ["dragover", "dragleave", "drop"] as const;
  for (const kind of kinds) document.addEventListener(kind, listen);
  return () => { for (const kind of kinds) document.removeEventListener(kind, listen); };
}
