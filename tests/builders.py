"""A short notation for small Word documents, built in memory.

    docx(
        p("1. Fees. ", r("Client", bold=True), " pays ", ins("net 30", author="Bo"), "."),
        table([["Item", "Price"], ["Model", p("10"), ]]),
    )

Plain strings become runs; what these functions give back is markup (``Xml``) and is taken as it is.
In text, "\\t" is a tab, "\\n" a line break, U+2011 and U+00AD the special hyphens. Revision ids are
numbered by ``docx`` in document order, so that equal notation gives equal bytes.
"""

import base64
import io
import itertools
import re
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import quoteattr

from tests.notation import (
    DATE,
    Content,
    Xml,
    blocks_xml,
    bookmark,
    commented,
    dele,
    endnote_ref,
    field,
    footnote_ref,
    ins,
    link,
    math,
    move_from,
    move_to,
    p,
    r,
    row,
    sdt,
    simple_field,
    smart_tag,
    sym,
    table,
    text_box,
    xml,
)

__all__ = [
    "DATE",
    "Level",
    "Part",
    "Xml",
    "abstract",
    "bookmark",
    "commented",
    "dele",
    "docx",
    "endnote_ref",
    "field",
    "flat",
    "footnote_ref",
    "ins",
    "levels",
    "link",
    "math",
    "move_from",
    "move_to",
    "num",
    "p",
    "parts_of",
    "r",
    "row",
    "sdt",
    "simple_field",
    "smart_tag",
    "style",
    "sym",
    "table",
    "text_box",
    "with_part",
    "xml",
]

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_DECLARATIONS = (
    f'xmlns:w="{_W}" xmlns:r="{_R}" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" '
    'mc:Ignorable="w14 w15"'
)
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'
_WML = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_MAIN_TYPES = {
    "docx": _WML + "document.main+xml",
    "dotx": _WML + "template.main+xml",
    "docm": "application/vnd.ms-word.document.macroEnabled.main+xml",
    "dotm": "application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
}


@dataclass(frozen=True, kw_only=True)
class Level:
    """One level of a list; ``restart`` is ``w:lvlRestart``, ``style`` the linked style."""

    fmt: str = "decimal"
    text: str = "%1."
    start: int = 1
    style: str = ""
    restart: int | None = None
    legal: bool = False
    left: int = 0
    props: str = ""


def levels(*shorthand: "str | Level", first: int = 0) -> Xml:
    """The ``w:lvl`` elements of a list: ``levels("decimal %1.", "lowerLetter (%2)")``."""
    return Xml("".join(_level(i, each) for i, each in enumerate(shorthand, first)))


def _level(index: int, given: "str | Level") -> str:
    if isinstance(given, str):
        fmt, _, text = given.partition(" ")
        given = Level(fmt=fmt, text=text)
    left = given.left or 720 * (index + 1)
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="{given.start}"/>'
        f'<w:numFmt w:val="{given.fmt}"/>'
        + (f'<w:lvlRestart w:val="{given.restart}"/>' if given.restart is not None else "")
        + (f'<w:pStyle w:val="{given.style}"/>' if given.style else "")
        + ("<w:isLgl/>" if given.legal else "")
        + f'<w:lvlText w:val={quoteattr(given.text)}/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{left}" w:hanging="720"/></w:pPr>{given.props}</w:lvl>'
    )


def abstract(number: int, *shorthand: "str | Level", props: str = "") -> Xml:
    """``w:abstractNum``; ``props`` goes before the levels (``w:styleLink`` and the like)."""
    kind = f'<w:multiLevelType w:val="multilevel"/>{props}'
    inner = kind + levels(*shorthand)
    return Xml(f'<w:abstractNum w:abstractNumId="{number}">{inner}</w:abstractNum>')


