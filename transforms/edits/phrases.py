"""How far a phrase goes that begins with given words: an exception, an addition, a waiver.

Knows contract English. Knows neither rules nor the outline.
"""

import re
from dataclasses import replace

from transforms.text.model import Span

_WAIVER = re.compile(r"without\b", re.IGNORECASE)
_EXCEPTION = re.compile(r"(?:except|other than|save|excluding|unless)\b", re.IGNORECASE)
_ADDITION = re.compile(
    r"(?:together with|along with|as well as|in addition to|including|whether|even|though|although"
    r"|regardless|irrespective|however|howsoever|and this is so)\b",
    re.IGNORECASE,
)
_WAIVER_END = re.compile(
    r"[^.;]*?(?=\s+(?:upon|on(?! which)|by|at any time|if|provided"
    r"|and (?:the )?[A-Z]\w+ (?:shall|will|may)|but|in which|effective|with \w+ days|subject to)\b"
    r"|,\s+(?:and|but|provided|if|upon)\b|[.;(]|$)"
)
_SUBJECT = re.compile(
    r",\s*(?=(?:in no (?:event|case)|under no|neither|each|either|the|no|all|\w+['’]s)\b)",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r",(?=\s+(?:for|to|in|nor|or for|and shall|and will|shall|will|may)\b)")
_DEFINITION = re.compile(r"\s*\([^()\"“]{0,40}[\"“][A-Z]")
_TIME = re.compile(r"\b(?:moment|instant|time|day|when|once|as soon as|as)$", re.IGNORECASE)
_CLAUSE = re.compile(r"(?: of)?(?: (?!and\b|or\b)[\w'’-]+){1,8}(?=\s*(?:[,.;]|\band\b))")
_SHORTEST_HEAD = 15  # characters before a phrase that show it does not open its sentence


def whole_phrase(text: str, sentence: Span, span: Span) -> Span:
    """``span``, words that open a phrase, up to the end of it, with the comma before it.

    Words that open no phrase of a known kind are given back as they are.
    """
    if _WAIVER.match(text, span.start):
        far = _WAIVER_END.match(text, span.end)
        return _with_comma(text, replace(span, end=far.end() if far else span.end))
    stop = _stop(text, sentence)
    if _EXCEPTION.match(text, span.start):
        if span.start - sentence.start < _SHORTEST_HEAD:
            subject = _SUBJECT.search(text, span.end, stop)
            return replace(span, end=subject.end()) if subject else span
        return _with_comma(text, replace(span, end=stop))
    if _ADDITION.match(text, span.start):
        return _addition(text, span, stop)
    return span


def _addition(text: str, span: Span, stop: int) -> Span:
    """An addition up to the comma that closes it, the comma or "and" before it included."""
    before = text[: span.start].rstrip()
    if before.endswith(","):
        further = _GOES_ON.search(text, span.end, stop)
        return _with_comma(text, replace(span, end=further.start() if further else stop))
    if before.endswith(" and"):
        comma = text.find(",", span.end, stop)
        start = len(before) - len(" and")
        return replace(span, start=start, end=comma if comma > 0 else stop)
    return _with_comma(text, replace(span, end=stop))


def whole_time(text: str, span: Span) -> Span:
    """``span``, words that say when, up to the end of the clause that they open."""
    if not _TIME.search(text[span.start : span.end]):
        return span
    further = _CLAUSE.match(text, span.end)
    return replace(span, end=further.end()) if further else span


def _stop(text: str, sentence: Span) -> int:
    """The end of a sentence without what closes it, or the definition in its last words."""
    whole = text[sentence.start : sentence.end].rstrip().rstrip(".;,")
    definition = _DEFINITION.search(whole)
    return sentence.start + (definition.start() if definition else len(whole))


def _with_comma(text: str, span: Span) -> Span:
    start = span.start
    while start and text[start - 1] in " \xa0":
        start -= 1
    if start and text[start - 1] in ",;":
        start -= 1
    return replace(span, start=start)
