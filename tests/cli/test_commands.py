import io
import json
import os
import re
import sys
import zipfile

import pytest

from tests.cli.contracts import HOSTILE_DAYS, short_contract
from transforms.cli import main

DATE = ["--date", "2026-01-31"]


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A folder with a contract, made the current one."""
    (tmp_path / "msa.docx").write_bytes(short_contract())
    monkeypatch.chdir(tmp_path)
    return tmp_path


def texts_of(path) -> str:
    with zipfile.ZipFile(path) as archive:
        return "".join(
            archive.read(name).decode() for name in archive.namelist() if name.endswith(".xml")
        )


def only_file(folder) -> bool:
    return [path.name for path in folder.iterdir()] == ["msa.docx"]


def test_review_prints_a_table_and_writes_nothing(folder, capsys):
    assert main(["review", "msa.docx"]) == 0
    output = capsys.readouterr()
    assert "Our side: Consultant (Acme AI LLC)" in output.out
    assert "31 terms:" in output.out
    assert output.err == ""
    assert only_file(folder)


def test_review_as_json_is_one_document_and_nothing_else(folder, capsys):
    assert main(["review", "msa.docx", "--json"]) == 0
    output = capsys.readouterr()
    report = json.loads(output.out)
    assert (report["schema"], len(report["findings"])) == (1, 31)
    assert report["document"]["name"] == "msa.docx"
    assert output.err == ""


@pytest.mark.parametrize(
    ("fail_on", "status"), [("weak", 1), ("missing", 1), ("hostile", 1), ("", 0)]
)
def test_fail_on_is_met_by_a_term_as_bad_or_worse(folder, fail_on, status):
    assert main(["review", "msa.docx", *(["--fail-on", fail_on] if fail_on else [])]) == status


def test_redline_writes_the_document_and_every_report(folder, capsys):
    reports = ["--html", "us.html", "--cover-note", "them.txt"]
    assert main(["redline", "msa.docx", "-o", "out.docx", *reports, *DATE]) == 0
    assert "<w:ins " in texts_of("out.docx")
    assert "<del>" in (folder / "us.html").read_text(encoding="utf-8")
    assert "Hello," in (folder / "them.txt").read_text(encoding="utf-8")
    assert "out.docx: " in capsys.readouterr().out


def test_redline_as_json_tells_what_was_written(folder, capsys):
    assert main(["redline", "msa.docx", "-o", "out.docx", "--json", *DATE]) == 0
    report = json.loads(capsys.readouterr().out)
    assert report["redline"]["output"] == "out.docx"
    assert report["redline"]["insertions"] > 0


def test_the_same_run_gives_the_same_bytes(folder):
    for name in ("one.docx", "two.docx"):
        assert main(["redline", "msa.docx", "-o", name, *DATE]) == 0
    assert (folder / "one.docx").read_bytes() == (folder / "two.docx").read_bytes()


def test_author_and_date_are_on_the_changes(folder):
    arguments = ["redline", "msa.docx", "-o", "out.docx", "--author", "Ada & Co", *DATE]
    assert main(arguments) == 0
    assert 'w:author="Ada &amp; Co" w:date="2026-01-31T00:00:00Z"' in texts_of("out.docx")


def test_only_and_skip_choose_what_is_edited(folder, capsys):
    arguments = ["review", "msa.docx", "--json", "--only", "payment", "--skip", "payment.upfront"]
    assert main(arguments) == 0
    findings = json.loads(capsys.readouterr().out)["findings"]
    edited = {finding["term"] for finding in findings if finding["edits"]}
    assert "payment.net-terms" in edited
    assert all(term.startswith("payment.") for term in edited)
    assert "payment.upfront" not in edited


def test_rejecting_gives_back_the_document(folder, capsys):
    main(["redline", "msa.docx", "-o", "out.docx", *DATE])
    assert main(["reject", "out.docx", "-o", "back.docx"]) == 0
    assert HOSTILE_DAYS in re.sub("<[^>]+>", "", texts_of("back.docx"))
    assert "<w:ins " not in texts_of("back.docx")


def test_accepting_takes_the_changes(folder):
    main(["redline", "msa.docx", "-o", "out.docx", *DATE])
    assert main(["accept", "out.docx", "-o", "clean.docx"]) == 0
    assert "<w:del " not in texts_of("clean.docx")
    assert "seventy" not in texts_of("clean.docx")


def test_changes_of_another_author_stay(folder):
    main(["redline", "msa.docx", "-o", "out.docx", *DATE])
    assert main(["accept", "out.docx", "-o", "same.docx", "--author", "Nobody"]) == 0
    assert "<w:ins " in texts_of("same.docx")


def test_verify_says_that_all_promises_hold(folder, capsys):
    main(["redline", "msa.docx", "-o", "out.docx", *DATE])
    capsys.readouterr()
    assert main(["verify", "msa.docx", "out.docx"]) == 0
    assert capsys.readouterr().out == "All promises hold.\n"


def test_verify_names_what_does_not_hold(folder, capsys):
    (folder / "other.docx").write_bytes(short_contract("4. Another paragraph."))
    assert main(["verify", "msa.docx", "other.docx", "--json"]) == 4
    report = json.loads(capsys.readouterr().out)
    assert report["holds"] is False
    assert report["broken"]


class Pipe:
    """Standard streams of bytes."""

    def __init__(self, monkeypatch, data):
        self.output = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
        monkeypatch.setattr(sys, "stdout", self.output)


def test_a_document_can_come_in_and_go_out_by_pipe(folder, monkeypatch, capfd):
    pipe = Pipe(monkeypatch, short_contract())
    assert main(["redline", "-", "-o", "-", *DATE]) == 0
    assert main(["redline", "msa.docx", "-o", "out.docx", *DATE]) == 0
    piped = pipe.output.buffer.getvalue()
    assert piped.startswith((folder / "out.docx").read_bytes())
    assert "31 terms:" in capfd.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["review", "gone.docx"], "gone.docx: no such file or directory"),
        (["review", "."], "is a directory"),
        (["review", "msa.docx", "--only", "liability.kap"], "Did you mean liability.cap"),
        (["review", "msa.docx", "--position", "soft"], "position"),
        (["review", "msa.docx", "--position", "scope.sowe=fallback"], "scope.sow"),
        (["review", "msa.docx", "--playbook", "gone"], "no playbook of that name"),
        (["review", "msa.docx", "--date", "31.1.2026"], "ISO 8601"),
        (["review", "msa.docx", "--json", "--html", "-"], "standard output"),
        (["redline", "msa.docx", "-o", "msa.docx"], "is the input"),
        (["redline", "msa.docx", "-o", "gone/out.docx"], "does not exist"),
        (["redline", "msa.docx", "-o", "out.docx", "--html", "out.docx"], "one place"),
        (["accept", "msa.docx", "-o", "./msa.docx"], "is the input"),
        (["playbook", "show", "liability.kap"], "Did you mean liability.cap"),
        (["playbook", "init", "."], "exists already"),
        (["playbook", "check", "gone"], "no playbook of that name"),
    ],
)
def test_wrong_usage_is_one_line_and_changes_nothing(folder, capsys, arguments, words):
    assert main(arguments) == 2
    output = capsys.readouterr()
    assert output.out == ""
    assert words in output.err
    assert len(output.err.splitlines()) == 1
    assert only_file(folder)


@pytest.mark.parametrize(
    "arguments",
    [[], ["reveiw", "msa.docx"], ["redline", "msa.docx"], ["review", "msa.docx", "--js"]],
)
def test_arguments_that_argparse_refuses_end_with_two(arguments, folder, capsys):
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2


@pytest.mark.parametrize(
    "data", [b"", b"not a document", b"PK\x03\x04 cut short", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"]
)
def test_a_refused_document_is_one_line_with_its_name(folder, capsys, data):
    (folder / "bad.docx").write_bytes(data)
    assert main(["redline", "bad.docx", "-o", "out.docx"]) == 3
    output = capsys.readouterr()
    assert output.err.startswith("sevenlines: bad.docx: ")
    assert len(output.err.splitlines()) == 1
    assert not (folder / "out.docx").exists()


def test_an_unknown_party_is_told_with_the_candidates(folder, capsys):
    assert main(["review", "msa.docx", "--we-are", "Zebra"]) == 3
    assert "Consultant" in capsys.readouterr().err


def test_a_fault_shows_neither_trace_nor_contract(folder, capsys, monkeypatch):
    monkeypatch.setitem(sys.modules["transforms.cli"].COMMANDS, "review", ("json", "nowhere"))
    assert main(["review", "msa.docx"]) == 70
    error = capsys.readouterr().err
    assert error.startswith("sevenlines: internal error: AttributeError at ")
    assert len(error.splitlines()) == 1


def test_nobody_reading_is_quiet(folder, capsys, monkeypatch):
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "w") as pipe:
        monkeypatch.setattr(sys, "stdout", pipe)
        assert main(["playbook", "list"]) == 141
    assert capsys.readouterr().err == ""


def test_playbook_list_names_every_term(capsys):
    assert main(["playbook", "list"]) == 0
    assert "payment.ip-on-payment" in capsys.readouterr().out


def test_playbook_show_prints_positions_and_walk_away(capsys):
    assert main(["playbook", "show", "liability.cap"]) == 0
    output = capsys.readouterr().out
    for words in ("Standard", "Fallback", "Walk-away", "Hostile when"):
        assert words in output


def test_a_copied_playbook_can_be_used_and_checked(folder, capsys):
    assert main(["playbook", "init", str(folder / "ours")]) == 0
    assert main(["playbook", "list", "--playbook", str(folder / "ours")]) == 0
    assert sorted(path.name for path in folder.iterdir()) == ["msa.docx", "ours"]


def test_a_playbook_that_cannot_be_loaded_is_told_by_file_and_line(folder, capsys):
    main(["playbook", "init", str(folder / "ours")])
    term = folder / "ours" / "liability.cap.yaml"
    term.write_text(term.read_text(encoding="utf-8") + "surprise: 1\n", encoding="utf-8")
    assert main(["playbook", "check", str(folder / "ours")]) == 2
    assert "liability.cap.yaml" in capsys.readouterr().err


def test_an_example_that_does_not_hold_is_told_by_file_and_line(folder, capsys):
    main(["playbook", "init", str(folder / "ours")])
    term = folder / "ours" / "liability.cap.yaml"
    text = term.read_text(encoding="utf-8").replace(
        "status: adequate\n    text: >\n      Agency's total",
        "status: hostile\n    text: >\n      Agency's total",
    )
    term.write_text(text, encoding="utf-8")
    assert main(["playbook", "check", str(folder / "ours")]) == 1
    assert f"{term}:" in capsys.readouterr().out


def test_version_is_told(capsys):
    with pytest.raises(SystemExit) as ended:
        main(["--version"])
    assert ended.value.code == 0
    assert capsys.readouterr().out.startswith("sevenlines ")
