"""Turns what a person chose, as text, into ``Options`` and a ``Stamp``.

Shared by the command line and the server, so that one spelling means one thing at both doors.
Knows the playbook's ids. Knows neither documents nor where the text came from; the default date
is the caller's business, since the clock belongs to the edges.
"""

import difflib
from collections.abc import Iterable
from datetime import UTC, datetime

from transforms.errors import OptionError
from transforms.options import Options
from transforms.playbook.model import POSITIONS, RED_LINES, Playbook
from transforms.stamp import Stamp

COMMENTS = ("rationale", "none")
AUTHOR_CHARACTERS = 255  # what Word keeps of an author's name


def options_from(
    playbook: Playbook,
    *,
    we_are: str = "",
    position: Iterable[str] = (),
    only: Iterable[str] = (),
    skip: Iterable[str] = (),
    comments: str = "rationale",
) -> Options:
    """Options for ``playbook``; raises ``OptionError`` with the nearest names for a wrong one.

    ``position`` holds "fallback" (for all terms) or "liability.cap=fallback" (for one, or for a
    whole red line); a later one wins. ``only`` and ``skip`` hold ids, alone or joined by commas.
    """
    overall, single = _positions(playbook, position)
    return Options(
        playbook=playbook,
        we_are=we_are.strip(),
        position=overall,
        positions=single,
        only=_ids(playbook, only, "only"),
        skip=_ids(playbook, skip, "skip"),
        comments=_one_of(comments, COMMENTS, "comments"),
    )


def stamp_from(author: str, date: str) -> Stamp:
    """Author and date of our revisions; raises ``OptionError`` for what Word could not show."""
    name = " ".join(author.split())
    if not name or not name.isprintable() or len(name) > AUTHOR_CHARACTERS:
        raise OptionError(
            "The author's name is empty, too long or holds characters that cannot be shown",
            where="author",
            remedy=f"Use 1 to {AUTHOR_CHARACTERS} printable characters.",
        )
    return Stamp(author=name, date=utc_second(date))


def known_term(playbook: Playbook, term_id: str) -> str:
    """``term_id`` when the playbook has it; else ``OptionError`` with the nearest ones."""
    return _one_of(term_id, (term.id for term in playbook.terms), "term")


def utc_second(date: str) -> str:
    """``date`` (ISO 8601; UTC unless it says otherwise) in the form Word writes."""
    try:
        moment = datetime.fromisoformat(date)
        utc = moment.replace(tzinfo=moment.tzinfo or UTC).astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise OptionError(
            "The date is not in ISO 8601 form",
            where="date",
            remedy='Write it as "2026-01-31" or "2026-01-31T09:30:00Z".',
        ) from error
    return utc.strftime("%Y-%m-%dT%H:%M:%SZ").rjust(20, "0")


def _positions(
    playbook: Playbook, wanted: Iterable[str]
) -> tuple[str, tuple[tuple[str, str], ...]]:
    """The position for all terms, and those of single terms."""
    overall = "standard"
    single: dict[str, str] = {}
    for choice in wanted:
        name, equals, value = choice.rpartition("=")
        position = _one_of(value.strip(), POSITIONS, "position")
        if not equals:
            overall = position
            continue
        for known in _ids(playbook, (name,), "position"):
            single.update(dict.fromkeys(_terms_of(playbook, known), position))
    return overall, tuple(single.items())


def _terms_of(playbook: Playbook, name: str) -> list[str]:
    """The term of that id, or every term of the red line of that name."""
    return [term.id for term in playbook.terms if name in (term.id, term.red_line)]


def _ids(playbook: Playbook, wanted: Iterable[str], option: str) -> tuple[str, ...]:
    """Every id in ``wanted``, each one known to the playbook, without repeats."""
    known = [*RED_LINES, *(term.id for term in playbook.terms)]
    names = [name.strip() for text in wanted for name in text.split(",") if name.strip()]
    return tuple(dict.fromkeys(_one_of(name, known, option) for name in names))


def _one_of(value: str, known: Iterable[str], option: str) -> str:
    """``value`` when it is known; else an error that names the nearest ones."""
    names = list(known)
    if value in names:
        return value
    near = difflib.get_close_matches(value, names, n=3, cutoff=0.4) or names[:7]
    raise OptionError(
        f'"{value[:60]}" is not known', where=option, remedy=f"Did you mean {_either(near)}?"
    )


def _either(names: list[str]) -> str:
    """The names as an English list."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} or {names[-1]}"
