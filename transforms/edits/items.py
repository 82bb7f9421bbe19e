"""Exceptions struck one by one from the list that a sentence makes of them.

"Except for fraud, breach of warranty and theft, the liability of …" loses the middle one and keeps
its grammar. Knows contract English. Knows no rules: which words go is told.
"""

import re
from itertools import pairwise

_INTRODUCTION = re.compile(
    r"(?:,?\s*(?:but\s+)?)\b(?:except(?:ing)?(?:\s+(?:for|in\s+(?:the\s+)?cases?\s+of"
    r"|with\s+respect\s+to|in\s+respect\s+of|as\s+to|to\s+the\s+extent\s+of|that\s+arising\s+from"
    r"|for\s+(?:claims|liability|damages)\s+(?:arising\s+)?(?:from|for|under)))?"
    r"|excluding|other\s+than|apart\s+from|save\s+(?:for|in\s+the\s+case\s+of)"
    r"|with\s+the\s+exception\s+of)\s+",
    re.IGNORECASE,
)
_MAIN_CLAUSE = re.compile(
    r",\s+(?=(?:in\s+no\s+event|under\s+no\s+circumstances|neither|each|either|the\s+(?:total|aggregate"
    r"|maximum|entire|cumulative|liability)|(?:our|your|its|their|the|any|[A-Z][\w&]*(?:['’]s)?)\s"
    r"[^,;]{0,60}\b(?:liab|shall|will|may))\b)",
    re.IGNORECASE,
)
_BETWEEN = re.compile(
    r"\s*,\s*(?:and\s+|or\s+|and/or\s+)?(?:for\s+)?|\s+(?:and|or|and/or)\s+(?:for\s+)?"
)
_END = re.compile(r"\s*[.;:]?\s*$")


def without_items(sentence: str, beginnings: tuple[str, ...]) -> str | None:
    """``sentence`` without the exceptions in which a word begins with one of ``beginnings``.

    None when it lists no exceptions, or none of them goes.
    """
    found = _INTRODUCTION.search(sentence)
    if found is None:
        return None
    leads = not sentence[: found.start()].strip()
    behind = _MAIN_CLAUSE.search(sentence, found.end()) if leads else _END.search(sentence)
    if behind is None:
        return None
    gone = re.compile(rf"\b(?:{'|'.join(map(re.escape, beginnings))})", re.IGNORECASE)
    items = _items(sentence, found.end(), behind.start())
    kept = [
        number for number, (start, end) in enumerate(items) if not gone.search(sentence[start:end])
    ]
    if len(kept) == len(items):
        return None
    if kept:
        listed = _listed(sentence, items, kept)
        return sentence[: found.end()] + listed + sentence[behind.start() :]
    if leads:
        return _capital(sentence[behind.end() :])
    return sentence[: found.start()] + sentence[behind.start() :]


def _items(sentence: str, start: int, end: int) -> list[tuple[int, int]]:
    """The stretches between the commas and conjunctions of a list."""
    items = []
    for match in _BETWEEN.finditer(sentence, start, end):
        items.append((start, match.start()))
        start = match.end()
    return [*items, (start, end)]


def _listed(sentence: str, items: list[tuple[int, int]], kept: list[int]) -> str:
    """The kept items with what stood between them, the last two joined as the last two were."""
    joint = sentence[items[-2][1] : items[-1][0]]
    text = sentence[slice(*items[kept[0]])]
    for before, number in pairwise(kept):
        between = sentence[items[before][1] : items[before + 1][0]]
        text += (joint if number == kept[-1] else between) + sentence[slice(*items[number])]
    return text


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
