"""The parts of a document that are not clauses: contents, recitals, signatures, page furniture.

Knows how such parts look. Knows nothing of numbers' nesting, of parties or of rules.
Every paragraph gets one zone: "" for ordinary text, "empty", "contents", "recital", "signature",
"furniture" (page numbers, running headers, filing marks), "note" (to the drafter) or "reserved".
"""

import re
from collections import Counter
from collections.abc import Sequence

from transforms.text.model import Paragraph

FOLLOWS = re.compile(
    r"\b(?:agree[sd]?(?: with each other)?(?: as follows)?|as follows|witnesseth that)\s*[:;.—-]",
    re.I,
)
"""The words that close the recitals."""

_LEADER = re.compile(r"(?:\.{4,}|(?:\. ){4,}|…{2,}|_{5,}|\t)\s*(?:[A-Z]-)?\d{1,3}\s*$")
_PAGED = re.compile(r"\s\d{1,3}\s*$")
_CONTENTS = re.compile(r"^\W*(?:table of contents|contents|index)\b\W*(?:page)?\W*$", re.I)
_FURNITURE = re.compile(
    r"^[\s\[(<–—-]*(?:page\s+)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?[\s\])>–—-]*$"
    r"|^[\s\[<–—-]*[ivxl]{1,6}[\s\]>–—-]*$"
    r"|^[A-Z]{1,2}\s?[-–]\s?\d{1,3}$|^Source: .{3,80}\d{4}$|^\W*(?:signature page follows)\W*$"
    r"|^\[\*+\]\s*=?\s*(?:certain|confidential)|^<?PAGE>?\s*\d*$"
    r"|^(?:\d{1,3}\s+)?EX(?:HIBIT)?[ -]\d+ ?[.(]\w"
    r"|^.{0,60}(?:remainder of (?:this )?page|intentionally (?:left )?blank|signature page fol)",
    re.I,
)
_NOTE = re.compile(
    r"^\W*(?:drafting note|drafter['’]?s note|note to (?:the )?draft|guidance(?: note)?\s*[:\]]"
    r"|note\s*:|instructions?\s*:|optional\s*:|delete (?:this|if|as)|<!--)",
    re.I,
)
_RESERVED = re.compile(
    r"^\W*(?:\(?[\dA-Za-z]{1,3}[.)][\d.]*\W*)?(?:[A-Z][\w ,&-]{0,40}[.:]\s*)?\W*"
    r"(?:intentionally (?:omitted|left blank|deleted)|this (?:section|clause) (?:is )?intentionally"
    r"|reserved|not used|omitted|deleted|not applicable)\W*$",
    re.I,
)
_RECITAL_HEADING = re.compile(
    r"^\W*(?:recitals?|background|preamble|whereas|introduction and background"
    r"|w\s*i\s*t\s*n\s*e\s*s\s*s\s*e\s*t\s*h|witnesses that|recordings)\W*$",
    re.I,
)
_RECITAL_LEAD = re.compile(r"^\W*(?:recitals?|background|preamble)\s*[.:–—-]\s", re.I)
_MOST_RECITALS = 24
"""Recitals that follow one another; more of them are something else."""

