"""Where a new clause belongs, and how it is numbered and dressed there.

By the heading families of its red line first, by neighbours of the same subject next, else in a
new section before the signatures. Never between a lead-in and its list, never in a table, never
after the signatures, never where a number would shift. Knows the outline. Knows no wording.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from transforms.clauses.model import Clause, Outline
from transforms.edits.families import STRONG, TITLES, WEAK, is_general, is_no_home, kinds_of
from transforms.edits.numbers import next_label
from transforms.edits.sections import is_run_in, main_run, section_of
from transforms.edits.strike import is_bullet

NUMBER = "§"
"""Stands in a label for the number of a section that is still to be opened."""

ADDENDUM = "Additional Terms"
"""The title under which clauses go into a document that has no clauses."""

_THINGS = {"data": "client_data", "ip": "pre_existing", "payment": "fees"}
"""Kinds of clauses to the defined terms whose names may head a section of theirs."""

_LONGEST_HEADING = 90
_RUNNING = 40  # characters of a paragraph of running text
_TYPED = re.compile(
    r"\s*(?P<label>(?:section |article |clause )?\(?(?:\d+(?:\.\d+)*|[A-Za-z]|[ivxIVX]+)[.)]*)"
    r"(?P<gap>[\s\xa0]+)",
    re.IGNORECASE,
)
_SECTION_NUMBER = re.compile(r"\d+|\b[IVX]+\b")
_SIGNING = re.compile(r"^\W*(?:signatures?|execution|signing)\W*$", re.IGNORECASE)
_CLOSING = re.compile(
    r"\W*(?:sincerely|yours (?:truly|sincerely|faithfully)|very truly yours|(?:best|kind) regards"
    r"|respectfully|agreed(?: and accepted)?\W*$|accepted\W*$|(?:we|i) look forward"
    r"|(?:signed )?for and on behalf of)|.*_{6,}",
    re.IGNORECASE,
)
_MOST_CLOSING = 12  # paragraphs of farewell and names before the signatures


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a clause goes: after which paragraph, in the look of which one, with what number.

    ``label`` is a typed number with its gap, "" when automatic or absent. ``lead``: neighbours
    have run-in leads. ``head_like``: neighbours have headings in paragraphs of their own, which
    bear the number; the one to look like. ``title`` opens a new section: its words, its own typed
    number, the paragraph it looks like.
    """

    after: int
    like: int
    numbered: bool = False
    label: str = ""
    lead: bool = False
    head_like: int = -1
    title: str = ""
    title_label: str = ""
    title_like: int = -1
    title_numbered: bool = False


