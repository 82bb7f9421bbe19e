import os
import stat
from pathlib import Path

import pytest

from transforms.cli.files import Output, check_outputs, deliver, name_of, read_input
from transforms.errors import OptionError


def test_an_output_appears_whole_with_ordinary_permissions(tmp_path):
    target = tmp_path / "out.docx"
    deliver([Output(path=str(target), data=b"new")])
    assert target.read_bytes() == b"new"
    mask = os.umask(0)
    os.umask(mask)
    assert stat.S_IMODE(target.stat().st_mode) == 0o666 & ~mask


def test_a_replaced_file_keeps_its_permissions(tmp_path):
    target = tmp_path / "out.docx"
    target.write_bytes(b"old")
    target.chmod(0o640)
    deliver([Output(path=str(target), data=b"new")])
    assert (target.read_bytes(), stat.S_IMODE(target.stat().st_mode)) == (b"new", 0o640)


def test_a_link_stays_a_link_and_its_file_is_replaced(tmp_path):
    (tmp_path / "real.docx").write_bytes(b"old")
    link = tmp_path / "link.docx"
    link.symlink_to("real.docx")
    deliver([Output(path=str(link), data=b"new")])
    assert link.is_symlink()
    assert (tmp_path / "real.docx").read_bytes() == b"new"


def test_when_one_output_fails_none_takes_its_place(tmp_path):
    first = tmp_path / "first.docx"
    second = tmp_path / "gone" / "second.html"
    with pytest.raises(OptionError):
        deliver([Output(path=str(first), data=b"1"), Output(path=str(second), data=b"2")])
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_left_beside_the_output(tmp_path):
    deliver([Output(path=str(tmp_path / "out.docx"), data=b"new")])
    assert [path.name for path in tmp_path.iterdir()] == ["out.docx"]


def test_a_device_takes_bytes_and_stays(tmp_path):
    deliver([Output(path="/dev/null", data=b"new")])
    assert Path("/dev/null").is_char_device()


def test_a_full_disk_is_told_with_the_systems_words():
    with pytest.raises(OptionError, match="no space left"):
        deliver([Output(path="/dev/full", data=b"x" * 100_000)])


def test_too_many_bytes_can_be_told_from_enough(tmp_path):
    (tmp_path / "big").write_bytes(b"12345")
    assert read_input(str(tmp_path / "big"), 3) == b"1234"


@pytest.mark.parametrize("path", ["gone.docx", ".", "a\0b"])
def test_an_input_that_cannot_be_read_is_wrong_usage(path, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(OptionError, match="cannot be read"):
        read_input(path, 10)


class Layout:
    """An input, a link to it, and a folder."""

    def __init__(self, tmp_path):
        (tmp_path / "in.docx").write_bytes(b"x")
        (tmp_path / "link.docx").symlink_to("in.docx")
        (tmp_path / "hard.docx").hardlink_to(tmp_path / "in.docx")
        (tmp_path / "folder").mkdir()


@pytest.mark.parametrize(
    ("outputs", "words"),
    [
        (["in.docx"], "is the input"),
        (["link.docx"], "is the input"),
        (["hard.docx"], "is the input"),
        (["folder"], "is a folder"),
        (["gone/out.docx"], "does not exist"),
        (["out.docx", "folder/../out.docx"], "one place"),
        (["-", "-"], "one place"),
    ],
)
def test_outputs_that_cannot_be_are_refused_before_any_work(outputs, words, tmp_path, monkeypatch):
    Layout(tmp_path)
    monkeypatch.chdir(tmp_path)
    with pytest.raises(OptionError, match=words):
        check_outputs(["in.docx"], outputs)


def test_usual_outputs_are_fine(tmp_path, monkeypatch):
    Layout(tmp_path)
    monkeypatch.chdir(tmp_path)
    check_outputs(["in.docx"], ["out.docx", "folder/out.html", "-"])
    check_outputs(["-"], ["in.docx"])


def test_a_document_is_called_by_the_last_part_of_its_path():
    assert name_of("/a/b/msa.docx") == "msa.docx"
    assert name_of("-") == "document.docx"
    assert name_of(os.fsdecode(b"a/\xff.docx")) == "\ufffd.docx"
