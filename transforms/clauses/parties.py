"""The two sides of a contract, and which of them performs and which pays.

Knows introductions, behaviour and role words. Knows nothing of clauses, terms or rules.

A side is a ``_Candidate``: an entity, or a role word, with every name the text gives it. The two
candidates with the best evidence of being a side are taken; then role words and behaviour decide
which is which. Whatever stays unclear is said to be unclear.
"""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from transforms.clauses.behaviour import Usage, usages
from transforms.clauses.capitals import Capitals
from transforms.clauses.entity_names import CORPORATE, core_name, shortens
from transforms.clauses.introductions import Introduction, introductions, signed_name
from transforms.clauses.model import Parties, Party
from transforms.clauses.roles import COMMON, THIRD_PARTIES, WE, YOU, is_blank, is_role, leaning
from transforms.errors import PartiesUnclear, UnknownParty
from transforms.text.model import Paragraph

SURE_MARGIN = 0.33
"""From which lead of one reading over the other the answer counts as sure."""

LEAST_MARGIN = 0.12
"""Below which lead nothing is answered at all."""


_WE_LEAN = 0.3
"""How far "we" is the provider in a form that introduces "we" or "you": its drafter, mostly."""


@dataclass(slots=True, kw_only=True)
class _Candidate:
    """An entity or role that may be a side; filled while reading, then only read."""

    terms: list[str] = field(default_factory=list)
    given: list[tuple[str, ...]] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    strength: float = 0.0
    first: int = 0
    usage: Usage = field(default_factory=Usage)
    forms: dict[str, Usage] = field(default_factory=dict)
    plural: int = 0

    @property
    def label(self) -> str:
        """What to show a person who must choose."""
        return next((term for term in self.terms if term not in WE | YOU), self.terms[0])

    @property
    def sidehood(self) -> float:
        """How likely this is one of the two sides."""
        acts = 2.0 * math.log2(1 + self.usage.subject) + 0.5 * math.log2(1 + self.usage.total)
        return min(self.strength, 8.0) + acts

    @property
    def leaning(self) -> float:
        """The strongest leaning of its role words."""
        told = max((leaning(term) for term in self.terms), key=abs, default=0.0)
        if told or not self.strength:
            return told
        return _WE_LEAN * (any(t in WE for t in self.terms) - any(t in YOU for t in self.terms))


def parties(
    paragraphs: Sequence[Paragraph],
    contents: frozenset[int],
    we_are: str = "",
    capitals: Capitals | None = None,
) -> Parties:
    """Both sides of the contract; ``contents`` are the paragraphs of its table of contents.

    ``capitals`` is the index of the other paragraphs' texts, where the caller has it. Raises
    ``PartiesUnclear`` when they cannot be told, ``UnknownParty`` when ``we_are`` names none.
    """
    if capitals is None:
        capitals = Capitals.of(p.text for p in paragraphs if p.index not in contents)
    candidates = _candidates(introductions(paragraphs, contents))
    pool = _with_usage(candidates, capitals)
    sides = sorted(pool, key=lambda c: (-c.sidehood, c.first, c.label))
    if we_are.strip():
        return _as_told(we_are, sides)
    provider, client, sure = _oriented(sides)
    for side in (provider, client):
        if not any(not is_blank(name) for name in side.names) and is_role(side.label):
            side.names.append(signed_name(paragraphs, side.label))
    return _result(provider, client, sides, sure)


def _candidates(found: Sequence[Introduction]) -> list[_Candidate]:
    """Introductions gathered into one candidate for each entity."""
    gathered: list[_Candidate] = []
    for introduction in found:
        candidate = next((c for c in gathered if _same(c, introduction)), None)
        if candidate is None:
            candidate = _Candidate(first=introduction.paragraph)
            gathered.append(candidate)
        candidate.given.append(introduction.terms)
        candidate.terms.extend(t for t in introduction.terms if t not in candidate.terms)
        if introduction.name and introduction.name not in candidate.names:
            candidate.names.append(introduction.name)
        candidate.strength = max(candidate.strength, introduction.strength)
    return gathered


