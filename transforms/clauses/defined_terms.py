"""What this contract calls the usual concepts: its SOW, its deliverables, its fees and so on.

Knows how definitions are written, and the usual names. Knows nothing of rules.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from transforms.clauses.capitals import Capitals
from transforms.clauses.model import DefinedTerm, Parties, Party
from transforms.clauses.roles import WE, YOU
from transforms.clauses.vocabulary import HINTS, NAMES, NOT_HINTED, WEAK
from transforms.text.model import BODY, Paragraph, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class _Definition:
    """A name, where it is defined, and the words of the definition."""

    name: str
    span: Span
    meaning: str


_MEANS = re.compile(
    r"[\"“]\s*(?P<name>[A-Za-z][^\"“”]{1,50}?)[,.]?\s*[\"”]"
    r"(?:\s*(?:,|or|and)?\s*(?:the\s+)?[\"“][^\"“”]{2,40}[\"”])?"
    r"\s*(?:\([^)]{0,60}\)\s*)?,?\s*"
    r"(?P<verb>(?:shall|will)?\s*(?:mean|have the meaning|include|refer)s?\b|has the meaning"
    r"|is defined|is (?:the|any|a)\b|:|–|—)"
)
_GIVEN = re.compile(
    r"[(（](?:[^()\"“]{0,80}?)[\"“]\s*(?P<name>[A-Za-z][^\"“”]{1,50}?)[,.]?\s*[\"”](?:[^()]{0,80})[)）]"
)
_EACH = re.compile(
    r"\b(?:[Ee]ach|[Ee]very|[Aa]n?|[Aa]ny|[Oo]ne or more|[Ss]uch)(?: [a-z]+){0,2}\s+"
    r"[\"“](?P<name>[A-Z][^\"“”]{1,50}?)[,.]?[\"”](?=\s+[a-z])"
)
_LEAD = re.compile(r"(?P<name>[A-Z][\w&/’' -]{1,40}?)\s*(?::\s|\s(?:shall\s)?means?\s)")
_CELL = re.compile(r"^\s*[\"“]?(?P<name>[A-Z][\w&/’' -]{1,40}?)[\"”]?\s*:?\s*$")
_THIS = re.compile(
    r"\b(?:this|This|THIS|these|These)\s+(?P<name>(?:[A-Z][\w-]*\s){0,3}?(?:Agreement|Contract"
    r"|Subcontract|MSA|PSA|Terms|Addendum|Deed|Letter|Order Form)|agreement|contract|letter|deed)\b"
)
_SENTENCE_END = re.compile(r"[.;](?=\s+[A-Z\"“(\d]|\s*$)")


def defined_terms(
    body: Sequence[Paragraph],
    operative: Sequence[bool],
    sides: Parties | None,
    capitals: Capitals | None = None,
) -> dict[str, DefinedTerm]:
    """For each kind the contract has a name for, that name and where it is defined.

    ``capitals`` is the index of the texts, where the caller has it.
    """
    if capitals is None:
        capitals = Capitals.of(p.text for p, on in zip(body, operative, strict=True) if on)
    definitions = _definitions(body)
    pools = [_pool(kind, definitions, sides) for kind in NAMES if kind != "agreement"]
    wanted = {name for pool in pools for name in (*pool.names, *pool.hinted)}
    counts = _counts(capitals, wanted)
    terms = [_term(pool, definitions, counts) for pool in pools]
    found = {term.kind: term for term in terms if term is not None}
    text = "\n".join(p.text for p, counted in zip(body, operative, strict=True) if counted)
    if agreement := _agreement(text, definitions):
        found["agreement"] = agreement
    if "sow" not in found and (attachment := _attachment(text)):
        found["sow"] = attachment
    return found


def _definitions(body: Sequence[Paragraph]) -> dict[str, _Definition]:
    """The first definition of every name."""
    found: dict[str, _Definition] = {}
    for place, paragraph in enumerate(body):
        for definition in _of_paragraph(body, place, paragraph):
            found.setdefault(definition.name, definition)
    return found


def _of_paragraph(
    body: Sequence[Paragraph], place: int, paragraph: Paragraph
) -> Iterator[_Definition]:
    """The definitions inside one paragraph."""
    text = paragraph.text
    if '"' in text or "“" in text:
        for match in _MEANS.finditer(text):
            stop = _SENTENCE_END.search(text, match.end())
            end = stop.end() if stop else len(text)
            yield _definition(match.group("name"), paragraph, match.start(), end, match.end())
        for match in _EACH.finditer(text):
            stop = _SENTENCE_END.search(text, match.end())
            end = stop.end() if stop else len(text)
            yield _definition(match.group("name"), paragraph, match.start(), end, match.end())
        for match in _GIVEN.finditer(text):
            stop_before = text.rfind(". ", 0, match.start())
            begin = stop_before + 2 if stop_before >= 0 else 0
            yield _definition(match.group("name"), paragraph, begin, match.end(), begin)
    elif paragraph.bold and (":" in text or " mean" in text):
        yield from _bold_leads(paragraph)
    if paragraph.cell is not None and paragraph.cell.column == 0 and len(text) < 60:
        yield from _of_row(body, place, paragraph)


def _bold_leads(paragraph: Paragraph) -> Iterator[_Definition]:
    """The definitions that a bold name opens: "**Brief:** the description …", several in a row."""
    starts = [start for start, _ in paragraph.bold]
    for start, after in zip(starts, [*starts[1:], len(paragraph.text)], strict=True):
        match = _LEAD.match(paragraph.text, start)
        if match and len(match.group("name").split()) <= 5:
            yield _definition(match.group("name"), paragraph, start, after, match.end())


def _of_row(body: Sequence[Paragraph], place: int, paragraph: Paragraph) -> Iterator[_Definition]:
    """The definition that a table's row makes: the name left, its meaning right."""
    match = _CELL.match(paragraph.text)
    value = body[place + 1] if place + 1 < len(body) else None
    quoted = paragraph.text.strip()[:1] in '"“'
    if not match or value is None or value.cell is None or paragraph.cell is None:
        return
    beside = value.cell.row == paragraph.cell.row and value.cell.column == 1
    if beside and quoted and value.text.strip():
        yield _Definition(
            name=_tidy(match.group("name")),
            span=Span(story=BODY, paragraph=value.index, start=0, end=len(value.text)),
            meaning=value.text,
        )


