"""Section references read along with the headings they point to.

"Sections 4 and 9 survive" says what survives only to one who knows the headings. Knows labels and
headings. Knows no rules.
"""

import re
from collections.abc import Mapping

from transforms.clauses.model import Outline

MOST_IN_RANGE = 30

TELLING = re.compile(
    r"surviv|outliv|remain in (?:full )?(?:force|effect)|continue in (?:full )?(?:force|effect)"
    r"|not apply|not limit|except|excluding|other than"
)
"""A sentence, in small letters, in which it matters what a reference points to."""

REFERENCE = re.compile(
    r"(?:sections?|articles?|clauses?|paragraphs?) "
    r"(?P<list>[0-9ivx]+(?:\.\d+)*\.?(?: ?\([a-z0-9]+\))*"
    r"(?:(?:,? and |,? or |, ?| ?- ?| to | through )(?:(?:sections?|articles?|clauses?) )?"
    r"[0-9ivx]+(?:\.\d+)*"
    r"(?: ?\([a-z0-9]+\))*)*)(?![a-z])"
)
_ENTRY = re.compile(r"(?P<range> ?- ?| to | through )?(?P<label>\b[0-9ivx]+(?:\.\d+)*)(?![a-z])")


def headings_of(outline: Outline) -> dict[str, str]:
    """Label to heading, in lower case, of every headed clause of the body."""
    found: dict[str, str] = {}
    for clause in outline.clauses:
        label = bare_label(clause.label)
        if label and clause.heading and clause.kind not in ("exhibit", "contents"):
            found.setdefault(label, clause.heading.strip(" .:").lower())
    return found


def bare_label(label: str) -> str:
    """A label without its word and its last stop: "Section 9." is "9"."""
    return re.sub(r"^(?:section|article|clause|§)\s*", "", label.lower()).strip(" .)(")


def named(references: str, headings: Mapping[str, str]) -> str:
    """The headings that a list of references points to, as "(one; two)", or ""."""
    labels: list[str] = []
    for entry in _ENTRY.finditer(references):
        label = entry["label"]
        if entry["range"] and labels and labels[-1].isdigit() and label.isdigit():
            first = int(labels[-1]) + 1
            labels += [str(one) for one in range(first, min(int(label), first + MOST_IN_RANGE))]
        labels.append(label)
    found = [headings.get(label) or headings.get(label.partition(".")[0], "") for label in labels]
    said = "; ".join(dict.fromkeys(heading for heading in found if heading))
    return f" ({said})" if said else ""
