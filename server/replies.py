"""The shapes of successful replies."""

import json
from urllib.parse import quote

from flask import Response


def json_reply(value: object) -> Response:
    """``value`` as JSON, keys in the order given."""
    body = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return Response(body + "\n", mimetype="application/json")


def file_reply(data: bytes, name: str, content_type: str) -> Response:
    """``data`` as a download called ``name`` (RFC 6266)."""
    plain = "".join(c if c.isascii() and c not in '"\\%' else "_" for c in name)
    response = Response(data, content_type=content_type)
    response.headers["Content-Disposition"] = (
        f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"
    )
    return response
