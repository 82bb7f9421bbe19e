"""The styles part: what a style's name stands for, everything it inherits included.

Knows styles, ``basedOn`` and toggles. Knows nothing of numbering definitions or of text.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from transforms.wml.namespaces import W_NUMPR, W_PPR, W_RPR, W_VAL, qn
from transforms.wml.package import Package
from transforms.wml.values import child_value, integer, is_on, is_true, twips

_W_STYLE, _W_STYLEID, _W_TYPE = qn("w:style"), qn("w:styleId"), qn("w:type")
_W_NAME, _W_BASEDON, _W_DEFAULT = qn("w:name"), qn("w:basedOn"), qn("w:default")
_W_IND, _W_LEFT, _W_START = qn("w:ind"), qn("w:left"), qn("w:start")
_W_OUTLINELVL, _W_ILVL, _W_NUMID = qn("w:outlineLvl"), qn("w:ilvl"), qn("w:numId")
_TOGGLES = {qn("w:b"): "bold", qn("w:caps"): "caps", qn("w:vanish"): "hidden"}
_W_U = qn("w:u")
_SHOWN = {"toc": "TOC", "toa": "TOA", "of": "of", "annotation": "Comment"}
_DEPTH = 64  # styles that are based on one another further than this are taken as they are

_LOWER_CASE_BUILT_INS = (
    "heading", "toc", "index", "footnote", "endnote", "header", "footer", "caption", "page",
    "line", "table", "annotation", "envelope", "macro", "toa",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """A style with all that it inherits.

    ``outline`` is the outline level from 0, or None. ``num_id`` is "" without numbering; ``linked``
    holds the ids of the styles from which the numbering may come, nearest first. ``left`` is the
    left indent in twentieths of a point, None when the number's level decides. The toggles are the
    style's own share; ``Styles.run`` joins the shares of two styles.
    """

    id: str
    name: str
    outline: int | None = None
    num_id: str = ""
    ilvl: int | None = None
    linked: tuple[str, ...] = ()
    left: int | None = 0
    bold: bool = False
    underline: bool = False
    caps: bool = False
    hidden: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How a run looks that has no formatting of its own."""

    bold: bool
    underline: bool
    caps: bool
    hidden: bool


@dataclass(frozen=True, kw_only=True, eq=False)
class Styles:
    """All styles of a document by id."""

    elements: dict[str, etree._Element]
    default: str
    defaults: Look
    _resolved: dict[str, Style] = field(default_factory=dict)
    _looks: dict[tuple[str, str], Look] = field(default_factory=dict)

    @classmethod
    def of(cls, package: Package) -> "Styles":
        """The styles of ``package``; none when it has no styles part."""
        parts = package.related(package.main, "styles")
        elements: dict[str, etree._Element] = {}
        default, defaults = "", Look(bold=False, underline=False, caps=False, hidden=False)
        if parts:
            root = package.tree(parts[0])
            for style in root.iterchildren(_W_STYLE):
                elements.setdefault(style.get(_W_STYLEID, ""), style)
                if is_true(style.get(_W_DEFAULT, "0")) and style.get(_W_TYPE) == "paragraph":
                    default = style.get(_W_STYLEID, "")
            defaults = _defaults(root)
        return cls(elements=elements, default=default, defaults=defaults)

    def paragraph(self, style_id: str) -> Style:
        """The resolved paragraph style; the default one for "" and for ids that do not exist."""
        return self._style(style_id if style_id in self.elements else self.default)

    def run(self, paragraph_style: str, run_style: str) -> Look:
        """How a run looks by its styles alone."""
        key = (paragraph_style, run_style)
        if key not in self._looks:
            self._looks[key] = self._joined(*key)
        return self._looks[key]

    def _joined(self, paragraph_style: str, run_style: str) -> Look:
        """Toggles of both styles cancel each other out, as the standard says in 17.7.3."""
        below, above = self.paragraph(paragraph_style), _NONE
        if run_style in self.elements:
            above = self._style(run_style)
        return Look(
            bold=self.defaults.bold or below.bold != above.bold,
            underline=self.defaults.underline or below.underline or above.underline,
            caps=self.defaults.caps or below.caps != above.caps,
            hidden=self.defaults.hidden or below.hidden != above.hidden,
        )

    def _style(self, style_id: str) -> Style:
        if style_id not in self._resolved:
            self._resolved[style_id] = self._inherited(style_id)
        return self._resolved[style_id]

    def _inherited(self, style_id: str) -> Style:
        """The style with what its chain of ``basedOn`` gives it."""
        chain = list(self._chain(style_id))
        values: dict[str, object] = {}
        for style in reversed(chain):
            _take_paragraph_properties(style, values)
            _take_run_properties(style, values)
        name = _displayed(child_value(chain[0], _W_NAME)) if chain else ""
        if "outline" not in values:
            values["outline"] = _outline_by_name(name)
        linked = tuple(style.get(_W_STYLEID, "") for style in chain)
        return Style(id=style_id, name=name, linked=linked, **values)  # type: ignore[arg-type]

    def _chain(self, style_id: str) -> Iterator[etree._Element]:
        """The style and those it is based on, nearest first."""
        for _ in range(_DEPTH):
            style = self.elements.get(style_id)
            if style is None:
                return
            yield style
            style_id = child_value(style, _W_BASEDON)


