"""The normal form in which two states of a document are compared.

Neighbouring runs with equal properties are one, a wrapper split in two is one, revision ids and
revision-save ids do not count, nor do proofing marks and empty property elements. Everything else
does. Knows elements and what of them is accidental. Knows nothing of who wrote what.
"""

from typing import cast

from lxml import etree

from transforms.revisions.anatomy import HOLDERS
from transforms.revisions.kinds import REVISIONS, TRACKED
from transforms.wml.namespaces import (
    W_DELTEXT,
    W_ID,
    W_INSTRTEXT,
    W_P,
    W_PPR,
    W_R,
    W_RPR,
    W_SDT,
    W_T,
    XML_SPACE,
    qn,
)

_IGNORED = frozenset({qn("w:proofErr")})
_EMPTY_MEANS_NONE = frozenset({W_RPR, W_PPR, qn("w:trPr"), qn("w:tcPr"), qn("w:numPr")})
_HOLDERS = HOLDERS | {W_SDT}
_ID = f" {W_ID}="
_BLANKS = " \t\r\n"
_WORDS = frozenset({W_INSTRTEXT, qn("w:delInstrText"), qn("m:t")})

Item = tuple[str, str, str]  # the wrappers around it, its run's properties, what it is


def normal_form(element: etree._Element) -> str:
    """A string that two elements share when they say the same."""
    return _any(element)


def _paragraph(p: etree._Element) -> str:
    items: list[Item] = []
    pPr = p.find(W_PPR)
    _inside(p, "", items)
    joined: list[list[str]] = []
    for around, look, content in items:
        if joined and joined[-1][0] == around and joined[-1][1] == look:
            joined[-1][2] += content
        else:
            joined.append([around, look, content])
    inner = "".join(f"[{around}|{look}|{content}]" for around, look, content in joined)
    return f"<p{_attributes(p)}>{'' if pPr is None else _any(pPr)}{inner}</p>"


def _inside(holder: etree._Element, around: str, items: list[Item]) -> None:
    """Add what a paragraph, a link or a revision holds to ``items``."""
    for child in holder:
        tag = child.tag
        if not isinstance(tag, str) or tag in _IGNORED or tag == W_PPR:
            continue
        if tag == W_R:
            _run(child, around, items)
        elif tag in TRACKED:
            _inside(child, f"{around}/{tag}{_attributes(child)}", items)
        elif tag in _HOLDERS:
            items.append((around, "", f"<{tag}{_attributes(child)}>"))
            _inside(child, around, items)
            items.append((around, "", f"</{tag}>"))
        else:
            items.append((around, "", _any(child)))


def _run(run: etree._Element, around: str, items: list[Item]) -> None:
    """Add the content of a run, under the form of its properties."""
    rPr = run.find(W_RPR)
    look = "" if rPr is None else _any(rPr)
    for child in run:
        if child.tag == W_RPR or child.tag in _IGNORED:
            continue
        if child.tag in (W_T, W_DELTEXT):
            items.append((around, look, _text(child)))
        else:
            items.append((around, look, _any(child)))


def _text(text: etree._Element) -> str:
    """The characters that a text shows; struck ones are told apart by what is around them."""
    shown = text.text or ""
    if text.get(XML_SPACE) != "preserve":
        shown = shown.strip(_BLANKS)
    struck = "~" if text.tag == W_DELTEXT else ""
    return "".join(struck + character for character in shown) if struck else shown


def _any(element: etree._Element) -> str:
    """Any element with all it holds."""
    tag = element.tag
    if tag == W_P:
        return _paragraph(element)
    if not isinstance(tag, str):
        return ""
    if len(element):
        inner = "".join([_any(child) for child in element if child.tag not in _IGNORED])
    else:
        inner = element.text or ""
        if inner and tag not in _WORDS and inner.isspace():
            inner = ""
    attributes = _attributes(element) if element.attrib else ""
    if not inner and not attributes and tag in _EMPTY_MEANS_NONE:
        return ""
    return f"<{tag}{attributes}>{inner}</>"


def _attributes(element: etree._Element) -> str:
    """The attributes that count, sorted."""
    items = cast(list[tuple[str, str]], sorted(element.attrib.items()))
    said = [
        f" {name}={value}" for name, value in items if "}rsid" not in name and name != XML_SPACE
    ]
    if element.tag in REVISIONS:
        said = [each for each in said if not each.startswith(_ID)]
    return "".join(said)
