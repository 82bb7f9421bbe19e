"""``[Content_Types].xml``: what kind of part each entry is.

Knows defaults by extension and overrides by name. Knows nothing of what the parts hold.
"""

from dataclasses import dataclass

from transforms.wml.elements import make
from transforms.wml.namespaces import qn
from transforms.wml.parser import parse, serialise

CONTENT_TYPES = "[Content_Types].xml"

_WML = "application/vnd.openxmlformats-officedocument.wordprocessingml."
TYPES = {
    "comments": _WML + "comments+xml",
    "commentsExtended": _WML + "commentsExtended+xml",
    "commentsIds": _WML + "commentsIds+xml",
    "commentsExtensible": _WML + "commentsExtensible+xml",
    "people": _WML + "people+xml",
    "styles": _WML + "styles+xml",
    "numbering": _WML + "numbering+xml",
    "settings": _WML + "settings+xml",
    "footnotes": _WML + "footnotes+xml",
    "endnotes": _WML + "endnotes+xml",
    "header": _WML + "header+xml",
    "footer": _WML + "footer+xml",
}

MAIN_TYPES = frozenset(
    {
        _WML + "document.main+xml",
        _WML + "template.main+xml",
        "application/vnd.ms-word.document.macroEnabled.main+xml",
        "application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ContentTypes:
    """Content types by part name and by extension, both in lower case."""

    overrides: dict[str, str]
    defaults: dict[str, str]

    def of(self, part: str) -> str:
        """The content type of a part, "" when none is declared."""
        declared = self.overrides.get(f"/{part.lower()}")
        return declared or self.defaults.get(part.rpartition(".")[2].lower(), "")


def content_types_in(data: bytes) -> ContentTypes:
    """The content types that the part declares."""
    overrides, defaults = {}, {}
    for element in parse(data, CONTENT_TYPES):
        content_type = element.get("ContentType", "")
        if element.tag == qn("ct:Override"):
            overrides[element.get("PartName", "").lower()] = content_type
        elif element.tag == qn("ct:Default"):
            defaults[element.get("Extension", "").lower()] = content_type
    return ContentTypes(overrides=overrides, defaults=defaults)


def with_override(data: bytes, part: str, content_type: str) -> bytes:
    """The part with ``content_type`` declared for ``part``; unchanged when it says so already.

    ``<Override PartName="/word/comments.xml" ContentType="…"/>``.
    """
    if content_types_in(data).of(part) == content_type:
        return data
    root = parse(data, CONTENT_TYPES)
    for element in root.iter(qn("ct:Override")):
        if element.get("PartName", "").lower() == f"/{part.lower()}":
            element.set("ContentType", content_type)
            return serialise(root)
    root.append(make("ct:Override", {"PartName": f"/{part}", "ContentType": content_type}))
    return serialise(root)
