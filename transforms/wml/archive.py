"""A zip archive that can be changed without touching what stays.

Knows local records, the central directory and their raw bytes. Knows nothing of Word. Every record
that is not replaced is copied as it came: header, extra fields, compressed bytes, descriptor and
whatever follows it. Sizes are judged by the directory before a byte is inflated, and inflating
stops at the size that the directory promised.
"""

import struct
import zlib
from dataclasses import dataclass, field, replace

from transforms.errors import Damaged, Encrypted, NotAPackage, TooLarge

_END = struct.Struct("<4s4H2LH")
_END_SIGNATURE = b"PK\x05\x06"
_END64 = struct.Struct("<4sQ2H2L4Q")
_END64_SIGNATURE = b"PK\x06\x06"
_LOCATOR64 = struct.Struct("<4sLQL")
_LOCATOR64_SIGNATURE = b"PK\x06\x07"
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_CENTRAL_SIGNATURE = b"PK\x01\x02"
_LOCAL = struct.Struct("<4s5H3L2H")
_LOCAL_SIGNATURE = b"PK\x03\x04"

_ENCRYPTED, _DESCRIPTOR, _UTF8 = 0x1, 0x8, 0x800
_STORED, _DEFLATED = 0, 8
_FULL16, _FULL32 = 0xFFFF, 0xFFFFFFFF
_EARLIEST = 0x21 << 16  # 1 January 1980, midnight: the first moment that zip can tell
_VERSION = 20
_XML = (".xml", ".rels")
_ZIP64 = 1  # the header id of the extra field with 64-bit sizes

_REMEDY = "Open the document in Word, save it again as .docx, and retry with that file"
_SMALLER = "Remove large pictures or embedded files, or split the document"


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How much a package may hold; judged before anything is inflated.

    ``ratio`` is unpacked to packed size of one entry, and counts only above ``ratio_from`` bytes.
    ``xml`` is for all XML together, since a tree takes many times the room of its text.
    """

    packed: int = 128 * 2**20
    entries: int = 10_000
    unpacked: int = 512 * 2**20
    entry: int = 128 * 2**20
    xml: int = 96 * 2**20
    ratio: int = 150
    ratio_from: int = 8 * 2**20


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry: its central record, and where its local record and its data stand.

    ``end`` is where the next record begins, so a descriptor or padding belongs to the entry.
    """

    name: str
    central: bytes
    flags: int
    method: int
    crc: int
    packed: int
    size: int
    start: int
    data: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Archive:
    """A zip file's bytes, and its entries in the order of the central directory."""

    source: bytes
    entries: dict[str, Entry]
    comment: bytes
    _contents: dict[str, bytes] = field(default_factory=dict)

    @classmethod
    def open(cls, source: bytes, limits: Limits) -> "Archive":
        """The archive in ``source``, judged by ``limits``; nothing is inflated yet."""
        if len(source) > limits.packed:
            raise TooLarge("The file is too large", remedy=_SMALLER)
        end = _end_of_directory(source)
        listed = _listed(source, end, limits.entries)
        _judge_sizes(listed, limits)
        return cls(source=source, entries=_placed(source, listed, end.start), comment=end.comment)

    def read(self, name: str) -> bytes:
        """The unpacked content of an entry, checked against its size and checksum."""
        if name not in self._contents:
            self._contents[name] = _unpacked(self.source, self.entries[name])
        return self._contents[name]

    def rewritten(self, parts: dict[str, bytes]) -> bytes:
        """The archive's bytes with ``parts`` in place; those of new names come after the last."""
        if not parts:
            return self.source
        by_place = sorted(self.entries.values(), key=lambda entry: entry.start)
        body = bytearray(self.source[: by_place[0].start] if by_place else b"")
        central = dict.fromkeys(self.entries, b"")
        for entry in by_place:
            central[entry.name] = self._append(body, entry, parts.get(entry.name))
        for name, content in parts.items():
            if name not in self.entries:
                central[name] = _append_new(body, name, content)
        directory = b"".join(central.values())
        return bytes(body) + directory + _ending(len(central), directory, len(body), self.comment)

    def _append(self, body: bytearray, entry: Entry, content: bytes | None) -> bytes:
        """Append the entry, replaced if there is content; gives its central record."""
        place = len(body)
        if content is not None:
            return _append_replaced(body, self.source, entry, content)
        body += self.source[entry.start : entry.end]
        return _moved(entry.central, place)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Directory:
    """Where the central directory stands, and what was prepended to the archive."""

    start: int
    size: int
    shift: int
    comment: bytes


