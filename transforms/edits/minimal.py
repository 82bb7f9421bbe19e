"""The smallest edits that turn one stretch of text into another, word by word.

Knows words and offsets. Knows no rules.
"""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

_WORD = re.compile(r"\s+|[\w$€£%]+(?:['’.,-][\w%]+)*|[^\w\s]")
ALIKE = 0.55  # from this share of common words on, words are changed one by one
SHORTEST_KEPT = 3  # words that must stay together between two changes

Change = tuple[int, int, str]
"""Start and end in the old text, and the text that takes their place."""


def changes(old: str, new: str) -> tuple[Change, ...]:
    """The changes from ``old`` to ``new``, in order; common ends are never part of one."""
    olds, news = _WORD.findall(old), _WORD.findall(new)
    head = _common(olds, news)
    tail = _common(olds[head:][::-1], news[head:][::-1])
    middle_old = olds[head : len(olds) - tail]
    middle_new = news[head : len(news) - tail]
    at = sum(map(len, olds[:head]))
    found = []
    for start, end, text in _blocks(middle_old, middle_new):
        begin = at + sum(map(len, middle_old[:start]))
        stop = at + sum(map(len, middle_old[:end]))
        found.append((begin, stop, text))
    return tuple(found)


def _common(one: list[str], other: list[str]) -> int:
    count = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        count += 1
    return count


def _blocks(olds: list[str], news: list[str]) -> Iterator[tuple[int, int, str]]:
    """Ranges of ``olds`` to replace; unlike texts are replaced as a whole."""
    if not olds and not news:
        return
    matcher = SequenceMatcher(None, olds, news, autojunk=False)
    if matcher.ratio() < ALIKE:
        yield 0, len(olds), "".join(news)
        return
    start = end = fresh = done = 0
    open_block = False
    for tag, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        kept = sum(not word.isspace() for word in olds[old_from:old_to])
        if tag == "equal" and (kept >= SHORTEST_KEPT or not open_block or old_to == len(olds)):
            if open_block:
                yield start, end, "".join(news[fresh:done])
            open_block = False
            continue
        if not open_block:
            start, fresh, open_block = old_from, new_from, True
        end, done = old_to, new_to
    if open_block:
        yield start, end, "".join(news[fresh:done])
