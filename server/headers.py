"""Security and caching headers of every reply.

Documents and findings are never cached; pages are checked again each time; icons may be kept, as
Office asks, and so may files whose name changes with what they hold.
"""

from flask import Flask, Response, g, request

from server.settings import Settings

API_POLICY = "default-src 'none'; frame-ancestors 'none'"
PAGE_POLICY = (
    "default-src 'none'; script-src {scripts}; style-src 'self' 'nonce-{nonce}'; "
    "img-src 'self' data: blob:; connect-src {connect}; base-uri 'none'; form-action 'none'; "
    "frame-ancestors {ancestors}"
)
NONCE = "{nonce}"  # filled for each reply
ONE_DAY = 24 * 60 * 60
ONE_YEAR = 365 * ONE_DAY


def install(app: Flask, settings: Settings) -> None:
    """Put the headers on every reply of ``app``."""
    policies = policies_of(settings)

    def dress(response: Response) -> Response:
        headers = response.headers
        policy = policies.get(request.endpoint or "", API_POLICY)
        headers["Content-Security-Policy"] = policy.replace(NONCE, g.get("style_nonce", ""))
        headers["X-Content-Type-Options"] = "nosniff"
        headers["Referrer-Policy"] = "no-referrer"
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()"
        headers["Cache-Control"] = _caching(response)
        if request.is_secure:
            headers["Strict-Transport-Security"] = "max-age=31536000"
        return response

    app.after_request(dress)


def policies_of(settings: Settings) -> dict[str, str]:
    """The content security policy of each page, by endpoint."""
    office = _origin(settings.office_js)
    return {
        "page.home": PAGE_POLICY.format(
            scripts="'self'", connect="'self'", ancestors="'none'", nonce=NONCE
        ),
        "page.pane": PAGE_POLICY.format(
            scripts=f"'self' {office}",
            connect=f"'self' {office}",
            ancestors=" ".join(settings.frame_ancestors),
            nonce=NONCE,
        ),
    }


def _origin(url: str) -> str:
    """Scheme and host of ``url``; the server's own for a path."""
    scheme, separator, rest = url.partition("://")
    return f"{scheme}://{rest.split('/')[0]}" if separator else "'self'"


def _caching(response: Response) -> str:
    """Icons a day, built files a year, pages after asking, all else never."""
    if response.status_code not in (200, 304) or not (request.endpoint or "").startswith("page."):
        return "no-store"
    if request.path.startswith("/pane/assets/"):
        return f"public, max-age={ONE_YEAR}, immutable"
    if response.mimetype == "image/png":
        return f"public, max-age={ONE_DAY}"
    return "no-cache"
