"""The page for browsers, the task pane, their files, and the manifest.

The pane is the same page with Office's script added; outside Word it works as the page does.
"""

from functools import partial
from pathlib import Path

from flask import Blueprint, Response, render_template, request, send_from_directory

from server.manifest import manifest_for
from server.settings import Settings

STATIC = Path(__file__).parent / "static"


def blueprint(settings: Settings) -> Blueprint:
    """``/``, ``/pane/``, ``/assets/…``, ``/favicon.ico`` and ``/manifest.xml``."""
    page = Blueprint("page", __name__, template_folder="templates")
    page.add_url_rule("/", "home", partial(render_template, "page.html", office_js=""))
    page.add_url_rule("/pane/", "pane", partial(_pane, settings))
    page.add_url_rule("/assets/<path:name>", "asset", asset)
    page.add_url_rule("/favicon.ico", "icon", partial(asset, "icons/review-32.png"))
    page.add_url_rule("/manifest.xml", "manifest", partial(manifest, settings))
    return page


def _pane(settings: Settings) -> str:
    return render_template("page.html", office_js=settings.office_js)


def asset(name: str) -> Response:
    """A script, a style sheet or an icon."""
    return send_from_directory(STATIC, name)


def manifest(settings: Settings) -> Response:
    """What an administrator or user gives to Word."""
    origin = settings.public_url or request.host_url.rstrip("/")
    return Response(manifest_for(origin), content_type="application/xml; charset=utf-8")
