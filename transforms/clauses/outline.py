"""The contract as read: its clauses with their full labels, its parties, terms and habits.

Knows the order in which the other modules of this package are asked. Knows nothing of rules.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from transforms.clauses.capitals import Capitals
from transforms.clauses.defined_terms import defined_terms
from transforms.clauses.habits import habits
from transforms.clauses.headings import Heading, heading_at
from transforms.clauses.model import Clause, Outline
from transforms.clauses.nesting import Nest
from transforms.clauses.parties import parties
from transforms.clauses.rows import Row, label_rows
from transforms.clauses.typed_numbers import Number, displayed_number, typed_number
from transforms.clauses.zones import UNNUMBERED, exhibit_at, zones
from transforms.text.model import Paragraph, TextView


def outline(view: TextView, we_are: str = "") -> Outline:
    """Read ``view`` as a contract in which ``we_are``, if given, is the provider.

    Raises ``PartiesUnclear`` or ``UnknownParty`` as ``parties`` does.
    """
    body = view.body
    where = zones(body)
    builder = _Builder(body=body, zones=where)
    builder.read()
    clauses = builder.clauses()
    clause_of = _innermost(clauses, len(body))
    operative = tuple(
        not zone and place not in builder.headings_alone for place, zone in enumerate(where)
    )
    contents = frozenset(place for place, zone in enumerate(where) if zone == "contents")
    capitals = Capitals.of(
        p.text
        for place, p in enumerate(body)
        if where[place] in {"", "recital"} and place not in builder.headings_alone
    )
    sides = parties(body, contents, we_are, capitals)
    return Outline(
        view=view,
        clauses=clauses,
        clause_of=clause_of,
        operative=operative,
        parties=sides,
        terms=defined_terms(body, operative, sides, capitals),
        habits=habits(body, operative),
    )


@dataclass(slots=True, kw_only=True)
class _Draft:
    """A clause while its end is not known yet."""

    label: str
    heading: str
    numbering: str
    depth: int
    first: int
    parent: int
    kind: str
    last: int = -1


@dataclass(slots=True, kw_only=True)
class _Builder:
    """Walks the paragraphs once and opens a clause wherever one starts."""

    body: Sequence[Paragraph]
    zones: list[str]
    drafts: list[_Draft] = field(default_factory=list)
    nest: Nest = field(default_factory=Nest)
    headings_alone: set[int] = field(default_factory=set)
    kind: str = "clause"
    introduced: bool = False
    naming: bool = False
    broken: set[int] = field(default_factory=set)
    pending: Number | None = None
    pending_at: int = -1
    exhibits: dict[int, tuple[str, str]] = field(default_factory=dict)
    rows: dict[int, Row] = field(default_factory=dict)

    def read(self) -> None:
        """Open every clause of the document, in order."""
        self.exhibits = _exhibits(self.body, self.zones)
        self.rows = label_rows(self.body, self.zones)
        for place, paragraph in enumerate(self.body):
            zone = self.zones[place]
            if zone in _BLOCKS:
                self._read_block(place, zone)
            elif zone not in {"empty", "furniture", "note"}:
                self._read_paragraph(place, paragraph)
                self.introduced |= len(paragraph.text) > 150

    def _read_block(self, place: int, zone: str) -> None:
        """A run of contents, recitals or signatures is one clause of its own."""
        last = self.drafts[-1] if self.drafts else None
        if (
            last
            and last.kind == zone
            and all(z in {zone, *_GAPS} for z in self.zones[last.first : place])
        ):
            return
        self.pending = None
        if zone != "contents":
            self.nest.reset()
        self._open("", "", "none", place, zone)
        self.drafts[-1].depth, self.drafts[-1].parent = 1, -1

    def _read_paragraph(self, place: int, paragraph: Paragraph) -> None:
        """Open the clause that a paragraph starts, if it starts one."""
        if place not in self.rows and paragraph.cell is None:
            self.nest.close_row()
        if place in self.exhibits:
            self._read_exhibit(place, *self.exhibits[place])
        elif place in self.rows and not self._is_defining():
            self._read_row(place, self.rows[place])
        elif paragraph.cell is not None and not self._may_number(paragraph):
            return
        elif _is_title(paragraph.text):
            self.nest.reset()
            self.headings_alone.add(place)
            self.kind = "clause"
            self.naming = _NAMING.search(paragraph.text[-30:]) is not None
        elif not self.naming or not self._names_party(paragraph):
            self._read_clause(place, paragraph)
            self.naming = _NAMING.search(paragraph.text[-30:]) is not None

    def _names_party(self, paragraph: Paragraph) -> bool:
        """Whether a numbered paragraph under "between:" is a party and no clause."""
        short = paragraph.text.strip().lower() in {"and", "and:", "- and -", "(2)"}
        return short or not self.drafts and _PARTY.search(paragraph.text) is not None

    def _is_defining(self) -> bool:
        """Whether the clause open now holds definitions, whose rows are no clauses."""
        return bool(self.drafts and self.drafts[-1].kind == "definitions" and self.drafts[-1].label)

    def _may_number(self, paragraph: Paragraph) -> bool:
        """Whether a table's paragraph may open a clause: by its number only."""
        if paragraph.label:
            return True
        number = typed_number(paragraph.text)
        behind = paragraph.text[number.end :][:1] if number else ""
        return number is not None and not number.bare and (not behind or not behind.islower())

    def _read_exhibit(self, place: int, label: str, title: str) -> None:
        """An exhibit opens; what follows is inside it until the next."""
        self.pending = None
        self.kind = "exhibit"
        self.nest.place_exhibit(len(self.drafts), label)
        self.headings_alone.add(place)
        self._open(label, title, "none", place, "exhibit")

    def _read_row(self, place: int, row: Row) -> None:
        """A cover page's row is a clause whose heading is its label cell."""
        self.pending = None
        self.nest.place_row(len(self.drafts))
        self._open("", row.heading, "none", place, self._kind_of(row.heading))
        self.drafts[-1].last = row.last
        self.headings_alone.update(range(place, row.value))

    def _read_clause(self, place: int, paragraph: Paragraph) -> None:
        """A numbered or headed paragraph of the text."""
        number, automatic = self._number_of(paragraph)
        start = number.end if number and not automatic else 0
        heading = heading_at(paragraph, start, number is not None or self.pending is not None)
        if number and not paragraph.text[start:].strip() and not automatic:
            self.pending, self.pending_at = number, place
            self.headings_alone.add(place)
            return
        first, numbering = place, "auto" if automatic else "typed" if number else "none"
        if number is None and self.pending is not None:
            number, first, numbering = self.pending, self.pending_at, "typed"
        self.pending = None
        if number is not None:
            self._open_numbered(number, heading, paragraph, first, numbering)
        elif heading and self._may_head(heading, paragraph):
            self._open_headed(heading, paragraph, place)
        else:
            return
        if heading and heading.alone:
            self.headings_alone.add(place)

    def _number_of(self, paragraph: Paragraph) -> tuple[Number | None, bool]:
        """The number of a paragraph, and whether Word made it."""
        if paragraph.label and (number := displayed_number(paragraph.label)):
            return number, True
        number = typed_number(paragraph.text)
        if number is None or (number.bare and not self._expects(number)):
            return None, False
        return number, False

    def _expects(self, number: Number) -> bool:
        """Whether a number without punctuation comes in its turn."""
        value = number.readings[0].value
        opens = [o.path[-1] for o in self.nest.stack if o.path and o.form in {"1.", "1", "1)"}]
        return value == 1 and not opens or any(value == one + 1 for one in opens)

    def _open_numbered(
        self,
        number: Number,
        heading: Heading | None,
        paragraph: Paragraph,
        first: int,
        numbering: str,
    ) -> None:
        """Open a clause that has a number."""
        level = paragraph.level if numbering == "auto" else -1
        self.nest.place_number(
            len(self.drafts),
            number,
            level=level,
            headed=heading is not None,
            alone=heading is not None and heading.alone,
            outline=paragraph.heading,
        )
        words = heading.text if heading else ""
        self._open(self.nest.label(), words, numbering, first, self._kind_of(words))

    def _may_head(self, heading: Heading, paragraph: Paragraph) -> bool:
        """Whether a heading without a number opens a clause, rather than being part of a title."""
        if paragraph.cell is not None or self._is_mid_sentence(paragraph.index):
            return False
        if not self.introduced and not self.drafts:
            return bool(_FAMILY & set(heading.text.lower().split())) and not heading.alone
        return True

    def _is_mid_sentence(self, place: int) -> bool:
        """Whether the text before breaks off without a stop, as at the end of a scanned page."""
        before = next((p for p in range(place - 1, -1, -1) if self.zones[p] not in _GAPS), -1)
        if before < 0 or before in self.headings_alone or self.body[before].cell is not None:
            return False
        text = self.body[before].text.rstrip()
        open_end = text[-1] not in '.;:!?)]”"' and not text.endswith(("; and", "; or"))
        if open_end and (len(text) > 60 or before in self.broken):
            self.broken.add(place)
        return place in self.broken

    def _open_headed(self, heading: Heading, paragraph: Paragraph, place: int) -> None:
        """Open a clause that has a heading and no number."""
        if heading.alone or heading.look in {"caps", "style"}:
            self.nest.place_heading(len(self.drafts), heading.look, paragraph.heading)
        else:
            self.nest.place_lead(len(self.drafts))
        self._open("", heading.text, "none", place, self._kind_of(heading.text))

    def _kind_of(self, heading: str) -> str:
        """The kind of a clause by its own heading, by its parent's, or by where it stands."""
        if self.kind == "exhibit":
            return "exhibit"
        if is_definitions(heading):
            return "definitions"
        parent = self.nest.parent()
        return (
            "definitions" if parent >= 0 and self.drafts[parent].kind == "definitions" else "clause"
        )

    def _open(self, label: str, heading: str, numbering: str, first: int, kind: str) -> None:
        """Add a clause where the nest last placed one."""
        self.drafts.append(
            _Draft(
                label=label, heading=heading, numbering=numbering, depth=max(self.nest.depth(), 1),
                first=first, parent=self.nest.parent() if self.nest.stack else -1, kind=kind,
            )
        )  # fmt: skip

    def clauses(self) -> tuple[Clause, ...]:
        """The clauses, each with its end and its children."""
        _close(self.drafts, self.zones)
        children: dict[int, list[int]] = {}
        for index, draft in enumerate(self.drafts):
            children.setdefault(draft.parent, []).append(index)
        return tuple(
            Clause(
                index=index, label=draft.label, heading=draft.heading, numbering=draft.numbering,
                depth=draft.depth, first=draft.first, last=draft.last, parent=draft.parent,
                children=tuple(children.get(index, ())), kind=draft.kind,
            )
            for index, draft in enumerate(self.drafts)
        )  # fmt: skip


