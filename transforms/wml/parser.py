"""The one XML parser and the one serialiser.

Knows bytes and trees: no entities, no network, no huge trees, white space kept. A strict document
is read as a transitional one and written back as strict, so that nobody else has to tell them
apart. Knows nothing of packages or of what the elements mean.
"""

import codecs
import re

from lxml import etree

from transforms.errors import Damaged, TooLarge
from transforms.wml.namespaces import STRICT_ROOT, STRICT_TO_TRANSITIONAL

DECLARATION = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'

_RESOURCE_LIMIT = etree.ErrorTypes.ERR_RESOURCE_LIMIT
_REMEDY = "Open the document in Word, save it again as .docx, and retry with that file"
_WHOLE = "Split the document into smaller ones"

# Declared on the root of a tree that was strict, for as long as it is in memory. Unlike a side
# table it travels with copies of the tree.
_MARK = b' xmlns:strict-ooxml="' + STRICT_ROOT.encode() + b'"'
_MARK_PREFIX = "strict-ooxml"

_STRICT_URIS = {old.encode(): new.encode() for old, new in STRICT_TO_TRANSITIONAL.items()}
_TRANSITIONAL_URIS = {new: old for old, new in _STRICT_URIS.items()}
_XMLNS = re.compile(rb"""(\sxmlns(?::[^\s=]+)?\s*=\s*["'])([^"']*)(?=["'])""")
_PROLOG = re.compile(rb"(?:\s+|<\?.*?\?>|<!--.*?-->)*", re.DOTALL)
_ROOT_NAME = re.compile(rb"<[^\s/>!?]+")


def _made(*, huge: bool) -> etree.XMLParser:
    """A parser that expands nothing and fetches nothing."""
    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=huge,
        remove_blank_text=False,
        remove_comments=False,
        remove_pis=False,
        strip_cdata=False,
    )


_PARSER = _made(huge=False)
_LONG_TEXT_PARSER = _made(huge=True)


def parse(data: bytes, part: str = "", *, long_text: bool = False) -> etree._Element:
    """The root element of an XML part; ``part`` only names it in an error.

    ``long_text`` lifts the limit of 10 MB for a single text, which Flat OPC needs for pictures.
    """
    data = _ascii_compatible(data, part)
    _refuse_doctype(data, part)
    strict = STRICT_ROOT.encode() in data
    if strict:
        data = _transitional(data)
    try:
        root = etree.fromstring(data, _LONG_TEXT_PARSER if long_text else _PARSER)
    except etree.XMLSyntaxError as error:
        raise _unreadable(error, part) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise _doctype(part)
    return root


def serialise(root: etree._Element) -> bytes:
    """The bytes of a part, in UTF-8, with the declaration that Word writes.

    Comments and processing instructions around the root are kept.
    """
    whole = root.getroottree() if root.getparent() is None else root
    data: bytes = etree.tostring(whole, encoding="UTF-8", xml_declaration=False, with_tail=False)
    if _MARK_PREFIX in root.nsmap:
        data = _strict(data)
    return DECLARATION + data


def _ascii_compatible(data: bytes, part: str) -> bytes:
    """``data`` in an encoding whose markup is ASCII: UTF-16 becomes UTF-8."""
    wide = {codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
    bare = {b"<\0": "utf-16-le", b"\0<": "utf-16-be"}
    encoding = wide.get(data[:2]) or bare.get(data[:2])
    if encoding is None:
        return data
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise Damaged("A part is not valid UTF-16", where=part, remedy=_REMEDY) from error
    return re.sub(r"\A\s*<\?xml.*?\?>", "", text, count=1, flags=re.DOTALL).encode("utf-8")


def _refuse_doctype(data: bytes, part: str) -> None:
    """Refuse a document type before any parser sees it, since entities hide there."""
    if b"<!DOCTYPE" not in data:
        return
    start = 3 if data.startswith(codecs.BOM_UTF8) else 0
    prolog = _PROLOG.match(data, start)
    if prolog and data.startswith(b"<!DOCTYPE", prolog.end()):
        raise _doctype(part)


def _doctype(part: str) -> Damaged:
    return Damaged(
        "A part declares a document type, which Word files never do", where=part, remedy=_REMEDY
    )


def _unreadable(error: etree.XMLSyntaxError, part: str) -> Damaged | TooLarge:
    """The refusal for XML that could not be parsed."""
    line = error.position[0] or 0
    where = f"{part}, line {line}" if part else f"line {line}"
    if getattr(error, "code", 0) == _RESOURCE_LIMIT:
        return TooLarge("A part is nested or filled too far", where=where, remedy=_WHOLE)
    return Damaged("A part is not well-formed XML", where=where, remedy=_REMEDY)


def _transitional(data: bytes) -> bytes:
    """``data`` with strict namespaces replaced and the root marked."""
    data, changed = _XMLNS.subn(lambda m: m[1] + _STRICT_URIS.get(m[2], m[2]), data)
    prolog = _PROLOG.match(data, 3 if data.startswith(codecs.BOM_UTF8) else 0)
    root = _ROOT_NAME.match(data, prolog.end()) if prolog else None
    if root is None or not changed:
        return data
    return data[: root.end()] + _MARK + data[root.end() :]


def _strict(data: bytes) -> bytes:
    """``data`` with the namespaces that it came with."""
    data = data.replace(_MARK, b"", 1)
    return _XMLNS.sub(lambda m: m[1] + _TRANSITIONAL_URIS.get(m[2], m[2]), data)


def is_strict(root: etree._Element) -> bool:
    """Whether the tree came from a strict part."""
    return _MARK_PREFIX in root.nsmap
