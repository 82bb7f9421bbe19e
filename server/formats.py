"""The four kinds of Word document, told apart by what the package declares."""

import re
import zipfile
from enum import Enum
from io import BytesIO

_TYPES = "[Content_Types].xml"
_MAIN = re.compile(rb"ms-word\.(document|template)\.macroEnabled|wordprocessingml\.template\.main")


class WordFormat(Enum):
    """File name suffix and content type of each kind."""

    DOCX = (".docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document")
    DOTX = (".dotx", "application/vnd.openxmlformats-officedocument.wordprocessingml.template")
    DOCM = (".docm", "application/vnd.ms-word.document.macroEnabled.12")
    DOTM = (".dotm", "application/vnd.ms-word.template.macroEnabled.12")

    @property
    def suffix(self) -> str:
        """The ending of the file's name."""
        return self.value[0]

    @property
    def content_type(self) -> str:
        """The media type."""
        return self.value[1]


def word_format(data: bytes) -> WordFormat:
    """The kind of the package ``data``, which the engine has already checked."""
    with zipfile.ZipFile(BytesIO(data)) as package:
        found = _MAIN.search(package.read(_TYPES))
    if found is None:
        return WordFormat.DOCX
    kind = {b"document": WordFormat.DOCM, b"template": WordFormat.DOTM}
    return kind.get(found[1], WordFormat.DOTX)
