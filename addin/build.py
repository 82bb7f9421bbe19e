"""Makes what the server ships of the add-in: icons from the SVGs, and the manifest.

Run ``python addin/build.py`` after a change here; a test says when that was forgotten. The standard
library alone: the SVGs hold rectangles only, and a PNG is little more than zlib.
"""

import math
import struct
import zlib
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

HERE = Path(__file__).parent
SHIPPED = HERE.parent / "server" / "static"
SIZES = (16, 20, 24, 32, 40, 48, 64, 80)
SAMPLES = 8  # points a pixel in each direction, for smooth edges
SVG = "{http://www.w3.org/2000/svg}"
Colour = tuple[int, int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rectangle:
    """A filled rectangle, its corners rounded by ``radius``."""

    left: float
    top: float
    right: float
    bottom: float
    radius: float
    colour: Colour

    def extent(self, y: float) -> tuple[float, float] | None:
        """Where the rectangle begins and ends at height ``y``; None above and below it."""
        if not self.top <= y < self.bottom:
            return None
        down = max(self.top + self.radius - y, y - self.bottom + self.radius, 0)
        inset = self.radius - math.sqrt(self.radius**2 - down**2)
        return self.left + inset, self.right - inset


def shipped_files() -> dict[Path, bytes]:
    """Every file the server ships, with what it must hold."""
    files = {SHIPPED / "manifest.xml": (HERE / "manifest.xml").read_bytes()}
    for svg in sorted((HERE / "icons").glob("*.svg")):
        side, rectangles = read_svg(svg)
        for size in SIZES:
            target = SHIPPED / "icons" / f"{svg.stem}-{size}.png"
            files[target] = png(size, draw(rectangles, side, size))
    return files


def read_svg(path: Path) -> tuple[float, list[Rectangle]]:
    """The side of the drawing and its rectangles, lowest first."""
    root = ElementTree.parse(path).getroot()  # noqa: S314 - our own file
    side = float(root.attrib["viewBox"].split()[2])
    return side, [_rectangle(element) for element in root.iter(f"{SVG}rect")]


def _rectangle(element: ElementTree.Element) -> Rectangle:
    left, top, width, height = (float(element.attrib[n]) for n in ("x", "y", "width", "height"))
    red, green, blue = bytes.fromhex(element.attrib["fill"].lstrip("#"))
    return Rectangle(
        left=left,
        top=top,
        right=left + width,
        bottom=top + height,
        radius=float(element.get("rx", "0")),
        colour=(red, green, blue),
    )


def draw(rectangles: list[Rectangle], side: float, size: int) -> bytes:
    """Rows of RGBA pixels, each after its filter byte, as a PNG wants them."""
    step = side / size / SAMPLES
    points = [
        _row_of_points(rectangles, (y + 0.5) * step, step, size) for y in range(size * SAMPLES)
    ]
    rows = bytearray()
    for top in range(0, len(points), SAMPLES):
        rows.append(0)
        for left in range(0, len(points), SAMPLES):
            block = b"".join(row[left : left + SAMPLES] for row in points[top : top + SAMPLES])
            rows.extend(_pixel(block, rectangles))
    return bytes(rows)


def _row_of_points(rectangles: list[Rectangle], y: float, step: float, size: int) -> bytes:
    """For each point at height ``y``: 0, or 1 + the index of the topmost rectangle there."""
    row = bytearray(size * SAMPLES)
    for index, rectangle in enumerate(rectangles, start=1):
        extent = rectangle.extent(y)
        if extent:
            start, end = (math.ceil(x / step - 0.5) for x in extent)
            row[start:end] = bytes([index]) * (end - start)
    return bytes(row)


def _pixel(block: bytes, rectangles: list[Rectangle]) -> bytes:
    """The mean colour of the points of one pixel, and how many of them are covered."""
    seen = [(rectangles[index - 1].colour, block.count(index)) for index in set(block) - {0}]
    covered = sum(count for _, count in seen)
    if not covered:
        return bytes(4)
    mean = [round(sum(colour[i] * n for colour, n in seen) / covered) for i in range(3)]
    return bytes([*mean, round(255 * covered / len(block))])


def png(size: int, rows: bytes) -> bytes:
    """A square RGBA image."""
    header = struct.pack(">IIBBBBB", size, size, 8, 6, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, data) for name, data in chunks)


def _chunk(name: bytes, data: bytes) -> bytes:
    body = name + data
    return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))


def main() -> None:
    """Write the files."""
    for path, data in shipped_files().items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


if __name__ == "__main__":
    main()