def _damaged(what: str, where: str = "") -> Damaged:
    return Damaged(what, where=where, remedy=_REMEDY)


def _end_of_directory(source: bytes) -> _Directory:
    """The directory's place, from the record at the end of the file."""
    place = source.rfind(_END_SIGNATURE, max(0, len(source) - _END.size - _FULL16))
    if place < 0 or place + _END.size > len(source):
        if source.startswith(_LOCAL_SIGNATURE):
            raise _damaged("The zip container is cut short")
        raise NotAPackage("The file is not a Word document", remedy=_REMEDY)
    _, disk, first_disk, _, _, size, offset, _ = _END.unpack_from(source, place)
    locator = place - _LOCATOR64.size
    directory_end = place
    if locator >= 0 and source.startswith(_LOCATOR64_SIGNATURE, locator):
        size, offset, directory_end = _end64(source, locator)
    elif disk or first_disk:
        raise _damaged("The zip container is one of several volumes")
    start = directory_end - size
    if start < offset:
        raise _damaged("The zip directory is not where it should be")
    comment = source[place + _END.size :][:_FULL16]
    return _Directory(start=start, size=size, shift=start - offset, comment=comment)


def _end64(source: bytes, locator: int) -> tuple[int, int, int]:
    """Size and offset of the directory and where it ends, from the 64-bit records."""
    _, _, offset, _ = _LOCATOR64.unpack_from(source, locator)
    place = offset
    if not source.startswith(_END64_SIGNATURE, place):
        place = locator - _END64.size
    if place < 0 or not source.startswith(_END64_SIGNATURE, place):
        raise _damaged("The zip directory is not where it should be")
    record = _END64.unpack_from(source, place)
    return record[8], record[9], place


def _listed(source: bytes, end: _Directory, most: int) -> list[Entry]:
    """The directory's entries in their order, each name once."""
    entries: dict[str, Entry] = {}
    place, stop = end.start, end.start + end.size
    while place < stop:
        if len(entries) == most:
            raise TooLarge("The package has too many entries", remedy=_SMALLER)
        entry, place = _central_entry(source, place, stop, end.shift)
        key = entry.name.lower()
        if key in entries:
            raise _damaged("The zip container holds one name twice")
        entries[key] = entry
    return list(entries.values())


def _central_entry(source: bytes, place: int, stop: int, shift: int) -> tuple[Entry, int]:
    """The entry whose central record stands at ``place``, and where the next one stands."""
    if place + _CENTRAL.size > stop or not source.startswith(_CENTRAL_SIGNATURE, place):
        raise _damaged("The zip directory cannot be read")
    record = _CENTRAL.unpack_from(source, place)
    flags, method, crc = record[3], record[4], record[7]
    name_end = place + _CENTRAL.size + record[10]
    extra_end = name_end + record[11]
    after = extra_end + record[12]
    if after > stop:
        raise _damaged("The zip directory cannot be read")
    sizes = _wide([record[9], record[8], record[16]], source[name_end:extra_end])
    entry = Entry(
        name=_decoded(source[place + _CENTRAL.size : name_end], flags),
        central=source[place:after],
        flags=flags,
        method=method,
        crc=crc,
        size=sizes[0],
        packed=sizes[1],
        start=sizes[2] + shift,
    )
    return entry, after


