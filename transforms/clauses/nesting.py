"""How numbered and headed units nest, told from the forms and values of their numbers alone.

Knows sequences: "(b)" follows "(a)", "4.2" belongs to "4", "(i)" under "(h)" is a letter. Knows
nothing of text. A ``Nest`` is fed one mark after the other and answers where each belongs.
"""

from dataclasses import dataclass, field

from transforms.clauses.typed_numbers import Number, Reading

_TOP_FORMS = frozenset({"Article", "Section", "Clause", "Part", "§", "1.", "1", "I."})


@dataclass(slots=True)
class _Open:
    """A unit that may still get children.

    ``outline`` is the heading style's level, 0 without one; ``prefix`` what its label begins with.
    """

    form: str
    path: tuple[int, ...]
    clause: int
    label: str
    outline: int = 0
    prefix: str = ""


@dataclass(slots=True)
class Nest:
    """The units open at a point of the document, outermost first; ``base`` of them are exhibits."""

    stack: list[_Open] = field(default_factory=list)
    parents: dict[str, str] = field(default_factory=dict)

    def parent(self) -> int:
        """The clause that the last placed unit belongs to, -1 for none."""
        return self.stack[-2].clause if len(self.stack) > 1 else -1

    def depth(self) -> int:
        """The depth of the last placed unit, 1 for the outermost."""
        return len(self.stack)

    def label(self) -> str:
        """The full label of the last placed unit."""
        return self.stack[-1].label

    def reset(self) -> None:
        """Close everything, as a title or an exhibit does."""
        self.stack.clear()
        self.parents.clear()

    def place_exhibit(self, clause: int, label: str) -> None:
        """Open an exhibit."""
        self.reset()
        self.stack.append(_Open("exhibit", (), clause, label))

    def place_heading(self, clause: int, look: str, outline: int) -> None:
        """Open a unit that has a heading and no number."""
        form = f"heading-{look}"
        if outline:
            self._close_to(next((i for i, o in enumerate(self.stack) if _yields(o, outline)), None))
        elif (at := self._find(form)) is not None:
            self._close_to(at)
        else:
            self._close_to(self._base())
        self.stack.append(_Open(form, (), clause, "", outline))

    def place_lead(self, clause: int) -> None:
        """Open a paragraph that only has a run-in heading."""
        at = self._find("lead")
        self._close_to(self._height_of_first("lead") if at is None else at)
        self.parents["lead"] = self.stack[-1].form if self.stack else ""
        self.stack.append(_Open("lead", (), clause, ""))

    def place_row(self, clause: int) -> None:
        """Open a cover page's row, which holds nothing but itself."""
        self.close_row()
        self.stack.append(_Open("row", (), clause, ""))

    def close_row(self) -> None:
        """Close a cover page's row."""
        if self.stack and self.stack[-1].form == "row":
            self.stack.pop()

    def place_number(
        self, clause: int, number: Number, *, level: int, headed: bool, alone: bool, outline: int
    ) -> None:
        """Open a numbered unit. ``level`` is that of automatic numbering, -1 for a typed number.

        ``headed`` units have a heading, ``alone`` in its paragraph or run in.
        """
        if headed and number.readings[0].form in _TOP_FORMS:
            self._close_loose_headings(outline)
        reading, at = self._settle(number, level, headed)
        if reading.form == "Article":
            at = min(at, self._base())
        elif alone and reading.value == 1 and reading.form in _TOP_FORMS and len(reading.path) == 1:
            at = min(at, self._height_of_sections(at))
        form = _form(reading, level)
        before = self.stack[at] if at < len(self.stack) and self.stack[at].form == form else None
        self._close_to(at)
        self.parents[form] = self.stack[-1].form if self.stack else ""
        prefix = before.prefix if before else self._prefix(number.label, reading, headed)
        label = prefix + number.label
        self.stack.append(_Open(form, reading.path, clause, label, outline, prefix))

    def _settle(self, number: Number, level: int, headed: bool) -> tuple[Reading, int]:
        """Which reading holds, and at which height of the stack the unit goes."""
        first = number.readings[0]
        if len(first.path) > 1:
            return first, self._height_of_decimal(first, level)
        for reading in self._by_nearness(number, level):
            at = self._find_before(_form(reading, level), reading.value)
            if at is not None:
                return reading, at
        fresh = next((r for r in number.readings if r.value == 1), None)
        if fresh:
            return fresh, self._height_of_first(_form(fresh, level))
        reading = number.readings[0]
        known = self._find(_form(reading, level))
        if known is None and headed and reading.form in _TOP_FORMS:
            known = self._height_of_sections(len(self.stack))
        return reading, known if known is not None else len(self.stack)

    def _height_of_sections(self, otherwise: int) -> int:
        """Where sections of the highest order stand: a new "1." with a heading begins them anew."""
        return next(
            (i for i, o in enumerate(self.stack) if _counts_sections(o.form or "-")), otherwise
        )

    def _by_nearness(self, number: Number, level: int) -> list[Reading]:
        """The readings, those whose predecessor is innermost first."""

        def nearness(reading: Reading) -> int:
            at = self._find_before(_form(reading, level), reading.value)
            return -1 if at is None else at

        return sorted(number.readings, key=nearness, reverse=True)

    def _height_of_decimal(self, reading: Reading, level: int) -> int:
        """Where "4.2" or "4.2.1" goes: under its prefix, beside its like, or innermost."""
        for at in range(len(self.stack) - 1, -1, -1):
            if self.stack[at].path == reading.path[:-1] and _counts_sections(self.stack[at].form):
                return at + 1
        known = self._find(_form(reading, level))
        if known is not None:
            return known
        for at in range(len(self.stack) - 1, -1, -1):
            if self.stack[at].form in _HOLDERS or self.stack[at].path == reading.path[:-2]:
                return at + 1
        return 0

    def _base(self) -> int:
        """The height of what stands in no other unit, exhibits and styled headings set aside."""
        return next((i for i, o in enumerate(self.stack) if not _is_firm(o)), len(self.stack))

    def _height_of_first(self, form: str) -> int:
        """Where a list's first member goes: under what such lists were under, or innermost."""
        usual = self.parents.get(form)
        if usual is not None and usual != form:
            at = self._find(usual)
            if at is not None:
                return at + 1
        return len(self.stack)

    def _find(self, form: str) -> int | None:
        """The innermost open unit of ``form``."""
        return next(
            (i for i in range(len(self.stack) - 1, -1, -1) if self.stack[i].form == form), None
        )

    def _find_before(self, form: str, value: int) -> int | None:
        """The innermost open unit of ``form`` that ``value`` follows, one skipped at most."""
        for at in range(len(self.stack) - 1, -1, -1):
            one = self.stack[at]
            if one.form == form and one.path and one.path[-1] < value <= one.path[-1] + 2:
                return at
        return None

    def _close_to(self, height: int | None) -> None:
        """Close every unit above ``height``."""
        if height is not None:
            del self.stack[height:]

    def _close_loose_headings(self, outline: int) -> None:
        """A numbered section is no child of a heading that merely stands before it."""
        for at, one in enumerate(self.stack):
            if one.form.startswith(("heading-", "lead")) and not (
                one.outline and (not outline or one.outline < outline)
            ):
                self._close_to(at)
                return

    def _prefix(self, label: str, reading: Reading, headed: bool) -> str:
        """What the label is shown behind: "9.2" before "(a)", "4." before "A"."""
        if len(reading.path) > 1 or reading.form in _NAMED_FORMS or not self.stack:
            return ""
        outer = self.stack[-1]
        runs_on = headed and reading.form[0] == "1"
        if runs_on or not outer.label or outer.form in _HOLDERS or outer.form == "Part":
            return ""
        return outer.label if label.startswith("(") else outer.label + "."


_NAMED_FORMS = frozenset({"Article", "Section", "Clause", "Part", "§", "Sec"})
_HOLDERS = frozenset({"exhibit", "heading-style", "heading-bold", "heading-caps", "heading-title"})


def _form(reading: Reading, level: int) -> str:
    """The form under which siblings are found; lists of different levels are kept apart."""
    return reading.form if level < 0 or len(reading.path) > 1 else f"{reading.form}@{level}"


def _counts_sections(form: str) -> bool:
    """Whether a form may stand above "4.2": "4.", "Article IV", "4.2" above "4.2.1"."""
    return form[0] == "1" or form.split("@")[0] in _TOP_FORMS


def _yields(one: _Open, outline: int) -> bool:
    """Whether a heading of style level ``outline`` closes an open unit."""
    return one.form != "exhibit" and (not one.outline or one.outline >= outline)


def _is_firm(one: _Open) -> bool:
    """Whether only an exhibit or a styled heading closes an open unit."""
    return one.form == "exhibit" or (one.form.startswith("heading-") and one.outline > 0)
