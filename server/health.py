"""Answers to whoever watches the server: alive, and ready for work."""

from functools import partial

from flask import Blueprint, Response

from server.desk import Desk
from server.replies import json_reply


def blueprint(desk: Desk) -> Blueprint:
    """``/healthz`` and ``/readyz``; open to every caller, since they say nothing."""
    health = Blueprint("health", __name__)
    health.add_url_rule("/healthz", "alive", alive)
    health.add_url_rule("/readyz", "ready", partial(ready, desk))
    return health


def alive() -> Response:
    """The process answers."""
    return json_reply({"status": "ok"})


def ready(desk: Desk) -> Response:
    """The process can work: its playbooks are loaded."""
    return json_reply({"status": "ready", "playbooks": len(desk.playbooks)})