_NAMING = re.compile(r"\b(?:between|among|parties)\W*$", re.I)
_PARTY = re.compile(r"\([^()]*[\"“'‘(]?\w[^()]*\)\W*(?:and)?\W*$|\(the ", re.I)
_BLOCKS = frozenset({"contents", "recital", "signature"})
_GAPS = frozenset({"empty", "furniture", "note"})
_FAMILY = frozenset(
    "definitions services payment fees term termination confidentiality scope purpose".split()
)
_TITLES = frozenset(
    {
        "agreement", "agreed terms", "terms and conditions", "general terms and conditions",
        "terms",
        "standard terms", "standard terms and conditions", "operative provisions", "agreed",
        "operative terms", "parties", "the parties", "between", "terms & conditions", "and",
        "terms of agreement", "framework terms", "terms and conditions of service",
        "by and between",
    }
)  # fmt: skip


def _is_title(text: str) -> bool:
    """Whether a line only announces the terms, without being a clause."""
    return len(text) < 40 and text.strip(" \t:.-–—").lower() in _TITLES


def is_definitions(heading: str) -> bool:
    """Whether a heading announces definitions."""
    return len(heading) < 70 and _DEFINING.search(heading) is not None


_DEFINING = re.compile(
    r"^\W*(?:interpretation|glossary|meanings?)\b|\b(?:definitions?|defined (?:terms|words))\b"
    r"|\b(?:particular|certain|special) meanings?\b",
    re.I,
)


