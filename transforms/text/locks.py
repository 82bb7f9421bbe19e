"""Which content controls must not be edited, and why.

Knows ``w:sdtPr``. Knows nothing of text.
"""

from lxml import etree

from transforms.wml.namespaces import W_SDTPR, W_VAL, qn

_W_LOCK = qn("w:lock")
_LOCKS = frozenset({"contentLocked", "sdtContentLocked"})
_REASONS = {
    qn("w:group"): "in a grouped content control",
    qn("w:dataBinding"): "in a content control bound to data",
    qn("w15:dataBinding"): "in a content control bound to data",
    qn("w:dropDownList"): "in a drop-down list",
    qn("w14:checkbox"): "in a check box",
    qn("w:picture"): "in a picture control",
}


def lock_of(sdt: etree._Element) -> str:
    """Why the content of a content control must not be edited, "" when it may be."""
    sdtPr = sdt.find(W_SDTPR)
    if sdtPr is None:
        return ""
    lock = sdtPr.find(_W_LOCK)
    if lock is not None and lock.get(W_VAL) in _LOCKS:
        return "in a locked content control"
    return next((_REASONS[child.tag] for child in sdtPr if child.tag in _REASONS), "")
