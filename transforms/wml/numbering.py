"""The numbering part: the label that Word displays before each paragraph.

Knows lists, levels, overrides and how they count. Knows nothing of text.

A list counts by its abstract definition: all ``w:num`` of one ``w:abstractNum`` share their
counters, and a ``w:startOverride`` sets the counter back the first time its ``w:num`` is used at
that level. A level that is skipped counts as if it had been there (so says Microsoft's article
Q110380): after "1.1" on the second level, the first level goes on with "2".
"""

import re
from dataclasses import dataclass, field, replace

from lxml import etree

from transforms.wml.namespaces import (
    MC_ALTERNATECONTENT,
    MC_CHOICE,
    W_ILVL,
    W_NUMID,
    W_PPR,
    W_RPR,
    W_VAL,
    qn,
)
from transforms.wml.number_formats import SILENT, formatted
from transforms.wml.package import Package
from transforms.wml.styles import Style, Styles, left_indent
from transforms.wml.values import child_value, integer, is_on

_LEVELS = 9
_PLACEHOLDER = re.compile(r"%([1-9])")
_CHAIN = 8  # a list may borrow its levels from a style, whose list may borrow in turn

_W_ABSTRACTNUM, _W_ABSTRACTNUMID = qn("w:abstractNum"), qn("w:abstractNumId")
_W_NUM, _W_LVL, _W_LVLOVERRIDE = qn("w:num"), qn("w:lvl"), qn("w:lvlOverride")
_W_NUMSTYLELINK, _W_STARTOVERRIDE = qn("w:numStyleLink"), qn("w:startOverride")
_W_START, _W_NUMFMT, _W_LVLTEXT = qn("w:start"), qn("w:numFmt"), qn("w:lvlText")
_W_LVLRESTART, _W_PSTYLE, _W_ISLGL = qn("w:lvlRestart"), qn("w:pStyle"), qn("w:isLgl")
_W_IND, _W_CAPS, _W_FORMAT = qn("w:ind"), qn("w:caps"), qn("w:format")


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """One level of a list.

    ``restart`` is ``w:lvlRestart``: None for after any higher level, 0 for never. ``caps`` is None
    when the paragraph decides. ``left`` is the indent in twentieths of a point.
    """

    start: int = 0
    fmt: str = "decimal"
    pattern: str = ""
    text: str = ""
    restart: int | None = None
    style: str = ""
    legal: bool = False
    caps: bool | None = None
    left: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """What a numId stands for: its levels, what it counts with, and where it starts anew."""

    num_id: str
    key: str
    levels: tuple[Level, ...]
    overrides: tuple[int | None, ...]

    def start(self, ilvl: int) -> int:
        """The first number of a level."""
        override = self.overrides[ilvl]
        return self.levels[ilvl].start if override is None else override


class Numbering:
    """All lists of a document, by numId; each is read when it is first asked for."""

    def __init__(self, root: etree._Element | None, styles: Styles) -> None:
        self._styles = styles
        self._abstracts: dict[str, etree._Element] = {}
        self._nums: dict[str, etree._Element] = {}
        self._series: dict[str, Series | None] = {"0": None}
        for child in root if root is not None else ():
            if child.tag == _W_ABSTRACTNUM:
                self._abstracts[child.get(_W_ABSTRACTNUMID, "")] = child
            elif child.tag == _W_NUM:
                self._nums[child.get(W_NUMID, "")] = child

    @classmethod
    def of(cls, package: Package, styles: Styles) -> "Numbering":
        """The lists of ``package``; none when it has no numbering part."""
        parts = package.related(package.main, "numbering")
        return cls(package.tree(parts[0]) if parts else None, styles)

    def series(self, num_id: str) -> Series | None:
        """What a numId stands for; None for 0 and for one whose definition is missing."""
        if num_id not in self._series:
            num = self._nums.get(num_id)
            self._series[num_id] = None if num is None else self._read(num)
        return self._series[num_id]

    def place(self, numPr: etree._Element | None, style: Style) -> tuple[Series, int] | None:
        """The list and level of a paragraph by its own ``w:numPr`` and its style."""
        own_id = own_level = ""
        for child in numPr if numPr is not None else ():
            if child.tag == W_NUMID:
                own_id = child.get(W_VAL, "")
            elif child.tag == W_ILVL:
                own_level = child.get(W_VAL, "")
        num_id = own_id or style.num_id
        series = self.series(num_id)
        if series is None:
            return None
        ilvl = integer(own_level) if own_level else _level_of_style(series, style)
        return series, min(max(ilvl, 0), _LEVELS - 1)

    def counter(self) -> "Counter":
        """A counter that stands before the first paragraph."""
        return Counter()

    def _read(self, num: etree._Element) -> Series | None:
        key = child_value(num, _W_ABSTRACTNUMID)
        if key not in self._abstracts:
            return None
        levels = self._levels(num, _CHAIN)
        starts: list[int | None] = [None] * _LEVELS
        for override in num.iterchildren(_W_LVLOVERRIDE):
            start, ilvl = override.find(_W_STARTOVERRIDE), integer(override.get(W_ILVL, "0"))
            if start is not None and 0 <= ilvl < _LEVELS:
                starts[ilvl] = integer(start.get(W_VAL, "0"))
        return Series(
            num_id=num.get(W_NUMID, ""), key=key, levels=tuple(levels), overrides=tuple(starts)
        )

    def _levels(self, num: etree._Element, depth: int) -> list[Level]:
        """The nine levels of a list, overrides included."""
        abstract = self._abstracts.get(child_value(num, _W_ABSTRACTNUMID))
        levels = [Level()] * _LEVELS
        if abstract is not None:
            borrowed = self._num_of_style(child_value(abstract, _W_NUMSTYLELINK))
            if borrowed is not None and borrowed is not num and depth:
                levels = self._levels(borrowed, depth - 1)
            _take_levels(abstract, levels)
        for override in num.iterchildren(_W_LVLOVERRIDE):
            _take_levels(override, levels)
        return levels

    def _num_of_style(self, style_id: str) -> etree._Element | None:
        """The list that a numbering style stands for."""
        style = self._styles.elements.get(style_id)
        numId = None if style is None else style.find(f"{W_PPR}/{qn('w:numPr')}/{W_NUMID}")
        return None if numId is None else self._nums.get(numId.get(W_VAL, ""))


