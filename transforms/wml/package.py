"""A Word package: parts by name, found through relationships; a new one for every change.

Knows zip archives, content types and relationships. Knows nothing of contracts, and nothing of
what the main part says. Macros, signatures, pictures and all that is not understood are carried.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from lxml import etree

from transforms.errors import Damaged, Encrypted, MissingPart, NotAPackage, NotWord, TooLarge
from transforms.wml.archive import Archive, Limits
from transforms.wml.content_types import CONTENT_TYPES, MAIN_TYPES, ContentTypes, content_types_in
from transforms.wml.flat_opc import is_flat, zipped
from transforms.wml.namespaces import qn
from transforms.wml.parser import parse
from transforms.wml.relationships import (
    Relationship,
    relationships_in,
    rels_part_of,
    resolved,
    unescaped,
)

__all__ = ["Limits", "Package", "open_package"]

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_OF = {  # what a storage of that name inside an OLE container means
    "EncryptedPackage": "",
    "WordDocument": "The file is a document of Word 97 to 2003",
    "Workbook": "The file is a workbook of Excel 97 to 2003",
    "PowerPoint Document": "The file is a presentation of PowerPoint 97 to 2003",
}
_SAVE_AS = "Open it in Word, save it as .docx, and retry with that file"
_REPAIR = "Open the document in Word, save it again as .docx, and retry with that file"
_GIVE_DOCX = "Give a .docx, .docm, .dotx or .dotm file"


@dataclass(frozen=True, kw_only=True, eq=False)
class Package:
    """A Word document as a set of named parts; frozen, its trees are to be read only."""

    archive: Archive
    main: str
    parts: Mapping[str, bytes] = field(default_factory=dict)  # new and replaced ones
    _names: Mapping[str, str] = field(default_factory=dict)  # the true name of each, by _key
    _trees: dict[str, etree._Element] = field(default_factory=dict)
    _relationships: dict[str, tuple[Relationship, ...]] = field(default_factory=dict)
    _types: list[ContentTypes] = field(default_factory=list)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all parts, in the order of the archive, new ones last."""
        return tuple(self._names.values())

    def has(self, name: str) -> bool:
        """Whether the package holds that part."""
        return _key(name) in self._names

    def read(self, name: str) -> bytes:
        """The bytes of a part."""
        true_name = self._true_name(name)
        changed = self.parts.get(true_name)
        return self.archive.read(true_name) if changed is None else changed

    def tree(self, name: str) -> etree._Element:
        """The root element of a part, parsed once; it must not be changed."""
        true_name = self._true_name(name)
        if true_name not in self._trees:
            self._trees[true_name] = parse(self.read(true_name), true_name)
        return self._trees[true_name]

    def released(self, name: str) -> etree._Element:
        """The root element of a part for the caller to change; it is parsed anew if asked again."""
        root = self.tree(name)
        del self._trees[self._true_name(name)]
        return root

    def content_type(self, name: str) -> str:
        """The content type of a part, "" when none is declared."""
        if not self._types:
            self._types.append(content_types_in(self.read(CONTENT_TYPES)))
        return self._types[0].of(name)

    def relationships(self, source: str) -> tuple[Relationship, ...]:
        """The relationships of a part, or of the package when ``source`` is ""."""
        part = rels_part_of(source)
        if part not in self._relationships:
            found = relationships_in(self.read(part), part) if self.has(part) else ()
            self._relationships[part] = found
        return self._relationships[part]

    def related(self, source: str, kind: str) -> tuple[str, ...]:
        """The parts that ``source`` points to with a type that ends in ``kind`` ("styles")."""
        targets = (
            resolved(source, relationship.target)
            for relationship in self.relationships(source)
            if relationship.kind == kind and not relationship.external
        )
        return tuple(dict.fromkeys(self._true_name(name) for name in targets if self.has(name)))

    @property
    def signed(self) -> bool:
        """Whether the package carries a digital signature, which any change would break."""
        kinds = {relationship.kind for relationship in self.relationships("")}
        return "origin" in kinds or any(key.startswith("_xmlsignatures/") for key in self._names)

    def with_parts(self, parts: Mapping[str, bytes]) -> "Package":
        """A package with these parts new or replaced; equal bytes count as no change."""
        changed = {
            (self._true_name(name) if self.has(name) else name): data
            for name, data in parts.items()
            if not self.has(name) or self.read(name) != data
        }
        if not changed:
            return self
        unread = {rels_part_of("")} | set(changed)
        return replace(
            self,
            parts={**self.parts, **changed},
            _names={**self._names, **{_key(name): name for name in changed}},
            _trees={name: tree for name, tree in self._trees.items() if name not in unread},
            _relationships={k: v for k, v in self._relationships.items() if k not in unread},
            _types=[] if CONTENT_TYPES in changed else self._types,
        )

    def save(self) -> bytes:
        """The package as a zip file; what was not replaced keeps its bytes."""
        kept = self.archive.entries
        return self.archive.rewritten(
            {
                name: data
                for name, data in self.parts.items()
                if name not in kept or self.archive.read(name) != data
            }
        )

    def _true_name(self, name: str) -> str:
        """The name as the archive spells it; part names are compared without case."""
        try:
            return self._names[_key(name)]
        except KeyError:
            raise MissingPart(
                "A part of the document is missing", where=name, remedy=_REPAIR
            ) from None