def _definition(name: str, paragraph: Paragraph, start: int, end: int, meaning: int) -> _Definition:
    """A definition found from ``start`` to ``end`` of ``paragraph``."""
    span = Span(story=BODY, paragraph=paragraph.index, start=start, end=end)
    return _Definition(name=_tidy(name), span=span, meaning=paragraph.text[meaning:end])


def _tidy(name: str) -> str:
    """A defined name without article and stray punctuation."""
    plain = re.sub(r"^(?:the|The|an?|this|these)\s+", "", " ".join(name.split())).strip(" ,.;:")
    plain = plain.replace("(s)", "s")
    return plain.title() if plain.isupper() and len(plain) > 4 else plain


def _counts(capitals: Capitals, wanted: set[str]) -> dict[str, int]:
    """How often the operative text uses each of ``wanted``."""
    counts = dict.fromkeys(sorted(wanted), 0)
    for number, start, name in capitals.mentions(list(counts)):
        counts[name] += not _is_compound(capitals.texts[number], start + len(name))
    return counts


def _is_compound(text: str, end: int) -> bool:
    """Whether a longer capitalised term goes on at ``end`` ("Services Terms")."""
    after = text[end : end + 3]
    return after[:1] == " " and after[1:2].isupper() and after[2:3].islower()


def _names(kind: str, sides: Parties | None) -> list[str]:
    """The usual names of ``kind``, those of the two sides filled in."""
    names: list[str] = []
    for name in NAMES[kind]:
        if "{client}" in name:
            names += [
                name.replace("{client}", one) for one in _callings(sides.client if sides else None)
            ]
        elif "{provider}" in name:
            names += [
                name.replace("{provider}", one)
                for one in _callings(sides.provider if sides else None)
            ]
        else:
            names.append(name)
    return list(dict.fromkeys(names))


def _callings(party: Party | None) -> list[str]:
    """What a side is called inside a compound, with and without the possessive."""
    if party is None:
        return []
    words = [party.term, *party.aliases]
    short = [
        w for w in words if w.lower() not in WE | YOU and len(w.split()) < 3 and not w.isupper()
    ]
    short = short or [party.term]
    return [form for word in short for form in (word, f"{word}’s", f"{word}'s")]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pool:
    """What may name one kind: usual names, those defined here, those told by their meaning."""

    kind: str
    names: list[str]
    known: list[str]
    hinted: list[str]


def _pool(kind: str, definitions: dict[str, _Definition], sides: Parties | None) -> _Pool:
    """What may name ``kind`` in this contract."""
    names = _names(kind, sides)
    known = [n for n in names if n in definitions]
    known = [n for n in known if _is_of_kind(kind, definitions[n], sides)]
    hinted = [] if known else _hinted(kind, definitions, sides)
    return _Pool(kind=kind, names=names, known=known, hinted=hinted)


def _term(
    pool: _Pool, definitions: dict[str, _Definition], counts: dict[str, int]
) -> DefinedTerm | None:
    """What the contract calls one concept, or None."""
    weak = WEAK[pool.kind]
    used = [n for n in pool.names if counts[n] > 1 and n not in weak and n not in definitions]
    names = list(dict.fromkeys([*pool.known, *pool.hinted, *used]))
    if not names:
        return None
    best = max(names, key=lambda n: _merit(n, n in definitions, n in weak, counts[n], pool.names))
    aliases = tuple(n for n in names if n != best and (n in definitions or counts[n] > 1))
    definition = definitions.get(best)
    return DefinedTerm(
        kind=pool.kind, surface=best, aliases=aliases, defined=definition is not None,
        span=definition.span if definition else None,
    )  # fmt: skip


