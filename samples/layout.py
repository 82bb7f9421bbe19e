"""How a sample contract looks: page, fonts, paragraph looks, styles and numbering.

Knows WordprocessingML properties and writes those that python-docx has no call for. Must not know
the text of any contract, nor revisions and comments.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Emu, Pt
from lxml.etree import _Element

_TWIPS = 635  # EMU in a twentieth of a point


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How one kind of paragraph is set; lengths in twentieths of a point, sizes in points."""

    style: str = ""
    align: str = ""
    left: int | None = None
    first: int | None = None
    before: int | None = None
    after: int | None = None
    tabs: tuple[int, ...] = ()
    keep_next: bool = False
    new_page: bool = False
    bold: bool = False
    italic: bool = False
    caps: bool = False
    underline: bool = False
    size: float | None = None
    number: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """One level of an automatic list: `w:lvl` in `numbering.xml`."""

    label: str
    kind: str = "decimal"
    style: str = ""
    left: int = 0
    hanging: int = 0
    after: str = "tab"
    legal: bool = False
    bold: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """Everything about a document but its words."""

    title: str
    author: str
    subject: str = ""
    letter: bool = True
    margin: int = 1440
    font: str = "Times New Roman"
    size: float = 11
    language: str = "en-US"
    after: int = 120
    line: int | None = None
    styles: Mapping[str, Look] = field(default_factory=dict)
    looks: Mapping[str, Look] = field(default_factory=dict)
    lists: Mapping[int, tuple[Level, ...]] = field(default_factory=dict)
    header: str = ""
    footer: str = ""
    tracking: bool = False


def dress(document: Document, paper: Paper) -> None:
    """Give an empty document the page, styles and lists of `paper`."""
    _page(document, paper)
    _base_style(document, paper)
    for number, levels in paper.lists.items():
        _add_list(document, number, levels)
    for name, look in paper.styles.items():
        _define_style(document, name, look)
    _settings(document, paper)


def _page(document: Document, paper: Paper) -> None:
    section = document.sections[0]
    width, height = (12240, 15840) if paper.letter else (11906, 16838)
    section.page_width, section.page_height = Emu(width * _TWIPS), Emu(height * _TWIPS)
    margin = Emu(paper.margin * _TWIPS)
    section.left_margin = section.right_margin = margin
    section.top_margin = section.bottom_margin = margin


def _base_style(document: Document, paper: Paper) -> None:
    normal = document.styles["Normal"]
    normal.font.name = paper.font
    normal.font.size = Pt(paper.size)
    normal.paragraph_format.space_after = Emu(paper.after * _TWIPS)
    if paper.line is not None:
        normal.paragraph_format.line_spacing = paper.line / 240
    fonts = normal.element.rPr.find(qn("w:rFonts"))
    for script in ("w:eastAsia", "w:cs"):
        fonts.set(qn(script), paper.font)
    for lang in document.styles.element.iter(qn("w:lang")):
        lang.set(qn("w:val"), paper.language)


def _define_style(document: Document, name: str, look: Look) -> None:
    styles = document.styles
    if name in [style.name for style in styles]:
        style = styles[name]
    else:
        style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = styles[look.style or "Normal"]
        style.quick_style = True
    for old in (style.element.pPr, style.element.rPr):
        if old is not None:
            style.element.remove(old)
    set_paragraph(style.element.get_or_add_pPr(), look)
    set_run(style.element.get_or_add_rPr(), look)
    if style.name.startswith("Heading"):
        _plain_heading(style.element)


def _plain_heading(style: Any) -> None:
    """Black text in the document's own font, whatever the template's theme says."""
    run = style.get_or_add_rPr()
    color = OxmlElement("w:color")
    color.set(qn("w:val"), "000000")
    insert_sorted(run, color, RUN_ORDER)


def _settings(document: Document, paper: Paper) -> None:
    settings = document.settings.element
    if paper.tracking:
        stop = settings.find(qn("w:defaultTabStop"))
        stop.addprevious(OxmlElement("w:trackRevisions"))
    compat = settings.find(qn("w:compat"))
    if compat is not None:
        for old in compat.findall(qn("w:compatSetting")):
            compat.remove(old)
        compat.append(
            parse_xml(
                f'<w:compatSetting {nsdecls("w")} w:name="compatibilityMode" '
                'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
            )
        )


