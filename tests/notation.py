"""A short notation for the content of small Word documents: runs, paragraphs, tables.

``tests.builders`` makes whole packages of it and says how it is written. Tests import all names
from there.
"""

import re
from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

DATE = "2026-01-15T09:00:00Z"
_SINGLES = {
    "\t": "<w:tab/>",
    "\n": "<w:br/>",
    "\u2011": "<w:noBreakHyphen/>",
    "\u00ad": "<w:softHyphen/>",
}


class Xml(str):
    """Markup, as opposed to plain text."""

    __slots__ = ()


Content = str | Xml


def xml(markup: str) -> Xml:
    """Markup taken as it is."""
    return Xml(markup)


def _joined(content: Sequence[Content]) -> str:
    return "".join(c if isinstance(c, Xml) else r(c) for c in content)


def r(  # noqa: PLR0913  (a notation, not an interface)
    text: str,
    *,
    bold: bool = False,
    italic: bool = False,
    underline: bool = False,
    caps: bool = False,
    hidden: bool = False,
    style: str = "",
    props: str = "",
    deleted: bool = False,
) -> Xml:
    """A run; ``props`` is markup that goes last into ``w:rPr``."""
    rPr = (f'<w:rStyle w:val="{style}"/>' if style else "") + "".join(
        mark
        for wanted, mark in (
            (bold, "<w:b/>"),
            (italic, "<w:i/>"),
            (caps, "<w:caps/>"),
            (hidden, "<w:vanish/>"),
            (underline, '<w:u w:val="single"/>'),
        )
        if wanted
    )
    rPr += props
    tag = "delText" if deleted else "t"
    pieces = re.split("([\t\n\u2011\u00ad])", text)
    inner = "".join(
        _SINGLES.get(piece) or f'<w:{tag} xml:space="preserve">{escape(piece)}</w:{tag}>'
        for piece in pieces
        if piece
    )
    return Xml(f"<w:r>{f'<w:rPr>{rPr}</w:rPr>' if rPr else ''}{inner}</w:r>")


def _tracked(tag: str, content: Sequence[Content], author: str) -> Xml:
    head = f'<w:{tag} w:id="@" w:author={quoteattr(author)} w:date="{DATE}">'
    return Xml(f"{head}{_joined(content)}</w:{tag}>")


def _struck_name(match: re.Match[str]) -> str:
    return match[1] + ("delInstrText" if match[2] else "delText")


def _struck(content: Sequence[Content]) -> list[Content]:
    return [
        Xml(re.sub(r"(</?w:)(?:t|(instrText))(?=[ >])", _struck_name, c))
        if isinstance(c, Xml)
        else r(c, deleted=True)
        for c in content
    ]


def ins(*content: Content, author: str = "Bo") -> Xml:
    """Another author's pending insertion."""
    return _tracked("ins", content, author)


def dele(*content: Content, author: str = "Bo") -> Xml:
    """Another author's pending deletion."""
    return _tracked("del", _struck(content), author)


def move_from(*content: Content, author: str = "Bo", name: str = "move1") -> Xml:
    """The old place of moved words."""
    start = f'<w:moveFromRangeStart w:id="@m{name}f" w:name="{name}" w:author="{author}"/>'
    moved = _tracked("moveFrom", content, author)
    return Xml(f'{start}{moved}<w:moveFromRangeEnd w:id="@m{name}f"/>')


def move_to(*content: Content, author: str = "Bo", name: str = "move1") -> Xml:
    """The new place of moved words."""
    start = f'<w:moveToRangeStart w:id="@m{name}t" w:name="{name}" w:author="{author}"/>'
    return Xml(f'{start}{_tracked("moveTo", content, author)}<w:moveToRangeEnd w:id="@m{name}t"/>')


