"""Where a contract introduces its sides: "Acme AI LLC, a Delaware company ("Consultant")".

Knows the written forms of an introduction: parentheses, hereinafter, labels on a cover page, "as
Servicer", definitions. Does not decide who is who; ``parties.py`` does.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from transforms.clauses.roles import WE, YOU, is_blank, is_role, is_thing, leaning
from transforms.text.model import Paragraph


@dataclass(frozen=True, slots=True, kw_only=True)
class Introduction:
    """One entity and the words the text gives it, as found at one place.

    ``strength`` grows with the signs that this is a side at all; it says nothing of which side.
    ``besides`` is what stands alone before the parenthesis: a name given elsewhere, as in
    "Acme (“Data Processor”)".
    """

    paragraph: int
    terms: tuple[str, ...]
    name: str
    strength: float
    besides: str = ""


_FIRMLY = 4.0
"""From which strength an introduction leaves no need to look for others."""

_NEAR = 6
"""How many paragraphs behind "between" its parties may be named."""

SCOPE = 24_000
"""Characters of body text, contents aside, in which introductions of every form are looked for."""

_STRAIGHT = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "＂": '"'})
_PAREN = re.compile(r"[(（]([^()（）]{1,220})[)）]")
_QUOTED = re.compile(r'"\s*([^"]{1,60}?)\s*"')
_SINGLE = re.compile(r"[‘']([A-Z][^‘’']{1,40})[’']")
_BARE = re.compile(
    r"^\s*(?:each\s+an?\s+|hereinafter\b[\s,]*|hereafter\b[\s,]*|herein\b\s*)?"
    r"(?:also\s+)?(?:(?:simply\s+)?(?:referred\s+to|called|known|styled)\s*(?:as\s+)?)?"
    r"(?:the\s+)?([A-Z][\w&.'’-]*(?:\s+[A-Z][\w&.'’-]*){0,3})\s*[.,;]?\s*$"
)
_HEREINAFTER = re.compile(
    r"\b(?:hereinafter|hereafter|herein)\s*,?\s+(?:also\s+)?"
    r"(?:(?:referred\s+to|called|known|designated|styled)\s+)?(?:as\s+|by\s+)?(?:the\s+)?"
    r'(?:"\s*([^"]{1,60}?)\s*"|([A-Z][\w&.-]*(?:\s+[A-Z][\w&.-]*)?))'
)
_REFERRAL = re.compile(r"^\s*(?:hereinafter|hereafter|herein|referred|called|known|the\s)", re.I)
_AS_ROLE = re.compile(
    r"([A-Z][\w&.,'’ -]{2,70}?),?\s+as\s+(?:the\s+)?([A-Z][a-z]+(?:\s[A-Z][a-z]+)?)\b(?!['’])"
)
_MEANS = re.compile(
    r'^\W*(?:[\dA-Za-z]{1,4}[.)][\d.]*\s+)?"\s*([A-Z][\w -]{2,30}?)\s*"\s*'
    r"(?:means|shall mean|refers to|is)\s*:?\s*(.{3,160})"
)
_BETWEEN = re.compile(r"\b(?:between|among|amongst)\b|\b(?:made|entered into|executed) by\b", re.I)
_SUFFIX = (
    r"(?:Inc|L\.?L\.?C|Ltd|Limited|LTD|INC|Corp|CORP|Corporation|CORPORATION|Incorporated|"
    r"LIMITED|Company|COMPANY|Co|CO|L\.?L\.?P|L\.?P|PLC|plc|Plc|GmbH|AG|S\.?A\.?S?|B\.?V|N\.?V|"
    r"Pty|PLLC|P\.?C|N\.?A|Trust|TRUST|Bank|BANK|S\.?r\.?l|S\.?p\.?A|Oy|AB|ApS|A/S|KG|SE|K\.K|"
    r"a\.s|s\.r\.o|"
    r"University|Authority|AUTHORITY|Council|Association|Foundation|Institute|Partnership)"
)
_IN_NAME = re.compile(r"\s+(?:" + _SUFFIX + r")\b")
_ENTITY = re.compile(r"\b" + _SUFFIX + r"\b")
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
    r"of|both|the undersigned)\b[\s,:–—-]*)*(?:[(（]?(?:\d{1,2}|[A-Za-z]|[ivx]+)[)）.]\s+)?"
    r"[\s,:–—-]*"
)
_AND = re.compile(r"\b(?:and|AND|And)\b[\s,:–—-]*(?=[A-Z\[{_<(\d])")
_DESCRIPTOR = re.compile(
    r"^[\s,]*(?:$|(?:(?:an?|with|having|whose|located|of|the)\s|\()(?:(?!\band\b).)*$)",
    re.S | re.I,
)
_ROLE_PAIR = re.compile(
    r"\b(?:between|among)\s+(?:the\s+)?([A-Z]\w+(?:\s[A-Z]\w+)?)\s+and\s+(?:the\s+)?"
    r"([A-Z]\w+(?:\s[A-Z]\w+)?)"
)
_PLACE = re.compile(r"^\d|\b(?:Street|Avenue|Road|Suite|Floor|Drive|Box)\b")


def introductions(paragraphs: Sequence[Paragraph], skip: frozenset[int]) -> list[Introduction]:
    """Every place in the opening, and every later preamble, where an entity is given its name."""
    found: list[Introduction] = []
    budget = SCOPE
    previous: list[str] = []
    since = 99
    for paragraph in paragraphs:
        if paragraph.index in skip or not paragraph.text.strip():
            continue
        text = paragraph.text
        if budget > 0 or ("etween" in text[:400] and "(" in text):
            straight = text[:6000].translate(_STRAIGHT).replace("''", ' "').replace("``", ' "')
            since = 0 if _says_between(straight) else since + 1
            found.extend(_of_paragraph(paragraph.index, straight, previous, since <= _NEAR))
        budget -= len(text)
        previous.append(text)
        del previous[:-7]
    found.extend(_labelled(paragraphs))
    if sum(one.strength >= _FIRMLY for one in found) < 2:
        found.extend(_unnamed(paragraphs, skip))
    return found


def _unnamed(paragraphs: Sequence[Paragraph], skip: frozenset[int]) -> list[Introduction]:
    """Both entities of the first preamble that names nobody, over several lines if need be."""
    for place, paragraph in enumerate(paragraphs[:120]):
        if paragraph.index in skip or not _says_between(paragraph.text[:3000]):
            continue
        lines = [p.text[:1500] for p in paragraphs[place : place + 5]]
        joined = " ".join(" ".join(lines).translate(_STRAIGHT).split())
        if pair := list(_plain_pair(paragraph.index, joined)):
            return pair
    return []


def _says_between(text: str) -> bool:
    """Whether a paragraph says between whom the contract is made."""
    likely = "etween" in text or "BETWEEN" in text or "mong" in text or " by" in text
    return likely and _BETWEEN.search(text) is not None


def _of_paragraph(
    index: int, text: str, previous: list[str], between: bool
) -> Iterator[Introduction]:
    """The introductions inside one paragraph of straight quotes."""
    yield from _given(index, text, previous, between)
    if '"' in text[:16] and (match := _MEANS.match(text)):
        yield from _definition(index, match)
    if not between:
        return
    if " as " in text:
        yield from _as_roles(index, text)
    if " and " in text and (match := _ROLE_PAIR.search(text)):
        for role in filter(is_role, match.groups()):
            yield Introduction(paragraph=index, terms=(role,), name="", strength=2.0)


def _given(index: int, text: str, previous: list[str], between: bool) -> Iterator[Introduction]:
    """The entities to which parentheses and the like give names."""
    edge, last = 0, ""
    for start, end, given in _given_names(text):
        segment = text[edge:start]
        if last and _DESCRIPTOR.match(segment):
            name, sign = last, True
        else:
            name, sign = _entity(segment, previous if not segment.strip(" \t(,") else [])
        terms = tuple(term for term in given if not is_thing(term) or term.lower() in WE | YOU)
        strength = _strength(terms, name, text[edge : end + 160], sign) + (2.0 if between else 0.0)
        if terms and strength >= 2.0:
            alone = "" if edge else segment.strip(" \t:")
            yield Introduction(
                paragraph=index, terms=terms, name=name, strength=strength, besides=alone
            )
            edge, last = end, name


def _given_names(text: str) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Where a parenthesis or a "hereinafter" gives names: its start, end and the names."""
    end = 0
    for match in _PAREN.finditer(text) if "(" in text or "（" in text else ():
        terms = _terms_inside(match.group(1))
        if terms and not _IN_NAME.match(text, match.end()):
            yield match.start(), match.end(), terms
            end = match.end()
    if "herein" not in text and "hereaf" not in text:
        return
    for match in _HEREINAFTER.finditer(text, end):
        term = _tidy(match.group(1) or match.group(2) or "")
        if term and not is_thing(term):
            yield match.start(), match.end(), (term,)