def _same(candidate: _Candidate, introduction: Introduction) -> bool:
    """Whether an introduction speaks of a candidate: a shared name given, or the same entity."""
    known = {term.casefold() for term in candidate.terms}
    if any(term.casefold() in known for term in introduction.terms):
        return True
    if introduction.besides and introduction.besides.casefold() in known:
        return True
    if not introduction.name or is_blank(introduction.name) or is_role(introduction.name):
        return False
    key = core_name(introduction.name)
    return bool(key) and any(core_name(name) == key for name in candidate.names)


def _variants(term: str) -> tuple[str, ...]:
    """The written forms of a given name: as given, in capitals, and back from capitals."""
    if term in WE | YOU:
        return (term, term.capitalize())
    if term.isupper() and is_role(term):
        return (term, term.title())
    if term.isupper() and len(term) > 4:
        return (term, term.capitalize(), term.title())
    return (term, term.upper()) if len(term) > 2 else (term,)


def _with_usage(candidates: list[_Candidate], capitals: Capitals) -> list[_Candidate]:
    """All candidates, role words never introduced included, with what the text does with them."""
    taken = {term.casefold() for c in candidates for term in c.terms}
    roles = [_Candidate(terms=[role], first=10**6) for role in sorted(COMMON - THIRD_PARTIES)]
    extra = [c for c in roles if c.terms[0].casefold() not in taken]
    for candidate in candidates:
        _add_short_names(candidate)
    _measure([*candidates, *extra], capitals)
    possible = [c for c in [*candidates, *extra] if _is_possible(c)]
    spoken = bool(taken & (WE | YOU))
    if len([c for c in possible if c.sidehood >= 3.0]) > 1 and not spoken:
        return possible
    pronouns = _pronouns(taken)
    _measure(pronouns, capitals)
    return possible + [c for c in pronouns if _is_possible(c)]


def _measure(pool: list[_Candidate], capitals: Capitals) -> None:
    """Fill in what the text does with each candidate of ``pool``."""
    forms = {
        id(c): dict.fromkeys(form for term in _all_names(c) for form in _variants(term))
        for c in pool
    }
    plurals = {c.terms[0] + "s" for c in pool if not c.strength}
    counts = usages(capitals, plurals.union(*forms.values()))
    for candidate in pool:
        for form in forms[id(candidate)]:
            candidate.forms[form] = counts[form]
            candidate.usage.add(counts[form])
        if not candidate.strength:
            candidate.plural = counts[candidate.terms[0] + "s"].total


def _pronouns(taken: set[str]) -> list[_Candidate]:
    """The sides "we" and "you", as far as the text has not introduced them."""
    wanted = []
    if not taken & WE:
        wanted.append(_Candidate(terms=["we", "us", "our"], first=10**6))
    if not taken & YOU:
        wanted.append(_Candidate(terms=["you", "your"], first=10**6))
    return wanted


def _add_short_names(candidate: _Candidate) -> None:
    """Give a candidate with an entity's name the short forms that such names take."""
    if any(term in WE for term in candidate.terms):
        candidate.terms.extend(t for t in ("we", "us", "our") if t not in candidate.terms)
    if any(term in YOU for term in candidate.terms):
        candidate.terms.extend(t for t in ("you", "your") if t not in candidate.terms)


def _all_names(candidate: _Candidate) -> list[str]:
    """Every name of a candidate worth counting in the text."""
    entity = [name for name in candidate.names if not is_blank(name) and len(name) > 3]
    bare = [CORPORATE.sub("", name).strip(" ,.") for name in entity]
    return list(dict.fromkeys([*candidate.terms, *entity, *(b for b in bare if len(b) > 3)]))


