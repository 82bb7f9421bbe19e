"""What the sections of a contract are called, for each kind of clause that may go into one.

Knows words only: no document and no place.
"""

import re

_STRONG: dict[str, tuple[str, ...]] = {
    "ip": (
        r"intellectual property|\bipr?\b",
        r"ownership|proprietary rights|\btitle\b|who owns|\bowns? what\b",
        r"work product|developments|inventions|\brights\b(?! of (?:third|set))|works? made",
        r"background|licen[cs]e",
    ),
    "liability": (
        r"limit\w* (?:of|on|upon) (?:\w+ )*(?:liabilit|damages|responsib|remed)|liability cap"
        r"|(?:exclusions?|excluded) (?:of )?(?:liabilit|damages|loss)|^limitations?$",
        r"\bliabilit|responsibility to each other|if something goes wrong",
    ),
    "data": (
        r"(?:client|customer|company|licensee|authority|buyer)(?:'s|’s)? (?:data|content)|\bdata\b"
        r"|your (?:data|messages|content|records)",
        r"privacy",
    ),
    "scope": (
        r"\bscope\b|change (?:control|order|management|request)|\bchanges\b|variation",
        r"statements? of work|\bservices?\b|engagement|\bwork\b(?! product)"
        r"|what we(?:'|’)?(?:ll| will)? do",
        r"responsibilit\w+ of|(?:client|customer|company)(?:'s|’s)? (?:responsib|obligat|dut)",
    ),
    "payment": (
        r"payments?\b|\bfees?\b|charges\b",
        r"compensation|invoic|\bprices?\b|pricing|consideration|remuneration|\bmoney\b|billing",
    ),
    "termination": (
        r"terminat|\bend(?:s|ing)?\b|cancel\w*|leaving|stopping",
        r"\bterm\b|duration|transition|\bexit\b|surviv|expir",
    ),
    "performance": (
        r"performance|acceptance|accepting|testing|evaluation|service levels?|checking",
        r"warrant",
    ),
}
_WEAK: dict[str, tuple[str, ...]] = {
    "ip": (r"deliverables|\bmaterials\b",),
    "liability": (r"disclaimer|damages",),
    "data": (r"confidential|keeping (?:things )?(?:private|secret)", r"security"),
    "scope": (r"cooperat|co-operat|deliver|project|personnel",),
    "payment": (r"expenses|taxes",),
    "termination": (),
    "performance": (r"assurances|promises|deliver|disclaimer|standard",),
}
_OTHERWISE = re.compile(
    r"\b(?:general|miscellaneous|boilerplate|(?:other|final|remaining) (?:provisions|points|terms)"
    r"|notices?|governing law|entire agreement|counterparts|assignment|severab\w*|force majeure"
    r"|odds and ends|signatures?|execution|insurance|dispute\w*|arbitration)\b",
    re.IGNORECASE,
)
_OF_ITS_OWN = re.compile(r"indemn|\bpurpose|precedence|background|interpretation", re.IGNORECASE)
_OF_THE_PAPER = re.compile(r"(?:changes|amendments?) (?:to|of) this \w+", re.IGNORECASE)
CONFIDENTIALITY = "confidentiality"
"""A kind of section that no clause of ours goes into, and that must outlive the contract."""

TITLES = {
    "ip": "Intellectual Property",
    "liability": "Limitation of Liability",
    "data": "Client Data",
    "scope": "Scope of Services",
    "payment": "Payment",
    "termination": "Termination",
    "performance": "Performance",
}
"""What a new section of each kind is called."""

STRONG = {
    kind: tuple(re.compile(one, re.IGNORECASE) for one in each) for kind, each in _STRONG.items()
}
"""Headings under which a clause of a kind belongs, the most fitting first."""

STRONG[CONFIDENTIALITY] = (
    re.compile(r"confidential|keeping (?:things )?(?:private|secret)", re.IGNORECASE),
)

WEAK = {kind: tuple(re.compile(one, re.IGNORECASE) for one in each) for kind, each in _WEAK.items()}
"""Headings under which it may go where nothing near it stands elsewhere."""


def is_general(heading: str) -> bool:
    """Whether a section holds what belongs nowhere else, where no clause of ours is looked for."""
    if _OF_THE_PAPER.search(heading):
        return True
    return bool(_OTHERWISE.search(heading)) and not kinds_of(heading)


def is_no_home(heading: str) -> bool:
    """Whether a section is about a thing of its own, however much it says on other subjects."""
    return is_general(heading) or bool(_OF_ITS_OWN.search(heading))


def kinds_of(heading: str) -> frozenset[str]:
    """The kinds of clauses that a heading announces."""
    return frozenset(
        kind for kind, each in STRONG.items() if any(pattern.search(heading) for pattern in each)
    )
