"""Turns a source in the light markup into the bytes of a Word document.

Knows paragraphs, runs, tables, fields, bookmarks, revisions and comments. Must not know any
contract's words, nor how it looks beyond the `Paper` it is given. The same source and paper give
the same bytes: no clock and no chance has a part in it.
"""

import io
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import groupby

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.table import CT_Tbl
from docx.text.paragraph import Paragraph
from lxml.etree import _Element

from samples.comments import Comment, add_comments
from samples.layout import (
    RUN_ORDER,
    Look,
    Paper,
    dress,
    insert_sorted,
    set_paragraph,
    set_run,
    style_id,
)
from samples.markup import Block, Change, Piece, read_blocks, read_pieces

_WRITTEN = datetime(2026, 1, 12, 9, 0, tzinfo=UTC)
_ROMAN = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII")


@dataclass(frozen=True, slots=True, kw_only=True)
class Margin:
    """Who has been at work on a document: authors by their letter in the markup, and comments."""

    authors: Mapping[str, str] = field(default_factory=dict)
    started: datetime = _WRITTEN
    comments: tuple[Comment, ...] = ()


def draft(source: str, paper: Paper, margin: Margin = Margin()) -> bytes:
    """The .docx that `source` describes, set as `paper` says."""
    document = Document()
    dress(document, paper)
    blocks = read_blocks(source)
    writer = _Writer(document, paper, margin, _labels(blocks, paper))
    for tag, group in groupby(blocks, key=lambda block: block.tag in ("table", "row")):
        if tag:
            writer.tables(list(group))
        else:
            for block in group:
                writer.paragraph(block)
    writer.header_and_footer()
    add_comments(document, margin.comments, margin.authors)
    _properties(document, paper)
    return _packed(document)


def _properties(document: WordDocument, paper: Paper) -> None:
    core = document.core_properties
    core.title, core.author, core.subject = paper.title, paper.author, paper.subject
    core.last_modified_by, core.comments, core.keywords = paper.author, "", ""
    core.created = core.modified = _WRITTEN
    core.revision = 3