def _terms_inside(content: str) -> tuple[str, ...]:
    """The names a parenthesis gives: quoted ones, or the bare "the Studio"."""
    if '"' in content:
        raw = _QUOTED.findall(content)
    elif match := _BARE.match(content):
        bare = str(match.group(1))
        raw = [bare] if _REFERRAL.match(content) or is_role(bare) or _is_short(bare) else []
    else:
        raw = _SINGLE.findall(content)
    lowered = content.lower()
    if "individually" in lowered or "collectively as" in lowered:
        raw = [term for term in raw if is_role(term)]
    return tuple(dict.fromkeys(term for term in map(_tidy, raw) if term))


def _is_short(bare: str) -> bool:
    """Whether a bare parenthesis may be an entity's short name ("(Torvec)", "(NRU)")."""
    return " " not in bare and len(bare) > 2 and not bare.isdigit()


def _tidy(term: str) -> str:
    """A given name without article and punctuation; "" when it cannot be a name."""
    term = re.sub(r"^(?:the|The|THE|this|each an?|an?)\s+", "", term.strip(" ,.;:'’‘\t\n"))
    term = " ".join(term.split())
    if not term or len(term.split()) > 5 or term.isdigit():
        return ""
    if term.lower() in WE | YOU:
        return term.lower()
    named = term[0].isupper() or "_" in term or any(c.isupper() for c in term)
    return term if named else ""


