"""The playbook's wording in the contract's own words: names, articles, verbs, figures, quotes.

A concept that the contract has no capitalised term for is written in lower case, so that no
undefined term enters it. Knows the contract's habits. Knows no rules and no places.
"""

import re
from dataclasses import dataclass, field, replace

from transforms.clauses.model import Habits, Outline, Party
from transforms.edits.figures import restyle
from transforms.edits.model import Edit
from transforms.edits.persons import Person, person_of, with_verbs

BLANKS = {
    "Agreement": ("agreement", "agreement"),
    "SOW": ("sow", "Statement of Work"),
    "Deliverables": ("deliverables", "deliverables"),
    "Client Data": ("client_data", ""),
    "Change Order": ("change_order", "change order"),
}
"""Blank to the kind of defined term that fills it, and to the plain words without one."""

NEW_SOW = BLANKS["SOW"][1]
"""What we call a statement of work where the contract has none; it is defined where first said."""

_BLANK = re.compile(
    r"(?P<the>\b(?:[Tt]he|[Tt]his) )?\[\[(?P<name>[A-Za-z ]+)\]\](?P<possessive>['’]s)?"
)
_ATTRIBUTE = re.compile(r" (?:obligations?|timelines?|personnel|responsibilit)")
_SENTENCE_START = re.compile(r"(?:^|[.?!]['\"”’]?\s+)$")
_MODAL = re.compile(r"\b(shall|will)\b(?! not be construed)")
_UK = (
    (
        r"\b([Nn]on-exclusive|[Nn]on-transferable|[Aa]|[Tt]he|[Aa]ny|[Tt]hat)"
        r"((?:,? [a-z-]+){0,3}) license\b",
        r"\1\2 licence",
    ),
    (r"anonymized", "anonymised"),
    (r"\binstallments\b", "instalments"),
    (r"\bpercent\b", "per cent"),
)
_US = ((r"\binstalment", "installment"),)
_CAPITALS_SHARE = 0.8
_ATTACHMENT = re.compile(r"(?:Exhibit|Schedule|Appendix|Annex|Annexure|Attachment)\s+\S+$")
_RIGHTS = re.compile(r"\b(?:IPRs?|IP|Rights|Intellectual Property)$")
_OF_RIGHTS = re.compile(r"\b[Oo]wnership of|\bincorporated in|\brights in")
_TOPIC = re.compile(r"(?<![.?!] )(?<!^)\b[A-Z][a-z]+(?: (?:of )?[A-Z][a-z]+)*\b")
_FEES = re.compile(r"\bproject fee\b|\bfees\b")
_PLURAL_FEES = re.compile(r"(?:Fees|Charges)$")
_ROLES = re.compile(
    r"(?:Client|Customer|Company|Buyer|Purchaser|Principal|Owner|Licensee|Sponsor|Authority|Hirer"
    r"|Consultant|Contractor|Subcontractor|Vendor|Supplier|Provider|Developer|Agency|Licensor"
    r"|Prime)$"
)
_UNITS = ("Section", "Clause", "Article", "Paragraph")


def fill(template: str, outline: Outline) -> str:
    """``template``, whole sentences, with its blanks filled and its style the contract's own."""
    return Speech(outline).sentences(template)


def fill_words(template: str, outline: Outline) -> str:
    """``template``, words from within a sentence, filled and styled."""
    return Speech(outline).words(template)