_PARAGRAPH_ORDER = (
    "pStyle", "keepNext", "keepLines", "pageBreakBefore", "numPr", "tabs", "spacing", "ind",
    "jc", "outlineLvl", "rPr",
)  # fmt: skip
RUN_ORDER = (
    "rStyle", "rFonts", "ins", "del", "moveFrom", "moveTo", "b", "i", "caps", "color", "sz",
    "szCs", "u", "rPrChange",
)  # fmt: skip


def insert_sorted(parent: _Element, child: _Element, order: tuple[str, ...]) -> None:
    """Put `child` into `parent` where `order` wants it."""
    rank = {qn(f"w:{name}"): place for place, name in enumerate(order)}
    mine = rank[child.tag]
    for place, other in enumerate(parent):
        if rank.get(other.tag, -1) > mine:
            parent.insert(place, child)
            return
    parent.append(child)


def set_paragraph(properties: _Element, look: Look) -> None:
    """Write the paragraph side of a look into `w:pPr`."""
    for name, wanted in (("keepNext", look.keep_next), ("pageBreakBefore", look.new_page)):
        if wanted:
            insert_sorted(properties, OxmlElement(f"w:{name}"), _PARAGRAPH_ORDER)
    if look.number is not None:
        level, number = look.number
        insert_sorted(properties, _number(level, number), _PARAGRAPH_ORDER)
    if look.tabs:
        stops = "".join(f'<w:tab w:val="left" w:pos="{stop}"/>' for stop in look.tabs)
        tabs = parse_xml(f"<w:tabs {nsdecls('w')}>{stops}</w:tabs>")
        insert_sorted(properties, tabs, _PARAGRAPH_ORDER)
    _set(properties, "spacing", {"before": look.before, "after": look.after})
    hanging = look.first is not None and look.first < 0
    first = "hanging" if hanging else "firstLine"
    indent = abs(look.first) if look.first is not None else None
    _set(properties, "ind", {"left": look.left, first: indent})
    _set(properties, "jc", {"val": look.align or None})


def _number(level: int, number: int) -> _Element:
    return parse_xml(
        f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    )


def _set(properties: _Element, name: str, values: Mapping[str, int | str | None]) -> None:
    given = {key: value for key, value in values.items() if value is not None}
    if not given:
        return
    child = OxmlElement(f"w:{name}")
    for key, value in given.items():
        child.set(qn(f"w:{key}"), str(value))
    insert_sorted(properties, child, _PARAGRAPH_ORDER)


def set_run(properties: _Element, look: Look) -> None:
    """Write the run side of a look into `w:rPr`."""
    for name, wanted in (("b", look.bold), ("i", look.italic), ("caps", look.caps)):
        if wanted and properties.find(qn(f"w:{name}")) is None:
            insert_sorted(properties, OxmlElement(f"w:{name}"), RUN_ORDER)
    values: list[tuple[str, str]] = []
    if look.size is not None:
        half_points = str(round(look.size * 2))
        values += [("sz", half_points), ("szCs", half_points)]
    if look.underline:
        values.append(("u", "single"))
    for name, value in values:
        child = OxmlElement(f"w:{name}")
        child.set(qn("w:val"), value)
        insert_sorted(properties, child, RUN_ORDER)


def _add_list(document: Document, number: int, levels: tuple[Level, ...]) -> None:
    """Add a `w:abstractNum` and its `w:num`, both with the id `number`."""
    numbering = document.part.numbering_part.element
    rows = "".join(_level_xml(document, place, level) for place, level in enumerate(levels))
    abstract = parse_xml(
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}">'
        f'<w:multiLevelType w:val="multilevel"/>{rows}</w:abstractNum>'
    )
    numbering.find(qn("w:num")).addprevious(abstract)
    numbering.append(
        parse_xml(
            f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>'
        )
    )


def _level_xml(document: Document, place: int, level: Level) -> str:
    style = f'<w:pStyle w:val="{style_id(level.style)}"/>' if level.style else ""
    legal = "<w:isLgl/>" if level.legal else ""
    bold = "<w:rPr><w:b/></w:rPr>" if level.bold else "<w:rPr><w:b w:val='0'/></w:rPr>"
    return (
        f'<w:lvl w:ilvl="{place}"><w:start w:val="1"/><w:numFmt w:val="{level.kind}"/>{style}'
        f'{legal}<w:suff w:val="{level.after}"/><w:lvlText w:val="{level.label}"/>'
        f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{level.left}" '
        f'w:hanging="{level.hanging}"/></w:pPr>{bold}</w:lvl>'
    )


def style_id(name: str) -> str:
    """The id that python-docx gives to a style it adds."""
    return name.replace(" ", "")
