"""Takes the document out of a request, in memory only.

Werkzeug puts a large upload into a temporary file; here it stays in memory, since no document may
touch a disk. A declared size is checked before anything is read (``MAX_CONTENT_LENGTH``).
"""

import re
from dataclasses import dataclass
from io import BytesIO
from typing import IO

from flask import Request
from werkzeug.exceptions import RequestEntityTooLarge

from server.errors import BAD_REQUEST, NO_DOCUMENT, Rejected

DEFAULT_NAME = "document.docx"
NAME_CHARACTERS = 150
_SUFFIX = re.compile(r"\.(docx|docm|dotx|dotm|xml)$", re.IGNORECASE)


class InMemoryRequest(Request):
    """A request whose uploads never leave memory."""

    def _get_file_stream(
        self,
        total_content_length: int | None,
        content_type: str | None,
        filename: str | None = None,
        content_length: int | None = None,
    ) -> IO[bytes]:
        """Werkzeug asks this for a place to put an uploaded file."""
        return BytesIO()


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    """A document as it came, and what to call it."""

    data: bytes
    name: str


def upload_of(request: Request) -> Upload:
    """The one document of ``request``; raises ``Rejected`` when there is none, or more."""
    if request.mimetype == "multipart/form-data":
        upload = _multipart(request)
    else:
        upload = Upload(data=_whole_body(request), name=DEFAULT_NAME)
    if not upload.data:
        raise Rejected(NO_DOCUMENT)
    return upload


def _whole_body(request: Request) -> bytes:
    """The body, all of it.

    Werkzeug silently stops reading at the limit when the length is not declared, and gunicorn at
    the end of a connection that broke; half a document must not be taken for one.
    """
    data = request.get_data(cache=False)
    declared = request.content_length
    if declared is None and len(data) >= (request.max_content_length or 0):
        raise RequestEntityTooLarge
    if declared is not None and len(data) < declared:
        raise Rejected(BAD_REQUEST)
    return data


def _multipart(request: Request) -> Upload:
    """The field ``file``; options belong in the query, so any other field is refused."""
    files = request.files.getlist("file")
    if len(files) != 1 or len(request.files) != 1 or request.form:
        raise Rejected(NO_DOCUMENT)
    return Upload(data=files[0].stream.read(), name=_plain_name(files[0].filename or ""))


def _plain_name(path: str) -> str:
    """The last part of ``path``, printable and not too long."""
    last = re.split(r"[/\\]", path)[-1]
    name = "".join(character for character in last if character.isprintable()).strip(" .")
    return name[-NAME_CHARACTERS:] or DEFAULT_NAME


def redlined_name(name: str, suffix: str) -> str:
    """What to call the redline of ``name``."""
    return f"{_SUFFIX.sub('', name)}-redlined{suffix}"
