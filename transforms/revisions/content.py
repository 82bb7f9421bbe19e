"""Resolving revisions of content: ``w:ins``, ``w:del``, ``w:moveFrom``, ``w:moveTo`` around runs.

Knows runs, their holders and formulas. Knows nothing of paragraphs, rows and properties.
"""

from lxml import etree

from transforms.revisions.choice import Choice
from transforms.revisions.kinds import TRACKED
from transforms.revisions.tree import detach, detach_but_marks, parent_of, unwrap
from transforms.wml.namespaces import (
    W_CUSTOMXML,
    W_DEL,
    W_DELTEXT,
    W_FLDSIMPLE,
    W_HYPERLINK,
    W_INSTRTEXT,
    W_SMARTTAG,
    W_T,
    qn,
)

_M_CTRLPR = qn("m:ctrlPr")
_W_DELINSTRTEXT = qn("w:delInstrText")
_LIVE = {W_DELTEXT: W_T, _W_DELINSTRTEXT: W_INSTRTEXT}

# Holders that mean nothing once they hold nothing, and what they may hold besides content.
_HOLDERS = TRACKED | {
    W_HYPERLINK,
    W_SMARTTAG,
    W_CUSTOMXML,
    W_FLDSIMPLE,
    qn("w:dir"),
    qn("w:bdo"),
    qn("m:r"),
    qn("m:oMath"),
    qn("m:oMathPara"),
}
_PROPERTIES = frozenset(
    qn(name)
    for name in ("w:rPr", "m:rPr", "w:smartTagPr", "w:customXmlPr", "w:fldData", "m:oMathParaPr")
)


def resolve_content(tracked: etree._Element, choice: Choice) -> None:
    """Resolve a tracked element that holds content."""
    parent = parent_of(tracked)
    if parent.tag == _M_CTRLPR:
        _resolve_formula(tracked, parent, choice)
    elif choice.drops(tracked.tag):
        detach_but_marks(tracked)
        drop_if_empty(parent)
    else:
        struck = list(tracked.iter(*_LIVE))
        unwrap(tracked)
        for text in struck:
            revive(text)


def revive(text: etree._Element) -> None:
    """Make struck text live again, unless another deletion still holds it."""
    if next(text.iterancestors(W_DEL), None) is None:
        text.tag = _LIVE[text.tag]


def drop_if_empty(holder: etree._Element) -> None:
    """Take out a hyperlink, tag or revision that holds nothing any more, and so on upwards."""
    while holder.tag in _HOLDERS and all(child.tag in _PROPERTIES for child in holder):
        parent = holder.getparent()
        if parent is None:
            return
        parent.remove(holder)
        holder = parent


def _resolve_formula(tracked: etree._Element, ctrlPr: etree._Element, choice: Choice) -> None:
    """Resolve ``<m:fPr><m:ctrlPr><w:del>…``, which stands for the whole fraction."""
    properties = ctrlPr.getparent()
    if not choice.drops(tracked.tag):
        unwrap(tracked)
    elif properties is not None and properties.tag.endswith("Pr"):
        formula = parent_of(properties)
        parent = parent_of(formula)
        detach_but_marks(formula)
        drop_if_empty(parent)
    else:
        detach(tracked)