def num(
    number: int, abstract_number: int, overrides: Mapping[int, "int | str | Level"] | None = None
) -> Xml:
    """``w:num``; an override is a number to start at, or a level."""
    markup = ""
    for index, given in (overrides or {}).items():
        inner = (
            f'<w:startOverride w:val="{given}"/>'
            if isinstance(given, int)
            else _level(index, given)
        )
        markup += f'<w:lvlOverride w:ilvl="{index}">{inner}</w:lvlOverride>'
    link_up = f'<w:abstractNumId w:val="{abstract_number}"/>'
    return Xml(f'<w:num w:numId="{number}">{link_up}{markup}</w:num>')


Numbering = str | Sequence[Sequence["str | Level"]]


def _numbering_xml(numbering: Numbering) -> str:
    """Lists given by their levels become numId 1, 2, …; markup is taken as it is."""
    if not isinstance(numbering, str):
        markup = "".join(abstract(i, *each) for i, each in enumerate(numbering))
        numbering = markup + "".join(num(i + 1, i) for i in range(len(numbering)))
    return f"{_XML}<w:numbering {_DECLARATIONS}>{numbering}</w:numbering>"


def style(
    style_id: str,
    *,
    name: str = "",
    based_on: str = "Normal",
    kind: str = "paragraph",
    pPr: str = "",
    rPr: str = "",
) -> Xml:
    """One style, for ``docx(styles=…)``; one of a known id replaces the built-in one."""
    return Xml(
        f'<w:style w:type="{kind}" w:styleId="{style_id}"><w:name w:val="{name or style_id}"/>'
        + (f'<w:basedOn w:val="{based_on}"/>' if based_on else "")
        + (f"<w:pPr>{pPr}</w:pPr>" if pPr else "")
        + (f"<w:rPr>{rPr}</w:rPr>" if rPr else "")
        + "</w:style>"
    )


_BUILT_IN = {
    "Normal": '<w:style w:type="paragraph" w:default="1" w:styleId="Normal">'
    '<w:name w:val="Normal"/><w:qFormat/></w:style>',
    "DefaultParagraphFont": '<w:style w:type="character" w:default="1" '
    'w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/></w:style>',
    **{
        f"Heading{n}": style(
            f"Heading{n}",
            name=f"heading {n}",
            pPr=f'<w:keepNext/><w:outlineLvl w:val="{n - 1}"/>',
            rPr="<w:b/>",
        )
        for n in range(1, 5)
    },
    "Title": style("Title", rPr='<w:b/><w:sz w:val="32"/>'),
    "ListParagraph": style("ListParagraph", name="List Paragraph", pPr='<w:ind w:left="720"/>'),
    "Strong": style("Strong", based_on="", kind="character", rPr="<w:b/>"),
    "Hyperlink": style("Hyperlink", based_on="", kind="character", rPr='<w:u w:val="single"/>'),
}


def _styles_xml(styles: str) -> str:
    own = set(re.findall(r'w:styleId="([^"]+)"', styles))
    built_in = "".join(markup for name, markup in _BUILT_IN.items() if name not in own)
    defaults = (
        '<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="22"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault/></w:docDefaults>"
    )
    return f"{_XML}<w:styles {_DECLARATIONS}>{defaults}{built_in}{styles}</w:styles>"


def _numbered(markup: str) -> str:
    """Markup with its ids filled in: "@" is the next number, "@name" one number for the name."""
    count, named = itertools.count(1001), {}

    def number(match: re.Match[str]) -> str:
        name = match[2]
        if not name:
            return f'{match[1]}"{next(count)}"'
        if name not in named:
            named[name] = next(count)
        return f'{match[1]}"{named[name]}"'

    return re.sub(r'(w:(?:id|val)=)"@([^"]*)"', number, markup)


def _notes_xml(kind: str, notes: Sequence[Content | Sequence[Content]]) -> str:
    markup = "".join(
        f'<w:{kind} w:type="{name}" w:id="{i}"><w:p><w:r><w:{name}/></w:r></w:p></w:{kind}>'
        for i, name in ((-1, "separator"), (0, "continuationSeparator"))
    )
    for i, note in enumerate(notes, 1):
        inner = blocks_xml([note] if isinstance(note, str) else note)
        markup += f'<w:{kind} w:id="{i}">{inner}</w:{kind}>'
    return f"{_XML}<w:{kind}s {_DECLARATIONS}>{markup}</w:{kind}s>"


