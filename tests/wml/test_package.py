"""The package: parts found, changes kept apart, and everything else refused with a remedy."""

import io
import zipfile
from pathlib import Path

import pytest

from tests.builders import docx, flat, p, parts_of, text_box, with_part
from transforms.errors import Damaged, Encrypted, MissingPart, NotAPackage, NotWord, TooLarge
from transforms.wml.namespaces import qn
from transforms.wml.package import Limits, open_package

_ROOT = Path(__file__).resolve().parents[2]
_FILES = sorted([*_ROOT.glob("samples/*.docx"), *_ROOT.glob("tests/**/*.docx")])
_DOCX = docx(p("text"))
_MAIN = "word/document.xml"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


@pytest.mark.parametrize("path", _FILES, ids=lambda path: path.name)
def test_open_and_save_is_the_same_file(path):
    data = path.read_bytes()
    assert open_package(data).save() == data


@pytest.mark.parametrize("kind", ["docx", "docm", "dotx", "dotm"])
def test_every_kind_of_word_package_opens(kind):
    package = open_package(docx("text", kind=kind))
    assert package.main == _MAIN
    assert package.has("word/vbaProject.bin") == (kind in ("docm", "dotm"))


def test_macros_are_carried_byte_for_byte():
    package = open_package(docx("text", kind="docm"))
    saved = package.with_parts({_MAIN: package.read(_MAIN) + b" "}).save()
    assert parts_of(saved)["word/vbaProject.bin"] == b"macro"


def test_strict_packages_open():
    package = open_package(docx("text", strict=True))
    assert package.tree(package.main).find(qn("w:body")) is not None
    assert package.related(package.main, "styles") == ("word/styles.xml",)


def test_flat_packages_open_with_all_their_parts():
    data = docx("text", text_box("box"), kind="docm")
    package = open_package(flat(data))
    assert set(package.names) == set(parts_of(data))
    assert package.read("word/vbaProject.bin") == b"macro"
    assert package.content_type(package.main) == open_package(data).content_type(_MAIN)


def test_a_flat_package_saves_as_a_zip_that_opens():
    once = open_package(flat(_DOCX)).save()
    assert open_package(once).save() == once
    assert zipfile.is_zipfile(io.BytesIO(once))


def test_part_names_are_found_whatever_their_case():
    package = open_package(_DOCX)
    assert package.read("Word/STYLES.xml") == package.read("word/styles.xml")


def test_a_tree_is_parsed_once():
    package = open_package(_DOCX)
    assert package.tree(_MAIN) is package.tree(_MAIN)


def test_equal_bytes_are_no_change():
    package = open_package(_DOCX)
    assert package.with_parts({_MAIN: package.read(_MAIN)}) is package


def test_a_change_leaves_the_old_package_alone():
    package = open_package(_DOCX)
    changed = package.with_parts({_MAIN: _main_saying(b"new")})
    assert package.save() == _DOCX
    assert b"new" in changed.read(_MAIN)
    assert changed.tree(_MAIN) is not package.tree(_MAIN)


def _main_saying(text):
    return parts_of(_DOCX)[_MAIN].replace(b"text", text)


def test_undoing_a_change_gives_the_first_bytes_again():
    package = open_package(_DOCX)
    changed = package.with_parts({_MAIN: _main_saying(b"new")})
    assert changed.with_parts({_MAIN: _main_saying(b"text")}).save() == _DOCX


def test_new_parts_and_their_relationships_are_found():
    package = open_package(_DOCX)
    rels = package.read("word/_rels/document.xml.rels").replace(b"numbering", b"lists")
    numbering = package.read("word/numbering.xml")
    changed = package.with_parts(
        {"word/_rels/document.xml.rels": rels, "word/lists.xml": numbering}
    )
    assert changed.related(_MAIN, "lists") == ("word/lists.xml",)
    assert changed.names[-1] == "word/lists.xml"
    assert package.related(_MAIN, "numbering") == ("word/numbering.xml",)


