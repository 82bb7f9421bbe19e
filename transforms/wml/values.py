"""Attribute values as Word reads them.

Knows toggles, numbers and ``w:val``. Knows nothing of what they are for.
"""

from lxml import etree

from transforms.wml.namespaces import W_VAL

_OFF = frozenset({"0", "false", "off"})
_TWIPS = {"pt": 20, "in": 1440, "pc": 240, "pi": 240, "cm": 1440 / 2.54, "mm": 144 / 2.54}


def is_true(value: str) -> bool:
    """Whether an on-off value means on."""
    return value.lower() not in _OFF


def is_on(element: etree._Element) -> bool:
    """Whether a toggle such as ``<w:b/>`` or ``<w:b w:val="0"/>`` is on."""
    return is_true(element.get(W_VAL, "1"))


def integer(value: str) -> int:
    """A whole number; 0 when it cannot be read."""
    try:
        return int(float(value))
    except (ValueError, OverflowError):
        return 0


def twips(value: str) -> int:
    """A measure in twentieths of a point, from a bare number or one with a unit ("0.5in")."""
    unit = value[-2:]
    if unit not in _TWIPS:
        return integer(value)
    try:
        return round(float(value[:-2]) * _TWIPS[unit])
    except (ValueError, OverflowError):
        return 0


def child_value(parent: etree._Element, tag: str) -> str:
    """The ``w:val`` of the first child of that name, "" without one."""
    child = parent.find(tag)
    return "" if child is None else child.get(W_VAL, "")
