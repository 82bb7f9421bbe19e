import socket
from pathlib import Path

import pytest

from server.run import certificate, check_address, gunicorn_options, serve
from server.settings import Settings
from transforms.errors import OptionError

SIGNED_IN = Settings(auth="keys:/somewhere")


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "::1", "127.0.0.2"])
def test_this_machine_needs_no_sign_in(host: str) -> None:
    check_address(host, Settings())


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "", "192.0.2.1", "contracts.example.com"])  # noqa: S104
def test_another_address_needs_sign_in(host: str) -> None:
    with pytest.raises(OptionError):
        check_address(host, Settings())
    check_address(host, SIGNED_IN)


def test_serve_refuses_before_it_listens() -> None:
    with pytest.raises(OptionError):
        serve("0.0.0.0", 0, settings=Settings())  # noqa: S104


def test_a_port_in_use_is_said_plainly() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(OptionError) as refusal:
            serve("127.0.0.1", port, settings=Settings())
    assert refusal.value.where == f"127.0.0.1:{port}"


def test_https_without_a_certificate_is_refused(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    with pytest.raises(OptionError):
        serve(https=True, settings=Settings())


def test_https_takes_the_pair_of_the_office_tool(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    folder = tmp_path / ".office-addin-dev-certs"
    folder.mkdir()
    for name in ("localhost.crt", "localhost.key"):
        (folder / name).touch()
    assert certificate(Settings())["certfile"] == str(folder / "localhost.crt")


def test_the_certificate_of_the_settings_goes_first(tmp_path: Path) -> None:
    pair = [tmp_path / "a.crt", tmp_path / "a.key"]
    for path in pair:
        path.touch()
    settings = Settings(tls_cert=str(pair[0]), tls_key=str(pair[1]))
    assert certificate(settings) == {"certfile": str(pair[0]), "keyfile": str(pair[1])}


def test_request_lines_are_not_logged() -> None:
    options = gunicorn_options("::1", 8080, Settings())
    assert options["accesslog"] is None
    assert options["bind"] == "[::1]:8080"


def test_whoever_waits_leaves_threads_for_health_checks() -> None:
    settings = Settings(at_once=2, waiting=5)
    assert gunicorn_options("::1", 8080, settings)["threads"] > 7
