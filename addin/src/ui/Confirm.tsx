// A question inside the page, since Word's pane has no alert and no confirm.

import { Button } from "@fluentui/react-components";
import { useEffect, useId, useRef } from "react";

export interface ConfirmProps {
  title: string;
  text: string;
  yes: string;
  onYes: () => void;
  onNo: () => void;
}

export function Confirm({ title, text, yes, onYes, onNo }: ConfirmProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => { dialog.current?.showModal(); }, []);
  return (
    <dialog ref={dialog} aria-labelledby={id} onCancel={(event) => { event.preventDefault(); onNo(); }}>
      <h2 id={id}>{title}</h2>
      <p>{text}</p>
      <div className="actions">
        <Button appearance="primary" onClick={onYes}>{yes}</Button>
        <Button autoFocus onClick={onNo}>Cancel</Button>
      </div>
    </dialog>
  );
}
