"""The page for browsers, the task pane, their files, and the manifest.

Both are one built page (``addin/``, see its README); the pane has Office's script added, and
outside Word it works as the page does. Knows the two marks in the built page that each reply fills.
"""

import secrets
from functools import partial
from html import escape
from pathlib import Path

from flask import Blueprint, Response, g, request, send_from_directory

from server.manifest import manifest_for
from server.settings import Settings

STATIC = Path(__file__).parent / "static"
BUILT = STATIC / "pane"
NONCE_MARK = "STYLE-NONCE"
OFFICE_MARK = '<meta name="office-script">'


def blueprint(settings: Settings) -> Blueprint:
    """``/``, ``/pane/``, ``/assets/…``, ``/favicon.ico`` and ``/manifest.xml``."""
    page = Blueprint("page", __name__)
    html = (BUILT / "index.html").read_text(encoding="utf-8")
    page.add_url_rule("/", "home", partial(_page, html, ""))
    page.add_url_rule("/pane/", "pane", partial(_page, html, settings.office_js))
    page.add_url_rule("/pane/<path:name>", "built", built)
    page.add_url_rule("/assets/<path:name>", "asset", asset)
    page.add_url_rule("/favicon.ico", "icon", partial(asset, "icons/review-32.png"))
    page.add_url_rule("/manifest.xml", "manifest", partial(manifest, settings))
    return page


def _page(html: str, office_js: str) -> str:
    """The built page, with a nonce for the style sheets that its components make.

    Office's script does not hold up the first screen, hence ``async``.
    """
    g.style_nonce = secrets.token_urlsafe(16)
    script = f'<script id="office" async src="{escape(office_js)}"></script>' if office_js else ""
    return html.replace(NONCE_MARK, g.style_nonce).replace(OFFICE_MARK, script)


def built(name: str) -> Response:
    """A file of the built page; its name changes with what it holds."""
    return send_from_directory(BUILT, name)


def asset(name: str) -> Response:
    """An icon."""
    return send_from_directory(STATIC, name)


def manifest(settings: Settings) -> Response:
    """What an administrator or user gives to Word."""
    origin = settings.public_url or request.host_url.rstrip("/")
    return Response(manifest_for(origin), content_type="application/xml; charset=utf-8")
