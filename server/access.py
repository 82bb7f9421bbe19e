"""Who may call: this machine alone, or whoever holds an API key.

Without sign-in the server answers this machine only, under a name of this machine (so that a
foreign name pointed at 127.0.0.1 gets nothing). In both cases a page of another origin may not call
the API. Keys are kept as SHA-256 digests and compared in constant time.
"""

import hashlib
import hmac
import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from flask import Flask, g, request

from server.errors import FOREIGN_HOST, FOREIGN_ORIGIN, UNAUTHORISED, Rejected
from server.settings import Settings, is_loopback
from transforms.errors import OptionError

_KEY_LINE = re.compile(r"(?P<name>[\w.-]{1,64}):(?P<digest>[0-9a-f]{64})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """One caller's key: a name for the log, and the SHA-256 digest in hexadecimal."""

    name: str
    digest: str


def keys_of(settings: Settings) -> tuple[Key, ...]:
    """The keys that ``settings.auth`` names; raises ``OptionError`` for an unusable file."""
    if not settings.auth:
        return ()
    scheme, _, path = settings.auth.partition(":")
    if scheme != "keys" or not Path(path).is_file():
        raise OptionError(
            "SEVENLINES_AUTH names no file of keys",
            where="SEVENLINES_AUTH",
            remedy="Write it as keys:FILE, with one NAME:SHA256 a line.",
        )
    lines = Path(path).read_text(encoding="utf-8").splitlines()
    used = [line.strip() for line in lines if line.strip() and not line.startswith("#")]
    keys = tuple(_key(line) for line in used)
    if not keys:
        raise OptionError("The file of keys is empty", where=path, remedy="Add NAME:SHA256 lines.")
    return keys


def _key(line: str) -> Key:
    found = _KEY_LINE.fullmatch(line)
    if found is None:
        raise OptionError(
            "A line of the file of keys is not NAME:SHA256",
            where="SEVENLINES_AUTH",
            remedy="docs/operate.md shows how to make one.",
        )
    return Key(name=found["name"], digest=found["digest"])


def install(app: Flask, settings: Settings) -> None:
    """Check every request but the health checks before anything of it is read."""
    keys = keys_of(settings)

    def guard() -> None:
        if request.blueprint == "health":
            return
        if not keys:
            _check_this_machine(settings)
        if request.blueprint == "api":
            _check_same_origin(settings)
            _check_key(keys)

    app.before_request(guard)


def _check_this_machine(settings: Settings) -> None:
    """Caller and the name it used both belong to this machine."""
    host = urlsplit(f"//{request.host}").hostname or ""
    named = is_loopback(host) or (settings.public_host and host == settings.public_host)
    if not named or not is_loopback(request.remote_addr or "localhost"):
        raise Rejected(FOREIGN_HOST)


def _check_same_origin(settings: Settings) -> None:
    """A browser must be showing one of our own pages."""
    site = request.headers.get("Sec-Fetch-Site", "none")
    origin = request.headers.get("Origin", "")
    ours = {request.host.lower(), urlsplit(settings.public_url).netloc.lower()}
    if site not in ("none", "same-origin") or (origin and _netloc(origin) not in ours):
        raise Rejected(FOREIGN_ORIGIN)


def _netloc(origin: str) -> str:
    """Host and port of an Origin header; something no host is called when it has none."""
    return urlsplit(origin).netloc.lower() or "null"


def _check_key(keys: tuple[Key, ...]) -> None:
    """When keys are in use, the caller holds one; every one is compared, found or not."""
    if not keys:
        return
    scheme, _, given = request.headers.get("Authorization", "").partition(" ")
    digest = hashlib.sha256(given.strip().encode()).hexdigest()
    held = [key.name for key in keys if hmac.compare_digest(key.digest, digest)]
    if scheme.lower() != "bearer" or not held:
        raise Rejected(UNAUTHORISED, headers={"WWW-Authenticate": "Bearer"})
    g.key_name = held[0]
