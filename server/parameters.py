"""Reads the query parameters of a review or redline; strict, so that a slip is never silent.

They are the command line's options under the same names. What each takes is said here in constant
sentences, since a reply must not repeat what a client sent.
"""

from collections.abc import Mapping

from werkzeug.datastructures import MultiDict

from server.errors import Problem, Rejected
from transforms.choices import options_from, stamp_from
from transforms.errors import OptionError
from transforms.options import Options
from transforms.playbook.model import Playbook
from transforms.stamp import Stamp

TAKES = {
    "playbook": "the id of a playbook that GET /api/v1/playbooks lists",
    "we_are": "the defined term or the name of our side, as the contract writes it",
    "position": "standard, mutual or fallback, alone or as TERM=POSITION; it may be repeated",
    "only": "ids of terms or red lines, joined by commas; it may be repeated",
    "skip": "ids of terms or red lines, joined by commas; it may be repeated",
    "author": "1 to 255 printable characters",
    "date": "a date in ISO 8601 form, such as 2026-01-31T09:30:00Z",
    "comments": "rationale or none",
}
REPEATED = frozenset({"position", "only", "skip"})
WE_ARE_CHARACTERS = 300

UNKNOWN = Problem(
    status=400,
    code="unknown-parameter",
    title="A parameter is not known",
    detail=f"Use only {', '.join(TAKES)}.",
)
UNUSABLE = Problem(
    status=400, code=OptionError.code, title=OptionError.title, detail="Correct the parameter."
)


def choices(
    query: MultiDict[str, str], playbooks: Mapping[str, Playbook], default: str, today: str
) -> tuple[Options, Stamp]:
    """Options and stamp out of ``query``.

    ``default`` is the playbook used when none is named, ``today`` the date when none is given.
    """
    given = _known(query)
    for name in TAKES:
        _check(name, given.get(name, []))
    playbook = playbooks.get(_one(given, "playbook", default))
    if playbook is None:
        raise _unusable("playbook")
    try:
        return _options(playbook, given), _stamp(given, today)
    except OptionError as error:
        raise _unusable(error.where) from error


def _known(query: MultiDict[str, str]) -> dict[str, list[str]]:
    """Values by name, with ``we-are`` taken as ``we_are``."""
    given: dict[str, list[str]] = {}
    for name, values in query.lists():
        plain = name.replace("-", "_")
        if plain not in TAKES:
            raise Rejected(UNKNOWN)
        given.setdefault(plain, []).extend(values)
    return given


def _check(name: str, values: list[str]) -> None:
    """No empty value, and no second one where only one makes sense."""
    if any(not value.strip() for value in values):
        raise _unusable(name)
    if len(values) > 1 and name not in REPEATED:
        raise _unusable(name)


def _options(playbook: Playbook, given: dict[str, list[str]]) -> Options:
    we_are = _one(given, "we_are", "")
    if len(we_are) > WE_ARE_CHARACTERS:
        raise _unusable("we_are")
    return options_from(
        playbook,
        we_are=we_are,
        position=given.get("position", []),
        only=given.get("only", []),
        skip=given.get("skip", []),
        comments=_one(given, "comments", "rationale"),
    )


def _stamp(given: dict[str, list[str]], today: str) -> Stamp:
    return stamp_from(_one(given, "author", Stamp().author), _one(given, "date", today))


def _one(given: dict[str, list[str]], name: str, default: str) -> str:
    return given.get(name, [default])[0]


def _unusable(name: str) -> Rejected:
    """The reply for a parameter with an unusable value."""
    takes = TAKES.get(name)
    detail = f"The parameter {name} takes {takes}." if takes else ""
    return Rejected(UNUSABLE, parameter=name if takes else "", detail=detail)
