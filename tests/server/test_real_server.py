"""The server as it runs, with the real engine, over a socket."""

import hashlib
import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import transforms

SAMPLES = ("client-msa", "negotiated-consulting")
QUERY = "author=Jo&date=2026-01-31"
START_SECONDS = 30


@pytest.fixture(scope="module")
def base() -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "transforms.cli", "serve", "--port", str(port)]
    server = subprocess.Popen(  # noqa: S603 - our own command
        command, env=os.environ | {"SEVENLINES_WORKERS": "1"}, stderr=subprocess.DEVNULL
    )
    address = f"http://127.0.0.1:{port}"
    try:
        wait_for(f"{address}/readyz", server)
        yield address
    finally:
        server.send_signal(signal.SIGTERM)
        assert server.wait(20) == 0


def wait_for(url: str, server: "subprocess.Popen[bytes]") -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and server.poll() is None:
        try:
            with urllib.request.urlopen(url, timeout=2):  # noqa: S310 - our own address
                return
        except OSError:
            time.sleep(0.1)
    raise AssertionError("the server did not start")


def post(url: str, data: bytes) -> bytes:
    request = urllib.request.Request(url, data=data, method="POST")  # noqa: S310
    with urllib.request.urlopen(request, timeout=60) as reply:  # noqa: S310
        return reply.read()


def sample(name: str) -> bytes:
    return Path(f"samples/{name}.docx").read_bytes()


def expected(name: str) -> bytes:
    options = transforms.Options(playbook=transforms.load_playbook())
    stamp = transforms.Stamp(author="Jo", date="2026-01-31T00:00:00Z")
    return transforms.redline(sample(name), options, stamp).data


@pytest.mark.parametrize("name", SAMPLES)
def test_the_bytes_are_those_of_the_engine(base: str, name: str) -> None:
    assert post(f"{base}/api/v1/redline?{QUERY}", sample(name)) == expected(name)


def test_a_review_holds_every_term(base: str) -> None:
    data = sample("client-msa")
    review = json.loads(post(f"{base}/api/v1/review", data))
    assert len(review["findings"]) == 31
    assert review["document"]["sha256"] == hashlib.sha256(data).hexdigest()


def test_callers_at_once_get_their_own_documents(base: str) -> None:
    wanted = {name: expected(name) for name in SAMPLES}
    names = SAMPLES * 3
    with ThreadPoolExecutor(4) as pool:
        replies = pool.map(lambda n: post(f"{base}/api/v1/redline?{QUERY}", sample(n)), names)
        assert [wanted[n] == reply for n, reply in zip(names, replies, strict=True)] == [True] * 6


def test_a_document_that_is_none_is_refused(base: str) -> None:
    with pytest.raises(urllib.error.HTTPError) as refusal:
        post(f"{base}/api/v1/redline", b"%PDF-1.7")
    with refusal.value as reply:
        assert json.load(reply)["code"] == "not-a-package"


def test_a_body_that_breaks_off_is_refused(base: str) -> None:
    host, port = base.removeprefix("http://").split(":")
    data = sample("client-msa")
    head = f"POST /api/v1/review HTTP/1.1\r\nHost: {host}\r\nContent-Length: {len(data)}\r\n\r\n"
    with socket.create_connection((host, int(port)), timeout=20) as connection:
        connection.sendall(head.encode() + data[:-100])
        connection.shutdown(socket.SHUT_WR)
        with connection.makefile("rb") as reply:
            assert b" 400 " in reply.readline()
