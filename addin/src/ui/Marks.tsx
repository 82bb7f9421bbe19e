// Small pieces: a status as icon and word, and text with the words that go and come.

import type { Status } from "../host/types";
import type { Piece } from "../state/passages";
import { STATUS_WORDS } from "../state/words";

export function StatusMark({ status }: { status: Status }) {
  const { sign, word } = STATUS_WORDS[status];
  return (
    <span className={`status ${status}`}>
      <span aria-hidden="true">{sign}</span> {word}
    </span>
  );
}

export function RedlineLine({ pieces }: { pieces: Piece[] }) {
  return <p>{pieces.map((piece, index) => <PieceOf key={index} piece={piece} />)}</p>;
}

function PieceOf({ piece }: { piece: Piece }) {
  if (piece.kind === "same") return piece.text;
  const [Tag, word] = piece.kind === "inserted" ? ["ins", "inserted"] as const : ["del", "deleted"] as const;
  return (
    <Tag>
      <span className="spoken">[{word}: </span>{piece.text}<span className="spoken">]</span>
    </Tag>
  );
}