def _decoded(name: bytes, flags: int) -> str:
    """An entry's name as text."""
    try:
        return name.decode("utf-8" if flags & _UTF8 else "cp437")
    except UnicodeDecodeError as error:
        raise _damaged("An entry of the zip container has an unreadable name") from error


def _extras(extra: bytes) -> list[tuple[int, int, int]]:
    """The extra fields: header id, and start and end of the whole field."""
    fields, place = [], 0
    while place + 4 <= len(extra):
        header, size = struct.unpack_from("<HH", extra, place)
        fields.append((header, place, place + 4 + size))
        place += 4 + size
    return fields


def _wide(values: list[int], extra: bytes) -> list[int]:
    """Size, packed size and offset, taken from the 64-bit extra field where they overflow."""
    if _FULL32 not in values:
        return values
    for header, start, end in _extras(extra):
        if header == _ZIP64:
            found = iter(struct.unpack_from(f"<{(end - start - 4) // 8}Q", extra[:end], start + 4))
            values = [next(found, value) if value == _FULL32 else value for value in values]
    return values


def _judge_sizes(entries: list[Entry], limits: Limits) -> None:
    """Refuse what would unpack to too much, and what cannot be unpacked at all."""
    if sum(entry.size for entry in entries) > limits.unpacked:
        raise TooLarge("The package unpacks to too much", remedy=_SMALLER)
    if sum(entry.size for entry in entries if entry.name.lower().endswith(_XML)) > limits.xml:
        raise TooLarge("The XML of the package unpacks to too much", remedy=_SMALLER)
    for entry in entries:
        if entry.size > limits.entry:
            raise TooLarge("A part of the package is too large", remedy=_SMALLER)
        if entry.size > limits.ratio_from and entry.size > limits.ratio * max(entry.packed, 1):
            raise TooLarge("A part unpacks to far more than its packed size", remedy=_SMALLER)
        if entry.flags & _ENCRYPTED:
            raise Encrypted(
                "The zip container is encrypted", remedy="Remove the password and try again"
            )


def _placed(source: bytes, entries: list[Entry], directory: int) -> dict[str, Entry]:
    """The entries with the places of their data; their records must not overlap."""
    order = sorted(range(len(entries)), key=lambda index: entries[index].start)
    stop = directory
    for index in reversed(order):
        entries[index] = _placed_before(source, entries[index], stop)
        stop = entries[index].start
    return {entry.name: entry for entry in entries}


def _placed_before(source: bytes, entry: Entry, stop: int) -> Entry:
    """The entry with its data's place; its record must end by ``stop``."""
    start = entry.start
    if start + _LOCAL.size > stop or not source.startswith(_LOCAL_SIGNATURE, start):
        raise _damaged("An entry of the zip container is not where it should be")
    record = _LOCAL.unpack_from(source, start)
    name_start = start + _LOCAL.size
    name_size = _CENTRAL.unpack_from(entry.central)[10]
    listed_name = entry.central[_CENTRAL.size : _CENTRAL.size + name_size]
    data = name_start + record[9] + record[10]
    if source[name_start : name_start + record[9]] != listed_name or data + entry.packed > stop:
        raise _damaged("An entry of the zip container contradicts the directory")
    return replace(entry, data=data, end=stop)


def _unpacked(source: bytes, entry: Entry) -> bytes:
    """The entry's content; never more than the directory promised."""
    packed = source[entry.data : entry.data + entry.packed]
    if entry.method == _STORED:
        content = packed
    elif entry.method == _DEFLATED:
        content = _inflated(packed, entry)
    else:
        raise _damaged("A part is compressed in a way that Word does not use", entry.name)
    if len(content) != entry.size or zlib.crc32(content) != entry.crc:
        raise _damaged("A part does not match its checksum", entry.name)
    return content


