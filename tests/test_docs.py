"""The pages in docs/ name every command, option, exit status and JSON key."""

import argparse
import re
import shlex
from pathlib import Path
from typing import get_type_hints

import pytest

from transforms.cli import COMMANDS, exits
from transforms.cli.arguments import parser
from transforms.present import wire

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
README = (ROOT / "README.md").read_text(encoding="utf-8")
CLI = (DOCS / "cli.md").read_text(encoding="utf-8")
JSON = (DOCS / "review-json.md").read_text(encoding="utf-8")


def commands(top: argparse.ArgumentParser, name: str = "") -> dict[str, argparse.ArgumentParser]:
    """Every command that does something, by its words."""
    inner = [a for a in top._actions if isinstance(a, argparse._SubParsersAction)]
    if not inner:
        return {name: top}
    found = {}
    for word, child in inner[0].choices.items():
        found |= commands(child, f"{name} {word}".strip())
    return found


ALL = commands(parser())
OPTIONS = sorted(
    {
        (name, option)
        for name, command in ALL.items()
        for action in command._actions
        for option in action.option_strings
        if option not in {"-h", "--help"}
    }
)


def test_every_command_of_the_parser_has_its_function():
    assert set(ALL) == set(COMMANDS)


@pytest.mark.parametrize("name", ALL)
def test_every_command_is_in_the_overview_and_has_a_section(name):
    overview, _, rest = CLI.partition("\n## ")
    for word in name.split():
        assert re.search(rf"\b{word}\b", overview)
    assert f"`{name.split()[0]}`" in rest
    assert f"`{name}" in rest


@pytest.mark.parametrize(("name", "option"), OPTIONS)
def test_every_option_is_explained(name, option):
    assert f"`{option}" in CLI


def test_every_option_in_the_manual_exists():
    known = {option for _, option in OPTIONS} | {"--version"}
    assert set(re.findall(r"(?<![\w-])--[a-z][a-z-]*", CLI)) <= known


def test_every_exit_status_is_in_the_table():
    statuses = [
        value for name, value in vars(exits).items() if name.isupper() and type(value) is int
    ]
    assert len(statuses) == 8
    for status in statuses:
        assert f"| {status} |" in CLI


@pytest.mark.parametrize(
    "shape", [value for name, value in vars(wire).items() if name.endswith("Json")]
)
def test_every_key_of_the_json_is_explained(shape):
    for key in get_type_hints(shape):
        assert f"`{key}`" in JSON or key in {"text", "style", "numbered"}


def examples(page: str) -> list[str]:
    """The command lines of a page's indented blocks, the overview's templates left out."""
    lines = re.findall(r"^    .*?\b(sevenlines .*)$", page, re.MULTILINE)
    return [line for line in lines if not re.search(r"[\[|]|FILE|BEFORE", line)]


@pytest.mark.parametrize("line", examples(README) + examples(CLI))
def test_every_example_is_a_command_that_is_understood(line):
    words = shlex.split(line.partition("#")[0].partition(" > ")[0])
    parser().parse_args(words[1:])


def test_the_readme_shows_enough_examples():
    assert len(examples(README)) >= 8


def test_every_target_of_make_is_in_the_readme():
    targets = re.search(r"^\.PHONY: (.*)$", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    for target in set(targets[1].split()) - {"clean", "help", "format"}:
        assert f"make {target}" in README


PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", *DOCS.glob("*.md")]


def test_every_page_that_is_linked_exists():
    for page in PAGES:
        for link in re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8")):
            assert (page.parent / link).exists(), f"{page.name}: {link}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_path_that_is_named_exists(page):
    roots = "transforms|server|tests|docs|addin|deploy|samples"
    for path in re.findall(rf"`((?:{roots})/[\w/.-]*)`", page.read_text(encoding="utf-8")):
        assert (ROOT / path).exists(), f"{page.name}: {path}"


def test_every_module_that_is_run_exists():
    for page in PAGES:
        for module in re.findall(
            r"python -m ((?:tests|transforms)[\w.]*)", page.read_text("utf-8")
        ):
            place = ROOT / module.replace(".", "/")
            assert place.with_suffix(".py").exists() or (place / "__main__.py").exists(), module
