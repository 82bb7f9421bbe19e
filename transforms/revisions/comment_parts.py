"""The parts that hold comments, written as today's Word does and merged with what is there.

    comments.xml            who says what, when
    commentsExtended.xml    by paragraph id: resolved or not, reply to which
    commentsIds.xml         by paragraph id: a lasting id
    commentsExtensible.xml  by lasting id: the moment in UTC
    people.xml              the authors

Knows these parts. Knows nothing of where a comment is anchored. Entries that stand are not touched.
"""

import posixpath
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from lxml import etree

from transforms.revisions.ids import Ids
from transforms.stamp import Stamp
from transforms.wml.content_types import CONTENT_TYPES, TYPES, with_override
from transforms.wml.elements import make, text_run
from transforms.wml.namespaces import NAMESPACES, STRICT_ROOT, W_P, qn
from transforms.wml.package import Package
from transforms.wml.parser import is_strict, parse, serialise
from transforms.wml.relationships import rels_part_of, with_relationship
from transforms.wml.styles import Styles
from transforms.wml.values import child_value

_IGNORABLE = qn("mc:Ignorable")
_PARA_ID = qn("w14:paraId")
_W_COMMENT = qn("w:comment")
_BESIDE = ("commentsExtended", "commentsIds", "commentsExtensible")
_ROOTS = {
    "comments": ("w:comments", "w w14 mc"),
    "commentsExtended": ("w15:commentsEx", "w15 mc"),
    "commentsIds": ("w16cid:commentsIds", "w16cid mc"),
    "commentsExtensible": ("w16cex:commentsExtensible", "w16cex mc"),
    "people": ("w15:people", "w15 mc"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    """A new comment; a newline in ``text`` begins another paragraph."""

    number: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CommentStyles:
    """The ids of the styles that comments wear, "" where the document lacks one."""

    text: str
    reference: str


def comment_styles(styles: Styles) -> CommentStyles:
    """The styles named "annotation text" and "annotation reference"."""
    names = {child_value(e, qn("w:name")).lower(): key for key, e in styles.elements.items()}
    return CommentStyles(
        text=names.get("annotation text", ""), reference=names.get("annotation reference", "")
    )


def parts_with_comments(
    package: Package, comments: Iterable[Comment], stamp: Stamp, ids: Ids, styles: CommentStyles
) -> dict[str, bytes]:
    """The parts that change or come when ``comments`` are added, with all that points to them."""
    new = list(comments)
    if not new:
        return {}
    parts = _Parts(package)
    beside = parts.kinds_beside()
    holder = parts.root("comments", named=bool(beside))
    for kind in beside:  # begun before ours is in any of them, as one speaks of another's entries
        parts.root(kind)
    for comment in new:
        element = _comment(comment, stamp, styles)
        holder.append(element)
        if beside:
            para_id, lasting = ids.paragraph(), ids.paragraph()
            last = element[-1]
            last.set(_PARA_ID, para_id)
            last.set(qn("w14:textId"), "77777777")
            for kind in beside:
                parts.root(kind).append(_entry(kind, para_id, lasting, stamp))
    _add_person(parts.root("people"), stamp.author)
    return parts.changed()


def _comment(comment: Comment, stamp: Stamp, styles: CommentStyles) -> etree._Element:
    """``<w:comment w:id w:author w:date w:initials><w:p>…</w:p></w:comment>``."""
    attributes = {"w:id": comment.number, "w:author": stamp.author, "w:date": stamp.date}
    element = make("w:comment", attributes | {"w:initials": stamp.initials})
    for line in comment.text.split("\n"):
        p = make("w:p")
        if styles.text:
            pPr = make("w:pPr")
            pPr.append(make("w:pStyle", {"w:val": styles.text}))
            p.append(pPr)
        if not len(element):
            p.append(_annotation_mark(styles.reference))
        p.append(text_run(line))
        element.append(p)
    return element


def _annotation_mark(style: str) -> etree._Element:
    """``<w:r><w:rPr><w:rStyle/></w:rPr><w:annotationRef/></w:r>``."""
    run = make("w:r")
    if style:
        rPr = make("w:rPr")
        rPr.append(make("w:rStyle", {"w:val": style}))
        run.append(rPr)
    run.append(make("w:annotationRef"))
    return run


def _entry(kind: str, para_id: str, lasting: str, stamp: Stamp) -> etree._Element:
    """What a part beside the comments says of the one whose last paragraph is ``para_id``."""
    match kind:
        case "commentsExtended":
            return make("w15:commentEx", {"w15:paraId": para_id, "w15:done": "0"})
        case "commentsIds":
            named = {"w16cid:paraId": para_id, "w16cid:durableId": lasting}
            return make("w16cid:commentId", named)
        case _:
            dated = {"w16cex:durableId": lasting, "w16cex:dateUtc": stamp.date}
            return make("w16cex:commentExtensible", dated)


def _add_person(people: etree._Element, author: str) -> None:
    """Name the author, unless people.xml does."""
    if any(person.get(qn("w15:author")) == author for person in people):
        return
    person = make("w15:person", {"w15:author": author})
    presence = {"w15:providerId": "None", "w15:userId": author}
    person.append(make("w15:presenceInfo", presence))
    people.append(person)


class _Parts:
    """The comment parts of a package while they are written."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._names: dict[str, str] = {}
        self._roots: dict[str, etree._Element] = {}

    def kinds_beside(self) -> tuple[str, ...]:
        """The kinds of part that say more of comments: all, or those there are.

        Such a part must speak of every comment, by its paragraph id. Where comments without one
        stand, no such part is begun, since they are not ours to touch.
        """
        main = self._package.main
        there = [self._package.tree(n) for n in self._package.related(main, "comments")]
        comments = [comment for root in there for comment in root.iter(_W_COMMENT)]
        if all(any(p.get(_PARA_ID) for p in comment.iter(W_P)) for comment in comments):
            return _BESIDE
        return tuple(kind for kind in _BESIDE if self._package.related(main, kind))

    def root(self, kind: str, *, named: bool = True) -> etree._Element:
        """The root of the part of that kind, to be written into; made if there is none.

        ``named``: it is to declare the prefixes that newer programs use.
        """
        if kind not in self._roots:
            there = self._package.related(self._package.main, kind)
            name, prefixes = _ROOTS[kind]
            if there:
                old = parse(self._package.read(there[0]), there[0])
                self._roots[kind] = _with_prefixes(old, prefixes.split()) if named else old
                self._names[kind] = there[0]
            else:
                strict = is_strict(self._package.tree(self._package.main))
                self._roots[kind] = _new_root(name, prefixes.split(), strict=strict)
                if kind == "commentsExtensible":
                    self._roots[kind].extend(self._earlier_moments())
        return self._roots[kind]

    def _earlier_moments(self) -> Iterator[etree._Element]:
        """Entries for the comments of others that have a lasting id; their moment is not known."""
        for comment in self.root("commentsIds"):
            if lasting := comment.get(qn("w16cid:durableId")):
                yield make("w16cex:commentExtensible", {"w16cex:durableId": lasting})

    def changed(self) -> dict[str, bytes]:
        """The parts, with content types and relationships for those that are new."""
        package = self._package
        rels_name = rels_part_of(package.main)
        rels = package.read(rels_name) if package.has(rels_name) else None
        types = package.read(CONTENT_TYPES)
        changed = {}
        for kind, root in self._roots.items():
            name = self._names.get(kind)
            if name is None:
                name = _free_name(package, kind)
                rels, _ = with_relationship(rels, kind, posixpath.basename(name))
                types = with_override(types, name, TYPES[kind])
            changed[name] = serialise(root)
        if rels is not None:
            changed[rels_name] = rels
        return {**changed, CONTENT_TYPES: types}


def _free_name(package: Package, kind: str) -> str:
    """A name beside the main part that no part has."""
    folder = posixpath.dirname(package.main)
    return next(name for name in _names(folder, kind) if not package.has(name))


def _names(folder: str, kind: str) -> Iterator[str]:
    yield posixpath.join(folder, f"{kind}.xml")
    number = 1
    while True:
        yield posixpath.join(folder, f"{kind}{number}.xml")
        number += 1


def _new_root(name: str, prefixes: list[str], *, strict: bool) -> etree._Element:
    """An empty part; one of a strict package is marked as the parser would."""
    nsmap = {prefix: NAMESPACES[prefix] for prefix in prefixes}
    if strict:
        nsmap["strict-ooxml"] = STRICT_ROOT
    root = etree.Element(qn(name), nsmap=nsmap)
    _let_ignore(root, prefixes)
    return root


def _with_prefixes(root: etree._Element, prefixes: list[str]) -> etree._Element:
    """``root`` with these namespaces declared on it, as ``mc:Ignorable`` needs them to be."""
    known = set(root.nsmap.values())
    missing = [prefix for prefix in prefixes if NAMESPACES[prefix] not in known]
    if missing and not any(prefix in root.nsmap for prefix in missing):
        declared: dict[Any, str] = {**root.nsmap}  # None, the default namespace, is a key too
        declared.update((prefix, NAMESPACES[prefix]) for prefix in missing)
        wider = etree.Element(root.tag, nsmap=declared)
        for name, value in root.items():
            wider.set(name, value)
        wider.text = root.text
        wider.extend(list(root))
        root = wider
    _let_ignore(root, prefixes)
    return root


def _let_ignore(root: etree._Element, prefixes: list[str]) -> None:
    """Name the newer namespaces in ``mc:Ignorable``, so that older readers pass over them."""
    spelled = {address: prefix for prefix, address in root.nsmap.items() if prefix}
    ignored = root.get(_IGNORABLE, "").split()
    newer = [prefix for prefix in prefixes if prefix not in ("w", "mc")]
    wanted = [spelled[NAMESPACES[p]] for p in newer if NAMESPACES[p] in spelled]
    added = [prefix for prefix in wanted if prefix not in ignored]
    if added and NAMESPACES["mc"] in spelled:
        root.set(_IGNORABLE, " ".join(ignored + added))
