"""Normal form: one spelling for the many ways contracts write the same thing.

``@provider``, ``@client`` and the defined-term tokens stand for this contract's own names, amounts
become ``@duration`` and the like, negators carry ``!`` and exceptives ``^``, so that a pattern
serves every contract and a gap can refuse to cross a "not". Every position maps back to the text.
Knows the English of contracts. Knows no rules.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from transforms.clauses.amounts import STARTERS, Amount, amount_at
from transforms.clauses.idioms import EXCEPTIVES, IDIOMS, IZE, NEGATORS, SPELLINGS
from transforms.clauses.model import DefinedTerm, Parties, Party
from transforms.clauses.references import REFERENCE, TELLING, named

_TRANSLATION = str.maketrans(
    {
        "\u2018": "'",
        "\u2019": "'",
        "\u201b": "'",
        "\u201c": '"',
        "\u201d": '"',
        "\u201e": '"',
        "\u2010": "-",
        "\u2011": "-",
        "\u2012": "-",
        "\u2013": "-",
        "\u2014": "-",
        "\u00a0": " ",
        "\u2002": " ",
        "\u2003": " ",
        "\u2009": " ",
        "\u202f": " ",
        "\t": " ",
        "\n": " ",
        "!": " ",
        "^": " ",
        "@": " ",
    }
)
_TOKEN = re.compile(r"[A-Za-z]+(?:'t\b)?|'(?:ll|re|ve)\b|[$€£]|\.?\d|[¼½¾]|[_\[<●{]| {2,}|\u00ad")
_BLANK = re.compile(
    r"\[[ _*●•.]*\]|_{2,}"
    r"|\[ ?(?:●|•|\*+|tbd|insert[^\]]*|to be [^\]]*|number|amount|date|x+|\d*) ?\]"
    r"|<[^<>]{1,40}>|\{[a-z_ ]{2,40}\}|\[ ?#+ ?\]|●",
    re.IGNORECASE,
)
_TICK = re.compile(r"\[ ?[x✓]? ?\]")
_TBD = re.compile(r"tbd\b|to be determined\b", re.IGNORECASE)


_SPACING = {"\u00ad": "", "'ll": " will", "'re": " are", "'ve": " have"}


@dataclass(frozen=True, slots=True)
class Normal:
    """A text in normal form, with the way back.

    ``starts`` are the offsets in ``text`` where replaced chunks begin, ``chunks`` the matching
    (start, end) in ``text`` and (start, end) in the original. ``amounts`` maps the offset of an
    amount's token to the amount, whose own offsets are those of the original.
    """

    text: str
    starts: tuple[int, ...]
    chunks: tuple[tuple[int, int, int, int], ...]
    amounts: dict[int, Amount] = field(compare=False)

    def origin(self, offset: int, *, end: bool = False) -> int:
        """The place in the original of ``offset``; inside a chunk its start, or its end."""
        at = bisect_right(self.starts, offset) - 1
        if at < 0:
            return offset
        start, stop, origin_start, origin_stop = self.chunks[at]
        if end and offset == start:
            return origin_start
        if offset < stop:
            return origin_stop if end else origin_start
        return origin_stop + (offset - stop)


def _party_pattern(parties: Parties) -> dict[str, list[tuple[str, str]]]:
    """First words of every name of the two sides, each with (name, token)."""
    named: dict[str, list[tuple[str, str]]] = {}
    for token, party in (("@provider", parties.provider), ("@client", parties.client)):
        for name in _names(party):
            first = re.match(r"[A-Za-z]+", name)
            if first:
                named.setdefault(first[0].lower(), []).append((name, token))
    return named


def _names(party: Party) -> Iterable[str]:
    return [
        name.translate(_TRANSLATION) for name in (party.term, party.name, *party.aliases) if name
    ]


def _alternatives(names: list[tuple[str, str]]) -> list[tuple[re.Pattern[str], str]]:
    """Compiled names, the longest first; a name in capitals stands for itself too."""
    compiled = []
    for name, token in sorted(names, key=lambda pair: (-len(pair[0]), pair)):
        forms = [name, name[0].upper() + name[1:]] if name.islower() else [name, name.upper()]
        either = "|".join(" +".join(map(re.escape, form.split())) for form in forms)
        compiled.append((re.compile(rf"(?:{either})(?![A-Za-z®™]| ?\((?:R|TM|r|tm)\))"), token))
    return compiled


class Normaliser:
    """Brings the texts of one contract into normal form; results are kept for the same text."""

    def __init__(
        self,
        parties: Parties,
        terms: Iterable[DefinedTerm],
        headings: Mapping[str, str] | None = None,
    ) -> None:
        names = _party_pattern(parties)
        for term in terms:
            token = "@" + term.kind.replace("_", "-")
            for surface in dict.fromkeys((term.surface, *term.aliases)):
                surface = surface.translate(_TRANSLATION)
                first = re.match(r"[A-Za-z]+", surface)
                if first:
                    names.setdefault(first[0].lower(), []).append((surface, token))
        self._names = {word: _alternatives(pairs) for word, pairs in names.items()}
        self._special = _SPECIAL | self._names.keys()
        self._headings = headings or {}
        self._cache: dict[str, Normal] = {}

    def read(self, text: str) -> Normal:
        """``text`` in normal form."""
        found = self._cache.get(text)
        if found is None:
            found = self._cache[text] = self._read(text)
        return found

    def _read(self, text: str) -> Normal:
        plain = text.translate(_TRANSLATION)
        lower = plain.lower() if len(plain.lower()) == len(plain) else _ascii_lower(plain)
        out: list[str] = []
        chunks: list[tuple[int, int, int, int]] = []
        amounts: dict[int, Amount] = {}
        done = length = 0
        special = self._special
        if self._headings and TELLING.search(plain):
            special = special | _REFERRERS
        for match in _TOKEN.finditer(lower):
            word = match[0]
            if word not in special and word.isalpha() and "is" not in word:
                continue
            at = match.start()
            if at < done:
                continue
            if word in _REFERRERS and word in special:
                found = self._reference(lower, at)
            else:
                found = self._replacement(plain, lower, match)
            if found is None:
                continue
            end, token, amount = found
            at = _before_article(lower, at, done) if token in ("@provider", "@client") else at
            out += (lower[done:at], token)
            length += at - done
            if amount:
                amounts[length] = amount
            chunks.append((length, length + len(token), at, end))
            length += len(token)
            done = end
        out.append(lower[done:])
        return Normal("".join(out), tuple(chunk[0] for chunk in chunks), tuple(chunks), amounts)

    def _reference(self, lower: str, at: int) -> tuple[int, str, Amount | None] | None:
        """A section reference followed by the headings it points to."""
        match = REFERENCE.match(lower, at)
        if match is None:
            return None
        return match.end(), match[0] + named(match["list"], self._headings), None

    def _replacement(
        self, plain: str, lower: str, match: re.Match[str]
    ) -> tuple[int, str, Amount | None] | None:
        word, at = match[0], match.start()
        if word in _SPACING or word[0] == " ":
            return match.end(), _SPACING.get(word, " "), None
        for pattern, token in self._names.get(word, ()):
            if name := pattern.match(plain, at):
                return name.end(), token, None
        if (word in STARTERS or not word[0].isalpha()) and (found := _figure(lower, at, word)):
            return found
        for pattern, token in _IDIOMS.get(word, ()):
            if idiom := pattern.match(lower, at):
                return idiom.end(), token, None
        return _word(lower, match)


def _ascii_lower(text: str) -> str:
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def _before_article(lower: str, at: int, done: int) -> int:
    """The start of a "the" that stands directly before ``at``."""
    return at - 4 if at - 4 >= done and lower[at - 4 : at] == "the " else at


def _figure(lower: str, at: int, word: str) -> tuple[int, str, Amount | None] | None:
    """A blank or an amount that begins at ``at``."""
    if word[0] in "_[<●{":
        blank = (
            None if _TICK.match(lower, at) and not lower[:at].strip() else _BLANK.match(lower, at)
        )
        return (blank.end(), "@blank", None) if blank else None
    if at and (lower[at - 1].isalnum() or lower[at - 1] == "."):
        return None
    amount = amount_at(lower, at)
    return (amount.end, "@" + amount.kind, amount) if amount else None


def _word(lower: str, match: re.Match[str]) -> tuple[int, str, Amount | None] | None:
    """A negator, an exceptive, or a word with another usual spelling."""
    word = match[0]
    if word in NEGATORS:
        return match.end(), "!" + word, None
    if word in EXCEPTIVES:
        return match.end(), "^" + word, None
    if word in SPELLINGS:
        return match.end(), SPELLINGS[word], None
    if ize := IZE.match(word):
        return match.end(), f"{ize[1]}iz{ize[2]}", None
    if word == "tbd" or (word == "to" and _TBD.match(lower, match.start())):
        blank = _TBD.match(lower, match.start())
        return (blank.end(), "@blank", None) if blank else None
    return None


_IDIOMS: dict[str, list[tuple[re.Pattern[str], str]]] = {}
for _firsts, _pattern, _token in IDIOMS:
    _compiled = re.compile(rf"(?:{_pattern.replace(' ', ' +')})(?![a-z])")
    for _first in _firsts.split():
        _IDIOMS.setdefault(_first, []).append((_compiled, _token))


_REFERRERS = frozenset(["section", "sections", "article", "articles", "clause", "clauses"])
_SPECIAL = frozenset({*_IDIOMS, *NEGATORS, *EXCEPTIVES, *SPELLINGS, *STARTERS, "tbd", "to"})


def normal_pattern_text(text: str) -> str:
    """Literal words of a playbook pattern in the spelling of the normal form."""
    return _PLAIN.read(text).text


_NOBODY = Party(term="", name="")
_PLAIN = Normaliser(Parties(provider=_NOBODY, client=_NOBODY, sure=False), ())