def _packed(document: WordDocument) -> bytes:
    """The package with every entry dated 1980, in the order python-docx writes."""
    loose = io.BytesIO()
    document.save(loose)
    tight = io.BytesIO()
    with zipfile.ZipFile(loose) as old, zipfile.ZipFile(tight, "w") as new:
        for entry in old.infolist():
            info = zipfile.ZipInfo(entry.filename, (1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(info, old.read(entry))
    return tight.getvalue()


def _labels(blocks: list[Block], paper: Paper) -> dict[str, str]:
    """The number that Word would show for each bookmarked, numbered paragraph."""
    counters: dict[int, list[int]] = {number: [] for number in paper.lists}
    found: dict[str, str] = {}
    for block in blocks:
        place = _place(block, paper)
        if place is None:
            continue
        level, number = place
        counts = counters[number]
        counts[level + 1 :] = []
        counts += [0] * (level + 1 - len(counts))
        counts[level] += 1
        if block.bookmark:
            found[block.bookmark] = _label(paper, number, counts)
    return found


def _place(block: Block, paper: Paper) -> tuple[int, int] | None:
    look = paper.looks.get(block.tag, Look())
    style = paper.styles.get(look.style, Look())
    return look.number or style.number


def _label(paper: Paper, number: int, counts: list[int]) -> str:
    levels = paper.lists[number]
    level = levels[len(counts) - 1]
    text = level.label
    for place, count in enumerate(counts):
        text = text.replace(f"%{place + 1}", _counted(count, levels[place].kind, level.legal))
    outer = len(counts) - 1
    if outer > 1 and "%1" not in level.label:
        return _label(paper, number, counts[:outer]) + text
    return text.rstrip(".")


def _counted(count: int, kind: str, legal: bool) -> str:
    if legal or kind == "decimal":
        return str(count)
    if kind == "upperRoman":
        return _ROMAN[count]
    return chr(ord("a" if kind == "lowerLetter" else "A") + count - 1)


class _Writer:
    """Appends paragraphs and tables, handing out ids in the order of the text."""

    def __init__(
        self, document: WordDocument, paper: Paper, margin: Margin, labels: Mapping[str, str]
    ) -> None:
        self.document = document
        self.paper = paper
        self.margin = margin
        self.labels = labels
        self.bookmarks = {name: place for place, name in enumerate(labels, start=1)}
        self.revisions = 0
        self.moves = 0

    def paragraph(self, block: Block) -> None:
        """Append the paragraph of `block` to the body."""
        self.fill(self.document.add_paragraph(), block)

    def fill(self, paragraph: Paragraph, block: Block) -> None:
        """Write the properties and runs of `block` into an empty paragraph."""
        look = self.paper.looks.get(block.tag, Look())
        element = paragraph._p
        properties = element.get_or_add_pPr()
        if look.style:
            properties.style = style_id(look.style)
        set_paragraph(properties, look)
        if block.mark is not None:
            self._mark(properties, block.mark)
        for child in self._runs(read_pieces(block.text, block.whole), look):
            element.append(child)
        if block.bookmark:
            self._bookmark(element, block.bookmark)
        if block.whole is not None and block.whole.kind.startswith("move"):
            self._move_range(element, block.whole)

    def _mark(self, properties: _Element, change: Change) -> None:
        run = OxmlElement("w:rPr")
        run.append(self._revision(change.kind, change.author))
        properties.append(run)

    def _bookmark(self, element: _Element, name: str) -> None:
        number = self.bookmarks[name]
        start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
        for mark in (start, end):
            mark.set(qn("w:id"), str(number))
        start.set(qn("w:name"), _bookmark_name(number))
        element.insert(1, start)
        element.append(end)

    def _move_range(self, element: _Element, change: Change) -> None:
        """Wrap a moved paragraph in its named range, as Word does."""
        self.moves += change.kind == "moveFrom"
        start = self._revision(f"{change.kind}RangeStart", change.author)
        start.set(qn("w:name"), f"move{204100000 + self.moves}")
        end = OxmlElement(f"w:{change.kind}RangeEnd")
        end.set(qn("w:id"), start.get(qn("w:id"), ""))
        element.insert(1, start)
        element.addnext(end)

    def _revision(self, kind: str, author: str) -> _Element:
        self.revisions += 1
        element = OxmlElement(f"w:{kind}")
        when = self.margin.started + timedelta(minutes=3 * self.revisions)
        element.set(qn("w:id"), str(500 + self.revisions))
        element.set(qn("w:author"), self.margin.authors[author])
        element.set(qn("w:date"), when.strftime("%Y-%m-%dT%H:%M:00Z"))
        return element

    def _runs(self, pieces: Iterable[Piece], look: Look) -> Iterator[_Element]:
        """The runs of a paragraph, those of one change under one wrapper."""
        for change, group in groupby(pieces, key=lambda piece: piece.change):
            made = [run for piece in group for run in self._piece(piece, look)]
            if change is None or change.kind == "bold":
                yield from made
                continue
            wrapper = self._revision(change.kind, change.author)
            wrapper.extend(made)
            yield wrapper

    def _piece(self, piece: Piece, look: Look) -> Iterator[_Element]:
        if piece.kind in ("PAGE", "NUMPAGES"):
            yield from self._field(f" {piece.kind} ", "1", piece, look)
        elif piece.kind == "ref":
            name = _bookmark_name(self.bookmarks[piece.text])
            code = f" REF {name} \\r \\h "
            yield from self._field(code, self.labels[piece.text], piece, look)
        elif piece.kind.startswith("comment"):
            yield from _comment_mark(piece)
        elif piece.kind != "split":
            yield self._run(piece, look, [_content(piece)])

    def _field(self, code: str, result: str, piece: Piece, look: Look) -> Iterator[_Element]:
        instruction = OxmlElement("w:instrText")
        instruction.set(qn("xml:space"), "preserve")
        instruction.text = code
        shown = OxmlElement("w:t")
        shown.text = result
        parts = (_field_char("begin"), instruction, _field_char("separate"), shown)
        for part in (*parts, _field_char("end")):
            yield self._run(piece, look, [part])

    def _run(self, piece: Piece, look: Look, content: list[_Element]) -> _Element:
        run = OxmlElement("w:r")
        bold = piece.bold or (piece.change is not None and piece.change.kind == "bold")
        properties = OxmlElement("w:rPr")
        own = Look(
            bold=bold or look.bold,
            italic=piece.italic or look.italic,
            caps=look.caps,
            underline=piece.underline or look.underline,
            size=look.size,
        )
        set_run(properties, own)
        if piece.change is not None and piece.change.kind == "bold":
            change = self._revision("rPrChange", piece.change.author)
            change.append(OxmlElement("w:rPr"))
            insert_sorted(properties, change, RUN_ORDER)
        if len(properties):
            run.append(properties)
        run.extend(content)
        return run

    def tables(self, blocks: list[Block]) -> None:
        """Append the tables that a stretch of `[table]` and `[row]` blocks describes."""
        starts = [place for place, block in enumerate(blocks) if block.tag == "table"]
        for start, end in zip(starts, [*starts[1:], len(blocks)], strict=True):
            self._table(blocks[start], blocks[start + 1 : end])

    def _table(self, head: Block, rows: list[Block]) -> None:
        widths = [int(width) for width in head.setting("widths").split(",")]
        table = self.document.add_table(rows=len(rows), cols=len(widths))
        if head.setting("lines", "grid") == "grid":
            table.style = "Table Grid"
        _set_widths(table._tbl, widths)
        for place, (row, block) in enumerate(zip(table.rows, rows, strict=True)):
            titled = place == 0 and head.setting("head", "yes") == "yes"
            for cell, text in zip(row.cells, block.text.split(" | "), strict=True):
                self._cell(cell.paragraphs[0], text, titled)
        self.paragraph(Block(tag="gap", text=""))

    def _cell(self, paragraph: Paragraph, text: str, titled: bool) -> None:
        block = Block(tag="cell-head" if titled else "cell", text=text)
        self.fill(paragraph, block)

    def header_and_footer(self) -> None:
        """Write the running header and footer, if the paper has them."""
        section = self.document.sections[0]
        sides = ((section.header, self.paper.header), (section.footer, self.paper.footer))
        for story, text in sides:
            if text:
                self.fill(story.paragraphs[0], Block(tag="running", text=text))


def _bookmark_name(number: int) -> str:
    return f"_Ref{198230000 + 17 * number}"


def _field_char(kind: str) -> _Element:
    element = OxmlElement("w:fldChar")
    element.set(qn("w:fldCharType"), kind)
    return element


def _content(piece: Piece) -> _Element:
    if piece.kind == "tab":
        return OxmlElement("w:tab")
    if piece.kind == "break":
        return OxmlElement("w:br")
    gone = piece.change is not None and piece.change.kind == "del"
    element = OxmlElement("w:delText" if gone else "w:t")
    element.set(qn("xml:space"), "preserve")
    element.text = piece.text
    return element


def _comment_mark(piece: Piece) -> Iterator[_Element]:
    """The start of a comment's range, or its end and the run that refers to the comment."""
    if piece.kind == "comment-start":
        yield parse_xml(f'<w:commentRangeStart {nsdecls("w")} w:id="{piece.text}"/>')
        return
    yield parse_xml(f'<w:commentRangeEnd {nsdecls("w")} w:id="{piece.text}"/>')
    yield parse_xml(f'<w:r {nsdecls("w")}><w:commentReference w:id="{piece.text}"/></w:r>')


def _set_widths(table: CT_Tbl, widths: list[int]) -> None:
    for column, width in zip(table.tblGrid.gridCol_lst, widths, strict=True):
        column.set(qn("w:w"), str(width))
    for row in table.tr_lst:
        for cell, width in zip(row.tc_lst, widths, strict=True):
            size = cell.get_or_add_tcPr().get_or_add_tcW()
            size.set(qn("w:w"), str(width))
            size.set(qn("w:type"), "dxa")
