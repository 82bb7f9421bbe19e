"""Functions and modules stay short enough to be read at a glance."""

from pathlib import Path

import pytest

from tests.sizes.__main__ import functions, main, modules, share_at

FOLDERS = [Path("transforms"), Path("server")]


@pytest.mark.parametrize("folder", FOLDERS, ids=str)
def test_no_function_is_longer_than_forty_lines(folder):
    assert [size for size in functions(folder) if size.lines > 40] == []


@pytest.mark.parametrize("folder", FOLDERS, ids=str)
def test_nearly_all_functions_have_at_most_thirty_lines(folder):
    assert share_at(functions(folder), 0.99) <= 30


@pytest.mark.parametrize("folder", FOLDERS, ids=str)
def test_no_module_is_longer_than_five_hundred_lines(folder):
    assert [size for size in modules(folder) if size.lines > 500] == []


def test_a_docstring_does_not_count(tmp_path):
    source = 'def f():\n    """One.\n\n    Two.\n    """\n    a = 1\n    return a\n'
    (tmp_path / "m.py").write_text(source)
    assert [size.lines for size in functions(tmp_path)] == [3]


def test_the_table_names_every_folder(capsys):
    assert main([]) == 0
    output = capsys.readouterr().out
    assert "transforms" in output
    assert "server" in output