@dataclass(slots=True)
class Speech:
    """How one contract would say what a playbook says; made once for a plan."""

    outline: Outline
    _text: str = field(init=False)
    _provider: Person | None = field(init=False)
    _client: Person | None = field(init=False)
    _unit: str = field(init=False)
    _known: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Read what the filling of every wording needs to know of the contract."""
        body = self.outline.view.body
        self._text = "\n".join(paragraph.text for paragraph in body)
        sides = self.outline.parties
        provider, client = (person_of(p, self._text) for p in (sides.provider, sides.client))
        self._provider = provider if client or provider and provider.subject == "we" else None
        self._client = client
        self._unit = _unit_of(self._text)

    def sentences(self, template: str) -> str:
        """Whole sentences, filled and styled."""
        return _sentence_capitals(self.words(template))

    def words(self, template: str) -> str:
        """Words from within a sentence, filled and styled."""
        said = self._known.get(template)
        if said is None:
            said = self._known[template] = self._said(template)
        return said

    def _said(self, template: str) -> str:
        text = self._known_topics(template)
        text = self._spoken(self._with_fees(text))
        text = re.sub(r"\bAll \[\[Client Data\]\]", "All of [[Client Data]]", text)
        if "client_data" not in self.outline.terms:
            text = text.replace("all [[Client Data]]", "all of [[Client Data]]")
        text = _BLANK.sub(self._filled, text)
        return _with_habits(text, self.outline.habits)

    def heading(self, template: str) -> str:
        """A heading: names are filled in, without article, and nothing else is changed."""
        sides = self.outline.parties
        named = template.replace("[[Provider]]", _role(sides.provider, self._provider))
        return named.replace("[[Client]]", _role(sides.client, self._client))

    def _spoken(self, text: str) -> str:
        """The text with verbs and possessives for sides that are called "we" or "you"."""
        for name, person in (("Provider", self._provider), ("Client", self._client)):
            if person is not None:
                text = with_verbs(text, f"[[{name}]]")
        return text

    def _filled(self, match: re.Match[str]) -> str:
        name, possessive = match["name"], match["possessive"] or ""
        if name in ("Provider", "Client"):
            return self._side(match, name, possessive)
        return self._term(name, match) + possessive

    def _side(self, match: re.Match[str], name: str, possessive: str) -> str:
        sides = self.outline.parties
        party = sides.provider if name == "Provider" else sides.client
        person = self._provider if name == "Provider" else self._client
        text, start = match.string, match.start()
        is_attribute = bool(_ATTRIBUTE.match(text, match.end()))
        if person is not None:
            said = person.said(text[:start], owns=bool(possessive) or is_attribute)
            return (match["the"] or "") + said
        starts = bool(_SENTENCE_START.search(text[:start]))
        said = (match["the"] or "") + _party_name(party, capital=starts, article=not match["the"])
        if is_attribute and (party.article or not _ROLES.search(party.term)):
            possessive = "'s"
        return said + _possessive(said, possessive)

    def _term(self, name: str, match: re.Match[str]) -> str:
        the = match["the"] or ""
        kind, plain = BLANKS[name]
        if name == "Agreement":
            return self._agreement(the)
        term = self.outline.terms.get(kind)
        if name == "Client Data" and term is None:
            return the + self._data()
        if term is None:
            return the + plain
        if name == "Deliverables" and _RIGHTS.search(term.surface):
            return the + (term.surface if _OF_RIGHTS.search(match.string) else plain)
        surface = _in_number(name, term.surface)
        if name == "SOW":
            return self._article_of_sow(the, (surface, *term.aliases)) + surface
        return the + surface

    def _agreement(self, the: str) -> str:
        """What the contract calls itself: "this Agreement", "these Terms", "this Order"."""
        term = self.outline.terms.get("agreement")
        order = self.outline.terms.get("sow")
        surface = term.surface if term else "agreement"
        if term is None and order and self._text.count(f"this {order.surface}") > 1:
            surface = order.surface
        if surface.endswith("s") and the.strip().lower() == "this":
            the = "These " if the[0] == "T" else "these "
        return the + surface

    def _article_of_sow(self, the: str, names: tuple[str, ...]) -> str:
        """No article before "Schedule 1"; "the applicable" where the contract has several."""
        if not the or _ATTACHMENT.match(names[0]):
            return ""
        several = any(f"applicable {name}" in self._text for name in names)
        return f"{the}applicable " if several else the

    def _data(self) -> str:
        if self._client is not None:
            return f"{self._client.owner} data"
        said = _party_name(self.outline.parties.client, capital=False, article=True)
        return f"{said}{_possessive(said, 'x')} data"

    def _with_fees(self, text: str) -> str:
        """The contract's own term for the fees, where it defines one that fits the sentence."""
        term = self.outline.terms.get("fees")
        if term is None or not term.defined:
            return text
        plural = bool(_PLURAL_FEES.search(term.surface))

        def named(match: re.Match[str]) -> str:
            return term.surface if plural or match[0] == "project fee" else match[0]

        return _FEES.sub(named, text)

    def _known_topics(self, template: str) -> str:
        """Capitalised subjects in lower case unless the contract writes all of them so."""
        topics = [match for match in _TOPIC.finditer(template) if not _in_blank(match)]
        if any(topic[0] not in self._text for topic in topics):
            template = _TOPIC.sub(
                lambda match: match[0] if _in_blank(match) else match[0].lower(), template
            )
        return re.sub(r"\bSections regarding\b", f"{self._unit}s regarding", template)


