"""Structured logs: one JSON object a line, and never a word of a contract.

Logged are request ids, routes, statuses, codes, sizes and times. Not logged are query strings (they
hold names), file names, bodies, and the text of exceptions, which may quote a document: of a
failure only its class and the places in our code.
"""

import json
import logging
import secrets
import time
import traceback

from flask import Flask, Response, g, request

LOGGER = logging.getLogger("sevenlines.server")


class JsonFormatter(logging.Formatter):
    """Writes a record as one line of JSON; free text only where it is a constant of the code."""

    def format(self, record: logging.LogRecord) -> str:
        """The line for ``record``."""
        fields: dict[str, object] = {
            "time": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(record.created)),
            "level": record.levelname.lower(),
            "logger": record.name,
            "event": _constant_part(record),
        }
        fields.update(getattr(record, "fields", {}))
        if record.exc_info and record.exc_info[1]:
            fields.update(trace_of(record.exc_info[1]))
        return json.dumps(fields)


def _constant_part(record: logging.LogRecord) -> str:
    """The message without what was put into it, where that may come from a client.

    gunicorn formats a refused request's first line into the message before it logs it.
    """
    if record.levelno >= logging.WARNING and record.name.startswith("gunicorn"):
        return str(record.msg).split(":", 1)[0].split("%", 1)[0].strip()
    return record.getMessage()


def trace_of(error: BaseException) -> dict[str, object]:
    """Class and places of ``error`` and of what caused it, without any of their texts."""
    places = [
        f"{frame.filename}:{frame.lineno} {frame.name}"
        for frame in traceback.extract_tb(error.__traceback__)
    ]
    found: dict[str, object] = {"error": type(error).__name__, "trace": places[-12:]}
    cause = error.__cause__ or error.__context__
    if cause is not None:
        found["cause"] = trace_of(cause)
    return found


def log_failure(error: BaseException) -> None:
    """Note a failure of ours."""
    LOGGER.error("failure", extra={"fields": {"request_id": g.request_id, **trace_of(error)}})


def install(app: Flask) -> None:
    """Give each request an id, and log it when it is answered."""
    app.before_request(_begin)
    app.after_request(_end)


def _begin() -> None:
    g.request_id = secrets.token_hex(8)
    g.began = time.perf_counter()


def _end(response: Response) -> Response:
    """One line a request; health checks only when they fail."""
    response.headers["X-Request-Id"] = g.request_id
    if request.endpoint in ("health.alive", "health.ready") and response.status_code == 200:
        return response
    fields = {
        "request_id": g.request_id,
        "method": request.method,
        "route": request.url_rule.rule if request.url_rule else None,
        "status": response.status_code,
        "code": g.get("problem_code"),
        "key": g.get("key_name"),
        "bytes_in": request.content_length,
        "bytes_out": response.calculate_content_length(),
        "milliseconds": round((time.perf_counter() - g.began) * 1000, 1),
    }
    LOGGER.info("request", extra={"fields": fields})
    return response


def logging_settings() -> dict[str, object]:
    """For ``logging.config.dictConfig``: JSON lines on standard error."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"json": {"()": "server.log.JsonFormatter"}},
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
        "root": {"level": "WARNING", "handlers": ["stderr"]},
        "loggers": {
            "sevenlines": {"level": "INFO"},
            "gunicorn.error": {"level": "WARNING", "handlers": ["stderr"], "propagate": False},
            "gunicorn.access": {"level": "CRITICAL", "handlers": [], "propagate": False},
        },
    }
