"""What the server ships of the add-in is what addin/build.py makes."""

import importlib.util
import zlib
from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture(scope="module")
def build() -> ModuleType:
    spec = importlib.util.spec_from_file_location("addin_build", "addin/build.py")
    module = importlib.util.module_from_spec(spec)
    import sys

    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def pixels(data: bytes) -> bytes:
    """What a file says, however zlib has packed it."""
    if not data.startswith(b"\x89PNG"):
        return data
    start = data.index(b"IDAT") + 4
    length = int.from_bytes(data[start - 8 : start - 4])
    return zlib.decompress(data[start : start + length])


def test_shipped_files_are_fresh(build: ModuleType) -> None:
    made = build.shipped_files()
    stale = [path.name for path, data in made.items() if pixels(path.read_bytes()) != pixels(data)]
    assert stale == [], "run python addin/build.py"
    assert {path.name for path in Path("server/static/icons").iterdir()} <= {p.name for p in made}


def test_a_rounded_corner_is_clear_and_the_middle_is_full(build: ModuleType) -> None:
    side, rectangles = build.read_svg(Path("addin/icons/review.svg"))
    rows = build.draw(rectangles, side, 16)
    width = 1 + 16 * 4
    assert rows[1 + 3] < 128
    assert rows[7 * width + 1 + 8 * 4 + 3] == 255