def field(instruction: str, *result: Content) -> Xml:
    """A complex field."""
    return Xml(
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {escape(instruction)} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f'{_joined(result)}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def simple_field(instruction: str, *result: Content) -> Xml:
    """``w:fldSimple``."""
    return Xml(f"<w:fldSimple w:instr={quoteattr(instruction)}>{_joined(result)}</w:fldSimple>")


def link(*content: Content, anchor: str = "here") -> Xml:
    """A hyperlink within the document."""
    return Xml(f'<w:hyperlink w:anchor="{anchor}">{_joined(content)}</w:hyperlink>')


def sdt(*content: Content, lock: str = "", props: str = "") -> Xml:
    """A content control around runs or, when given paragraphs, around blocks."""
    sdtPr = (f'<w:lock w:val="{lock}"/>' if lock else "") + props
    return Xml(
        f'<w:sdt><w:sdtPr><w:id w:val="@"/>{sdtPr}</w:sdtPr>'
        f"<w:sdtContent>{_joined(content)}</w:sdtContent></w:sdt>"
    )


def smart_tag(*content: Content) -> Xml:
    """``w:smartTag``."""
    head = '<w:smartTag w:uri="urn:schemas-microsoft-com:office:smarttags" w:element="place">'
    return Xml(f"{head}{_joined(content)}</w:smartTag>")


def bookmark(name: str, *content: Content) -> Xml:
    """A bookmark around content."""
    start = f'<w:bookmarkStart w:id="@b{name}" w:name="{name}"/>'
    return Xml(f'{start}{_joined(content)}<w:bookmarkEnd w:id="@b{name}"/>')


def commented(number: int, *content: Content) -> Xml:
    """The range of comment ``number`` of ``docx(comments=…)``, counted from 0."""
    reference = f'<w:r><w:commentReference w:id="{number}"/></w:r>'
    return Xml(
        f'<w:commentRangeStart w:id="{number}"/>{_joined(content)}'
        f'<w:commentRangeEnd w:id="{number}"/>{reference}'
    )


def footnote_ref(number: int) -> Xml:
    """A reference to footnote ``number``; the first of ``docx(footnotes=…)`` is 1."""
    return Xml(f'<w:r><w:footnoteReference w:id="{number}"/></w:r>')


def endnote_ref(number: int) -> Xml:
    """A reference to endnote ``number``; the first of ``docx(endnotes=…)`` is 1."""
    return Xml(f'<w:r><w:endnoteReference w:id="{number}"/></w:r>')


def sym(code: str = "F0B7") -> Xml:
    """A character of a symbol font."""
    return Xml(f'<w:r><w:sym w:font="Symbol" w:char="{code}"/></w:r>')


def math(text: str = "x") -> Xml:
    """An inline formula."""
    return Xml(f"<m:oMath><m:r><m:t>{escape(text)}</m:t></m:r></m:oMath>")


def text_box(*blocks: Content, fallback: bool = True) -> Xml:
    """A run with a text box; with ``fallback`` the VML copy of it beside the drawing."""
    inner = f"<w:txbxContent>{blocks_xml(blocks)}</w:txbxContent>"
    drawing = (
        '<w:drawing><wp:inline><wp:extent cx="914400" cy="914400"/><wp:docPr id="1" name="Box 1"/>'
        '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/'
        f'wordprocessingShape"><wps:wsp><wps:txbx>{inner}</wps:txbx><wps:bodyPr/></wps:wsp>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing>"
    )
    pict = f"<w:pict><v:shape><v:textbox>{inner}</v:textbox></v:shape></w:pict>"
    if not fallback:
        return Xml(f"<w:r>{pict}</w:r>")
    return Xml(
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{drawing}</mc:Choice>'
        f"<mc:Fallback>{pict}</mc:Fallback></mc:AlternateContent></w:r>"
    )


def p(
    *content: Content,
    style: str = "",
    num: tuple[int, int] | None = None,
    mark: str = "",
    author: str = "Bo",
    props: str = "",
    mark_props: str = "",
) -> Xml:
    """A paragraph.

    ``num`` is (numId, ilvl). ``mark`` is "ins", "del", "moveFrom" or "moveTo" for a tracked
    paragraph mark. ``props`` is markup for ``w:pPr`` after the style and the number, ``mark_props``
    for the mark's ``w:rPr``.
    """
    pPr = f'<w:pStyle w:val="{style}"/>' if style else ""
    if num:
        pPr += f'<w:numPr><w:ilvl w:val="{num[1]}"/><w:numId w:val="{num[0]}"/></w:numPr>'
    pPr += props
    if mark:
        revision = f'<w:{mark} w:id="@" w:author={quoteattr(author)} w:date="{DATE}"/>'
        mark_props = revision + mark_props
    if mark_props:
        pPr += f"<w:rPr>{mark_props}</w:rPr>"
    return Xml(f"<w:p>{f'<w:pPr>{pPr}</w:pPr>' if pPr else ''}{_joined(content)}</w:p>")


def blocks_xml(blocks: Sequence[Content]) -> str:
    return "".join(b if isinstance(b, Xml) else p(b) for b in blocks)


Cell = Content | Sequence[Content]


def _cell(cell: Cell) -> str:
    if isinstance(cell, Xml) and cell.startswith("<w:tc>"):
        return cell
    inner = blocks_xml([cell] if isinstance(cell, str) else cell)
    if not inner.endswith("</w:p>"):
        inner += p()
    return f'<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/></w:tcPr>{inner}</w:tc>'


def row(*cells: Cell, mark: str = "", author: str = "Bo") -> Xml:
    """A table row; ``mark`` is "ins" or "del" for a tracked row."""
    revision = f'<w:{mark} w:id="@" w:author={quoteattr(author)} w:date="{DATE}"/>' if mark else ""
    trPr = f"<w:trPr>{revision}</w:trPr>" if mark else ""
    return Xml(f"<w:tr>{trPr}{''.join(_cell(cell) for cell in cells)}</w:tr>")


def table(rows: Sequence[Sequence[Cell] | Xml]) -> Xml:
    """A table of rows of cells; a cell is text, a run, a paragraph or a list of blocks."""
    markup = [each if isinstance(each, Xml) else row(*each) for each in rows]
    columns = max((each.count("<w:tc>") for each in markup), default=1)
    grid = '<w:gridCol w:w="2000"/>' * columns
    tblPr = '<w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr>'
    return Xml(f"<w:tbl>{tblPr}<w:tblGrid>{grid}</w:tblGrid>{''.join(markup)}</w:tbl>")
