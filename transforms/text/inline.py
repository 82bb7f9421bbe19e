"""The characters of one paragraph, each stretch tied to the element that yields it.

Knows runs and what may stand around and inside them. Knows nothing of paragraphs' properties,
numbering or stories. Other authors' deletions are left out and their insertions read.
"""

from collections.abc import Callable
from dataclasses import dataclass

from lxml import etree

from transforms.text.fields import FieldState
from transforms.text.locks import lock_of
from transforms.text.model import Piece
from transforms.wml.namespaces import (
    MC_ALTERNATECONTENT,
    MC_CHOICE,
    W_CUSTOMXML,
    W_FLDCHAR,
    W_FLDSIMPLE,
    W_HYPERLINK,
    W_INS,
    W_INSTRTEXT,
    W_MOVETO,
    W_R,
    W_RPR,
    W_SDT,
    W_SDTCONTENT,
    W_SMARTTAG,
    W_T,
    W_VAL,
    qn,
)
from transforms.wml.styles import Look, Styles, is_underlined
from transforms.wml.values import is_on

OBJECT = "\ufffc"

_W_B, _W_U, _W_VANISH, _W_RSTYLE = qn("w:b"), qn("w:u"), qn("w:vanish"), qn("w:rStyle")
_W_RUBY, _W_RUBYBASE = qn("w:ruby"), qn("w:rubyBase")
_SPACES = str.maketrans("\n\r", "  ")