@dataclass(frozen=True, kw_only=True, eq=False)
class Counter:
    """Counts the numbered paragraphs of one story in their order."""

    _counts: dict[str, list[int | None]] = field(default_factory=dict)
    _started: set[tuple[str, int]] = field(default_factory=set)

    def label(self, series: Series, ilvl: int, *, caps: bool = False) -> str:
        """The label of the next paragraph, which is on that level of that list.

        "" for bullets. ``caps`` says whether the paragraph's mark is shown in capitals.
        """
        counts = self._counts.setdefault(series.key, [None] * _LEVELS)
        self._count(series, counts, ilvl)
        return _label(series, counts, ilvl, caps=caps)

    def _count(self, series: Series, counts: list[int | None], ilvl: int) -> None:
        """Move the counters on by one paragraph."""
        for higher in range(ilvl):
            if counts[higher] is None:
                counts[higher] = series.start(higher)
        now, place = counts[ilvl], (series.num_id, ilvl)
        begins = series.overrides[ilvl] is not None and place not in self._started
        self._started.add(place)
        counts[ilvl] = series.start(ilvl) if now is None or begins else now + 1
        for deeper in range(ilvl + 1, _LEVELS):
            if _restarts(series.levels[deeper], ilvl):
                counts[deeper] = None


def _restarts(level: Level, after: int) -> bool:
    """Whether a level starts anew after a paragraph on the higher level ``after``."""
    return level.restart is None or after < level.restart


def _label(series: Series, counts: list[int | None], ilvl: int, *, caps: bool) -> str:
    """The level's text with its placeholders filled in."""
    level = series.levels[ilvl]
    if level.fmt == "bullet":
        return ""

    def number(match: re.Match[str]) -> str:
        index = int(match[1]) - 1
        shown = series.levels[index]
        count = counts[index]
        if index > ilvl or count is None:
            return ""
        legal = level.legal and shown.fmt not in SILENT and shown.fmt != "decimalZero"
        return formatted(count, "decimal" if legal else shown.fmt, shown.pattern)

    text = _PLACEHOLDER.sub(number, level.text)
    return text.upper() if (caps if level.caps is None else level.caps) else text


def _level_of_style(series: Series, style: Style) -> int:
    """The level that is linked to the style, else the one that the style names."""
    for style_id in style.linked:
        for ilvl, level in enumerate(series.levels):
            if level.style == style_id:
                return ilvl
    return style.ilvl or 0


def _take_levels(holder: etree._Element, levels: list[Level]) -> None:
    """Put the ``w:lvl`` children of an abstract definition or an override in their places."""
    for lvl in holder.iterchildren(_W_LVL):
        ilvl = integer(lvl.get(W_ILVL) or holder.get(W_ILVL) or "0")
        if 0 <= ilvl < _LEVELS:
            levels[ilvl] = _level(lvl)


def _level(lvl: etree._Element) -> Level:
    """One ``w:lvl``."""
    lvlText = child_value(lvl, _W_LVLTEXT)
    restart = child_value(lvl, _W_LVLRESTART)
    legal, caps = lvl.find(_W_ISLGL), lvl.find(f"{W_RPR}/{_W_CAPS}")
    ind = lvl.find(f"{W_PPR}/{_W_IND}")
    level = Level(
        start=integer(child_value(lvl, _W_START)),
        fmt=child_value(lvl, _W_NUMFMT) or "decimal",
        text=lvlText,
        restart=integer(restart) if restart else None,
        style=child_value(lvl, _W_PSTYLE),
        legal=legal is not None and is_on(legal),
        caps=None if caps is None else is_on(caps),
        left=(left_indent(ind) or 0) if ind is not None else 0,
    )
    custom = lvl.find(f"{MC_ALTERNATECONTENT}/{MC_CHOICE}/{_W_NUMFMT}")
    if custom is None:
        return level
    return replace(level, fmt=custom.get(W_VAL, "decimal"), pattern=custom.get(_W_FORMAT, ""))
