"""The parts that change, each with its copy to write into.

Knows parts and their copies. Knows nothing of edits.
"""

from lxml import etree

from transforms.revisions.mirror import Mirror
from transforms.revisions.split import Splitter
from transforms.wml.namespaces import NAMESPACES, qn
from transforms.wml.package import Package

_IGNORABLE = qn("mc:Ignorable")


class Sheet:
    """One part's copy, and what is remembered while it is written."""

    def __init__(self, original: etree._Element) -> None:
        self.mirror = Mirror(original)
        self.splitter = Splitter()
        self.has_paragraph_ids = _may_name_paragraphs(original)


class Sheets:
    """The copies of the parts of one package, made when first asked for."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._sheets: dict[str, Sheet] = {}

    def of(self, part: str) -> Sheet:
        """The sheet of a part."""
        if part not in self._sheets:
            self._sheets[part] = Sheet(self._package.tree(part))
        return self._sheets[part]

    def roots(self) -> dict[str, etree._Element]:
        """The roots of all copies by part."""
        return {part: sheet.mirror.root for part, sheet in self._sheets.items()}


def _may_name_paragraphs(root: etree._Element) -> bool:
    """Whether ``w14:paraId`` can be written: the part declares it as something to pass over."""
    ignored = root.get(_IGNORABLE, "").split()
    return any(root.nsmap.get(prefix) == NAMESPACES["w14"] for prefix in ignored)