def _merit(name: str, defined: bool, weak: bool, count: int, names: list[str]) -> tuple[float, int]:
    """How good a name is: defined and used before defined, before used; ties by usual order."""
    order = names.index(name) if name in names else len(names)
    score = (6.0 if defined else 0.0) - (3.0 if weak else 0.0) + min(count, 40) / 8
    return score + (1.0 if order < 4 else 0.0), -order


def _hinted(kind: str, definitions: dict[str, _Definition], sides: Parties | None) -> list[str]:
    """Names of the contract's own making whose definitions say what they are."""
    if kind not in HINTS:
        return []
    client = "|".join(map(re.escape, _callings(sides.client))) if sides else "Client|Customer"
    provider = "|".join(map(re.escape, _callings(sides.provider))) if sides else "Provider"
    hint = HINTS[kind].replace("{client}", client).replace("{provider}", provider)
    told = re.compile(hint, re.I)
    banned = re.compile(NOT_HINTED.get(kind, r"^$"), re.I)
    return [
        name
        for name, one in definitions.items()
        if name not in _USUAL and not banned.search(name) and told.search(one.meaning[:300])
    ]


_USUAL = frozenset(name for names in NAMES.values() for name in names)


def _is_of_kind(kind: str, definition: _Definition, sides: Parties | None) -> bool:
    """Whether a wide name means this kind here: "Materials" that the client hands over are data."""
    if definition.name not in _WIDE or kind not in {"deliverables", "client_data"}:
        return True
    client = "|".join(map(re.escape, _callings(sides.client))) if sides else "Client|Customer"
    given = re.search(
        rf"(?:{client})\W[^.;]{{0,60}}\b(?:provide|furnish|supply|supplies|make available|deliver)"
        rf"|\b(?:provided|furnished|supplied|submitted|uploaded|made available) (?:by|from)"
        rf"[^.;]{{0,30}}(?:{client})",
        definition.meaning,
    )
    return (kind == "client_data") == (given is not None)


_WIDE = frozenset({"Materials", "Content", "Data", "Results"})


_ENOUGH = 60_000
"""Characters in which the contract has said often enough what it calls itself."""


def _agreement(text: str, definitions: dict[str, _Definition]) -> DefinedTerm | None:
    """What the contract calls itself: the word behind "this", as it is written most often."""
    counts: dict[str, int] = {}
    for match in _THIS.finditer(text[:_ENOUGH]):
        name = match.group("name")
        counts[name] = counts.get(name, 0) + 1
    known = [name for name in NAMES["agreement"] if name in definitions]
    pool = list(dict.fromkeys([*known, *counts]))
    if not pool:
        return None
    best = max(
        pool,
        key=lambda name: (
            (name in definitions) * 3 + counts.get(name, 0),
            name in definitions or name == "Agreement",
        ),
    )
    definition = definitions.get(best)
    return DefinedTerm(
        kind="agreement", surface=best, aliases=tuple(name for name in pool if name != best),
        defined=definition is not None, span=definition.span if definition else None,
    )  # fmt: skip


_ATTACHMENT = re.compile(
    r"\b(?:Exhibit|Schedule|Appendix|Annex|Attachment)\s+[\"“]?[A-Z0-9]{1,2}\b[\"”]?"
)
_POINTS = re.compile(
    r"\b(?:described|set (?:out|forth)|specified|listed|detailed|identified|defined|activities"
    r"|services|tasks|deliverables)\s+(?:in|on)\s+"
    r"(?:the\s+)?(?:attached\s+)?(?:(?:Article|Section|clause) [\d.]+ and |Parts? \w+ of )?$",
    re.IGNORECASE,
)
_LISTS = re.compile(r"\s+(?:lists|describes|sets out|contains|specifies)\b")
_WORK = re.compile(r"\b(?:services?|work|deliverables?|tasks|project|scope|activities)\b", re.I)


def _attachment(text: str) -> DefinedTerm | None:
    """The attachment that describes the work, when the contract has no other name for it."""
    counts: dict[str, int] = {}
    for match in _ATTACHMENT.finditer(text):
        before = text[max(0, match.start() - 60) : match.start()]
        if not _POINTS.search(before) and not _LISTS.match(text, match.end()):
            continue
        if _WORK.search(text[max(0, match.start() - 120) : match.end() + 60]):
            name = re.sub(r"[\"“”]", "", match.group())
            counts[name] = counts.get(name, 0) + 1
    if not counts:
        return None
    best = max(counts, key=lambda name: counts[name])
    return DefinedTerm(kind="sow", surface=best, defined=False)
