"""The revision-save id of a run, noted in the settings as Word does.

    <w:rsids><w:rsidRoot w:val="00A77B3E"/><w:rsid w:val="00A77B3E"/></w:rsids>

Knows the settings part as bytes: one element is added, and every other byte stays. A document
that keeps no such ids gets none.
"""

import re

from transforms.revisions.ids import Ids
from transforms.wml.package import Package

_RSIDS = re.compile(rb"<((?:\w+:)?)rsids(?:\s[^>]*)?>(.*?)</\1rsids\s*>", re.DOTALL)
_VALUE = re.compile(rb"""val\s*=\s*["']([0-9A-Fa-f]{8})["']""")


def noted_rsid(package: Package, ids: Ids) -> tuple[str, dict[str, bytes]]:
    """A new rsid and the settings part that holds it; ("", {}) where none are kept."""
    for name in package.related(package.main, "settings"):
        data = package.read(name)
        kept = _RSIDS.search(data)
        if kept is None:
            continue
        rsid = ids.rsid(frozenset(v.decode().upper() for v in _VALUE.findall(kept[2])))
        prefix = kept[1]
        added = b'<%srsid %sval="%s"/>' % (prefix, prefix or b"w:", rsid.encode())
        return rsid, {name: data[: kept.end(2)] + added + data[kept.end(2) :]}
    return "", {}
