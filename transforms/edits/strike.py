"""What else must go, or stay, when a sentence is struck.

The sentences that lean on it, the definitions it holds, the number of a clause left empty. Knows
contract English and the outline. Knows no rules.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace

from transforms.clauses.model import Outline
from transforms.clauses.sentences import stretches
from transforms.edits.model import Edit
from transforms.edits.project import RESERVED
from transforms.text.model import BODY, Paragraph, Span

OPENING = re.compile(
    r"\s*(?:\(?(?:[a-zA-Z]{1,4}|\d{1,2})\)|\d+(?:\.\d+)*\.?(?=\s)|[•·▪\-–])?[\s\xa0]*"
)
ITEM_END = re.compile(r"[;,]\s*(?:and|or|and/or)?\s*$")
_BULLET = re.compile(r"\s*[•·▪◦●○\-–]\s")
_LEANING = re.compile(
    r"\W*(?:(?:any|all|each|no) such|such|these|those"
    r"|this (?!agreement|contract|clause|section|order|letter|schedule|exhibit|subcontract)"
    r"|that \w+ (?:shall|will|may|is|does|has)|they\b"
    r"|it (?!is (?:understood|agreed|acknowledged))|in (?:that|such|this|either) (?:event|case)"
    r"|if (?:it|they|so)\b|the (?:foregoing|same|said)|otherwise|each (?:may|of them)"
    r"|(?:neither|each|either) (?:of them|owner)|[\w ]{0,40}shall (?:comply|proceed)\b"
    r"|[^.]*\b(?:on account of|by reason of) (?:the|such|that) (?:change|directive|event)\b"
    r"|thereafter|thereupon|until then|all of (?:them|it)"
    r"|for (?:each|every)\b[^.]*\bit\b|all (?:such|of the foregoing))",
    re.IGNORECASE,
)
_OBJECT = re.compile(
    r"\W*(?:[\w'’]+\W+){1,3}(?:shall|will|may|must)\W+(?:not\W+)?\w+\W+(?:it|them)\b", re.IGNORECASE
)
_ONLY = re.compile(r"\bonly (?:if|when|so far|to the extent)\b", re.IGNORECASE)
_WORD = re.compile(r"[a-z]{6,}")
_SHORT = 7  # words of a sentence that is nothing without what stands around it
_SUBJECT = 6  # words in which a sentence names its subject
_FEW = 2  # sentences that may go together with the definition they rest on
_DEFINED_HERE = re.compile(
    r"\((?:[^()\"“”]{0,40})[\"“](?P<name>[A-Z][^\"”]{1,50}?)[,.]?[\"”][^()]{0,30}\)"
)
_CONNECTOR = re.compile(
    r",?\s+(?:together with|along with|as well as|in addition to|including any|plus"
    r"|and (?:all|any) other)\b",
    re.IGNORECASE,
)
_HEAD = 20  # characters of a sentence that remain a sentence when the rest is cut off


@dataclass(slots=True)
class Striking:
    """Answers for one contract; ``kept`` are sentences on which other terms rest."""

    outline: Outline
    kept: frozenset[Span] = frozenset()
    _stems: Counter[str] = field(default_factory=Counter)

    def leaning(self, sentence: Span, new: str) -> list[Span]:
        """The sentences behind ``sentence``, in its paragraph, that lose their sense with it."""
        if sentence.story != BODY:
            return []
        paragraph = self.outline.paragraph(sentence.paragraph)
        behind = [
            replace(sentence, start=start, end=end)
            for start, end in stretches(self.outline, paragraph)
            if start >= sentence.end
        ]
        own = self._own_words(sentence, new)
        found: list[Span] = []
        for position, span in enumerate(behind):
            if span in self.kept or not self._leans(paragraph.text[span.start : span.end], own):
                continue
            between = behind[len(found) : position]
            if all(self._is_short(one) for one in between):
                found = behind[: position + 1]
        return found

    def _is_short(self, span: Span) -> bool:
        words = self.outline.view.text(span).split()
        return len(words) < _SHORT and span not in self.kept

    def _own_words(self, sentence: Span, new: str) -> dict[str, int]:
        """The words of a sentence that the new text has not, names aside, and how often."""
        if not self._stems:
            text = "\n".join(paragraph.text for paragraph in self.outline.view.body)
            for word, count in Counter(_WORD.findall(text.lower())).items():
                self._stems[word.rstrip("s")] += count
        text = self.outline.view.text(sentence)
        clause = self.outline.clause_of[sentence.paragraph]
        heading = self.outline.clauses[clause].heading if clause >= 0 else ""
        usual = {*_stems(new), *self._names()}
        counts = Counter(_stems(f"{heading} {text}"))
        return {stem: count for stem, count in counts.items() if stem not in usual}

    def _names(self) -> Iterator[str]:
        """The words of the names of sides and of terms."""
        sides = self.outline.parties
        for party in (sides.provider, sides.client):
            yield from _stems(" ".join((party.term, *party.aliases)))
        for term in self.outline.terms.values():
            yield from _stems(" ".join((term.surface, *term.aliases)))

    def _leans(self, text: str, own: dict[str, int]) -> bool:
        """Whether a sentence begins with what points back, or with a thing only named before."""
        if _LEANING.match(text) or _OBJECT.match(text):
            return True
        stems = Counter(_stems(text))
        subject = _stems(text if _ONLY.search(text) else " ".join(text.split()[:_SUBJECT]))
        return any(
            stem in own and self._stems[stem] - own[stem] - stems[stem] <= 1 for stem in subject
        )

    def needed_definition(self, sentence: Span) -> str:
        """A term that a sentence defines in passing and that many others use, "" without one."""
        for name in self._defined_in(sentence):
            if len(self._uses(name, sentence)) > _FEW:
                return name
        return ""

    def resting(self, sentence: Span) -> list[Span]:
        """The few sentences that use a term which only ``sentence`` defines."""
        spans = [span for name in self._defined_in(sentence) for span in self._uses(name, sentence)]
        return [span for span in spans if span not in self.kept] if len(spans) <= _FEW else []

    def _defined_in(self, sentence: Span) -> list[str]:
        text = self.outline.view.text(sentence)
        return [match["name"] for match in _DEFINED_HERE.finditer(text)]

    def _uses(self, name: str, sentence: Span) -> list[Span]:
        """The operative sentences of the body that use ``name``, apart from ``sentence``."""
        found: list[Span] = []
        for paragraph in self.outline.view.body:
            if name not in paragraph.text or not self.outline.operative[paragraph.index]:
                continue
            for start, end in stretches(self.outline, paragraph):
                span = Span(story=BODY, paragraph=paragraph.index, start=start, end=end)
                is_same = sentence.paragraph == span.paragraph and sentence.start < end
                if name in paragraph.text[start:end] and not (is_same and start < sentence.end):
                    found.append(span)
        return found


def _stems(text: str) -> list[str]:
    return [word.rstrip("s") for word in _WORD.findall(text.lower())]


def trimmed(text: str, sentence: Span, matched: Span | None) -> Span | None:
    """The part of a sentence that can be cut so that the definition at its end stays.

    From the last "together with" or the like before the words at fault up to the definition.
    """
    whole = text[sentence.start : sentence.end]
    limit = (matched.end if matched else sentence.end) - sentence.start
    cuts = [m for m in _CONNECTOR.finditer(whole) if _HEAD < m.start() < limit]
    definition = _DEFINED_HERE.search(whole)
    if not cuts or definition is None or definition.start() < cuts[-1].end():
        return None
    start = sentence.start + cuts[0].start()
    end = sentence.start + len(whole[: definition.start()].rstrip())
    return replace(sentence, start=start, end=end)


def without_label(text: str, sentence: Span) -> Span:
    """The sentence without a typed number before it and the white space around it."""
    start, end = sentence.start, sentence.end
    opening = OPENING.match(text, start)
    if opening and opening.end() < end and (start == 0 or opening[0].isspace()):
        start = opening.end()
    end = start + len(text[start:end].rstrip())
    return replace(sentence, start=start, end=end)


def with_space(text: str, span: Span) -> Span:
    """A range to strike with one of the spaces around it, so that no double space stays."""
    start, end = span.start, span.end
    if text[end : end + 1] == " " and (start == 0 or text[start - 1].isspace()):
        end += 1
        while text[end : end + 1] == " ":
            end += 1
    elif start and text[start - 1] == " " and text[end : end + 1] in ("", ".", ",", ";", ":", ")"):
        start -= 1
    return replace(span, start=start, end=end)


def is_bullet(paragraph: Paragraph) -> bool:
    """Whether a paragraph is the item of a list that has no numbers."""
    return bool(_BULLET.match(paragraph.text)) or (
        not any(c.isalnum() for c in paragraph.label) and bool(paragraph.label)
    )


def in_reserve(
    outline: Outline, edits: Iterable[Edit], obstacle: Callable[[Edit], str]
) -> Iterator[Edit]:
    """``edits``, where "Reserved" keeps the number of each paragraph that they would leave empty.

    A bullet without text goes with its paragraph.
    """
    listed = list(edits)
    emptied = {
        index: last
        for index, last in _last_strikes(listed).items()
        if _is_left_empty(outline, index, listed)
    }
    for edit in listed:
        index = edit.span.paragraph
        if edit.span.story != BODY or emptied.get(index) is not edit:
            yield edit
            continue
        whole = _whole_gone(outline, edit)
        if is_bullet(outline.paragraph(index)) and not obstacle(whole):
            yield whole
        else:
            yield replace(edit, action="replace", after=_reserve(outline, edit))


def _last_strikes(edits: list[Edit]) -> dict[int, Edit]:
    """The last strike of each body paragraph."""
    return {
        edit.span.paragraph: edit
        for edit in sorted(edits, key=lambda one: one.span)
        if edit.action == "delete" and edit.span.story == BODY
    }


def _is_left_empty(outline: Outline, index: int, edits: list[Edit]) -> bool:
    """Whether nothing but number and heading would be left of a paragraph."""
    text = outline.paragraph(index).text
    own = sorted((e for e in edits if e.span.paragraph == index), key=lambda one: one.span)
    own = [e for e in own if e.span.story == BODY and e.action != "insert-paragraphs"]
    for edit in reversed(own):
        text = text[: edit.span.start] + edit.after + text[edit.span.end :]
    clause = outline.clause_of[index]
    if clause >= 0 and outline.clauses[clause].first == index:
        text = text.replace(outline.clauses[clause].heading, "", 1)
    return not re.sub(r"\b(?:and|or)\b", "", OPENING.sub("", text, count=1)).strip(
        " .;:,\t\n\xa0-–—"
    )


def _reserve(outline: Outline, edit: Edit) -> str:
    text = outline.paragraph(edit.span.paragraph).text
    space = " " if edit.before[:1] == " " else ""
    rest = text[edit.span.end :].strip()
    return f"{space}{RESERVED}" + ("" if rest[:1] in (".", ";", ",") else ".")


def _whole_gone(outline: Outline, edit: Edit) -> Edit:
    text = outline.paragraph(edit.span.paragraph).text
    span = replace(edit.span, start=0, end=len(text))
    return replace(edit, action="delete-paragraph", span=span, before=text)