def _in_blank(match: re.Match[str]) -> bool:
    before = match.string[: match.start()]
    return before.rfind("[[") > before.rfind("]]")


def _unit_of(text: str) -> str:
    """What the contract calls its clauses when it refers to them."""
    lower = text.lower()
    counts = {
        unit: sum(
            not lower[found.start() - 1 : found.start()].isalnum()
            for found in re.finditer(rf"{unit.lower()}s? \(?[\divx]", lower)
        )
        for unit in _UNITS
    }
    best = max(_UNITS, key=lambda unit: counts[unit])
    return best if counts[best] > 1 else _UNITS[0]


def _role(party: Party, person: Person | None) -> str:
    return party.term if person is None else person.owner.capitalize()


def _party_name(party: Party, *, capital: bool, article: bool) -> str:
    if not party.article or not article:
        return party.term
    return f"{'The' if capital else 'the'} {party.term}"


def _possessive(said: str, possessive: str) -> str:
    """The ending of a possessive: names in s take the apostrophe alone."""
    if not possessive:
        return ""
    return "'" if said.endswith("s") else "'s"


def _in_number(name: str, surface: str) -> str:
    """The contract's term in the number in which the wording uses it."""
    if name in ("SOW", "Change Order") and surface.endswith("s") and " " in surface:
        first, _, rest = surface.partition(" ")
        return f"{first[:-1]} {rest}" if first.endswith("s") and rest else surface[:-1]
    if name == "SOW" and re.fullmatch(r"SOWs|Orders|Order Forms", surface):
        return surface[:-1]
    if name == "Deliverables" and surface.endswith("able"):
        return surface + "s"
    return surface


def _with_habits(text: str, habits: Habits) -> str:
    text = restyle(text, habits.numbers)
    if habits.modal in ("will", "must"):
        text = _MODAL.sub("will", text)
    for pattern, spelling in _UK if habits.spelling == "uk" else _US:
        text = re.sub(pattern, spelling, text)
    return with_quotes(text, habits.quotes)


def with_quotes(text: str, quotes: str) -> str:
    """``text`` with straight or curly quotes and apostrophes."""
    if quotes != "curly":
        return text
    text = re.sub(r"(^|[\s(\[])\"", "\\1\u201c", text).replace('"', "\u201d")
    return text.replace("'", "\u2019")


def _sentence_capitals(text: str) -> str:
    """The first letter of each sentence a capital."""

    def raised(match: re.Match[str]) -> str:
        return match[1] + match[2].upper()

    return re.sub(r"(^|[.?!] )([a-z])", raised, text)


def with_sow_defined(edits: tuple[Edit, ...], outline: Outline) -> tuple[Edit, ...]:
    """``edits`` in which the first mention of a statement of work says which one is meant."""
    if "sow" in outline.terms:
        return edits
    name = with_quotes(f'"{NEW_SOW}"', outline.habits.quotes)
    meaning = f"the statement of work agreed in writing by the parties (the {name})"
    fresh: list[Edit] = []
    for position, edit in enumerate(edits):
        defined = _with_meaning(edit, meaning)
        fresh.append(defined)
        if defined is not edit:
            return (*fresh, *edits[position + 1 :])
    return edits


def _with_meaning(edit: Edit, meaning: str) -> Edit:
    """An edit in which the first "the Statement of Work" gives way to ``meaning``."""
    said = f"the {NEW_SOW}"
    if said in edit.after:
        return replace(edit, after=edit.after.replace(said, meaning, 1))
    for position, new in enumerate(edit.paragraphs):
        if said in new.text:
            paragraph = replace(new, text=new.text.replace(said, meaning, 1))
            before, after = edit.paragraphs[:position], edit.paragraphs[position + 1 :]
            return replace(edit, paragraphs=(*before, paragraph, *after))
    return edit


def is_capitals(text: str) -> bool:
    """Whether a paragraph is set in capitals."""
    letters = sum(map(str.isalpha, text))
    return letters > 40 and sum(map(str.isupper, text)) >= _CAPITALS_SHARE * letters