def test_content_types_follow_a_change():
    package = open_package(_DOCX)
    types = package.read("[Content_Types].xml").replace(b"styles+xml", b"other+xml")
    assert package.content_type("word/styles.xml").endswith("styles+xml")
    changed = package.with_parts({"[Content_Types].xml": types})
    assert changed.content_type("word/styles.xml").endswith("other+xml")


def test_a_signed_package_says_so():
    signed = docx("text", extra_parts={"_xmlsignatures/origin.sigs": b""})
    assert open_package(signed).signed
    assert not open_package(_DOCX).signed


def _of_type(content_type):
    types = parts_of(_DOCX)["[Content_Types].xml"]
    main = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    return with_part(_DOCX, "[Content_Types].xml", types.replace(main, content_type))


_XLSX = _of_type(b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml")
_PPTX = _of_type(
    b"application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
)


def _zip_of(**parts):
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return sink.getvalue()


def _utf16(text):
    return text.encode("utf-16-le")


_REFUSALS = {
    "empty": (b"", NotAPackage),
    "text": (b"Dear Sir, here is our contract", NotAPackage),
    "PDF": (b"%PDF-1.7\n", NotAPackage),
    "RTF": (b"{\\rtf1 text}", NotAPackage),
    "HTML": (b"<html><p>unclosed</html>", NotAPackage),
    "Word 2003 XML": (b"<w:wordDocument xmlns:w='x'/>", NotWord),
    "an encrypted document": (_OLE + _utf16("EncryptedPackage"), Encrypted),
    "an OLE container": (_OLE, Encrypted),
    "Word 97": (_OLE + _utf16("WordDocument"), NotWord),
    "Excel 97": (_OLE + _utf16("Workbook"), NotWord),
    "a zip of other things": (_zip_of(readme="hello"), NotWord),
    "ODT": (_zip_of(mimetype="application/vnd.oasis.opendocument.text"), NotWord),
    "a workbook": (_XLSX, NotWord),
    "a presentation": (_PPTX, NotWord),
    "a main part of another kind": (with_part(_DOCX, _MAIN, b"<other/>"), NotWord),
    "no main part": (with_part(_DOCX, _MAIN, None), MissingPart),
    "no relationships": (with_part(_DOCX, "_rels/.rels", None), MissingPart),
    "no content types": (with_part(_DOCX, "[Content_Types].xml", None), NotWord),
    "broken XML": (with_part(_DOCX, _MAIN, b"<w:document>"), Damaged),
    "broken relationships": (with_part(_DOCX, "_rels/.rels", b"<x"), Damaged),
    "an entity": (with_part(_DOCX, _MAIN, b"<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>"), Damaged),
    "cut short": (_DOCX[: len(_DOCX) // 2], Damaged),
    "a broken flat package": (flat(_DOCX)[:-20], Damaged),
    "a bomb": (with_part(_DOCX, "word/styles.xml", b" " * 10_000_000), TooLarge),
}


@pytest.mark.parametrize("name", _REFUSALS)
def test_what_cannot_be_worked_on_is_refused_with_a_remedy(name):
    data, refusal = _REFUSALS[name]
    with pytest.raises(refusal) as refused:
        open_package(data)
    assert refused.value.remedy
    assert "\n" not in str(refused.value)


def test_a_limit_of_the_caller_holds():
    with pytest.raises(TooLarge):
        open_package(_DOCX, Limits(entries=3))


def test_a_limit_holds_for_flat_packages():
    with pytest.raises(TooLarge):
        open_package(flat(_DOCX), Limits(packed=1000))


def test_an_entry_count_bomb_is_refused():
    many = docx("text", extra_parts={f"custom/{i}.bin": b"" for i in range(40)})
    with pytest.raises(TooLarge):
        open_package(many, Limits(entries=40))


def test_a_damaged_part_that_is_not_needed_does_not_stop_the_reading():
    package = open_package(docx("text", extra_parts={"customXml/item1.xml": b"<broken"}))
    assert package.save()
    with pytest.raises(Damaged):
        package.tree("customXml/item1.xml")


def test_reading_a_part_that_is_not_there_is_refused():
    with pytest.raises(MissingPart) as refusal:
        open_package(_DOCX).read("word/nothing.xml")
    assert refusal.value.where == "word/nothing.xml"
