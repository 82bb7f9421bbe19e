"""Complex fields while a story is read: what is instruction, what is result.

Knows ``w:fldChar`` and nesting, over paragraphs too. Knows nothing of what a field means.
"""

from dataclasses import dataclass

from lxml import etree

from transforms.wml.namespaces import qn

_W_FLDCHARTYPE = qn("w:fldCharType")


@dataclass(slots=True)
class _Open:
    """A field that has begun and not ended; ``begin`` is None for ``w:fldSimple``."""

    number: int
    begin: etree._Element | None
    in_result: bool


class FieldState:
    """The fields that are open at one point of a story.

    ``number`` is the outermost one, ``hidden`` tells whether text here is instruction. Beginnings
    that never end are listed by ``unclosed``; a second reading that ignores them shows the text
    that they would have swallowed.
    """

    def __init__(self, instructions: list[str], ignored: frozenset[etree._Element]) -> None:
        self.number = 0
        self.hidden = False
        self._instructions = instructions
        self._ignored = ignored
        self._open: list[_Open] = []

    @property
    def unclosed(self) -> frozenset[etree._Element]:
        """The ``w:fldChar`` beginnings without an end."""
        return frozenset(field.begin for field in self._open if field.begin is not None)

    def mark(self, fldChar: etree._Element) -> None:
        """Go past a begin, a separate or an end."""
        kind = fldChar.get(_W_FLDCHARTYPE)
        if kind == "begin":
            if fldChar not in self._ignored:
                self._push("", fldChar, in_result=False)
        elif self._open and self._open[-1].begin is not None:
            if kind == "separate":
                self._open[-1].in_result = True
            elif kind == "end":
                self._open.pop()
        self._settle()

    def instruct(self, text: str) -> None:
        """Take up a piece of the innermost field's instruction."""
        if self._open and not self._open[-1].in_result:
            self._instructions[self._open[-1].number] += text

    def enter_simple(self, instruction: str) -> None:
        """Go into a ``w:fldSimple``."""
        self._push(instruction, None, in_result=True)
        self._settle()

    def leave_simple(self) -> None:
        """Go out of a ``w:fldSimple``."""
        while self._open and self._open.pop().begin is not None:
            continue
        self._settle()

    def _push(self, text: str, begin: etree._Element | None, *, in_result: bool) -> None:
        self._instructions.append(text)
        self._open.append(_Open(len(self._instructions) - 1, begin, in_result))

    def _settle(self) -> None:
        self.number = self._open[0].number if self._open else 0
        self.hidden = not all(field.in_result for field in self._open)