@dataclass(slots=True)
class Places:
    """Finds the places of new clauses in one contract."""

    outline: Outline
    _run: tuple[Clause, ...] = field(init=False)
    _headed: list[Clause] = field(init=False)
    _known_fits: dict[str, list[Clause]] = field(default_factory=dict)
    _known_kinds: dict[int, frozenset[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Tell the contract's own sections from those of covers and exhibits."""
        self._run = main_run(self.outline)
        self._headed = [
            section
            for section in self._run
            if section.kind == "clause" and 0 < len(section.heading) < _LONGEST_HEADING
        ]

    def place(self, kind: str, near: Iterable[int], subject: str = "") -> Place:
        """The place of a clause of ``kind`` about ``subject``; ``near`` are on close subjects."""
        section = (
            self._by_heading(self._strong(kind), subject)
            or self._holding(kind, near)
            or self._with_clause_on(kind)
            or self._by_heading(WEAK[kind], subject)
        )
        if section is not None and self._ends_in_table(section):
            section = self._following(section, kind)
        if section is not None:
            place = self._in(section)
            return replace(place, after=self._past_lead_in(place.after))
        return self._new_section(kind) if self._run else self._addendum(near)

    def _past_lead_in(self, after: int) -> int:
        """``after``, or the paragraph that it leads in to when it ends in a colon."""
        body = self.outline.view.body
        while body[after].text.rstrip().endswith(":") and after + 1 < len(body):
            behind = body[after + 1]
            if behind.cell is not None or not behind.text.strip():
                break
            after += 1
        return after

    def _ends_in_table(self, section: Clause) -> bool:
        """Whether a section's last words lead in to a table that nothing follows in it."""
        behind = self._last(section.first, section.last) + 1
        return behind <= section.last and self.outline.paragraph(behind).cell is not None

    def _following(self, section: Clause, kind: str) -> Clause | None:
        """The section after another one, if a clause of ``kind`` may stand there."""
        behind = next((one for one in self._run if one.first > section.last), None)
        if behind is None or behind.kind != "clause" or is_no_home(behind.heading):
            return None
        kinds = self._kinds(behind)
        return behind if not kinds or kind in kinds else None

    def _strong(self, kind: str) -> tuple[re.Pattern[str], ...]:
        """The headings of a kind, the contract's own name for the thing first."""
        term = self.outline.terms.get(_THINGS.get(kind, ""))
        if term is None or not term.defined:
            return STRONG[kind]
        own = re.compile(rf"\b{re.escape(term.surface)}\b", re.IGNORECASE)
        return own, *STRONG[kind]

    def suits(self, kind: str, paragraph: int) -> bool:
        """Whether a clause of ``kind`` may be added to where ``paragraph`` stands."""
        section = section_of(self._run, paragraph)
        if section is None:
            return not self._run
        if section.kind == "definitions" or is_general(section.heading):
            return False
        kinds = self._kinds(section)
        return kind in kinds or not kinds and self._by_heading(self._strong(kind), "") is None

    def has_subclauses(self, paragraph: int) -> bool:
        """Whether ``paragraph`` stands in a section of several numbered clauses."""
        section = section_of(self._run, paragraph)
        children = section.children if section else ()
        return sum(self.outline.clauses[child].numbering != "none" for child in children) > 1

    def _kinds(self, section: Clause) -> frozenset[str]:
        """The kinds that the headings of a section and of its clauses announce."""
        found = self._known_kinds.get(section.index)
        if found is None:
            clauses = [section, *(self.outline.clauses[child] for child in section.children)]
            headings = [clause.heading for clause in clauses if clause.heading]
            found = frozenset(kind for heading in headings for kind in kinds_of(heading))
            things = (kind for kind in _THINGS if self._strong(kind)[0].search(section.heading))
            found |= frozenset(things)
            self._known_kinds[section.index] = found
        return found

    def _fitting(self, family: re.Pattern[str]) -> list[Clause]:
        """The sections with a heading of a family, those left out that hold what is general."""
        found = self._known_fits.get(family.pattern)
        if found is None:
            found = [
                section
                for section in self._headed
                if family.search(section.heading) and not is_general(section.heading)
            ]
            self._known_fits[family.pattern] = found
        return found

    def numbers(self, kind: str) -> Iterator[tuple[str, str]]:
        """The number and heading of the section on ``kind``, if there is one with a number."""
        section = self._by_heading((*STRONG.get(kind, ()), *WEAK.get(kind, ())), "")
        number = _SECTION_NUMBER.search(section.label) if section else None
        if section and number:
            yield number[0], section.heading

    def _by_heading(self, families: tuple[re.Pattern[str], ...], subject: str) -> Clause | None:
        """The section whose heading is of the first fitting family, the subject's own first."""
        fitting = [self._fitting(family) for family in families]
        stems = _stems(subject)
        own = [s for each in fitting for s in each if stems and stems & _stems(s.heading)]
        for each in (own, *fitting) if len(own) < len(self._headed) else fitting:
            if each:
                return max(each, key=lambda one: (len(one.children) > 0, -one.index))
        return None

    def _holding(self, kind: str, near: Iterable[int]) -> Clause | None:
        """The section that holds the first of some paragraphs, unless it is about another thing."""
        for paragraph in near:
            section = section_of(self._run, paragraph)
            if section is None or section.kind != "clause" or is_no_home(section.heading):
                continue
            kinds = self._kinds(section)
            if not kinds or kind in kinds:
                return section
        return None

    def _with_clause_on(self, kind: str) -> Clause | None:
        """The section one of whose clauses has a heading of ``kind``."""
        for section in self._run:
            fits = section.kind == "clause" and not is_general(section.heading)
            if fits and kind in self._kinds(section):
                return section
        return None

    def _in(self, section: Clause) -> Place:
        """The end of a section, in the look of its last child or of its last paragraph."""
        children = [self.outline.clauses[child] for child in section.children]
        children = [c for c in children if c.kind == "clause" and not self._is_in_table(c)]
        plain = [child for child in children if child.numbering != "none"]
        after = self._last(section.first, section.last)
        if plain and self._lead_in(section, plain[0]) >= 0:
            return Place(after=after, like=self._lead_in(section, plain[0]))
        if plain:
            return self._after_child(section, plain, after)
        if is_run_in(self.outline, section):
            return Place(after=after, like=section.first, lead=True)
        if children and self._has_own_heading(children[-1]):
            head = children[-1].first
            return Place(after=after, like=self._body_of(children[-1], section), head_like=head)
        like = children[-1].first if children else self._running_text(section.last, section.first)
        lead = bool(children) and is_run_in(self.outline, children[-1])
        return Place(after=after, like=like, lead=lead)

    def _lead_in(self, section: Clause, child: Clause) -> int:
        """The paragraph that leads in to a section's list of items, -1 without one."""
        for index in range(child.first - 1, section.first - 1, -1):
            text = self.outline.paragraph(index).text.rstrip()
            if text and self.outline.operative[index]:
                return index if text.endswith(":") else -1
        return -1

    def _after_child(self, section: Clause, children: list[Clause], after: int) -> Place:
        """After the last of numbered clauses, with the next number."""
        like = children[-1]
        head = like.first if self._has_own_heading(like) else -1
        body = self._body_of(like, section) if head >= 0 else like.first
        lead = self._are_run_in(children)
        if like.numbering == "auto":
            return Place(after=after, like=body, numbered=True, lead=lead, head_like=head)
        typed = _TYPED.match(self.outline.paragraph(like.first).text)
        label = ""
        if typed:
            label = next_label(self._highest(section, typed["label"])) + typed["gap"]
        return Place(after=after, like=body, label=label, lead=lead, head_like=head)

    def _are_run_in(self, clauses: list[Clause]) -> bool:
        """Whether half of some clauses or more open with a heading."""
        return sum(is_run_in(self.outline, clause) for clause in clauses) * 2 >= len(clauses)

    def _has_own_heading(self, clause: Clause) -> bool:
        """Whether a clause's heading fills its paragraph and its text follows in another."""
        alone = bool(clause.heading) and not is_run_in(self.outline, clause)
        return alone and not self.outline.operative[clause.first] and clause.last > clause.first

    def _body_of(self, clause: Clause, section: Clause) -> int:
        """The paragraph of running text under a clause's heading, or under a neighbour's."""
        for low, high in ((clause.first + 1, clause.last), (section.first, section.last)):
            for index in range(low, high + 1):
                paragraph = self.outline.paragraph(index)
                if not self.outline.operative[index] or paragraph.cell is not None:
                    continue
                if len(paragraph.text) > _RUNNING and not is_bullet(paragraph):
                    return index
        return self._running_text(section.last, section.first)

    def _highest(self, section: Clause, label: str) -> str:
        """The last number of ``label``'s kind in its section, those within paragraphs included."""
        stem = re.match(r"(.*\d\.)(\d+)(\D*)$", label)
        if not stem:
            return label
        inner = re.compile(rf"(?:^|[.;:]\s+)\s*{re.escape(stem[1])}(\d+)(?![\d.]*\d)")
        found = [
            int(number)
            for index in range(section.first, section.last + 1)
            for number in inner.findall(self.outline.paragraph(index).text)
        ]
        return f"{stem[1]}{max([int(stem[2]), *found])}{stem[3]}"

    def _last(self, first: int, last: int) -> int:
        """The last paragraph of a range that holds text and stands in no table.

        Behind a table at the end, the paragraph that follows it, even an empty one.
        """
        body = self.outline.view.body
        while last > first and not body[last].text.strip() and body[last - 1].cell is None:
            last -= 1
        for index in range(last, first, -1):
            if body[index].cell is None and (body[index].text.strip() or body[index - 1].cell):
                return index
        return first

    def _is_in_table(self, clause: Clause) -> bool:
        return self.outline.paragraph(clause.first).cell is not None

    def _running_text(self, last: int, first: int = 0) -> int:
        """The nearest paragraph of running text at or before ``last``."""
        best = last
        for index in range(last, first - 1, -1):
            paragraph = self.outline.paragraph(index)
            if self.outline.operative[index] and paragraph.cell is None:
                if len(paragraph.text) > _RUNNING:
                    return index
                best = index
        return best

    def _new_section(self, kind: str) -> Place:
        """A section of its own after the last one, before the signatures and the exhibits."""
        last = self._run[-1]
        signing = _SIGNING.match(last.heading) and len(self._run) > 1
        before = self._run[-2] if signing else last
        after = min(self._last(before.first, before.last), self._before_closing())
        headed = [s for s in self._run if s.heading and s.kind == "clause"] or [before]
        model = headed[-2] if signing and len(headed) > 1 else headed[-1]
        if sum(is_run_in(self.outline, s) for s in headed) * 2 > len(headed):
            return self._sibling(before, after, bool(signing))
        number = self._section_number(before, bool(signing))
        title = TITLES[kind]
        children = [self.outline.clauses[child] for child in model.children]
        children = [c for c in children if c.numbering != "none" and not self._is_in_table(c)]
        like = children[0].first if children else self._running_text(model.last, model.first)
        head = -1
        if children and self._has_own_heading(children[0]):
            head, like = children[0].first, self._body_of(children[0], model)
        return Place(
            after=after,
            like=like,
            head_like=head,
            numbered=bool(children) and children[0].numbering == "auto",
            label=self._child_form(children[0]) if children and number else "",
            lead=bool(children) and self._are_run_in(children),
            title=title.upper() if model.heading.isupper() else title,
            title_label=number,
            title_like=model.first,
            title_numbered=model.numbering == "auto",
        )

    def _sibling(self, last: Clause, after: int, inner: bool) -> Place:
        """A clause that is a section of its own, where each section is one paragraph."""
        return Place(
            after=after,
            like=last.first,
            numbered=last.numbering == "auto",
            label=self._section_number(last, inner),
            lead=True,
        )

    def _section_number(self, last: Clause, inner: bool) -> str:
        """The typed number of the section after ``last``: "13.", or "12A." where 13 is taken."""
        typed = _TYPED.match(self.outline.paragraph(last.first).text)
        if not typed or last.numbering != "typed":
            return ""
        label = typed["label"]
        if inner:
            bare = label.rstrip(".)")
            return f"{bare}A{label[len(bare) :]}{typed['gap']}"
        return next_label(label) + typed["gap"]

    def _child_form(self, child: Clause) -> str:
        r"""The label of a first clause below a new section: "§.1\t" for "13.1\t"."""
        typed = _TYPED.match(self.outline.paragraph(child.first).text)
        if child.numbering != "typed" or not typed:
            return ""
        label = typed["label"]
        dotted = re.match(r"(\d+)(\..*)$", label)
        return (NUMBER + dotted[2] if dotted else label) + typed["gap"]

    def _addendum(self, near: Iterable[int]) -> Place:
        """Beside what is on the subject, or as an addendum before the signatures."""
        body = self.outline.view.body
        for index in near:
            if body[index].cell is None and self.outline.operative[index]:
                return Place(after=index, like=index)
        after = self._before_closing()
        like = self._running_text(after)
        return Place(after=after, like=like, lead=True, title=ADDENDUM, title_like=like)

    def _before_closing(self) -> int:
        """The last paragraph before farewell, signature block and exhibits."""
        body = self.outline.view.body
        stop = self._first_block()
        start = self._run[-1].first if self._run else 0
        for index in range(max(start + 1, stop - _MOST_CLOSING), stop):
            if body[index].cell is None and _CLOSING.match(body[index].text):
                stop = index
                break
        for index in range(stop - 1, 0, -1):
            if body[index].cell is None and (body[index].text.strip() or body[index - 1].cell):
                return index
        return max(0, stop - 1)

    def _first_block(self) -> int:
        """Where signatures or exhibits begin behind the contract's own sections."""
        start = self._run[-1].first if self._run else len(self.outline.view.body) // 2
        for clause in self.outline.clauses:
            if clause.kind in ("signature", "exhibit") and clause.first > start:
                return clause.first
        return len(self.outline.view.body)


def _stems(words: str) -> frozenset[str]:
    """The beginnings of the weighty words of a heading."""
    return frozenset(word[:6] for word in re.findall(r"[a-z]{5,}", words.lower()))