_PREAMBLE = re.compile(
    r"recital|background|preamble|whereas|witness|w i t n|therefore|consideration|agree|introduc"
    r"|accordingly|recordings",
    re.I,
)
_WHEREAS = re.compile(r"^\W*(?:\(?[A-Z\d]{1,2}[.)]\s*)?(?:and\s+)?whereas\b", re.I)
_THEREFORE = re.compile(
    r"^\W*(?:now,?\s*therefore|in consideration of|accordingly,|therefore,"
    r"|the parties (?:hereby )?agree|it is (?:hereby )?agreed)",
    re.I,
)
_SIGNING = re.compile(
    r"^\W*(?:in witness (?:whereof|thereof)|(?:executed|signed|agreed|accepted|acknowledged)"
    r"\s+(?:as|by|for|on|and|to|in|this|upon)\b|(?:the )?undersigned\b|agreed\s*:|signatures?\W*$"
    r"|signature (?:page|block)|the parties (?:hereto )?have (?:duly )?(?:executed|signed|caused)"
    r"|this agreement has been (?:entered into|executed|signed)|if (?:the above|they|this)"
    r"[^.]{0,60}(?:countersign|sign below)|authori[sz]ed signatures?\W*$)",
    re.I,
)
_FIELD = re.compile(
    r"^\W*(?:by|name|title|signature|signed|print(?:ed)?(?: name)?|date|dated|its|position|e-?mail"
    r"|authori[sz]ed (?:signatory|signature|representative)|witness|duly authori[sz]ed|attest"
    r"|for and on behalf of|on behalf of|/s/|address|phone|telephone)\b\s*[:/_\t.(]?",
    re.I,
)
_STRONG_FIELD = re.compile(
    r"^\W*(?:by\s*[:_]|signature\s*(?:[:_]|$)|signed\s*(?:[:_]|$|by|for)|authori[sz]ed sign)|/s/"
    r"|^[^:$]{0,60}\n\s*_{6,}",
    re.I,
)
_ENOUGH_WORDS = 40


def zones(paragraphs: Sequence[Paragraph]) -> list[str]:
    """The zone of every paragraph."""
    found = [_single(paragraph) for paragraph in paragraphs]
    _mark_repeated(paragraphs, found)
    _mark_contents(paragraphs, found)
    _mark_recitals(paragraphs, found)
    _mark_signatures(paragraphs, found)
    return found


def _single(paragraph: Paragraph) -> str:
    """What one paragraph shows by itself."""
    text = paragraph.text
    stripped = text.strip()
    if not stripped:
        return "empty"
    if paragraph.style[:4].lower() == "toc " or paragraph.style.lower() in {"toc", "tocheading"}:
        return "contents"
    if len(stripped) > 400:
        return "note" if _NOTE.match(stripped) and stripped[0] in "[<" else ""
    if paragraph.cell is None and len(stripped) < 140 and _FURNITURE.match(stripped):
        return "furniture"
    if _NOTE.match(stripped):
        return "note"
    if len(stripped) < 90 and _RESERVED.match(stripped):
        return "reserved"
    paged = stripped[-1].isdigit() and paragraph.cell is None
    return "contents" if paged and _LEADER.search(text[-60:]) else ""


def _mark_repeated(paragraphs: Sequence[Paragraph], found: list[str]) -> None:
    """Mark short lines that stand at the head or foot of many pages."""
    short = [
        p.text.strip()
        for p in paragraphs
        if p.cell is None and 3 < len(p.text) < 120 and not p.label and not p.heading
    ]
    repeated = {
        text for text, count in Counter(short).items() if count >= 3 and not _FIELD.match(text)
    }
    for place, paragraph in enumerate(paragraphs):
        running = paragraph.text.strip() in repeated and paragraph.cell is None
        if running and not found[place] and " shall " not in paragraph.text:
            found[place] = "furniture"


def _mark_contents(paragraphs: Sequence[Paragraph], found: list[str]) -> None:
    """Mark the lines under "Table of Contents", and single lines of leaders only in numbers."""
    leaders = found.count("contents")
    inside = 0
    for place, paragraph in enumerate(paragraphs):
        text = paragraph.text.strip()
        if _CONTENTS.match(text) or (
            text[:17].lower() == "table of contents" and " shall " not in text
        ):
            found[place], inside = "contents", 400
        elif inside and (not text or found[place] == "furniture"):
            inside -= 1
        elif inside and len(text) < 120 and (found[place] == "contents" or _PAGED.search(text)):
            found[place] = "contents"
        else:
            inside = 0
        is_styled = paragraph.style[:3].lower() == "toc"
        if found[place] == "contents" and leaders < 3 and not inside and not is_styled:
            found[place] = ""


