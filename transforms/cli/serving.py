"""``serve``: hands over to the server, which lies above this package and is found by its name."""

from importlib import import_module

from transforms.cli.arguments import Arguments


def serve(given: Arguments) -> int:
    """Serve until stopped; the server's exit status."""
    status: int = import_module("server.run").serve(given.host, given.port, https=given.https)
    return status
