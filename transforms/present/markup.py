"""Builds HTML in which every text is escaped unless it was built here.

Knows HTML. Knows neither reviews nor contracts.
"""

from collections.abc import Iterable
from html import escape

VOID = frozenset({"br", "hr", "link", "meta"})


class Html(str):
    """A piece of finished HTML: the only kind of string that is not escaped again."""

    __slots__ = ()


def tag(name: str, /, *children: str, **attributes: str | bool) -> Html:
    """One element: ``tag("p", "a < b", class_="note")`` is ``<p class="note">a &lt; b</p>``.

    ``aria_label`` becomes ``aria-label``; True gives a bare attribute, False and "" none.
    """
    opening = name + "".join(_attribute(key, value) for key, value in attributes.items())
    if name in VOID:
        return Html(f"<{opening}>")
    return Html(f"<{opening}>{join(children)}</{name}>")


def join(children: Iterable[str], between: str = "") -> Html:
    """The children one after the other, each escaped when it is plain text."""
    return Html(between.join(_escaped(child) for child in children))


def _attribute(key: str, value: str | bool) -> str:
    name = key.rstrip("_").replace("_", "-")
    if value is True:
        return f" {name}"
    return f' {name}="{escape(value)}"' if value else ""


def _escaped(child: str) -> str:
    return child if isinstance(child, Html) else escape(_shown(child), quote=False)


def _shown(text: str) -> str:
    """The text without the control characters that HTML forbids."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() or c in "\t\n \u00a0\u00ad" else _safe(c) for c in text)


def _safe(character: str) -> str:
    """Letters of any script stay; control characters become the replacement character."""
    return character if ord(character) >= 0xA0 and not _surrogate(character) else "\ufffd"


def _surrogate(character: str) -> bool:
    return "\ud800" <= character <= "\udfff"
