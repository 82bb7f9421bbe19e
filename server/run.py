"""Starts the server: checks the address first, then hands over to gunicorn.

Knows gunicorn and sockets. What it refuses, it refuses before a port is open: an address beyond
this machine without sign-in, a port in use, https without a certificate.
"""

import socket
import sys
from pathlib import Path
from typing import Any

from flask import Flask

from server.app import create_app
from server.log import logging_settings
from server.settings import Settings, from_environment, is_loopback
from transforms.errors import OptionError

HTTP_PORT = 8080
HTTPS_PORT = 8443
SPARE_THREADS = 4  # for pages and health checks while documents wait
OFFICE_CERTIFICATES = Path("~/.office-addin-dev-certs")


def serve(
    host: str = "127.0.0.1",
    port: int | None = None,
    *,
    https: bool = False,
    settings: Settings | None = None,
) -> int:
    """Serve until stopped; returns the exit status. Raises ``OptionError`` before it listens."""
    settings = settings or from_environment()
    port = port or (HTTPS_PORT if https else HTTP_PORT)
    check_address(host, settings)
    options = gunicorn_options(host, port, settings)
    if https:
        options.update(certificate(settings))
    _check_port_is_free(host, port)
    create_app(settings)  # a faulty setting or playbook stops here, with its own message
    _say_where(host, port, https)
    return _run(options, settings)


def check_address(host: str, settings: Settings) -> None:
    """Refuse to listen beyond this machine when nobody has to sign in."""
    if not is_loopback(host) and not settings.auth:
        raise OptionError(
            "Other machines could reach the server and nobody has to sign in",
            where=f"--host {host}",
            remedy="Leave out --host, or set SEVENLINES_AUTH=keys:FILE (docs/operate.md).",
        )


def gunicorn_options(host: str, port: int, settings: Settings) -> dict[str, Any]:
    """Settings of gunicorn, for ``serve`` and for ``deploy/gunicorn.conf.py`` alike.

    No access log, since request lines hold names; our own log says the rest.
    """
    return {
        "bind": f"[{host}]:{port}" if ":" in host else f"{host}:{port}",
        "worker_class": "gthread",
        "workers": settings.workers,
        "threads": settings.at_once + settings.waiting + SPARE_THREADS,
        "timeout": 120,
        "graceful_timeout": 30,
        "keepalive": 5,
        "limit_request_line": 8190,
        "accesslog": None,
        "logconfig_dict": logging_settings(),
        "control_socket_disable": True,
        "proc_name": "sevenlines",
    }


def certificate(settings: Settings) -> dict[str, str]:
    """Certificate and key: those set, else those that Office's developer tool has made."""
    made = OFFICE_CERTIFICATES.expanduser()
    found = (
        (settings.tls_cert, settings.tls_key),
        (str(made / "localhost.crt"), str(made / "localhost.key")),
    )
    for certfile, keyfile in found:
        if certfile and keyfile and Path(certfile).is_file() and Path(keyfile).is_file():
            return {"certfile": certfile, "keyfile": keyfile}
    raise OptionError(
        "There is no certificate for https",
        where="--https",
        remedy="Set SEVENLINES_TLS_CERT and SEVENLINES_TLS_KEY to a certificate that this machine "
        "trusts; docs/operate.md shows how to make one.",
    )


def _check_port_is_free(host: str, port: int) -> None:
    """Say plainly what gunicorn would try again and again."""
    try:
        family, kind, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except (OSError, OverflowError) as error:
        raise OptionError(
            "The server cannot listen there",
            where=f"{host}:{port}",
            remedy="Another program may be using the port; choose one with --port.",
        ) from error


def _say_where(host: str, port: int, https: bool) -> None:
    """The address to open, for the person who started the server."""
    name = f"[{host}]" if ":" in host else host
    scheme = "https" if https else "http"
    print(f"Sevenlines is at {scheme}://{name}:{port}/ (Ctrl+C ends it)", file=sys.stderr)


def _run(options: dict[str, Any], settings: Settings) -> int:
    """Run gunicorn with these options until it ends."""
    try:
        from gunicorn.app.base import BaseApplication  # type: ignore[import-untyped]
    except ImportError as error:
        raise OptionError(
            "gunicorn does not run on this system",
            where="serve",
            remedy="Use Linux, macOS, the Windows Subsystem for Linux, or the image in deploy/.",
        ) from error

    class Server(BaseApplication):  # type: ignore[misc]  # gunicorn is untyped
        """A gunicorn told what to run instead of reading its own command line."""

        def load_config(self) -> None:
            for name, value in options.items():
                self.cfg.set(name, value)

        def load(self) -> Flask:
            return create_app(settings)

    try:
        Server().run()
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 0
    return 0