def _comments_xml(comments: Sequence[tuple[str, str]]) -> str:
    markup = "".join(
        f'<w:comment w:id="{i}" w:author={quoteattr(author)} w:date="{DATE}" w:initials="X">'
        f"{p(text)}</w:comment>"
        for i, (author, text) in enumerate(comments)
    )
    return f"{_XML}<w:comments {_DECLARATIONS}>{markup}</w:comments>"


@dataclass(frozen=True, kw_only=True)
class Part:
    """A part besides the usual ones: how the main part points to it, and its content type."""

    data: bytes | str
    kind: str = ""
    content_type: str = ""


def _usual_parts(**given: object) -> dict[str, Part]:
    """The parts that go beside the main one, by name."""
    parts = {
        "word/styles.xml": Part(data=_styles_xml(str(given["styles"])), kind="styles"),
        "word/settings.xml": Part(
            data=f"{_XML}<w:settings {_DECLARATIONS}>{given['settings']}</w:settings>",
            kind="settings",
        ),
        "word/numbering.xml": Part(data=_numbering_xml(given["numbering"]), kind="numbering"),
    }
    for kind in ("footnotes", "endnotes"):
        if given[kind]:
            parts[f"word/{kind}.xml"] = Part(data=_notes_xml(kind[:-1], given[kind]), kind=kind)
    for kind, tag in (("header", "hdr"), ("footer", "ftr")):
        if given[kind]:
            inner = blocks_xml([given[kind]] if isinstance(given[kind], str) else given[kind])
            data = f"{_XML}<w:{tag} {_DECLARATIONS}>{_numbered(inner)}</w:{tag}>"
            parts[f"word/{kind}1.xml"] = Part(data=data, kind=kind)
    if given["comments"]:
        parts["word/comments.xml"] = Part(data=_comments_xml(given["comments"]), kind="comments")
    return parts


def docx(  # noqa: PLR0913  (a notation, not an interface)
    *blocks: Content,
    numbering: Numbering = (),
    styles: str = "",
    settings: str = "",
    footnotes: Sequence[Content | Sequence[Content]] = (),
    endnotes: Sequence[Content | Sequence[Content]] = (),
    header: Content | Sequence[Content] = (),
    footer: Content | Sequence[Content] = (),
    comments: Sequence[tuple[str, str]] = (),
    extra_parts: Mapping[str, Part | bytes] | None = None,
    section: str = "",
    kind: str = "docx",
    strict: bool = False,
) -> bytes:
    """A whole package.

    ``numbering`` is a list of lists of levels, which become numId 1, 2, …, or markup. ``comments``
    are (author, text). ``extra_parts`` that are bytes are added without a relationship.
    """
    parts = _usual_parts(
        styles=styles,
        settings=settings,
        numbering=numbering,
        footnotes=footnotes,
        endnotes=endnotes,
        header=header,
        footer=footer,
        comments=comments,
    )
    if kind in ("docm", "dotm"):
        parts["word/vbaProject.bin"] = Part(
            data=b"macro", kind="vbaProject", content_type="application/vnd.ms-office.vbaProject"
        )
    loose = {n: each for n, each in (extra_parts or {}).items() if not isinstance(each, Part)}
    parts |= {n: each for n, each in (extra_parts or {}).items() if isinstance(each, Part)}
    references = "".join(
        f'<w:{each.kind}Reference w:type="default" r:id="rId{i}"/>'
        for i, each in enumerate(parts.values(), 1)
        if each.kind in ("header", "footer")
    )
    page = '<w:pgSz w:w="12240" w:h="15840"/>'
    body = _numbered(blocks_xml(blocks)) + f"<w:sectPr>{references}{section}{page}</w:sectPr>"
    main = f"{_XML}<w:document {_DECLARATIONS}><w:body>{body}</w:body></w:document>"
    return _zipped(_package(main, parts, loose, kind), strict=strict)