_SINGLES = {
    qn("w:tab"): "\t",
    qn("w:ptab"): "\t",
    qn("w:br"): "\n",
    qn("w:cr"): "\n",
    qn("w:noBreakHyphen"): "\u2011",
    qn("w:softHyphen"): "\u00ad",
    qn("w:sym"): OBJECT,
    qn("w16se:symEx"): OBJECT,
    qn("m:oMath"): OBJECT,
    qn("m:oMathPara"): OBJECT,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Inline:
    """What one paragraph reads as."""

    text: str
    pieces: tuple[Piece, ...]
    bold: tuple[tuple[int, int], ...]


class InlineReader:
    """Reads the paragraphs of one story in their order, as fields may span them."""

    def __init__(self, styles: Styles, fields: FieldState) -> None:
        self._styles = styles
        self._fields = fields
        self._style = ""
        self._plain = styles.run("", "")
        self._locks = 0
        self._reset()

    def read(self, p: etree._Element, style: str, *, locked: bool) -> Inline:
        """The text of ``p``, whose paragraph style has the id ``style``."""
        self._reset()
        self._style, self._plain = style, self._styles.run(style, "")
        self._locks = int(locked)
        self._inside(p)
        return Inline(text="".join(self._texts), pieces=tuple(self._pieces), bold=tuple(self._bold))

    def _reset(self) -> None:
        self._texts: list[str] = []
        self._pieces: list[Piece] = []
        self._bold: list[tuple[int, int]] = []
        self._end = 0
        self._is_bold = self._is_hidden = False

    def _inside(self, container: etree._Element) -> None:
        """Read what is in a paragraph, a hyperlink and the like."""
        for child in container:
            tag = child.tag
            if tag == W_R:
                self._run(child)
            else:
                reader = _AROUND_RUNS.get(tag)
                if reader is not None:
                    reader(self, child)

    def _run(self, run: etree._Element) -> None:
        """Read a run."""
        self._is_bold = self._plain.bold or self._plain.underline
        self._is_hidden = self._plain.hidden
        for child in run:
            tag = child.tag
            if tag == W_T:
                text = child.text
                if text:
                    self._add(text, child)
            elif tag == W_RPR:
                self._take_look(child)
            else:
                reader = _IN_RUNS.get(tag)
                if reader is not None:
                    reader(self, child)

    def _add(self, text: str, element: etree._Element) -> None:
        """Take up the characters that ``element`` yields."""
        if self._is_hidden or self._fields.hidden:
            return
        if element.tag == W_T and ("\n" in text or "\r" in text):
            text = text.translate(_SPACES)
        start = self._end
        self._end = end = start + len(text)
        self._texts.append(text)
        self._pieces.append(
            Piece(
                start=start,
                end=end,
                element=element,
                field=self._fields.number,
                locked=self._locks > 0,
            )
        )
        if self._is_bold:
            if self._bold and self._bold[-1][1] == start:
                start = self._bold.pop()[0]
            self._bold.append((start, end))

    def _take_look(self, rPr: etree._Element) -> None:
        """Note whether the run is bold, underlined or hidden: own formatting first, then styles."""
        look = self._plain
        own = {child.tag: child for child in rPr.iterchildren(*_LOOKS)}
        if not own:
            return
        if _W_RSTYLE in own:
            look = self._styles.run(self._style, own[_W_RSTYLE].get(W_VAL, ""))
        self._is_bold = _shown(own, look)
        vanish = own.get(_W_VANISH)
        self._is_hidden = look.hidden if vanish is None else is_on(vanish)

    def _single(self, element: etree._Element) -> None:
        self._add(_SINGLES[element.tag], element)

    def _formula(self, element: etree._Element) -> None:
        """A formula beside the runs, which has no run properties of its own."""
        self._is_bold = self._is_hidden = False
        self._add(OBJECT, element)

    def _simple_field(self, fldSimple: etree._Element) -> None:
        self._fields.enter_simple(fldSimple.get(qn("w:instr"), "").strip())
        self._inside(fldSimple)
        self._fields.leave_simple()

    def _content_control(self, sdt: etree._Element) -> None:
        locked = int(bool(lock_of(sdt)))
        self._locks += locked
        for content in sdt.iterchildren(W_SDTCONTENT):
            self._inside(content)
        self._locks -= locked

    def _choice(self, alternate: etree._Element) -> None:
        """Read the first choice; its text must not change, as its fallback would not follow."""
        choice = alternate.find(MC_CHOICE)
        if choice is None:
            return
        self._locks += 1
        if choice.find(W_R) is not None:
            self._inside(choice)
        else:
            for child in choice:
                reader = _IN_RUNS.get(child.tag)
                if reader is not None:
                    reader(self, child)
        self._locks -= 1

    def _ruby(self, ruby: etree._Element) -> None:
        """Read the base text and leave out the reading above it."""
        bold, hidden = self._is_bold, self._is_hidden
        for base in ruby.iterchildren(_W_RUBYBASE):
            self._inside(base)
        self._is_bold, self._is_hidden = bold, hidden

    def _field_mark(self, fldChar: etree._Element) -> None:
        self._fields.mark(fldChar)

    def _instruction(self, instrText: etree._Element) -> None:
        self._fields.instruct(instrText.text or "")


_LOOKS = frozenset({_W_B, _W_U, _W_VANISH, _W_RSTYLE})


def _shown(own: dict[str, etree._Element], look: Look) -> bool:
    """Whether a run stands out: bold or underlined."""
    b, u = own.get(_W_B), own.get(_W_U)
    bold = look.bold if b is None else is_on(b)
    return bold or (look.underline if u is None else is_underlined(u))


_Reader = Callable[[InlineReader, etree._Element], None]

_AROUND_RUNS: dict[str, _Reader] = {
    **dict.fromkeys(
        (W_INS, W_MOVETO, W_HYPERLINK, W_SMARTTAG, W_CUSTOMXML, qn("w:dir"), qn("w:bdo")),
        InlineReader._inside,
    ),
    W_SDT: InlineReader._content_control,
    W_FLDSIMPLE: InlineReader._simple_field,
    MC_ALTERNATECONTENT: InlineReader._choice,
    qn("m:oMath"): InlineReader._formula,
    qn("m:oMathPara"): InlineReader._formula,
}

_IN_RUNS: dict[str, _Reader] = {
    **dict.fromkeys(_SINGLES, InlineReader._single),
    W_FLDCHAR: InlineReader._field_mark,
    W_INSTRTEXT: InlineReader._instruction,
    MC_ALTERNATECONTENT: InlineReader._choice,
    _W_RUBY: InlineReader._ruby,
    W_T: lambda reader, t: reader._add(t.text or "", t),
}
