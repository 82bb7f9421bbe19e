"""Small named constructors for the elements that are written.

Knows names, attributes and text. Knows nothing of where an element goes: ``child_order`` does.
"""

import re
from collections.abc import Mapping

from lxml import etree

from transforms.wml.namespaces import NAMESPACES, XML_SPACE, qn

_PRESERVE = re.compile(r"\A\s|\s\Z|\s\s")
_SINGLES = {"\t": "w:tab", "\n": "w:br", "\u2011": "w:noBreakHyphen", "\u00ad": "w:softHyphen"}
_PARTS = re.compile("([\t\n\u2011\u00ad])")


def make(
    name: str, attributes: Mapping[str, str] | None = None, text: str | None = None
) -> etree._Element:
    """An element by its prefixed name: ``<w:ins w:id="1" w:author="Bo"/>``.

    Attribute names are prefixed too; those without a prefix have no namespace.
    """
    prefix = name.partition(":")[0]
    element = etree.Element(qn(name), nsmap={prefix: NAMESPACES[prefix]})
    for key, value in (attributes or {}).items():
        element.set(qn(key) if ":" in key else key, value)
    element.text = text
    return element


def make_under(
    parent: etree._Element, name: str, attributes: Mapping[str, str] | None = None
) -> etree._Element:
    """A new last child of ``parent``, made as by ``make``; it shares the parent's prefixes."""
    element = etree.SubElement(parent, qn(name))
    for key, value in (attributes or {}).items():
        element.set(qn(key) if ":" in key else key, value)
    return element


def text_element(text: str, *, deleted: bool = False) -> etree._Element:
    """``<w:t xml:space="preserve">fees </w:t>``, or ``w:delText`` for struck words."""
    element = make("w:delText" if deleted else "w:t", text=text)
    if _PRESERVE.search(text):
        element.set(XML_SPACE, "preserve")
    return element


def run_content(text: str, *, deleted: bool = False) -> list[etree._Element]:
    """The elements that show ``text`` in a run.

    Tabs, newlines and special hyphens become ``<w:tab/>``, ``<w:br/>``, ``<w:noBreakHyphen/>``,
    ``<w:softHyphen/>``; the stretches between them ``<w:t>``.
    """
    return [
        make(_SINGLES[part]) if part in _SINGLES else text_element(part, deleted=deleted)
        for part in _PARTS.split(text)
        if part
    ]


def text_run(
    text: str, rPr: etree._Element | None = None, *, deleted: bool = False
) -> etree._Element:
    """``<w:r><w:rPr>…</w:rPr><w:t>text</w:t></w:r>``; ``rPr`` is taken over, not copied."""
    run = make("w:r")
    if rPr is not None:
        run.append(rPr)
    run.extend(run_content(text, deleted=deleted))
    return run
