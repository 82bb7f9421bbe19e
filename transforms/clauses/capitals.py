"""Where capitalised words stand in a text: one pass, shared by all who look for names.

Knows characters only: no party, no term, no rule.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

_CAPITALISED = re.compile(r"(?<![\w-])[A-Z]\w*")
_WORD = re.compile(r"\w+")
_END = r"(?![\w-]|\.\w)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Capitals:
    """The texts of some paragraphs, and for each capitalised word its places as (text, start)."""

    texts: tuple[str, ...]
    places: dict[str, list[tuple[int, int]]] = field(default_factory=dict)

    @classmethod
    def of(cls, texts: Iterable[str]) -> "Capitals":
        """The index of ``texts``."""
        kept = tuple(texts)
        places: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
        for number, text in enumerate(kept):
            for match in _CAPITALISED.finditer(text):
                places[match.group()].append((number, match.start()))
        return cls(texts=kept, places=dict(places))

    def mentions(self, names: Sequence[str]) -> list[tuple[int, int, str]]:
        """Every mention of ``names`` as (text, start, name), the longest at each place."""
        groups: dict[str, list[str]] = {}
        for name in names:
            if word := _WORD.match(name):
                groups.setdefault(word.group(), []).append(name)
        found = [hit for first, group in groups.items() for hit in self._hits(first, group)]
        found.sort()
        return list(_apart(found))

    def _hits(self, first: str, names: list[str]) -> Iterator[tuple[int, int, str]]:
        """Every place where a name that begins with the word ``first`` stands."""
        rests = sorted({name[len(first) :] for name in names}, key=lambda rest: (-len(rest), rest))
        behind = re.compile(f"(?:{'|'.join(map(re.escape, rests))}){_END}")
        indexed = _CAPITALISED.match(first) is not None
        places = self.places.get(first, ()) if indexed else self._small(first)
        for number, start in places:
            match = behind.match(self.texts[number], start + len(first))
            if match:
                yield number, start, first + match.group()

    def _small(self, word: str) -> Iterator[tuple[int, int]]:
        """Every place of a word in small letters, such as "we"."""
        pattern = re.compile(rf"(?<![\w-]){re.escape(word)}(?!\w)")
        for number, text in enumerate(self.texts):
            if word in text:
                yield from ((number, match.start()) for match in pattern.finditer(text))


def _apart(found: list[tuple[int, int, str]]) -> Iterator[tuple[int, int, str]]:
    """The mentions that do not lie inside an earlier one."""
    text, edge = -1, 0
    for hit in found:
        if hit[0] != text:
            text, edge = hit[0], 0
        if hit[1] >= edge:
            edge = hit[1] + len(hit[2])
            yield hit