def _is_possible(candidate: _Candidate) -> bool:
    """Whether a candidate may be a side at all."""
    usage = candidate.usage
    if candidate.strength > 0:
        return usage.subject > 0 or candidate.strength >= 4 or any(map(is_role, candidate.terms))
    if candidate.terms[0] in WE | YOU:
        return usage.subject >= 3
    if candidate.plural * 5 > usage.total or usage.indefinite * 8 > usage.total:
        return False
    return usage.subject >= 2 or usage.total >= 2 and usage.provider + usage.client >= 2


def _oriented(sides: list[_Candidate]) -> tuple[_Candidate, _Candidate, bool]:
    """The provider, the client, and whether that is sure."""
    pair = _pair(sides)
    if pair is None:
        raise _unclear(sides)
    one, other = pair
    lead = _lead(one, other)
    if abs(lead) < LEAST_MARGIN:
        raise _unclear(sides)
    provider, client = (one, other) if lead > 0 else (other, one)
    evidence = one.usage.provider + one.usage.client + other.usage.provider + other.usage.client
    roles_agree = (provider.leaning - client.leaning) > 0.9
    sure = abs(lead) >= SURE_MARGIN and (evidence >= 6 or roles_agree)
    return provider, client, sure and not _crowded(sides, pair)


def _pair(sides: list[_Candidate]) -> tuple[_Candidate, _Candidate] | None:
    """The two candidates that are the sides."""
    strong = [c for c in sides if c.sidehood >= 3.0]
    if spoken := _spoken_pair(strong):
        return spoken
    introduced = [c for c in strong if c.strength >= 4 and c.usage.subject >= 3]
    strong = introduced if len(introduced) > 1 else strong
    if len(strong) < 2:
        return None
    one = strong[0]
    for other in strong[1:]:
        alike = one.leaning * other.leaning > 0.2 and not (one.strength and other.strength)
        if not alike and not _is_alias(one, other):
            return one, other
    return one, strong[1]


def _spoken_pair(strong: list[_Candidate]) -> tuple[_Candidate, _Candidate] | None:
    """The sides "we" and "you", when the text introduces at least one of the two."""
    ours = next((c for c in strong if any(t in WE for t in c.terms)), None)
    theirs = next((c for c in strong if any(t in YOU for t in c.terms)), None)
    if ours is None or theirs is None or ours is theirs or not ours.strength + theirs.strength:
        return None
    return ours, theirs


def _is_alias(one: _Candidate, other: _Candidate) -> bool:
    """Whether two candidates are the same entity under a short name."""
    pairs = [(a.casefold(), b.casefold()) for a in one.terms for b in other.terms]
    if any(a.startswith(b + " ") or b.startswith(a + " ") for a, b in pairs):
        return True
    return any(shortens(term, name) for name in one.names for term in other.terms) or any(
        shortens(term, name) for name in other.names for term in one.terms
    )


def _lead(one: _Candidate, other: _Candidate) -> float:
    """How far ``one`` rather than ``other`` is the provider: positive when it is."""
    performs = one.usage.provider + other.usage.client
    pays = one.usage.client + other.usage.provider
    behaviour = (performs - pays) / (performs + pays + 4.0)
    return behaviour + (one.leaning - other.leaning) / 2


def _crowded(sides: list[_Candidate], pair: tuple[_Candidate, _Candidate]) -> bool:
    """Whether a third introduced entity is about as much of a side as the weaker of the pair."""
    weaker = min(one.sidehood for one in pair)
    return any(
        c.strength >= 5 and c.usage.subject >= 5 and c.sidehood > weaker - 1.0
        for c in sides
        if c not in pair
    )


def _unclear(sides: list[_Candidate]) -> PartiesUnclear:
    """The error that names the candidates found."""
    return PartiesUnclear(
        "The two sides of the contract cannot be told apart",
        candidates=tuple(dict.fromkeys(c.label for c in sides[:6])),
        remedy="Say which side is yours, by the word the contract uses for it.",
    )