def _inflated(packed: bytes, entry: Entry) -> bytes:
    """The deflated content, stopped one byte after the promised size."""
    try:
        return zlib.decompressobj(-zlib.MAX_WBITS).decompress(packed, entry.size + 1)
    except zlib.error as error:
        raise _damaged("A part cannot be unpacked", entry.name) from error


def _deflated(content: bytes) -> bytes:
    packer = zlib.compressobj(6, zlib.DEFLATED, -zlib.MAX_WBITS)
    return packer.compress(content) + packer.flush()


def _without_wide_sizes(extra: bytes) -> bytes:
    """The extra fields that still hold after a replacement: all but the 64-bit sizes."""
    kept = (extra[start:end] for header, start, end in _extras(extra) if header != _ZIP64)
    return b"".join(kept)


def _append_replaced(body: bytearray, source: bytes, entry: Entry, content: bytes) -> bytes:
    """Append the entry with new content under its old name and date; gives its central record."""
    place, packed = len(body), _deflated(content)
    old_local = _LOCAL.unpack_from(source, entry.start)
    old = _CENTRAL.unpack_from(entry.central)
    name_end = _CENTRAL.size + old[10]
    name = entry.central[_CENTRAL.size : name_end]
    stamp = (entry.flags & _UTF8, _DEFLATED, old[5], old[6])
    sums = (zlib.crc32(content), len(packed), len(content), len(name))
    local_extra = _without_wide_sizes(source[entry.data - old_local[10] : entry.data])
    body += _LOCAL.pack(_LOCAL_SIGNATURE, _VERSION, *stamp, *sums, len(local_extra))
    body += name + local_extra + packed
    extra = _without_wide_sizes(entry.central[name_end : name_end + old[11]])
    comment = entry.central[name_end + old[11] :]
    sizes = (len(extra), len(comment), 0, *old[14:16], place)
    head = _CENTRAL.pack(_CENTRAL_SIGNATURE, old[1], _VERSION, *stamp, *sums, *sizes)
    return head + name + extra + comment


def _append_new(body: bytearray, name: str, content: bytes) -> bytes:
    """Append an entry of 1 January 1980; gives its central record."""
    place, packed, raw = len(body), _deflated(content), name.encode("utf-8")
    flags = 0 if name.isascii() else _UTF8
    stamp = (flags, _DEFLATED, _EARLIEST & _FULL16, _EARLIEST >> 16)
    sums = (zlib.crc32(content), len(packed), len(content), len(raw))
    body += _LOCAL.pack(_LOCAL_SIGNATURE, _VERSION, *stamp, *sums, 0) + raw + packed
    rest = (0, 0, 0, 0, 0, place)
    return _CENTRAL.pack(_CENTRAL_SIGNATURE, _VERSION, _VERSION, *stamp, *sums, *rest) + raw


def _moved(central: bytes, place: int) -> bytes:
    """The central record of an entry whose local record now stands at ``place``."""
    offset_at = _CENTRAL.size - 4
    record = _CENTRAL.unpack_from(central)
    if record[16] != _FULL32:
        return central[:offset_at] + struct.pack("<L", place) + central[_CENTRAL.size :]
    name_end = _CENTRAL.size + record[10]
    extra = central[name_end : name_end + record[11]]
    before = 8 * sum(size == _FULL32 for size in record[8:10])
    for header, start, _ in _extras(extra):
        if header == _ZIP64:
            at = name_end + start + 4 + before
            return central[:at] + struct.pack("<Q", place) + central[at + 8 :]
    return central


def _ending(count: int, directory: bytes, place: int, comment: bytes) -> bytes:
    """The record at the end of the file."""
    numbers = (0, 0, count, count, len(directory), place, len(comment))
    return _END.pack(_END_SIGNATURE, *numbers) + comment


def packed_archive(parts: dict[str, bytes]) -> bytes:
    """A new zip file with ``parts`` in their order."""
    body = bytearray()
    directory = b"".join([_append_new(body, name, content) for name, content in parts.items()])
    return bytes(body) + directory + _ending(len(parts), directory, len(body), b"")