def _package(
    main: str, parts: Mapping[str, Part], loose: Mapping[str, bytes], kind: str
) -> dict[str, bytes]:
    types = (
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_MAIN_TYPES[kind]}"/>'
    )
    rels = ""
    for i, (name, part) in enumerate(parts.items(), 1):
        content_type = part.content_type or f"{_WML}{part.kind}+xml"
        types += f'<Override PartName="/{name}" ContentType="{content_type}"/>'
        target = name.removeprefix("word/")
        rels += f'<Relationship Id="rId{i}" Type="{_R}/{part.kind}" Target="{target}"/>'
    core = "http://schemas.openxmlformats.org/package/2006"
    root_rels = (
        f'<Relationship Id="rId1" Type="{_R}/officeDocument" Target="word/document.xml"/>'
        f'<Relationship Id="rId2" Type="{core}/relationships/metadata/core-properties" '
        'Target="docProps/core.xml"/>'
    )
    types += (
        '<Override PartName="/docProps/core.xml" '
        'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
    )
    texts: dict[str, bytes | str] = {
        "[Content_Types].xml": f'{_XML}<Types xmlns="{core}/content-types">{types}</Types>',
        "_rels/.rels": f'{_XML}<Relationships xmlns="{core}/relationships">{root_rels}'
        "</Relationships>",
        "word/document.xml": main,
        "word/_rels/document.xml.rels": f'{_XML}<Relationships xmlns="{core}/relationships">{rels}'
        "</Relationships>",
        **{name: part.data for name, part in parts.items()},
        "docProps/core.xml": f"{_XML}<cp:coreProperties "
        f'xmlns:cp="{core}/metadata/core-properties"/>',
        **loose,
    }
    return {n: t.encode() if isinstance(t, str) else t for n, t in texts.items()}


def _zipped(parts: Mapping[str, bytes], *, strict: bool = False) -> bytes:
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            data = _strict(data) if strict else data
            info = zipfile.ZipInfo(name, (2026, 1, 15, 9, 0, 0))
            archive.writestr(info, data, zipfile.ZIP_DEFLATED)
    return sink.getvalue()


def _strict(data: bytes) -> bytes:
    root = b"http://purl.oclc.org/ooxml/"
    old = b"http://schemas.openxmlformats.org/"
    for name in (b"wordprocessingml", b"drawingml"):
        data = data.replace(old + name + b"/2006/", root + name + b"/")
    return data.replace(old + b"officeDocument/2006/", root + b"officeDocument/")


def parts_of(data: bytes) -> dict[str, bytes]:
    """The parts of a package by name, in order."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def with_part(data: bytes, name: str, content: bytes | None) -> bytes:
    """The package with a part replaced, added, or (None) left out."""
    parts: dict[str, bytes | None] = {**parts_of(data), name: content}
    return _zipped({n: each for n, each in parts.items() if each is not None})


def flat(data: bytes) -> bytes:
    """The same package as Flat OPC."""
    parts = parts_of(data)
    overrides = dict(
        re.findall(
            r'PartName="/([^"]+)" ContentType="([^"]+)"', parts["[Content_Types].xml"].decode()
        )
    )
    relationships = "application/vnd.openxmlformats-package.relationships+xml"
    markup = ""
    for name, content in parts.items():
        if name == "[Content_Types].xml":
            continue
        content_type = relationships if name.endswith(".rels") else overrides.get(name, "")
        if name.endswith((".xml", ".rels")):
            inner = content.decode().removeprefix(_XML)
            holder = f"<pkg:xmlData>{inner}</pkg:xmlData>"
        else:
            holder = f"<pkg:binaryData>{base64.b64encode(content).decode()}</pkg:binaryData>"
        attributes = f'pkg:name="/{name}" pkg:contentType="{content_type}"'
        markup += f"<pkg:part {attributes}>{holder}</pkg:part>"
    head = '<?mso-application progid="Word.Document"?>'
    address = "http://schemas.microsoft.com/office/2006/xmlPackage"
    return f'{_XML}{head}<pkg:package xmlns:pkg="{address}">{markup}</pkg:package>'.encode()
