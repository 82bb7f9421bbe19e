"""The names of entities as contracts write them: "Acme AI LLC", "the COUNTY OF MARIN".

Knows how a name begins and ends in running text, and short forms of names. Knows nothing of sides.
"""

import re
from collections.abc import Iterator

from transforms.clauses.roles import is_role, is_thing

BETWEEN = re.compile(r"\b(?:between|among|amongst)\b|\b(?:made|entered into|executed) by\b", re.I)
_SUFFIX = (
    r"(?:Inc|L\.?L\.?C|Ltd|Limited|LTD|INC|Corp|CORP|Corporation|CORPORATION|Incorporated|"
    r"LIMITED|Company|COMPANY|Co|CO|L\.?L\.?P|L\.?P|PLC|plc|Plc|GmbH|AG|S\.?A\.?S?|B\.?V|N\.?V|"
    r"Pty|PLLC|P\.?C|N\.?A|Trust|TRUST|Bank|BANK|S\.?r\.?l|S\.?p\.?A|Oy|AB|ApS|A/S|KG|SE|K\.K|"
    r"a\.s|s\.r\.o|"
    r"University|Authority|AUTHORITY|Council|Association|Foundation|Institute|Partnership)"
)
IN_NAME = re.compile(r"\s+(?:" + _SUFFIX + r")\b")
ENTITY = re.compile(r"\b" + _SUFFIX + r"\b")
_STOP = re.compile(
    r"\s*(?:"
    r",?\s*\((?![^()]{1,30}\)\s+" + _SUFFIX + r"\b)|;|:|\n|\t|\s{3,}"
    r"|,\s+(?=(?!" + _SUFFIX + r"\b)(?:[a-z\d]|(?:A|An|The|Suite|Having|With)\b))"
    r"|\s(?:a|an)\s+(?=[A-Za-z. ]{0,50}"
    r"(?:corporation|company|partnership|limited|trust|individual|entity|university|non-?profit"
    r"|Corporation|Company|body|statutory|sole))"
    r"|\s(?:having|whose|with its|with an|with offices|with a|located at|located in|of\s+\d"
    r"|incorporated|organi[sz]ed|registered|existing|acting|represented|duly|on behalf|together"
    r"|residing|doing business|operating|regarding|concerning|is effective|is dated|effective as)\b"
    r"|\s<<|,\s*(?=\d)|,?\s(?:a/k/a|d/b/a|f/k/a|dba|aka|fka)\s"
    r")"
)
_LEAD = re.compile(
    r"^[\s,;:.–—-]*(?:(?:and|AND|And|by|BY|between|BETWEEN|Between|among|with|to|amongst|from|"
    r"of|both|the undersigned|the)\b[\s,:–—-]*)*(?:[(（]?(?:\d{1,2}|[A-Za-z]|[ivx]+)[)）.]\s+)?"
    r"[\s,:–—-]*"
)
AND = re.compile(r"\b(?:and|AND|And)\b[\s,:–—-]*(?=[A-Z\[{_<(\d])")
_PLACE = re.compile(r"^\d|\b(?:Street|Avenue|Road|Suite|Floor|Drive|Box)\b")


def entity_before(segment: str, previous: list[str]) -> tuple[str, bool]:
    """The entity named at the end of ``segment``, and whether it bears a mark of an entity."""
    if not segment.strip(" \t(,") and previous:
        return _entity_above(previous)
    begin = 0
    for match in BETWEEN.finditer(segment):
        begin = match.end()
    tail = segment[begin:]
    name = name_at(tail)
    if not begin and not name:
        for match in AND.finditer(tail):
            name = name_at(tail[match.end() :]) or name
    if not name:
        name = last_entity(tail)
    return name, bool(ENTITY.search(name))


def name_at(text: str) -> str:
    """The capitalised name that ``text`` opens with, or ""."""
    lead = _LEAD.match(text)
    rest = text[lead.end() if lead else 0 :][:240]
    stop = _STOP.search(rest)
    name = rest[: stop.start() if stop else len(rest)].strip(" ,.;:–—-\t")
    name = _ADDRESSED.sub(r"\1", " ".join(name.split()))
    begins = name[:1].isupper() or name[:1] in "[{_<" or _BRAND.match(name) is not None
    too_long = len(name) > 90 or len(name.split()) > 12
    placed = _PLACE.search(name.split(",")[0]) and not ENTITY.search(name)
    if not begins or too_long or is_thing(name) or placed or _is_prose(name):
        return last_entity(name) if too_long else ""
    if lead and not lead.group().strip(" ,;:.–—-()") and not ENTITY.search(name) and "," in text:
        return "" if text.lstrip()[:1] in ",.;" else name
    if _ROLE_LEAD.match(name):
        return ""
    return _with_suffix(name, rest)


