"""Flat OPC: a whole package as one XML document, as Word's ``getOoxml`` gives it.

Knows ``pkg:package``. Knows nothing of Word. A flat package becomes a zip archive first, so that
all other code sees one kind of package.
"""

import base64
import binascii

from lxml import etree

from transforms.errors import Damaged
from transforms.wml.archive import packed_archive
from transforms.wml.content_types import CONTENT_TYPES
from transforms.wml.elements import make, make_under
from transforms.wml.namespaces import qn
from transforms.wml.parser import DECLARATION, serialise

_REMEDY = "Export the document again, or send it as .docx"
_RELATIONSHIPS = "application/vnd.openxmlformats-package.relationships+xml"


def is_flat(root: etree._Element) -> bool:
    """Whether the tree is a flat package."""
    return bool(root.tag == qn("pkg:package"))


def zipped(root: etree._Element) -> bytes:
    """The flat package as the bytes of a zip archive, its parts in their order."""
    types = make("ct:Types")
    make_under(types, "ct:Default", {"Extension": "rels", "ContentType": _RELATIONSHIPS})
    parts: dict[str, bytes] = {CONTENT_TYPES: b""}
    for part in root.iterchildren(qn("pkg:part")):
        name = part.get(qn("pkg:name"), "").lstrip("/")
        if not name or name in parts:
            raise Damaged("The flat package names a part twice or not at all", remedy=_REMEDY)
        parts[name] = _content(part, name)
        content_type = part.get(qn("pkg:contentType"), "")
        if content_type != _RELATIONSHIPS:
            make_under(types, "ct:Override", {"PartName": f"/{name}", "ContentType": content_type})
    parts[CONTENT_TYPES] = serialise(types)
    return packed_archive(parts)


def _content(part: etree._Element, name: str) -> bytes:
    """The bytes of one ``pkg:part``."""
    holder = next(part.iterchildren(qn("pkg:xmlData"), qn("pkg:binaryData")), None)
    if holder is None:
        return b""
    if holder.tag == qn("pkg:xmlData"):
        root = next(holder.iterchildren(tag=etree.Element), None)
        return b"" if root is None else DECLARATION + etree.tostring(root, with_tail=False)
    try:
        return base64.b64decode(holder.text or "")
    except binascii.Error as error:
        raise Damaged("A binary part cannot be read", where=name, remedy=_REMEDY) from error