def _mark_recitals(paragraphs: Sequence[Paragraph], found: list[str]) -> None:
    """Mark recitals, from their heading or first "whereas" to the words "agree as follows"."""
    inside = 0
    for place, paragraph in enumerate(paragraphs[:300]):
        if found[place]:
            continue
        text = paragraph.text.strip()
        if not inside and not _PREAMBLE.search(text[:40]):
            continue
        if _RECITAL_HEADING.match(text) or _RECITAL_LEAD.match(text) or _WHEREAS.match(text):
            inside = _MOST_RECITALS
        elif inside and _ends_recitals(paragraph, text):
            return
        if _closes(text) and (inside or _THEREFORE.match(text)):
            found[place] = "" if _runs_on(text) else "recital"
            return
        if inside:
            found[place] = "" if _runs_on(text) else "recital"
            inside -= 1


def _closes(text: str) -> bool:
    """Whether a paragraph leads over from the recitals to the terms."""
    return bool(FOLLOWS.search(text[-60:]) or _THEREFORE.match(text) and FOLLOWS.search(text))


def _runs_on(text: str) -> bool:
    """Whether terms follow in the same paragraph, as in text taken from a page image."""
    end = 0
    for match in FOLLOWS.finditer(text):
        end = match.end()
    return len(text) - end > 250 and (end > 0 or len(text.split()) > 250)


_OPENING = re.compile(
    r"^\W*(?:(?:section|article|clause)\s+\w+|1\.?\d?\.?)\s+\S|^\W*(?:agreed terms|agreement|terms"
    r"|terms and conditions|operative (?:terms|provisions)|definitions)\W*$",
    re.I,
)


def _ends_recitals(paragraph: Paragraph, text: str) -> bool:
    """Whether the terms begin here without a word of leading over."""
    if paragraph.heading or (_OPENING.match(text) and not _WHEREAS.match(text)):
        return True
    label = paragraph.label.strip("().")
    if label in {"1", "1.1"} and (len(text.split()) < 8 or bool(paragraph.bold)):
        return True
    whole = bool(paragraph.bold) and paragraph.bold[0][0] <= 1 and paragraph.bold[0][1] >= len(text)
    heads = len(text.split()) <= 8 and (whole or text.isupper())
    return (heads or " shall " in text) and not _WHEREAS.match(text)


def _mark_signatures(paragraphs: Sequence[Paragraph], found: list[str]) -> None:
    """Mark blocks of signatures: what follows "In witness whereof", or lines of By, Name, Title."""
    lines = [p.text.strip() if len(p.text) < 900 else "" for p in paragraphs]
    strong = [bool(t) and len(t) < 200 and _STRONG_FIELD.search(t) is not None for t in lines]
    place, count = 0, len(paragraphs)
    while place < count:
        if lines[place] and found[place] in {"", "furniture"} and _starts(lines, strong, place):
            place = _mark_block(paragraphs, found, place)
        place += 1


def _starts(lines: list[str], strong: list[bool], place: int) -> bool:
    """Whether a block of signatures starts here."""
    text = lines[place]
    near = lines[place : place + 24]
    if _SIGNING.match(text) and len(text.split()) <= 90:
        return any(strong[place : place + 24]) or text[:10].lower() == "in witness" or _blank(near)
    if not strong[place] or not _STRONG_FIELD.match(text) or len(text.split()) > _ENOUGH_WORDS:
        return False
    fields = [
        t
        for t, signed in zip(near[:9], strong[place : place + 9], strict=False)
        if signed or (t and len(t.split()) < 14 and _FIELD.match(t))
    ]
    return len(fields) >= 2


def _blank(lines: list[str]) -> bool:
    """Whether there is a line to sign on."""
    return any("____" in line or "....." in line for line in lines)


