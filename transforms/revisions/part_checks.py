"""Promise 1: what needs no change has not changed; and every part can be found.

Knows part names, content types and relationships. Knows nothing of what the parts say, but which
of them a redline may change.
"""

import re
from collections.abc import Iterator

from transforms.revisions.broken import Broken
from transforms.revisions.pair import Pair, stories_of
from transforms.wml.content_types import CONTENT_TYPES, TYPES, content_types_in
from transforms.wml.package import Package
from transforms.wml.relationships import rels_part_of, resolved

_COMMENT_PARTS = ("comments", "commentsExtended", "commentsIds", "commentsExtensible", "people")
_RSID = re.compile(rb"<(?:\w+:)?rsid\s[^>]*/>")


def broken_parts(pair: Pair) -> Iterator[Broken]:
    """Parts that are lost, that changed without need, or that nothing leads to."""
    before, after = pair.before, pair.after
    may_change = _may_change(before)
    settings = before.related(before.main, "settings")
    for name in pair.changed:
        if not after.has(name):
            yield Broken(promise="untouched-parts", part=name, detail="the part is lost")
        elif name in settings:
            if _RSID.sub(b"", before.read(name)) != _RSID.sub(b"", after.read(name)):
                yield Broken(promise="untouched-parts", part=name, detail="a setting changed")
        elif name not in may_change:
            yield Broken(promise="untouched-parts", part=name, detail="the bytes differ")
    yield from _broken_types(pair)
    yield from _broken_relationships(pair)


def _may_change(before: Package) -> set[str]:
    """The parts that a redline writes to, settings aside."""
    names = {*stories_of(before), CONTENT_TYPES, rels_part_of(before.main)}
    for kind in _COMMENT_PARTS:
        names.update(before.related(before.main, kind))
    return names


def _broken_types(pair: Pair) -> Iterator[Broken]:
    """Content types that are lost, or that a new part lacks."""
    if CONTENT_TYPES in pair.changed:
        old = content_types_in(pair.before.read(CONTENT_TYPES))
        new = content_types_in(pair.after.read(CONTENT_TYPES))
        lost = old.overrides.items() - new.overrides.items()
        if lost or old.defaults.items() - new.defaults.items():
            yield Broken(promise="content-types", part=CONTENT_TYPES, detail="an entry is lost")
    for name in pair.added:
        if not pair.after.content_type(name):
            yield Broken(promise="content-types", part=name, detail="the part has no type")
    for kind in _COMMENT_PARTS:
        for name in pair.after.related(pair.after.main, kind):
            if name in pair.added and pair.after.content_type(name) != TYPES[kind]:
                yield Broken(promise="content-types", part=name, detail="the type is another's")


def _broken_relationships(pair: Pair) -> Iterator[Broken]:
    """Relationships that are lost or lead nowhere, and new parts that none leads to."""
    after, main = pair.after, pair.after.main
    old, new = set(pair.before.relationships(main)), set(after.relationships(main))
    if old - new:
        yield Broken(promise="relationships", part=main, detail="a relationship is lost")
    reached = set()
    for relationship in new:
        target = resolved(main, relationship.target)
        reached.add(target.lower())
        if relationship not in old and not relationship.external and not after.has(target):
            yield Broken(promise="relationships", part=main, detail="a new one leads nowhere")
    for name in pair.added:
        if name.lower() not in reached and name != rels_part_of(main):
            yield Broken(promise="orphans", part=name, detail="nothing leads to the part")
