"""Normal form: one spelling for the many ways contracts write the same thing.

``@provider``, ``@client`` and the defined-term tokens stand for this contract's own names, amounts
become ``@duration`` and the like, negators carry ``!`` and exceptives ``^``, so that a pattern
serves every contract and a gap can refuse to cross a "not". Every position maps back to the text.
Knows the English of contracts. Knows no rules.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, field
from functools import cache

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
_TOKEN = re.compile(
    r"to be determined\b|[A-Za-z]+(?:'t\b)?|'(?:ll|re|ve)\b|[$€£]|\.?\d|[¼½¾]|[_\[<●{]| {2,}|\u00ad"
)
_BLANK = re.compile(
    r"\[[ _*●•.]*\]|_{2,}"
    r"|\[ ?(?:●|•|\*+|tbd|insert[^\]]*|to be [^\]]*|number|amount|date|x+|\d*) ?\]"
    r"|<[^<>]{1,40}>|\{[a-z_ ]{2,40}\}|\[ ?#+ ?\]|●",
    re.IGNORECASE,
)
_TICK = re.compile(r"\[ ?[x✓]? ?\]")
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


@dataclass(frozen=True, slots=True)
class _Phrases:
    """Phrases that begin with one word, tried in their order, and what each is replaced by."""

    pattern: re.Pattern[str]
    tokens: tuple[str, ...]

    def at(self, text: str, at: int) -> tuple[int, str, None] | None:
        """The end of the phrase that stands there, and its token."""
        found = self.pattern.match(text, at)
        return (found.end(), self.tokens[(found.lastindex or 1) - 1], None) if found else None


def _phrases(pairs: Iterable[tuple[str, str]]) -> _Phrases:
    """Patterns without groups, each with its token, as one."""
    patterns, tokens = zip(*pairs, strict=True)
    return _Phrases(re.compile("|".join(f"({pattern})" for pattern in patterns)), tokens)


def _names_of(names: list[tuple[str, str]]) -> Iterable[tuple[str, str]]:
    """Patterns of names, the longest first; a name in capitals stands for itself too."""
    for name, token in sorted(names, key=lambda pair: (-len(pair[0]), pair)):
        forms = [name, name[0].upper() + name[1:]] if name.islower() else [name, name.upper()]
        either = "|".join(" +".join(map(re.escape, form.split())) for form in forms)
        yield rf"(?:{either})(?![A-Za-z®™]| ?\((?:R|TM|r|tm)\))", token


@cache
def _idioms(word: str) -> _Phrases:
    """The idioms that begin with a word; compiled when the word is first met."""
    return _phrases(
        (rf"(?:{pattern.replace(' ', ' +')})(?![a-z])", token)
        for firsts, pattern, token in IDIOMS
        if word in firsts.split()
    )


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
        self._names = names
        self._compiled: dict[str, _Phrases] = {}
        self._special = _SPECIAL | self._names.keys()
        self._usual: set[str] = set()  # words found to stand for themselves
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
        special, usual = self._special, self._usual
        if self._headings and _may_refer(lower) and TELLING.search(lower):
            special = special | _REFERRERS
        for match in _TOKEN.finditer(lower):
            word = match[0]
            if word in usual or self._is_usual(word, special):
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

    def _is_usual(self, word: str, special: Set[str]) -> bool:
        """Whether a word stands for itself wherever it stands."""
        if word in special or not word.isalpha() or ("is" in word and IZE.match(word)):
            return False
        if word not in _REFERRERS:
            self._usual.add(word)
        return True

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
        if word in self._names and (name := self._phrases_of(word).at(plain, at)):
            return name
        if (word in STARTERS or not word[0].isalpha()) and (found := _figure(lower, at, word)):
            return found
        if word in _IDIOMATIC and (idiom := _idioms(word).at(lower, at)):
            return idiom
        return _word(lower, match)

    def _phrases_of(self, word: str) -> _Phrases:
        """The names that begin with a word; compiled when the word is first met."""
        found = self._compiled.get(word)
        if found is None:
            found = self._compiled[word] = _phrases(_names_of(self._names[word]))
        return found


def _may_refer(lower: str) -> bool:
    """Whether a text may hold a reference to a section."""
    return "section" in lower or "article" in lower or "clause" in lower


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
    if word in _SPELLED:
        return match.end(), _SPELLED[word], None
    if word in _TBD:
        return match.end(), "@blank", None
    ize = IZE.match(word) if "is" in word else None
    return (match.end(), f"{ize[1]}iz{ize[2]}", None) if ize else None


_IDIOMATIC = frozenset(word for firsts, _, _ in IDIOMS for word in firsts.split())
_SPELLED = {
    **SPELLINGS,
    **{word: f"^{word}" for word in EXCEPTIVES},
    **{word: f"!{word}" for word in NEGATORS},
}
_REFERRERS = frozenset(["section", "sections", "article", "articles", "clause", "clauses"])
_TBD = ("tbd", "to be determined")
_SPECIAL = frozenset({*_IDIOMATIC, *_SPELLED, *STARTERS, *_TBD})


def normal_pattern_text(text: str) -> str:
    """Literal words of a playbook pattern in the spelling of the normal form."""
    return _PLAIN.read(text).text


_NOBODY = Party(term="", name="")
_PLAIN = Normaliser(Parties(provider=_NOBODY, client=_NOBODY, sure=False), ())
