"""The zip container: what is not replaced keeps its bytes, and sizes are judged first."""

import io
import struct
import zipfile
import zlib

import pytest

from transforms.errors import Damaged, Encrypted, NotAPackage, TooLarge
from transforms.wml.archive import Archive, Limits, packed_archive

_LIMITS = Limits()


class _Pipe(io.RawIOBase):
    """A sink that cannot seek, so that ``zipfile`` writes data descriptors."""

    def __init__(self):
        self.data = bytearray()

    def writable(self):
        return True

    def write(self, chunk):
        self.data += chunk
        return len(chunk)


def _zip(*entries, comment=b"", sink=None, force_zip64=False):
    """A zip of (name, content, method, extra) entries; a pipe as sink gives descriptors."""
    sink = sink or io.BytesIO()
    with zipfile.ZipFile(sink, "w") as archive:
        for name, content, method, extra in entries:
            info = zipfile.ZipInfo(name, (2020, 2, 3, 4, 5, 6))
            info.compress_type, info.extra = method, extra
            with archive.open(info, "w", force_zip64=force_zip64) as target:
                target.write(content)
        archive.comment = comment
    return bytes(sink.data) if isinstance(sink, _Pipe) else sink.getvalue()


_A = ("a.xml", b"<a>" + b"one " * 100 + b"</a>", zipfile.ZIP_DEFLATED, b"")
_B = ("b.xml", b"<b>stored</b>", zipfile.ZIP_STORED, b"")
_C = ("c.xml", b"<c/>", zipfile.ZIP_DEFLATED, struct.pack("<HH4s", 0xA220, 4, b"grow"))

_SHAPES = {
    "plain": _zip(_A, _B, _C),
    "descriptors": _zip(_A, _B, _C, sink=_Pipe()),
    "comment": _zip(_A, _B, _C, comment=b"made by hand"),
    "64-bit sizes": _zip(_A, _B, _C, force_zip64=True),
    "bytes in front": b"#!/bin/sh\n" + _zip(_A, _B, _C),
}


@pytest.fixture(params=_SHAPES, name="source")
def _source(request):
    return _SHAPES[request.param]