def _mark_block(paragraphs: Sequence[Paragraph], found: list[str], start: int) -> int:
    """Mark the block that starts at ``start`` and give its last place."""
    cell = paragraphs[start].cell
    table = cell.table if cell else -1
    last = start
    for place in range(start, min(start + 90, len(paragraphs))):
        paragraph = paragraphs[place]
        text = paragraph.text.strip()
        same_table = paragraph.cell is not None and paragraph.cell.table == table
        if place > start and not same_table and _ends_signature(paragraph, text):
            break
        if len(text.split()) > _ENOUGH_WORDS and place > start:
            break
        if paragraph.cell is not None and place - last < 6:
            table = paragraph.cell.table
        if text or same_table:
            last = place
    for place in range(_first_line(paragraphs, start), last + 1):
        if found[place] != "empty":
            found[place] = "signature"
    return last


def _first_line(paragraphs: Sequence[Paragraph], start: int) -> int:
    """The first line of a block found by its "By:", the names above it included."""
    if _SIGNING.match(paragraphs[start].text.strip()):
        return start
    first = start
    for place in range(start - 1, max(start - 5, -1), -1):
        text = paragraphs[place].text.strip()
        if len(text.split()) > 8 or text[-1:] in ".;" and not text.endswith("Inc."):
            break
        if text:
            first = place
        if paragraphs[place].label or paragraphs[place].heading:
            return start
    return first


def _ends_signature(paragraph: Paragraph, text: str) -> bool:
    """Whether a paragraph is beyond the block of signatures."""
    if not text or _SIGNING.match(text) or _FIELD.match(text):
        return False
    if exhibit_at(paragraph) or paragraph.heading or paragraph.label or _TERMS.match(text):
        return True
    words = len(text.split())
    return words > 22 or (
        words > 6 and re.search(r"\b(?:shall|will|means|agrees?)\b", text) is not None
    )


_TERMS = re.compile(
    r"^\W*(?:general |standard |the )?(?:terms(?: (?:and|&) conditions)?|agreed terms)\W*$", re.I
)
_EXHIBIT = re.compile(
    r"^\W{0,3}(?P<word>EXHIBIT|SCHEDULE|ANNEX(?:URE)?|APPENDIX|ATTACHMENT|ADDENDUM|RIDER"
    r"|Exhibit|Schedule|Annex(?:ure)?|Appendix|Attachment|Addendum|Rider"
    r"|STATEMENT OF WORK|Statement of Work|WORK ORDER|Work Order)\b"
    r"(?:\s*(?:No\.?\s*)?[\"“]?(?P<id>\d{1,2}[A-Z]?|[A-Z]{1,2}(?:-\d{1,2})?|[IVX]{1,5}|[A-Z]\d)[\"”]?(?![\w.]))?"
    r"\W{0,4}(?P<title>.*)$",
    re.S,
)
UNNUMBERED = frozenset({"STATEMENT OF WORK", "Statement of Work", "WORK ORDER", "Work Order"})
"""Titles of attachments that may stand without a number."""

_PROSE = re.compile(
    r"^(?:shall|will|is|are|to|of|sets?|contains?|hereto|and|or|attached|in|as|which|by|may|has|for"
    r"|means|describes?|lists?|under|,|;)\b|^[,;]"
)


def exhibit_at(paragraph: Paragraph) -> tuple[str, str] | None:
    """The label and title of the exhibit that a paragraph opens, or None."""
    text = paragraph.text.strip()
    if text[:1] not in "[\"“'(ESARWesarw" or paragraph.cell is not None:
        return None
    match = _EXHIBIT.match(text)
    if not match or _PROSE.match(match.group("title")):
        return None
    word, number, title = match.group("word"), match.group("id") or "", match.group("title").strip()
    words = len(text.split())
    loud = bool(paragraph.heading or paragraph.bold and paragraph.bold[0][0] <= 2 or text.isupper())
    if not number:
        return (word, title) if loud and words <= 8 and not title else None
    if words > 16 and not (word.isupper() and words > 40):
        return None
    if text.endswith((";", ",", "; and")) or (not loud and text.endswith(".")):
        return None
    return f"{word.title()} {number}", " ".join(title.split()[:14])