def _key(name: str) -> str:
    """What makes two spellings of a part name the same."""
    if "%" in name:
        name = unescaped(name)
    return name.replace("\\", "/").lstrip("/").lower()


def open_package(data: bytes, limits: Limits = Limits()) -> Package:  # noqa: B008  (frozen)
    """The package in ``data``, a zip file or Flat OPC, or a refusal that says what to do."""
    if not data.startswith(b"PK"):
        data = _zip_from_other(data, limits)
    archive = Archive.open(data, limits)
    names = {_key(name): name for name in archive.entries if not name.endswith("/")}
    if _key(CONTENT_TYPES) not in names:
        raise NotWord("The file is a zip archive, but not a Word document", remedy=_GIVE_DOCX)
    package = Package(archive=archive, main="", _names=names)
    package = replace(package, main=_main_part(package))
    if package.tree(package.main).tag != qn("w:document"):
        raise NotWord("The main part is not a Word document", remedy=_GIVE_DOCX)
    return package


def _zip_from_other(data: bytes, limits: Limits) -> bytes:
    """The zip file that Flat OPC stands for; anything else is refused by name."""
    if data.startswith(_OLE):
        raise _ole_refusal(data)
    if len(data) > limits.packed:
        raise TooLarge("The file is too large", remedy="Split the document")
    start = data[:512].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    if not start.startswith(b"<"):
        if b"PK\x05\x06" in data[-70_000:]:
            return data
        raise NotAPackage("The file is not a Word document", remedy=_GIVE_DOCX)
    try:
        root = parse(data, long_text=True)
    except Damaged as error:
        if b"pkg:package" in data[:4096].replace(b"\0", b""):
            raise
        raise NotAPackage("The file is not a Word document", remedy=_GIVE_DOCX) from error
    if is_flat(root):
        return zipped(root)
    raise NotWord("The file is XML, but not a Word document", remedy=_SAVE_AS)


def _ole_refusal(data: bytes) -> Encrypted | NotWord:
    """What to say of an OLE container: encrypted, or a format of before 2007."""
    for storage, what in _OLE_OF.items():
        if what and storage.encode("utf-16-le") in data:
            return NotWord(what, remedy=_SAVE_AS)
        if storage.encode("utf-16-le") in data:
            break
    return Encrypted(
        "The document is protected by a password",
        remedy="Open it in Word, remove the password, save it, and try again",
    )


def _main_part(package: Package) -> str:
    """The name of the main part, found through the package's relationships."""
    found = package.related("", "officeDocument")
    if not found:
        raise _no_main_part(package)
    content_type = package.content_type(found[0])
    if content_type not in MAIN_TYPES and _is_other_office(content_type):
        raise NotWord("The package holds another kind of document", remedy=_GIVE_DOCX)
    return found[0]


def _no_main_part(package: Package) -> MissingPart | NotWord:
    """What to say when no relationship leads to a main part."""
    for relationship in package.relationships(""):
        if relationship.kind == "officeDocument":
            where = resolved("", relationship.target)
            return MissingPart("The main part is missing", where=where, remedy=_REPAIR)
    if package.has("word/document.xml"):
        where = rels_part_of("")
        return MissingPart("No relationship leads to the main part", where=where, remedy=_REPAIR)
    return NotWord("The package is not a Word document", remedy=_GIVE_DOCX)


def _is_other_office(content_type: str) -> bool:
    """Whether the type is that of a workbook, a presentation, a drawing and the like."""
    others = ("spreadsheetml", "presentationml", "ms-excel", "ms-powerpoint", "ms-visio")
    return any(other in content_type for other in others)
