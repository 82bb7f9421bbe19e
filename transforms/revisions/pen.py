"""Makes every element that a redline adds, signed and dated.

Knows the author, the date and what a tracked element looks like. Knows nothing of where it goes.
Revisions are made with an empty id; ``Ids.number_all`` numbers them once all have their place.
"""

from collections.abc import Iterable
from copy import deepcopy

from lxml import etree

from transforms.revisions.ids import Ids
from transforms.revisions.tree import empty_copy
from transforms.stamp import Stamp
from transforms.wml.elements import make, text_run
from transforms.wml.namespaces import (
    W_DELTEXT,
    W_ID,
    W_INSTRTEXT,
    W_T,
    W_TXBXCONTENT,
    XML_SPACE,
    qn,
)

_W_RSIDR, _W_RSIDRDEFAULT = qn("w:rsidR"), qn("w:rsidRDefault")
_PARA_ID, _TEXT_ID = qn("w14:paraId"), qn("w14:textId")
_STRUCK = {W_T: W_DELTEXT, W_INSTRTEXT: qn("w:delInstrText")}


class Pen:
    """One author at one moment, with one set of ids."""

    def __init__(self, stamp: Stamp, ids: Ids, rsid: str) -> None:
        self._author = stamp.author
        self._date = stamp.date
        self._ids = ids
        self._rsid = rsid

    def mark(self, name: str) -> etree._Element:
        """``<w:ins w:id="" w:author="…" w:date="…"/>``, or another revision by its name."""
        return make(name, {"w:id": "", "w:author": self._author, "w:date": self._date})

    def range_mark(self, name: str, number: str) -> etree._Element:
        """``<w:customXmlDelRangeStart …/>`` and other signed range marks that share a number."""
        return make(name, {"w:id": number, "w:author": self._author, "w:date": self._date})

    def number(self) -> str:
        """A number for a range whose two ends must agree."""
        return self._ids.number()

    def inserted(self, content: Iterable[etree._Element]) -> etree._Element:
        """``<w:ins …><w:r>…</w:r></w:ins>``."""
        ins = self.mark("w:ins")
        ins.extend(content)
        return ins

    def run(self, text: str, rPr: etree._Element | None) -> etree._Element:
        """A new run; ``rPr`` is copied."""
        run = text_run(text, None if rPr is None else deepcopy(rPr))
        if self._rsid:
            run.set(_W_RSIDR, self._rsid)
        return run

    def paragraph(self, *, with_id: bool) -> etree._Element:
        """``<w:p w14:paraId="…" w14:textId="77777777" w:rsidR="…"/>``."""
        p = make("w:p")
        if with_id:
            self.name(p)
        if self._rsid:
            p.set(_W_RSIDR, self._rsid)
            p.set(_W_RSIDRDEFAULT, self._rsid)
        return p

    def name(self, p: etree._Element) -> None:
        """Give a paragraph an id of its own."""
        p.set(_PARA_ID, self._ids.paragraph())
        p.set(_TEXT_ID, "77777777")

    def strike(self, runs: list[etree._Element]) -> etree._Element:
        """Put neighbouring runs into a ``w:del`` in their place."""
        deletion = self.mark("w:del")
        runs[0].addprevious(deletion)
        for run in runs:
            deletion.append(run)
            strike_text(run)
        return deletion


def strike_text(run: etree._Element) -> None:
    """Turn ``w:t`` into ``w:delText``, that of text boxes aside, which stand for themselves.

    Blanks at its ends that were not shown go, as the elements look alike but for their names.
    """
    for text in list(run.iter(*_STRUCK)):
        if not any(e.tag == W_TXBXCONTENT for e in _up_to(text, run)):
            text.tag = _STRUCK[text.tag]
            if text.tag == W_DELTEXT and text.get(XML_SPACE) != "preserve":
                text.text = (text.text or "").strip(" \t\r\n")


def _up_to(element: etree._Element, holder: etree._Element) -> Iterable[etree._Element]:
    """The ancestors of ``element`` below ``holder``."""
    for ancestor in element.iterancestors():
        if ancestor is holder:
            return
        yield ancestor


def twin_of(wrapper: etree._Element) -> etree._Element:
    """An empty element with the same author and date, to be numbered apart."""
    twin = empty_copy(wrapper)
    twin.set(W_ID, "")
    return twin