def _as_told(we_are: str, sides: list[_Candidate]) -> Parties:
    """The reading in which the candidate that ``we_are`` names is the provider."""
    ours = next((c for c in sides if _goes_by(c, we_are)), None)
    if ours is None:
        raise UnknownParty(
            "Nobody in the contract goes by the name given as ours",
            candidates=tuple(dict.fromkeys(c.label for c in sides[:6])),
            remedy="Use a name that the contract uses for one of its sides.",
        )
    others = [c for c in sides if c is not ours and not _is_alias(ours, c)]
    theirs = next((c for c in others if c.leaning * ours.leaning <= 0.2 or c.strength), None)
    if theirs is None:
        raise _unclear(sides)
    return _result(ours, theirs, sides, sure=True)


def _goes_by(candidate: _Candidate, given: str) -> bool:
    """Whether ``given`` is a term, an alias or the name of a candidate, in any capitals."""
    plain = re.sub(r"^the\s+", "", given.strip(), flags=re.I).casefold()
    names = {name.casefold() for name in _all_names(candidate)}
    cores = {core_name(name) for name in candidate.names}
    return plain in names or (core_name(given) in cores and bool(core_name(given)))


_ABOVE = frozenset({"Contractor", "Independent Contractor", "Supplier", "Vendor"})
"""Words that mean the other side, or nobody, in a subcontract."""


def _result(
    provider: _Candidate, client: _Candidate, sides: list[_Candidate], sure: bool
) -> Parties:
    """Both sides as the model has them, role words of other documents in the deal shared out."""
    rest = [c for c in sides if c is not provider and c is not client and not c.strength]
    if any("sub" in term.casefold() for term in provider.terms):
        rest = [c for c in rest if c.terms[0] not in _ABOVE]
    settled = [c for c in rest if abs(c.leaning) >= 0.6 and c.terms[0] not in WE | YOU]
    ours = [c for c in settled if c.leaning > 0 and provider.leaning > -0.5]
    theirs = [c for c in settled if c.leaning < 0 and client.leaning < 0.5]
    taken = {form for c in (provider, client) for t in c.terms for form in _variants(t)}
    return Parties(
        provider=_party(provider, ours, taken), client=_party(client, theirs, taken), sure=sure
    )


def _party(candidate: _Candidate, others: list[_Candidate], taken: set[str]) -> Party:
    """One side as the model has it; ``taken`` are the names given to either side."""
    own = {form for t in candidate.terms for form in _variants(t)}
    term = _term_used(candidate)
    names = [n for n in candidate.names if not is_blank(n) and not is_role(n)]
    name = next((n for n in names if not n.isupper()), names[0] if names else "")
    used = [form for form, usage in candidate.forms.items() if usage.total and form != term]
    roles = [form for c in others for form, usage in c.forms.items() if usage.total]
    named = dict.fromkeys(a for a in [*used, name, *roles] if a and a != term)
    aliases = tuple(a for a in named if a in own or a not in taken)
    usage = candidate.forms.get(term, candidate.usage)
    return Party(term=term, name=name, aliases=aliases, article=usage.articled > usage.bare)


def _term_used(candidate: _Candidate) -> str:
    """The name the text uses most for a side: a noun rather than "we", the opening's if in use."""

    def use(form: str) -> int:
        return candidate.forms[form].total if form in candidate.forms else 0

    def most_used(terms: Sequence[str]) -> str:
        nouns = [term for term in terms if term not in WE | YOU] or list(terms[:1])
        forms = [f for term in nouns for f in (_variants(term) if term.isupper() else (term,))]
        return max(dict.fromkeys(forms), key=use)

    best = most_used(candidate.terms)
    opening = most_used(candidate.given[0]) if candidate.given else best
    return opening if use(opening) * 6 >= use(best) else best
