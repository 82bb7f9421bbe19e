"""How often each name in a contract acts as the side that performs, or as the side that pays.

Knows the verbs and prepositions that tell the two apart. Knows nothing of introductions or rules.
The words around each mention are looked up in tables.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from transforms.clauses.capitals import Capitals

ENOUGH = 300
"""Mentions of one form after which its surroundings teach nothing new."""


@dataclass(slots=True)
class Usage:
    """What the text does with one written form of a name.

    ``provider`` and ``client`` are sums of weights; ``subject`` counts the places where it acts;
    ``articled`` and ``bare`` count the places with and without "the" before it, and ``indefinite``
    those with "a", "any", "such" and the like: a sign that the word names nobody in particular.
    """

    total: int = 0
    subject: int = 0
    provider: float = 0.0
    client: float = 0.0
    articled: int = 0
    bare: int = 0
    indefinite: int = 0

    def add(self, other: "Usage") -> None:
        """Take over the counts of another written form of the same name."""
        self.total += other.total
        self.subject += other.subject
        self.provider += other.provider
        self.client += other.client
        self.articled += other.articled
        self.bare += other.bare
        self.indefinite += other.indefinite


PERFORMS: dict[str, float] = {
    "perform": 2, "deliver": 1.2, "develop": 1.8, "render": 2, "supply": 1.2, "invoice": 2.5,
    "bill": 2, "host": 2, "design": 1.5, "build": 1.5, "install": 1, "implement": 1,
    "maintain": 0.4,
    "repair": 1, "correct": 0.8, "remedy": 0.4, "staff": 1, "manufacture": 1.2, "complete": 0.5,
    "configure": 1, "train": 0.7, "transport": 1.2, "redeliver": 1.5, "re-perform": 2,
    "reperform": 2, "license": 0.8, "grant": 0.4, "fix": 0.8, "administer": 0.8, "advise": 0.8,
    "consult": 1.2, "replace": 0.3, "create": 0.6, "operate": 0.3, "assign": 0.5, "prepare": 0.5,
    "service": 1, "offer": 0.4, "devote": 1.5, "produce": 0.6, "arrange": 0.4, "process": 0.3,
    "modify": 0.3, "customize": 1, "integrate": 0.6, "monitor": 0.3, "respond": 0.4, "restore": 0.7,
    "write": 0.5, "test": 0.3, "assist": 0.5, "carry": 0.6, "refund": 1.2, "credit": 0.6,
    "employ": 0.3, "report": 0.3, "do": 0.2, "charge": 1.2, "recommend": 0.3, "sell": 0.8,
    "ship": 0.8, "warrant": 0.2, "furnish": 1, "provide": 0.4, "continue": 0.0, "make": 0.0,
    "undertake": 0.4, "accept": -0.2,
}  # fmt: skip

PAYS: dict[str, float] = {
    "pay": 2.5, "reimburse": 1.5, "remunerate": 2.5, "compensate": 2, "engage": 1.5, "hire": 2,
    "appoint": 1.2, "commission": 2, "purchase": 1.5, "order": 1.2, "buy": 1.5, "reject": 0.7,
    "approve": 0.3, "inspect": 0.3, "remit": 1.5, "subscribe": 1.5, "retain": 0.0, "accept": 0.5,
    "evaluate": 0.2, "obtain": 0.4, "receive": 0.2, "procure": 0.5, "outsource": 1.5, "issue": 0.1,
    "request": 0.3, "prepay": 2, "withhold": 0.6, "sublicense": 0.2, "lend": 0.2, "access": 0.6,
    "use": 0.2, "have": 0.0,
}  # fmt: skip

WANTS: dict[str, float] = {
    "engage": -2.5, "retain": -2.5, "hire": -2.5, "appoint": -2, "obtain": -2, "receive": -2,
    "purchase": -2, "acquire": -1.5, "procure": -2, "use": -1, "license": 0.3, "contract": -1,
    "outsource": -2, "have": -1.5, "buy": -2, "employ": -2, "commission": -2, "utilize": -1.5,
    "access": -1.5, "provide": 2, "perform": 2.5, "supply": 2, "render": 2.5, "develop": 1,
    "deliver": 2, "furnish": 2, "sell": 1, "grant": 1.2, "accept": 0.5, "undertake": 1,
    "consult": 1.5, "offer": 1, "secure": -1,
}  # fmt: skip

BEFORE: dict[str, float] = {
    "pay": 2.5, "paying": 2.5, "pays": 2.5, "reimburse": 1.5, "reimburses": 1.5, "compensate": 2,
    "engage": 2, "engages": 2.5, "engaged": 1.5, "retain": 2, "retains": 2, "retained": 2,
    "hire": 2, "hires": 2, "appoints": 2, "appoint": 1.5, "appointed": 1.5, "commissions": 2,
    "engaging": 2, "retaining": 2, "appointing": 1.5, "hiring": 2, "utilize": 0.5, "have": 0.2,
    "invoice": -1.5, "invoices": -1.2, "bill": -1.5, "charge": -1, "charges": -0.3,
    "invoicing": -1.5, "licenses": -0.5, "remunerate": 2, "assist": -0.5, "advise": -0.7,
    "credit": -0.6, "refund": -1.5,
}  # fmt: skip

BEFORE_PAIR: dict[str, float] = {
    "pay to": 2.5, "paid to": 2.5, "payable to": 2.5, "payment to": 1.5, "payments to": 1.5,
    "owed to": 1.5, "owing to": 0.5, "fees to": 1.5, "compensation to": 1.5, "remit to": 1.5,
    "invoiced by": 2, "billed by": 2, "charged by": 1.5, "services of": 1, "performed by": 1,
    "rendered by": 1, "provided by": 0.4, "supplied by": 0.5, "furnished by": 0.4, "due": 0.3,
    "developed by": 0.8, "delivered by": 0.6, "incurred by": 0.3, "licensed by": 0.5,
    "services by": 0.8, "hosted by": 1, "paid by": -2, "payable by": -2, "payment by": -2,
    "owed by": -1, "due from": -1.5, "purchased by": -1.5, "ordered by": -1.5, "accepted by": -0.8,
    "engaged by": -1.5, "retained by": -1, "services to": -1.5, "services for": -1.2,
    "service to": -1, "delivered to": -0.8, "provided to": -0.5, "deliver to": -0.8,
    "licensed to": -0.6, "granted to": -0.6, "grants to": -0.6, "supply to": -0.6,
    "supplied to": -0.6, "provide to": -0.5, "rendered to": -1.5, "submit to": -0.3,
    "invoice to": -1.5, "invoices to": -1.5, "acceptance by": -0.8, "reimbursed by": -1.5,
    "payments from": -1, "payment from": -1.5, "deliverables to": -1.2, "software to": -0.8,
    "consultant to": -1.5, "contractor to": -1, "advice to": -1.2, "approved by": -0.3,
    "requested by": -0.3, "customer of": 0.5, "hired by": -1.5, "invoices from": 1.5,
    "invoice from": 1.5, "work of": 0.4, "delivery to": -0.6, "products to": -0.8,
    "product to": -0.8, "products from": 0.8, "services from": 1, "purchase from": 1,
    "reimbursement to": 1, "advances to": 0.5, "sale to": -0.5, "sell to": -0.8,
}  # fmt: skip

OWNS: dict[str, float] = {
    "fees": 1, "fee": 0.8, "charges": 0.5, "invoice": 1.5, "invoices": 1.5, "rates": 1,
    "services": 1,
    "personnel": 0.3, "performance": 0.6, "compensation": 1, "hourly": 1, "standard": 0.4,
    "then-current": 0.5, "software": 0.3, "work": 0.6, "expenses": 0.5, "employees": 0.0,
    "subcontractors": 0.6, "engagement": 0.5, "tools": 0.5, "provision": 1, "methodologies": 0.5,
    "pre-existing": 0.5, "negligent": 0.1, "data": -0.5, "premises": -0.8, "facilities": -0.2,
    "payment": -1, "payments": -0.6, "purchase": -0.8, "acceptance": -0.8, "customers": -0.1,
    "business": -0.3, "use": -0.6, "requirements": -0.6, "systems": -0.2, "satisfaction": -1,
    "users": -0.6, "receipt": -0.8, "request": -0.5, "obligation": 0.0, "account": -0.5,
    "website": -0.2, "approval": -0.4, "internal": -0.6, "end": -0.2, "orders": -0.8,
    "order": -0.6, "specifications": -0.3, "offices": -0.2, "access": -0.4, "failure": 0.0,
}  # fmt: skip

_PASSIVE: dict[str, float] = {
    "paid": 2, "compensated": 2, "reimbursed": 1.5, "engaged": 1.5, "retained": 1.5,
    "invoiced": -1.5,
    "billed": -1.5, "charged": -1.5, "credited": -0.8,
}  # fmt: skip

_MODAL = frozenset(
    "shall will must may should can agree agrees undertakes covenants hereby also".split()
)
_DESIRE = frozenset("desires wishes wants intends willing like needs desirous".split())
_SKIP = frozenset(
    "shall will must may should can would agrees agree undertakes covenants hereby also to not be "
    "promptly only is has been at its own expense sole cost use reasonable efforts commercially "
    "best have the right obligation responsible for required obligated entitled and or warrants "
    "represents that it either then further timely properly fully immediately in good faith "
    "ensure cause all solely exclusively initially first both continue, continue endeavour "
    "endeavor attempt make every effort obliged bound retained".split()
)
_SERVICE = re.compile(
    r"\b(?:services?|support|deliverables?|software|work|maintenance|training)\b", re.I
)
_INPUT = re.compile(
    r"\b(?:access|data|information|materials|content|facilities|feedback|copies|office|personnel"
    r"|cooperation|assistance|instructions|payment|notice)\b",
    re.I,
)
_INDEFINITE = frozenset(
    "a an any each every such other another third-party no its their all several new participating "
    "prospective potential existing".split()
)
_ARTICLES = frozenset({"the", "The", "THE"})
_STARTERS = frozenset(
    "The If When Should Where Upon Any Each This To By For In And Or As Unless Because Neither "
    "Either Both Provided That All Such Whether Once After Before Until While Although Since So "
    "Then Whereas Subject Notwithstanding Except Further However Therefore Accordingly With From "
    "Between Of At On Thereafter During Moreover Also Nor No Every Our Its Their Additionally "
    "Furthermore Nothing Does Is Will Shall May Can Were Had Has Although Though Here Hereby "
    "Pursuant Failing Otherwise Thereupon Thus Under Within Without".split()
)
_BUSINESS = re.compile(
    r"\W*(?:is|are)\s+(?:also\s+|primarily\s+)?(?:engaged\s+)?(?:in\s+)?(?:the\s+)?business\s+of\b"
    r".{0,40}?\b(?:provid|develop|design|supply|render|host|market|manufactur|consult|licens)",
    re.I,
)
_SKILLED = re.compile(
    r"\W*(?:has|have|possesses|is|are)\b[^.;]{0,40}\b(?:expertise|experienced?|expert|skilled"
    r"|qualified|specializ\w+|capability|ability to (?:provide|perform)|the provider of)\b",
    re.I,
)


def usages(capitals: Capitals, names: Iterable[str]) -> dict[str, Usage]:
    """For each written form in ``names``, how the texts use it."""
    found = {name: Usage() for name in sorted(set(names))}
    for number, start, name in capitals.mentions(list(found)):
        usage = found[name]
        if usage.total >= ENOUGH:
            usage.total += 1
        else:
            _count(usage, capitals.texts[number], start, start + len(name))
    return found


def _count(usage: Usage, text: str, start: int, end: int) -> None:
    """Add one mention at ``start`` to ``end`` to ``usage``."""
    after = text[end : end + 110]
    before = text[max(0, start - 40) : start]
    words = before.split()
    last = words[-1] if words else ""
    if _is_compound(before, after) or _is_tail(before, last):
        return
    usage.total += 1
    if last.lstrip("(“\"‘'") in _ARTICLES:
        usage.articled += 1
        words.pop()
    else:
        usage.bare += 1
        usage.indefinite += last.lower() in _INDEFINITE
    weight = _weight_before(words) + _weight_after(usage, after)
    if weight > 0:
        usage.provider += weight
    else:
        usage.client -= weight


def _is_compound(before: str, after: str) -> bool:
    """Whether the name only opens a longer defined term ("Customer Data")."""
    if len(after) < 3 or after[0] != " " or not after[1].isupper():
        return False
    return after[2].islower() or (after[2] in "Pp" and not before.isupper())


def _is_tail(before: str, last: str) -> bool:
    """Whether the name only closes a longer term ("Regulatory Authority")."""
    if before[-1:] != " " or not last[:1].isupper() or not last[1:].islower():
        return False
    return last.isalpha() and last not in _STARTERS


def _weight_before(words: list[str]) -> float:
    """The leaning that the words before a name give it."""
    if not words:
        return 0.0
    last = words[-1].lower()
    if len(words) > 1:
        pair = BEFORE_PAIR.get(f"{words[-2].lower()} {last}")
        if pair is not None:
            return pair
    return BEFORE.get(last, 0.0)


def _weight_after(usage: Usage, after: str) -> float:
    """The leaning that the words after a name give it; counts the places where it acts."""
    if after[:1] in "'’":
        words = after[1:40].split(None, 3)
        nouns = words[1:] if words[:1] == ["s"] else words
        return OWNS.get(nouns[0].strip(",.;").lower(), 0.0) if nouns else 0.0
    words = after.lower().replace(",", " ").split(None, 14)
    if not words or not after[:1].isspace() and after[:1] != ",":
        return 0.0
    first = words[0]
    if first in _MODAL:
        usage.subject += 1
        return _weight_of_act(words, after)
    if first in _DESIRE or first in {"is", "would", "has"}:
        return _weight_of_position(usage, words, after)
    return _weight_of_verb(usage, first, words)


def _weight_of_act(words: list[str], after: str) -> float:
    """The leaning of the verb behind the modal, as in "shall promptly pay"."""
    if "be" in words[1:3]:
        passive = next((_PASSIVE[word] for word in words[2:6] if word in _PASSIVE), None)
        if passive is not None:
            return passive
    verb = next((word for word in words[1:] if word not in _SKIP and word[-2:] != "ly"), "")
    verb = verb.strip(".;:)")
    if verb in {"provide", "furnish", "deliver", "supply", "make"}:
        return _weight_of_giving(after, verb)
    return PERFORMS.get(verb, 0.0) - PAYS.get(verb, 0.0)


def _weight_of_giving(after: str, verb: str) -> float:
    """Providing services is what providers do; providing data or access is what clients do."""
    service, given = _SERVICE.search(after), _INPUT.search(after)
    if service and (not given or service.start() < given.start()):
        return 2.0
    if given:
        return -0.7
    return 0.0 if verb == "make" else 0.5


def _weight_of_position(usage: Usage, words: list[str], after: str) -> float:
    """The leaning of "desires to engage", "is in the business of providing", "has experience"."""
    if _BUSINESS.match(after):
        return 1.0
    if _SKILLED.match(after):
        return 1.5
    for place, word in enumerate(words[:4]):
        if word in _DESIRE or word == "agreed":
            usage.subject += 1
            verb = next((w for w in words[place + 1 :] if w in WANTS), "")
            return 2.0 * WANTS.get(verb, 0.0)
    return 0.0


def _weight_of_verb(usage: Usage, first: str, words: list[str]) -> float:
    """The leaning of a verb in the third person: "pays", "engages", "represents"."""
    if first in {"acknowledges", "represents", "warrants", "grants", "and", "or"}:
        usage.subject += first not in {"and", "or"}
        return 0.3 if first == "grants" else 0.0
    stem = first[:-2] if first.endswith(("ches", "shes")) else first[:-1]
    if first.endswith("s") and (stem in PERFORMS or stem in PAYS):
        usage.subject += 1
        return PERFORMS.get(stem, 0.0) - PAYS.get(stem, 0.0)
    return 0.0