def _entity(segment: str, previous: list[str]) -> tuple[str, bool]:
    """The entity named at the end of ``segment``, and whether it bears a mark of an entity."""
    if not segment.strip(" \t(,") and previous:
        return _entity_above(previous)
    begin = 0
    for match in _BETWEEN.finditer(segment):
        begin = match.end()
    tail = segment[begin:]
    name = _name_at(tail)
    if not begin and not name:
        for match in _AND.finditer(tail):
            name = _name_at(tail[match.end() :]) or name
    if not name:
        name = _last_entity(tail)
    return name, bool(_ENTITY.search(name))


def _name_at(text: str) -> str:
    """The capitalised name that ``text`` opens with, or ""."""
    lead = _LEAD.match(text)
    rest = text[lead.end() if lead else 0 :][:240]
    stop = _STOP.search(rest)
    name = rest[: stop.start() if stop else len(rest)].strip(" ,.;:–—-\t")
    name = " ".join(name.split())
    begins = name[:1].isupper() or name[:1] in "[{_<" or _BRAND.match(name) is not None
    too_long = len(name) > 90 or len(name.split()) > 12
    placed = _PLACE.search(name.split(",")[0]) and not _ENTITY.search(name)
    if not begins or too_long or is_thing(name) or placed or _is_prose(name):
        return _last_entity(name) if too_long else ""
    if lead and not lead.group().strip(" ,;:.–—-()") and not _ENTITY.search(name) and "," in text:
        return "" if text.lstrip()[:1] in ",.;" else name
    if _ROLE_LEAD.match(name):
        return ""
    return _with_suffix(_ADDRESSED.sub(r"\1", name), rest)


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


def _last_entity(text: str) -> str:
    """The last run of capitalised words that ends in a company's suffix, or ""."""
    if not _ENTITY.search(text):
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
        if _BETWEEN.search(line) and line.rstrip().endswith((":", "between", "and")):
            break
        name = _name_at(line)
        if name and (_ENTITY.search(name) or name.isupper()):
            return name, True
        first = name or first
    return first, False


def _strength(terms: tuple[str, ...], name: str, around: str, sign: bool) -> float:
    """How many signs say that this introduces a side."""
    score = 2.0 if sign else 0.0
    if any(is_role(term) for term in terms):
        score += 2.0
    if any(term in WE | YOU for term in terms):
        score += 1.0
    if name and any(shortens(term, name) for term in terms):
        score += 2.0
    if _DESCRIBED.search(around):
        score += 1.0
    return score


_DESCRIBED = re.compile(
    r"\b(?:corporation|limited liability|partnership|individual|principal (?:place|office)|"
    r"registered (?:office|number)|having (?:its|an|a) |whose (?:address|registered|principal)|"
    r"organi[sz]ed and existing|incorporated (?:in|under)|place of business|an address at|"
    r"offices? (?:at|located))",
    re.I,
)


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


