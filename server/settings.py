"""What an administrator may set, as one frozen value read from the environment.

Knows names, defaults and what is unusable. Knows neither Flask nor gunicorn.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from transforms.errors import OptionError

MEBIBYTE = 1024 * 1024
OFFICE_JS = "https://appsforoffice.microsoft.com/lib/1/hosted/office.js"
OFFICE_ANCESTORS = (  # the pages that frame the task pane when Word runs in a browser
    "'self'",
    "https://*.officeapps.live.com",
    "https://*.office.com",
    "https://*.office365.com",
    "https://*.microsoft365.com",
    "https://*.cloud.microsoft",
    "https://*.live.com",
    "https://*.sharepoint.com",
)
LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Everything about one server that is not the engine.

    ``public_url`` is the origin people type, needed behind a proxy; "" means the address of each
    request. ``auth`` is "" (loopback only) or "keys:FILE". ``at_once`` documents are worked on by
    one process, ``waiting`` more may wait ``wait_seconds`` each; the next one is told to come back.
    """

    public_url: str = ""
    auth: str = ""
    max_body: int = 32 * MEBIBYTE
    at_once: int = 1
    waiting: int = 8
    wait_seconds: int = 20
    workers: int = 2
    playbooks: tuple[str, ...] = ("ai-services",)
    frame_ancestors: tuple[str, ...] = OFFICE_ANCESTORS
    office_js: str = OFFICE_JS
    tls_cert: str = ""
    tls_key: str = ""

    def __post_init__(self) -> None:
        """Refuse what would be unsafe or could not work."""
        if self.public_url:
            _check_origin(self.public_url)
        if not self.auth and not is_loopback(self.public_host or "localhost"):
            raise OptionError(
                "The server has a public address and nobody has to sign in",
                where="SEVENLINES_AUTH",
                remedy="Set SEVENLINES_AUTH=keys:FILE; docs/operate.md shows how to make the file.",
            )

    @property
    def public_host(self) -> str:
        """The host of ``public_url``, "" without one."""
        return urlsplit(self.public_url).hostname or ""


def from_environment(environ: Mapping[str, str] | None = None) -> Settings:
    """Settings out of the variables named SEVENLINES_…; raises ``OptionError`` for a bad one."""
    values = os.environ if environ is None else environ
    plain = Settings()
    return Settings(
        public_url=values.get("SEVENLINES_PUBLIC_URL", "").rstrip("/"),
        auth=values.get("SEVENLINES_AUTH", ""),
        max_body=_number(values, "SEVENLINES_MAX_BODY", plain.max_body),
        at_once=_number(values, "SEVENLINES_AT_ONCE", plain.at_once),
        waiting=_number(values, "SEVENLINES_WAITING", plain.waiting),
        wait_seconds=_number(values, "SEVENLINES_WAIT_SECONDS", plain.wait_seconds),
        workers=_number(values, "SEVENLINES_WORKERS", default_workers()),
        playbooks=_words(values, "SEVENLINES_PLAYBOOKS", plain.playbooks),
        frame_ancestors=_words(values, "SEVENLINES_FRAME_ANCESTORS", plain.frame_ancestors),
        office_js=values.get("SEVENLINES_OFFICE_JS", plain.office_js),
        tls_cert=_file(values, "SEVENLINES_TLS_CERT"),
        tls_key=_file(values, "SEVENLINES_TLS_KEY"),
    )


def default_workers() -> int:
    """One process for each core, four at most."""
    return min(os.cpu_count() or 1, 4)


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach ``host``."""
    return host.strip("[]").lower() in LOOPBACK or host.startswith("127.")


def _number(values: Mapping[str, str], name: str, default: int) -> int:
    """A whole number above zero."""
    text = values.get(name, "")
    if not text:
        return default
    if not text.isascii() or not text.isdigit() or int(text) < 1:
        raise OptionError(
            "A setting must be a whole number above zero", where=name, remedy="Correct or unset it."
        )
    return int(text)


def _words(values: Mapping[str, str], name: str, default: tuple[str, ...]) -> tuple[str, ...]:
    """Words separated by commas or spaces."""
    return tuple(values.get(name, "").replace(",", " ").split()) or default


def _file(values: Mapping[str, str], name: str) -> str:
    """The path of a file that is there, or ""."""
    path = values.get(name, "")
    if path and not Path(path).is_file():
        raise OptionError("A setting names no file", where=name, remedy="Correct or unset it.")
    return path


def _check_origin(url: str) -> None:
    """A scheme and a host, and nothing after them."""
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname or url != _origin(url):
        raise OptionError(
            "The public address is not an origin",
            where="SEVENLINES_PUBLIC_URL",
            remedy='Write it as "https://contracts.example.com", without a path.',
        )


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"