_FIRM = (
    r"(?:Inc\.?|LLC|Ltd\.?|Limited|LTD\.?|LIMITED|Corp\.?|CORP\.?|INC\.?|Corporation|CORPORATION"
    r"|LLP|PLC|plc|GmbH|AG|A/S|B\.?V\.?|N\.?V\.?|S\.?A\.?|a\.s\.|s\.r\.o\.|AUTHORITY|Authority|Council|COUNCIL)"
)
_ADDRESSED = re.compile(
    r"^(.*?\b" + _FIRM + r")(?:\s+of\s.*|,\s+(?!" + _FIRM + r"|L\.?[LP])[A-Z][a-z].*)$"
)


_ABBREVIATED = re.compile(r"\b(?:Inc|Corp|Ltd|Co|INC|CORP|LTD|CO|L\.P|S\.A)$")


def _with_suffix(name: str, rest: str) -> str:
    """``name`` with the full stop of "Inc." that belongs to it."""
    ends = rest[rest.find(name) + len(name) :][:1]
    return name + "." if ends == "." and _ABBREVIATED.search(name) else name


def _is_prose(name: str) -> bool:
    """Whether the words read as a sentence rather than as a name."""
    small = [word for word in re.findall(r"\b[a-z]{2,}\b", name) if word not in _NAME_WORDS]
    return len(small) > 1 or bool(_SENTENCE_START.match(name) or _PAPER.search(name))


_PAPER = re.compile(r"\b(?:agreement|exhibit|article|section|witnesse?th)\b", re.I)
_ROLE_LEAD = re.compile(
    r"(?:the\s+)?(?:Customer|Client|Provider|Supplier|Company|Contractor|Buyer|Vendor|Consultant"
    r"|Licensor|Licensee|Authority|Agreement|Subcontractor)\b(?=['’\s]*(?:$|s\b|[a-z]|and|or|to))",
    re.I,
)
_BRAND = re.compile(r"\d|[a-z]{1,2}[A-Z]")
_NAME_WORDS = frozenset("and of the for de la du van von di y e in at on corporation".split())
_SENTENCE_START = re.compile(
    r"(?:Represented|Contact|Attention|Address|If|Where|When|WHEREAS|Whereas|This|These|In|On|Upon|For|To|From|By|As|At|Any|All)\b"
)


_RUN = re.compile(
    r"(?<!\b[Aa]\s)(?<!\b[Aa]n\s)((?:[A-Z\d][\w&.'’-]*,?\s+(?:(?:of|and|the|de|&|for)\s+)?){1,8}?"
    + _SUFFIX
    + r"\b\.?)"
)


def last_entity(text: str) -> str:
    """The last run of capitalised words that ends in a company's suffix, or ""."""
    if not ENTITY.search(text):
        return ""
    runs = _RUN.findall(text[-400:])
    name = re.sub(r"^(?:(?:And|AND|and|The|WHEREAS),?\s+)+", "", str(runs[-1])) if runs else ""
    name = " ".join(name.strip(" ,").split())
    return "" if _is_prose(name) or _ROLE_LEAD.match(name) else name


def _entity_above(previous: list[str]) -> tuple[str, bool]:
    """The entity of a block of lines that ends in "(the "Company")"."""
    first = ""
    for line in reversed(previous):
        bare = line.strip(" \t:;,-–—")
        if not bare or bare.lower() in {"and", "between", "by and between", "between and"}:
            break
        if BETWEEN.search(line) and line.rstrip().endswith((":", "between", "and")):
            break
        name = name_at(line)
        if name and (ENTITY.search(name) or name.isupper()):
            return name, True
        first = name or first
    return first, False


CORPORATE = re.compile(
    r"[\s,]+(?:inc|llc|l\.l\.c|ltd|limited|corp|corporation|incorporated|company|co|llp|lp|l\.p|plc"
    r"|gmbh|ag|s\.?a\.?s?|b\.?v|n\.?v|pty|pllc|p\.?c|n\.?a)\.?(?=[\s,]|$)",
    re.I,
)


def core_name(name: str) -> str:
    """An entity's name without its corporate suffix, in lower case, to compare by."""
    return " ".join(re.sub(r"[^\w&]+", " ", CORPORATE.sub(" ", name)).casefold().split())


def shortens(term: str, name: str) -> bool:
    """Whether ``term`` is a short form of ``name``: its opening, a word of it, or its initials."""
    flat_term = re.sub(r"[\W_]", "", term).lower()
    flat_name = re.sub(r"[\W_]", "", name).lower()
    if len(flat_term) < 2 or is_role(term):
        return False
    initials = "".join(word[0] for word in re.findall(r"\w+", name)).lower()
    if flat_name.startswith(flat_term) or initials.startswith(flat_term):
        return True
    return len(flat_term) > 3 and flat_term in flat_name


def short_forms(name: str) -> Iterator[str]:
    """What a text may call an entity that it gave no name: "Sicap" for "Sicap Ltd"."""
    words = re.sub(r",?\s+" + _SUFFIX + r"\.?$", "", name).split()
    yield " ".join(words)
    if len(words) > 1 and len(words[0]) > 3 and not is_thing(words[0]):
        yield words[0].strip(",")