def _definition(index: int, match: "re.Match[str]") -> Iterator[Introduction]:
    """A side that a list of definitions defines: "Buyer" means the person named below."""
    term, rest = _tidy(match.group(1)), match.group(2)
    if not term or leaning(term) == 0.0 and term.title() != "Company" or not is_role(term):
        return
    third = re.match(r"(?:an?y?|each|every|those|all)\s", rest, re.I)
    if third:
        return
    name = _name_at(rest)
    name = name if _ENTITY.search(name) else ""
    yield Introduction(paragraph=index, terms=(term,), name=name, strength=3.0)


def _plain_pair(index: int, text: str) -> Iterator[Introduction]:
    """Both entities of "between EuroTel a.s. and Sicap Ltd", where nobody is given a name."""
    start = _BETWEEN.search(text)
    if not start:
        return
    tail = text[start.end() : start.end() + 500]
    names = [_name_at(tail)]
    names += [_name_at(tail[match.end() :]) for match in _AND.finditer(tail)]
    sides = [name for name in names if name][:2]
    if len(sides) == 2 and any(_ENTITY.search(name) for name in sides):
        for name in sides:
            terms = tuple(dict.fromkeys(_short_forms(name)))
            yield Introduction(paragraph=index, terms=terms, name=name, strength=3.0)


def _short_forms(name: str) -> Iterator[str]:
    """What a text may call an entity that it gave no name: "Sicap" for "Sicap Ltd"."""
    words = re.sub(r",?\s+" + _SUFFIX + r"\.?$", "", name).split()
    yield " ".join(words)
    if len(words) > 1 and len(words[0]) > 3 and not is_thing(words[0]):
        yield words[0].strip(",")


def _as_roles(index: int, text: str) -> Iterator[Introduction]:
    """The roles of "between Curo LLC, as Owner, and Curo Management, as Servicer"."""
    for match in _AS_ROLE.finditer(text[:1500]):
        role = match.group(2)
        if (
            leaning(role)
            and is_role(role)
            and (name := _name_at(match.group(1)) or _last_entity(match.group(1)))
        ):
            yield Introduction(paragraph=index, terms=(role,), name=name, strength=3.0)


_LABEL = re.compile(
    r"^\W*(?:name of (?:the )?|the )?([A-Za-z][A-Za-z -]{2,28}?)"
    r"(?:(?:’s|'s)? (?:legal )?(?:name|entity|party|details|company|organisation|organization))?"
    r"(?: \([A-Za-z ]{1,30}\))?\s*(?:[:\t]\s*(.*))?$",
    re.S,
)


def _labelled(paragraphs: Sequence[Paragraph]) -> Iterator[Introduction]:
    """Sides named by a label: "CLIENT: Linmas Drugs Inc", or a cover page's row."""
    for place, paragraph in enumerate(paragraphs[:400]):
        text = paragraph.text.strip()
        if not 3 < len(text) < 200 or not text[0].isalpha():
            continue
        if paragraph.cell is None and ":" not in text and "\t" not in text:
            continue
        match = _LABEL.match(text.translate(_STRAIGHT))
        role = match.group(1).strip() if match else ""
        if not match or not is_role(role):
            continue
        given = match.group(2)
        value = given if given and given.strip() else _next_cell(paragraphs, place)
        if value is None:
            continue
        yield _label_introduction(paragraph.index, role.title(), value)


def _next_cell(paragraphs: Sequence[Paragraph], place: int) -> str | None:
    """The text of the cell right of a label, None when the label stands in no row of two."""
    here = paragraphs[place].cell
    if here is None:
        return None
    for other in paragraphs[place + 1 : place + 4]:
        cell = other.cell
        if cell is None or cell.table != here.table:
            return None
        same_row = cell.row == here.row and cell.column > here.column
        if (same_row or cell.row == here.row + 1 and cell.column == here.column) and cell != here:
            value = other.text.strip()
            return ("" if value.endswith(":") else value) if value or same_row else None
    return None


def _label_introduction(index: int, role: str, value: str) -> Introduction:
    """The side that a cover page's row names; a blank value still names the role."""
    inner = [
        term
        for match in _PAREN.findall(value.translate(_STRAIGHT))
        for term in _terms_inside(match)
    ]
    name = _name_at(value) if value.strip() else ""
    name = "" if is_role(name) or is_blank(name) else name
    terms = tuple(dict.fromkeys([role, *inner]))
    return Introduction(paragraph=index, terms=terms, name=name, strength=3.0 if name else 2.0)
