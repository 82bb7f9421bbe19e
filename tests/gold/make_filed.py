"""Writes the filed agreements as Word documents: `python -m tests.gold.make_filed`.

Knows how plain text becomes paragraphs and runs, and nothing of what a contract says. The words
are in `filed/NAME.txt`, as published in CUAD; their truth is in `filed/NAME.json`.
"""

import io
import re
import sys
import zipfile
import zlib
from pathlib import Path
from xml.sax.saxutils import escape

FILED = Path(__file__).resolve().parent / "filed"

_TYPES = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels"'
    ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-'
    'officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONSHIPS = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
    'relationships/officeDocument" Target="word/document.xml"/></Relationships>'
)
_DOCUMENT = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    "<w:body>{}<w:sectPr/></w:body></w:document>"
)
_LONGEST_RUN = 160
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")


def paragraphs(text: str) -> list[str]:
    """The blocks of a text between blank lines, each on one line."""
    blocks = re.split(r"\n\s*\n", _NOT_XML.sub(" ", text))
    lines = (" ".join(line.strip() for line in block.splitlines()) for block in blocks)
    return [line.strip() for line in lines if line.strip()]


def _runs(paragraph: str) -> list[str]:
    """A paragraph cut where a checksum of what is left says, as Word cuts where people edit."""
    found = []
    while paragraph:
        size = 1 + zlib.crc32(paragraph.encode()) % _LONGEST_RUN
        found.append(paragraph[:size])
        paragraph = paragraph[size:]
    return found


def _paragraph(text: str) -> str:
    runs = (f'<w:r><w:t xml:space="preserve">{escape(run)}</w:t></w:r>' for run in _runs(text))
    return f"<w:p>{''.join(runs)}</w:p>"


def make(name: str) -> bytes:
    """The bytes of one agreement."""
    text = (FILED / f"{name}.txt").read_text(encoding="utf-8")
    body = "".join(_paragraph(paragraph) for paragraph in paragraphs(text))
    parts = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _RELATIONSHIPS,
        "word/document.xml": _DOCUMENT.format(body),
    }
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as package:
        for part, content in parts.items():
            package.writestr(zipfile.ZipInfo(part), content, zipfile.ZIP_DEFLATED)
    return held.getvalue()


def names() -> list[str]:
    """The agreements there are."""
    return sorted(path.stem for path in FILED.glob("*.txt"))


def main() -> int:
    """Write every agreement beside its text."""
    for name in names():
        (FILED / f"{name}.docx").write_bytes(make(name))
    return 0


if __name__ == "__main__":
    sys.exit(main())
