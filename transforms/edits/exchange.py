"""Whether a document is a contract under which one side works and the other pays.

Clauses of ours have no place in a confidentiality agreement, a data processing addendum, a single
schedule or a policy. Knows the outline and the verdicts. Knows no wording.
"""

import re
from collections.abc import Iterable

from transforms.assess.model import Assessment
from transforms.clauses.model import Outline

_TELLING = ("payment", "scope")
"""The red lines on which every contract for work has something to say."""

_LONGEST_TITLE = 120
_LINES = 8  # short lines at the head of a document in which it says what it is
_OTHERS = re.compile(
    r"\b(?P<kind>non-?\s?disclosure|confidentiality agreement|nda\b"
    r"|data (?:processing|protection|privacy|sharing)|dpa\b|business associate|baa\b"
    r"|service levels? (?:agreement|terms|schedule)|(?:privacy|security|cookie) (?:policy|notice)"
    r"|acceptable use|terms of use|website terms|code of conduct|about the procurement|bid pack"
    r"|invitation to tender|request for (?:proposals?|quotations?)|statement of requirements"
    r"|playbook|explainer|(?:cover|setup) page"
    r"|(?:call-?\s?off|joint|framework) schedules? \d|addendum)",
    re.IGNORECASE,
)
_WORKS = re.compile(r"\b(?:order form|statement of work|services? agreement)\b", re.IGNORECASE)
_AS_PART = re.compile(r"\bthis (?:[\w-]+ )?(?:schedule|annex|appendix|addendum)\b", re.IGNORECASE)
_AS_WHOLE = re.compile(
    r"\b(?:this|these) (?:[\w-]+ )?(?:agreement|contract|order|letter|terms|subcontract|deed)\b",
    re.IGNORECASE,
)
_OFTEN = 3  # mentions by which a document shows what it is


def why_no_exchange(outline: Outline, found: Iterable[Assessment]) -> str:
    """Why a document takes no new clauses, "" for a contract of work for pay."""
    told = _calls_itself(outline)
    if told:
        return (
            f'The document calls itself "{told}", which is no contract of work for pay: no clause '
            "was put in; only what it says against us was mended."
        )
    telling = [one for one in found if one.term.partition(".")[0] in _TELLING]
    if telling and all(one.status == "missing" for one in telling):
        return (
            "Nothing in the document says what one side does for the other or is paid for it: no "
            "clause was put in; only what it says against us was mended."
        )
    return ""


def _calls_itself(outline: Outline) -> str:
    """The words by which a document says that it is of another kind, "" without them."""
    head = _head(outline)
    if any(_WORKS.search(line) for line in head):
        return ""
    for line in head:
        if _OTHERS.search(line):
            return " ".join(line.split())
    text = "\n".join(p.text for p in outline.view.body if outline.operative[p.index])
    parts = _AS_PART.findall(text)
    if len(parts) >= _OFTEN and len(parts) > len(_AS_WHOLE.findall(text)):
        return str(parts[0])
    return ""


def _head(outline: Outline) -> list[str]:
    """The short lines before the first paragraph of running text."""
    lines: list[str] = []
    for paragraph in outline.view.body:
        text = paragraph.text.strip()
        if len(text) > _LONGEST_TITLE or len(lines) == _LINES:
            break
        if text and paragraph.cell is None:
            lines.append(text)
    return lines
