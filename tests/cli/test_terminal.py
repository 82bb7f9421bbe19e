import io
import sys

import pytest

from transforms.cli.terminal import look_of, progress, say


class Screen(io.TextIOWrapper):
    """A stream that says it is a terminal."""

    def __init__(self, encoding="utf-8"):
        super().__init__(io.BytesIO(), encoding=encoding, write_through=True)

    def isatty(self):
        return True

    def written(self):
        return self.buffer.getvalue().decode(self.encoding)


@pytest.fixture(autouse=True)
def _ordinary_terminal(monkeypatch):
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)


def test_a_terminal_gets_colour_and_a_file_does_not():
    assert look_of(Screen()).colour
    assert not look_of(io.TextIOWrapper(io.BytesIO())).colour


@pytest.mark.parametrize(("name", "value"), [("NO_COLOR", "1"), ("TERM", "dumb")])
def test_a_terminal_that_wants_no_colour_gets_none(name, value, monkeypatch):
    monkeypatch.setenv(name, value)
    assert not look_of(Screen()).colour


def test_the_table_fits_the_terminal(monkeypatch):
    monkeypatch.setenv("COLUMNS", "61")
    assert look_of(Screen()).width == 61


def test_a_stream_without_the_signs_gets_plain_ones():
    assert look_of(Screen()).unicode
    assert not look_of(Screen("latin-1")).unicode


def test_what_a_stream_cannot_encode_is_replaced():
    screen = Screen("ascii")
    say("caf\u00e9\n", screen)
    assert screen.written() == "caf?\n"


def test_progress_is_shown_on_a_terminal_and_wiped_away(monkeypatch):
    monkeypatch.setattr(sys, "stderr", Screen())
    with progress("Reviewing a.docx"):
        assert sys.stderr.written() == "Reviewing a.docx …"
    assert sys.stderr.written().endswith("\r\x1b[K")


def test_progress_is_silent_elsewhere(capsys):
    with progress("Reviewing a.docx"):
        pass
    assert capsys.readouterr().err == ""
