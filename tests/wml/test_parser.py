"""The parser expands nothing, and what it reads can be written back."""

import codecs

import pytest

from transforms.errors import Damaged, TooLarge
from transforms.wml.namespaces import qn
from transforms.wml.parser import DECLARATION, is_strict, parse, serialise

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STRICT_W = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_PART = f'<w:document xmlns:w="{_W}"><w:body> <w:p/>\n</w:body></w:document>'
_STRICT_PART = (
    f'<w:document xmlns:w="{_STRICT_W}" w:conformance="strict"><w:t>{_STRICT_W}</w:t></w:document>'
)
_BILLION = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><x>&b;</x>'
)
_FILE = '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/hostname">]><x>&f;</x>'


def test_white_space_between_elements_is_kept():
    assert serialise(parse(_PART.encode())) == DECLARATION + _PART.encode()


def test_comments_and_instructions_around_the_root_are_kept():
    around = f"<!-- a --><?mso-application progid='Word.Document'?>{_PART}<!-- b -->"
    again = serialise(parse(around.encode()))
    assert b"<!-- a -->" in again
    assert b"mso-application" in again
    assert b"<!-- b -->" in again


@pytest.mark.parametrize(
    "encoded",
    [
        pytest.param(codecs.BOM_UTF8 + _PART.encode(), id="UTF-8 with mark"),
        pytest.param(_PART.encode("utf-16"), id="UTF-16"),
        pytest.param(codecs.BOM_UTF16_BE + _PART.encode("utf-16-be"), id="UTF-16 big-endian"),
        pytest.param(_PART.encode("utf-16-le"), id="UTF-16 without mark"),
        pytest.param(
            ('<?xml version="1.0" encoding="UTF-16"?>' + _PART).encode("utf-16"),
            id="UTF-16 declared",
        ),
        pytest.param(
            ('<?xml version="1.0" encoding="windows-1252"?>' + _PART).encode("cp1252"),
            id="windows-1252",
        ),
    ],
)
def test_every_encoding_gives_the_same_tree(encoded):
    assert serialise(parse(encoded)) == DECLARATION + _PART.encode()


@pytest.mark.parametrize("declared", [_BILLION, _FILE, f"<!-- x -->\n{_FILE}", "<!DOCTYPE x><x/>"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_document_type_is_refused(declared, encoding):
    with pytest.raises(Damaged):
        parse(declared.encode(encoding))


def test_a_document_type_in_a_comment_is_no_document_type():
    assert parse(b"<x><!-- <!DOCTYPE x> --></x>").tag == "x"


@pytest.mark.parametrize("broken", [b"", b"<x>", b"<x/><y/>", b"<x>&nope;</x>", b"\xff\xfe<\0x"])
def test_what_is_not_well_formed_is_refused(broken):
    with pytest.raises(Damaged):
        parse(broken, "word/document.xml")


def test_a_refusal_names_the_part_and_the_line_but_no_text():
    with pytest.raises(Damaged) as refusal:
        parse(b"<x>\nsecret words\n<y></x>", "word/document.xml")
    assert refusal.value.where == "word/document.xml, line 3"
    assert "secret" not in str(refusal.value)


def test_deep_nesting_is_refused_as_too_large():
    with pytest.raises(TooLarge):
        parse(b"<a>" * 5000 + b"</a>" * 5000)


def test_a_long_text_is_read_only_on_request():
    long = b"<a>" + b"x" * (11 * 2**20) + b"</a>"
    assert parse(long, long_text=True).tag == "a"
    with pytest.raises((TooLarge, Damaged)):
        parse(long)


def test_a_strict_part_reads_as_transitional():
    root = parse(_STRICT_PART.encode())
    assert root.tag == qn("w:document")
    assert root.get(qn("w:conformance")) == "strict"
    assert is_strict(root)


def test_a_strict_part_is_written_back_as_strict():
    assert serialise(parse(_STRICT_PART.encode())) == DECLARATION + _STRICT_PART.encode()


def test_a_transitional_part_is_not_strict():
    assert not is_strict(parse(_PART.encode()))
