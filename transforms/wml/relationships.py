"""Relationship parts: which part points to which, and how.

Knows ``.rels`` parts as bytes. Knows nothing of what the parts hold.
"""

import posixpath
from dataclasses import dataclass
from urllib.parse import unquote

from transforms.wml.elements import make
from transforms.wml.namespaces import STRICT_ROOT, qn
from transforms.wml.parser import parse, serialise

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_STRICT = STRICT_ROOT + "officeDocument/relationships/"
_MICROSOFT = {
    "people": "http://schemas.microsoft.com/office/2011/relationships/people",
    "commentsExtended": "http://schemas.microsoft.com/office/2011/relationships/commentsExtended",
    "commentsIds": "http://schemas.microsoft.com/office/2016/09/relationships/commentsIds",
    "commentsExtensible": (
        "http://schemas.microsoft.com/office/2018/08/relationships/commentsExtensible"
    ),
}
_EMPTY = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>'


@dataclass(frozen=True, slots=True, kw_only=True)
class Relationship:
    """One relationship; ``target`` as written, ``external`` when it leaves the package."""

    id: str
    type: str
    target: str
    external: bool

    @property
    def kind(self) -> str:
        """The last word of the type: "styles", "hyperlink", the same in strict packages."""
        return self.type.rpartition("/")[2]


def rels_part_of(source: str) -> str:
    """The name of the part with ``source``'s relationships; "" is the package itself."""
    folder, name = posixpath.split(source)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def relationships_in(data: bytes, part: str = "") -> tuple[Relationship, ...]:
    """The relationships of a ``.rels`` part, in its order."""
    return tuple(
        Relationship(
            id=element.get("Id", ""),
            type=element.get("Type", ""),
            target=element.get("Target", ""),
            external=element.get("TargetMode") == "External",
        )
        for element in parse(data, part).iter(qn("rel:Relationship"))
    )


def resolved(source: str, target: str) -> str:
    """The part that ``target`` means when ``source`` points to it, without a leading slash."""
    path = target.partition("#")[0].replace("\\", "/")
    joined = posixpath.join("/", posixpath.dirname(source), path)
    return posixpath.normpath(joined).lstrip("/")


def unescaped(name: str) -> str:
    """A part name with its percent escapes undone, as some zip writers store it."""
    return unquote(name)


def type_uri(kind: str, *, strict: bool = False) -> str:
    """The whole type of a relationship of that kind ("comments", "people")."""
    return _MICROSOFT.get(kind) or (_STRICT if strict else _OFFICE) + kind


def with_relationship(data: bytes | None, kind: str, target: str) -> tuple[bytes, str]:
    """The part with one more internal relationship, and its id: the next free "rIdN".

    ``<Relationship Id="rId7" Type="…/comments" Target="comments.xml"/>``. An equal one is reused.
    """
    root = parse(data or _EMPTY)
    taken = set()
    for element in root.iter(qn("rel:Relationship")):
        taken.add(element.get("Id", ""))
        if element.get("Type", "").endswith(f"/{kind}") and element.get("Target") == target:
            return data or _EMPTY, element.get("Id", "")
    strict = any(e.get("Type", "").startswith(_STRICT) for e in root)
    number = len(taken) + 1
    while f"rId{number}" in taken:
        number += 1
    new_id = f"rId{number}"
    attributes = {"Id": new_id, "Type": type_uri(kind, strict=strict), "Target": target}
    root.append(make("rel:Relationship", attributes))
    return serialise(root), new_id