def _exhibits(body: Sequence[Paragraph], where: list[str]) -> dict[int, tuple[str, str]]:
    """The paragraphs that open an exhibit; mentions in a list and repeated headers are left out."""
    found = [
        (place, mark)
        for place, paragraph in enumerate(body)
        if where[place] == "" and (mark := exhibit_at(paragraph))
    ]
    kept: dict[int, tuple[str, str]] = {}
    seen: set[str] = set()
    for at, (place, mark) in enumerate(found):
        behind = found[at + 1][0] if at + 1 < len(found) else len(body)
        between = sum(1 for z in where[place + 1 : behind] if z not in _GAPS)
        nxt = found[at + 1][1][0] if behind < len(body) else mark[0]
        listed = between == 0 and nxt != mark[0] and nxt not in UNNUMBERED
        if not listed and mark[0] not in seen and not _is_exhibit_title(mark, place, kept, where):
            kept[place] = mark
            seen.add(mark[0])
    return kept


def _is_exhibit_title(
    mark: tuple[str, str], place: int, kept: dict[int, tuple[str, str]], where: list[str]
) -> bool:
    """Whether "STATEMENT OF WORK" is the title of the exhibit that opens just above it."""
    above = max(kept, default=-9)
    return mark[0] in UNNUMBERED and all(zone in _GAPS for zone in where[above + 1 : place])


def _close(drafts: list[_Draft], where: list[str]) -> None:
    """Give every clause its last paragraph."""
    end = len(where) - 1
    edges: list[tuple[int, int]] = []
    for draft in reversed(drafts):
        while edges and edges[-1][1] > draft.depth:
            edges.pop()
        if draft.last < 0:
            draft.last = edges[-1][0] - 1 if edges else end
        if draft.kind in _BLOCKS:
            draft.last = _block_end(draft, where)
        draft.last = max(draft.last, draft.first)
        while edges and edges[-1][1] >= draft.depth:
            edges.pop()
        edges.append((draft.first, draft.depth))


def _block_end(draft: _Draft, where: list[str]) -> int:
    """The last paragraph of a run of contents, recitals or signatures."""
    last = draft.first
    for place in range(draft.first, draft.last + 1):
        if where[place] == draft.kind:
            last = place
        elif where[place] not in _GAPS:
            break
    return last


def _innermost(clauses: tuple[Clause, ...], count: int) -> tuple[int, ...]:
    """For every paragraph, the innermost clause that covers it."""
    found = [-1] * count
    for clause in clauses:
        for place in range(clause.first, clause.last + 1):
            found[place] = clause.index
    return tuple(found)