def _records(data):
    """The compressed bytes of each entry, with its central fields."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        found = {}
        for info in archive.infolist():
            name_size, extra_size = struct.unpack_from("<HH", data, info.header_offset + 26)
            start = info.header_offset + 30 + name_size + extra_size
            packed = data[start : start + info.compress_size]
            found[info.filename] = (packed, info.date_time, info.flag_bits, info.extra)
        return found


def test_nothing_replaced_gives_the_same_bytes(source):
    assert Archive.open(source, _LIMITS).rewritten({}) == source


def test_every_entry_is_read(source):
    archive = Archive.open(source, _LIMITS)
    assert [archive.read(name) for name in archive.entries] == [_A[1], _B[1], _C[1]]


@pytest.mark.parametrize("replaced", ["a.xml", "b.xml", "c.xml"])
def test_entries_beside_a_replaced_one_keep_their_records(source, replaced):
    after = Archive.open(source, _LIMITS).rewritten({replaced: b"<new/>"})
    old, new = _records(source), _records(after)
    assert {n: r for n, r in old.items() if n != replaced} == {
        n: r for n, r in new.items() if n != replaced
    }


def test_a_replaced_entry_keeps_its_place_and_date(source):
    after = Archive.open(source, _LIMITS).rewritten({"b.xml": b"<new/>"})
    with zipfile.ZipFile(io.BytesIO(after)) as archive:
        assert archive.namelist() == ["a.xml", "b.xml", "c.xml"]
        assert archive.getinfo("b.xml").date_time == (2020, 2, 3, 4, 5, 6)
        assert archive.read("b.xml") == b"<new/>"


def test_a_new_entry_goes_last_with_the_first_date_of_zip(source):
    after = Archive.open(source, _LIMITS).rewritten({"ü.xml": b"<new/>"})
    with zipfile.ZipFile(io.BytesIO(after)) as archive:
        assert archive.namelist() == ["a.xml", "b.xml", "c.xml", "ü.xml"]
        assert archive.getinfo("ü.xml").date_time == (1980, 1, 1, 0, 0, 0)
        assert archive.testzip() is None


def test_the_comment_is_kept():
    after = Archive.open(_SHAPES["comment"], _LIMITS).rewritten({"a.xml": b""})
    with zipfile.ZipFile(io.BytesIO(after)) as archive:
        assert archive.comment == b"made by hand"


def test_a_rewritten_archive_can_be_rewritten(source):
    once = Archive.open(source, _LIMITS).rewritten({"a.xml": b"<x/>", "d.xml": b"<d/>"})
    twice = Archive.open(once, _LIMITS).rewritten({"c.xml": b"<y/>"})
    archive = Archive.open(twice, _LIMITS)
    contents = [archive.read(name) for name in archive.entries]
    assert contents == [b"<x/>", _B[1], b"<y/>", b"<d/>"]


def test_a_packed_archive_is_a_zip_file():
    data = packed_archive({"one": b"1", "two": b"2" * 1000})
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == ["one", "two"]


def _patched(data, offset, value):
    return data[:offset] + value + data[offset + len(value) :]


def _central(data):
    """Where the first central record stands."""
    return data.index(b"PK\x01\x02")


_PLAIN = _SHAPES["plain"]


def _doubled():
    return _PLAIN.replace(b"c.xml", b"a.xml")


def _overlapping():
    """Two central records that point to one local record."""
    first = _central(_PLAIN)
    second = _PLAIN.index(b"PK\x01\x02", first + 1)
    return _patched(_PLAIN, second + 42, struct.pack("<L", 0))


@pytest.mark.parametrize(
    ("data", "refusal"),
    [
        pytest.param(b"PK\x03\x04 and nothing more", Damaged, id="cut off"),
        pytest.param(_PLAIN[:-60], Damaged, id="no end record"),
        pytest.param(b"nothing", NotAPackage, id="no zip"),
        pytest.param(_doubled(), Damaged, id="one name twice"),
        pytest.param(_overlapping(), Damaged, id="overlapping entries"),
        pytest.param(_patched(_PLAIN, 30, b"z"), Damaged, id="local name differs"),
        pytest.param(_patched(_PLAIN, _central(_PLAIN) + 8, b"\x01"), Encrypted, id="encrypted"),
        pytest.param(_patched(_PLAIN, _central(_PLAIN), b"XX"), Damaged, id="broken directory"),
    ],
)
def test_a_bad_archive_is_refused(data, refusal):
    with pytest.raises(refusal):
        Archive.open(data, _LIMITS)


@pytest.mark.parametrize(
    ("offset", "value"),
    [
        pytest.param(16, b"\0\0\0\0", id="checksum"),
        pytest.param(24, b"\x09\0\0\0", id="size too small"),
        pytest.param(24, b"\xff\x7f\0\0", id="size too large"),
        pytest.param(10, b"\x0c\0", id="unknown method"),
    ],
)
def test_an_entry_unlike_its_record_is_refused_when_read(offset, value):
    archive = Archive.open(_patched(_PLAIN, _central(_PLAIN) + offset, value), _LIMITS)
    with pytest.raises(Damaged):
        archive.read("a.xml")


def test_broken_deflate_data_is_refused_when_read():
    archive = Archive.open(_patched(_PLAIN, 35, b"\xff\xff\xff"), _LIMITS)
    with pytest.raises(Damaged):
        archive.read("a.xml")


@pytest.mark.parametrize(
    "limits",
    [
        pytest.param(Limits(entries=2), id="entries"),
        pytest.param(Limits(unpacked=400), id="unpacked size"),
        pytest.param(Limits(entry=400), id="size of one entry"),
        pytest.param(Limits(xml=400), id="size of all XML"),
        pytest.param(Limits(ratio=10, ratio_from=100), id="ratio"),
        pytest.param(Limits(packed=100), id="size of the file"),
    ],
)
def test_a_limit_refuses_before_anything_is_inflated(limits, monkeypatch):
    monkeypatch.setattr(zlib, "decompressobj", None)
    with pytest.raises(TooLarge):
        Archive.open(_PLAIN, limits)


def test_inflating_stops_at_the_promised_size(monkeypatch):
    asked = []
    real = zlib.decompressobj

    class Inflater:
        def __init__(self, bits):
            self._real = real(bits)

        def decompress(self, data, limit):
            asked.append(limit)
            return self._real.decompress(data, limit)

    bomb = _zip(("a.xml", b"\0" * 2**22, zipfile.ZIP_DEFLATED, b""))
    lying = _patched(bomb, _central(bomb) + 24, struct.pack("<L", 10))
    archive = Archive.open(lying, _LIMITS)
    monkeypatch.setattr(zlib, "decompressobj", Inflater)
    with pytest.raises(Damaged):
        archive.read("a.xml")
    assert asked == [11]
