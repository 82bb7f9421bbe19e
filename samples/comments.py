"""Writes the comment parts of a sample: comments, their threads, their ids and their people.

Knows the four parts that Word keeps for comments. Must not know the body, whose marks
(`w:commentRangeStart` and the others) are written where the text is.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from docx.document import Document
from docx.opc.packuri import PackURI
from docx.opc.part import Part

_OFFICE = "http://schemas.microsoft.com/office"
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_CORE_TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_NAMESPACES = (
    f'xmlns:w="{_W}" xmlns:w14="{_OFFICE}/word/2010/wordml" '
    f'xmlns:w15="{_OFFICE}/word/2012/wordml" xmlns:w16cid="{_OFFICE}/word/2016/wordml/cid" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'mc:Ignorable="w14 w15 w16cid"'
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    """A comment by an author's letter; `answers` is the id of the comment it replies to."""

    id: int
    author: str
    date: str
    text: str
    answers: int | None = None

    @property
    def paragraph_id(self) -> str:
        """The id of its paragraph, by which the other parts know it."""
        return f"{0x2C5A1000 + self.id:08X}"


def add_comments(
    document: Document, comments: tuple[Comment, ...], authors: Mapping[str, str]
) -> None:
    """Add the comment parts to the package, with their relationships."""
    if not comments:
        return
    body = "".join(_comment(comment, authors[comment.author]) for comment in comments)
    _add(document, "comments", f"{_CONTENT}.comments+xml", _CORE_TYPE, "w:comments", body)
    threads = "".join(_thread(comment, comments) for comment in comments)
    _add_modern(document, "commentsExtended", "2011", "w15:commentsEx", threads)
    ids = "".join(
        f'<w16cid:commentId w16cid:paraId="{comment.paragraph_id}" '
        f'w16cid:durableId="{0x31B70000 + comment.id:08X}"/>'
        for comment in comments
    )
    _add_modern(document, "commentsIds", "2016/09", "w16cid:commentsIds", ids)
    names = sorted({authors[comment.author] for comment in comments})
    people = "".join(f"<w15:person w15:author={quoteattr(name)}/>" for name in names)
    _add_modern(document, "people", "2011", "w15:people", people)


def _comment(comment: Comment, author: str) -> str:
    initials = "".join(word[0] for word in author.split())
    return (
        f'<w:comment w:id="{comment.id}" w:author={quoteattr(author)} '
        f'w:date="{comment.date}" w:initials="{initials}">'
        f'<w:p w14:paraId="{comment.paragraph_id}" w14:textId="77777777">'
        "<w:r><w:annotationRef/></w:r>"
        f'<w:r><w:t xml:space="preserve">{escape(comment.text)}</w:t></w:r></w:p></w:comment>'
    )


def _thread(comment: Comment, comments: tuple[Comment, ...]) -> str:
    parents = {other.id: other.paragraph_id for other in comments}
    parent = ""
    if comment.answers is not None:
        parent = f' w15:paraIdParent="{parents[comment.answers]}"'
    return f'<w15:commentEx w15:paraId="{comment.paragraph_id}"{parent} w15:done="0"/>'


def _add_modern(document: Document, name: str, year: str, root: str, inner: str) -> None:
    content = f"{_CONTENT}.{name}+xml"
    _add(document, name, content, f"{_OFFICE}/{year}/relationships/{name}", root, inner)


def _add(document: Document, name: str, content: str, relation: str, root: str, inner: str) -> None:
    xml = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f"<{root} {_NAMESPACES}>{inner}</{root}>"
    )
    part = Part(PackURI(f"/word/{name}.xml"), content, xml.encode(), document.part.package)
    document.part.relate_to(part, relation)
