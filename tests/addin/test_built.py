"""The page that is shipped is the one that the sources make, told without Node."""

import gzip
import hashlib
import re
from pathlib import Path

ADDIN = Path("addin")
BUILT = Path("server/static/pane")
SAMPLE = "../samples/client-msa.docx"
FILES = ("index.html", "package.json", "package-lock.json", "tsconfig.json", "vite.config.ts")
FOLDERS = ("host", "page", "pane", "state", "ui")
FIRST_SCREEN_BYTES = 200_000


def sources() -> list[str]:
    """What the build is made of, by its path from addin/, as vite.config.ts lists it."""
    inside = [
        path.relative_to(ADDIN).as_posix()
        for folder in FOLDERS
        for path in (ADDIN / "src" / folder).rglob("*")
        if path.is_file()
    ]
    return sorted([*FILES, SAMPLE, "src/main.tsx", *inside])


def digest() -> str:
    lines = (
        f"{hashlib.sha256((ADDIN / path).read_bytes()).hexdigest()}  {path}\n" for path in sources()
    )
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def test_the_built_page_is_fresh() -> None:
    recorded = (BUILT / "sources.sha256").read_text().strip()
    assert recorded == digest(), "run: make pane"


def test_the_sample_at_hand_is_the_sample() -> None:
    assert (BUILT / "sample.docx").read_bytes() == (ADDIN / SAMPLE).read_bytes()


def imported(name: str) -> set[str]:
    """The files that ``name`` loads at once, itself included."""
    found, waiting = set(), {name}
    while waiting:
        name = waiting.pop()
        found.add(name)
        script = (BUILT / "assets" / name).read_text(encoding="utf-8")
        waiting |= set(re.findall(r'(?:from|import)"\./([\w.-]+\.js)"', script)) - found
    return found


def first_screen(chunks: str) -> int:
    """Bytes, gzipped, of the page, its styles, its script, and the chunks of that name."""
    page = (BUILT / "index.html").read_text(encoding="utf-8")
    scripts = set(re.findall(r"/pane/assets/([\w.-]+\.js)", page))
    scripts |= {path.name for path in (BUILT / "assets").glob(f"{chunks}-*.js")}
    files = {script for start in scripts for script in imported(start)}
    files |= set(re.findall(r"/pane/assets/([\w.-]+\.css)", page))
    return sum(len(gzip.compress((BUILT / "assets" / name).read_bytes())) for name in files)


def test_the_first_screen_of_the_pane_is_small() -> None:
    assert 50_000 < first_screen("Pane") < FIRST_SCREEN_BYTES


def test_the_first_screen_of_the_page_is_small() -> None:
    assert 50_000 < first_screen("Page") < FIRST_SCREEN_BYTES


def test_nothing_of_the_bundle_names_a_path_of_a_machine() -> None:
    for path in BUILT.rglob("*.js"):
        assert not re.search(r"/(?:home|Users|work|tmp)/\w", path.read_text(encoding="utf-8"))