_NONE = Style(id="", name="")


def is_underlined(element: etree._Element) -> bool:
    """Whether ``<w:u w:val="single"/>`` draws a line."""
    return element.get(W_VAL, "single") != "none"


def left_indent(ind: etree._Element) -> int | None:
    """The left indent that a ``w:ind`` sets, None when it sets none."""
    value = ind.get(_W_LEFT) or ind.get(_W_START)
    return twips(value) if value else None


def _defaults(root: etree._Element) -> Look:
    """The toggles that the document's defaults switch on."""
    rPr = root.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{W_RPR}")
    found = {"bold": False, "underline": False, "caps": False, "hidden": False}
    for child in rPr if rPr is not None else ():
        if child.tag in _TOGGLES:
            found[_TOGGLES[child.tag]] = is_on(child)
        elif child.tag == _W_U:
            found["underline"] = is_underlined(child)
    return Look(**found)


def _take_run_properties(style: etree._Element, values: dict[str, object]) -> None:
    """Let the style's ``w:rPr`` override what is inherited so far."""
    rPr = style.find(W_RPR)
    for child in rPr if rPr is not None else ():
        if child.tag in _TOGGLES:
            values[_TOGGLES[child.tag]] = is_on(child)
        elif child.tag == _W_U:
            values["underline"] = is_underlined(child)


def _take_paragraph_properties(style: etree._Element, values: dict[str, object]) -> None:
    """Let the style's ``w:pPr`` override what is inherited so far.

    A style that sets a number takes the number's indent, unless it sets its own.
    """
    pPr = style.find(W_PPR)
    if pPr is None:
        return
    numPr, outline, ind = pPr.find(W_NUMPR), pPr.find(_W_OUTLINELVL), pPr.find(_W_IND)
    if numPr is not None:
        _take_number(numPr, values)
    if outline is not None:
        values["outline"] = integer(outline.get(W_VAL, "9"))
    if ind is not None and left_indent(ind) is not None:
        values["left"] = left_indent(ind)


def _take_number(numPr: etree._Element, values: dict[str, object]) -> None:
    """Let a style's ``w:numPr`` override the inherited number."""
    num_id, ilvl = child_value(numPr, _W_NUMID), child_value(numPr, _W_ILVL)
    if num_id:
        values["num_id"] = "" if num_id == "0" else num_id
        values["left"] = values.get("left", 0) if num_id == "0" else None
    if ilvl:
        values["ilvl"] = integer(ilvl)


def _outline_by_name(name: str) -> int | None:
    """The level of the built-in headings, which they have even when the part does not say so."""
    word, _, number = name.partition(" ")
    return int(number) - 1 if word == "Heading" and number in "123456789" and number else None


def _displayed(name: str) -> str:
    """A style's name as Word shows it: "heading 1" is stored, "Heading 1" shown."""
    if name.partition(" ")[0] not in _LOWER_CASE_BUILT_INS:
        return name
    return " ".join(_SHOWN.get(word, word[:1].upper() + word[1:]) for word in name.split(" "))
