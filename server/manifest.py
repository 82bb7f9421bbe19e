"""The add-in's manifest for this server's own address.

The shipped file is written for one origin; here another is put in its place, with the Id that
belongs to it. The Id is a UUID of the origin (version 5), so it stays the same for one address and
differs between two, which is what Word needs to keep a trial and a production server apart.
"""

import uuid
from pathlib import Path
from xml.sax.saxutils import escape

WRITTEN_FOR = "https://localhost:8443"
_FILE = Path(__file__).parent / "static" / "manifest.xml"


def manifest_for(origin: str) -> bytes:
    """The manifest with every address at ``origin``."""
    text = _FILE.read_text(encoding="utf-8")
    text = text.replace(addin_id(WRITTEN_FOR), addin_id(origin))
    return text.replace(WRITTEN_FOR, escape(origin, {'"': "&quot;"})).encode()


def addin_id(origin: str) -> str:
    """The add-in's Id at ``origin``."""
    return str(uuid.uuid5(uuid.NAMESPACE_URL, origin))
