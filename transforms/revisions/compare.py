"""Whether two trees say the same, told quickly.

Two trees of one document mostly agree to the byte. Both are serialised once and cut at the ends of
paragraphs; only paragraphs whose bytes differ are brought into normal form. Where the cuts do not
match, whole blocks are compared. Knows trees. Knows nothing of why they should agree.
"""

from collections.abc import Iterator

from lxml import etree

from transforms.revisions.normal_form import normal_form
from transforms.wml.namespaces import NAMESPACES, W_BODY, W_P


def first_difference(one: etree._Element, other: etree._Element) -> str:
    """Where two trees differ first in normal form: "paragraph 12", "block 3"; "" if nowhere."""
    pieces, others = _cut(one), _cut(other)
    if len(pieces) == len(others):
        differing = [i for i, piece in enumerate(pieces) if piece != others[i]]
        if not differing:
            return ""
        if _frames_agree(pieces, others, differing, _opening(one)):
            return _differing_paragraph(one, other, differing)
    return _differing_block(one, other)


def _cut(root: etree._Element) -> list[bytes]:
    """The serialised tree, cut at the ends of its paragraphs."""
    return etree.tostring(root, encoding="UTF-8").split(_closing(root))


def _prefix(root: etree._Element) -> bytes:
    spelled = next((p for p, uri in root.nsmap.items() if uri == NAMESPACES["w"]), None)
    return f"{spelled}:".encode() if spelled else b""


def _closing(root: etree._Element) -> bytes:
    return b"</%sp>" % _prefix(root)


def _opening(root: etree._Element) -> bytes:
    return b"<%sp" % _prefix(root)


def _frames_agree(
    pieces: list[bytes], others: list[bytes], differing: list[int], opening: bytes
) -> bool:
    """Whether what stands before the paragraphs that end the differing pieces is the same.

    The last piece has no paragraph.
    """
    if differing[-1] == len(pieces) - 1:
        return False
    return all(_frame(pieces[i], opening) == _frame(others[i], opening) for i in differing)


def _frame(piece: bytes, opening: bytes) -> bytes:
    """What stands in a piece before the last paragraph that opens in it."""
    return piece[: max(piece.rfind(opening + b">"), piece.rfind(opening + b" "), 0)]


def _differing_paragraph(one: etree._Element, other: etree._Element, differing: list[int]) -> str:
    """The first of these paragraphs, counted by their ends, that differs in normal form."""
    paragraphs, others = list(_with_content(one)), list(_with_content(other))
    for index in differing:
        if normal_form(paragraphs[index]) != normal_form(others[index]):
            return f"paragraph {index}"
    return ""


def _with_content(root: etree._Element) -> Iterator[etree._Element]:
    """The paragraphs that are serialised with a closing tag, in the order of those tags."""
    for _, p in etree.iterwalk(root, events=("end",), tag=W_P):
        if len(p) or p.text:
            yield p


def _differing_block(one: etree._Element, other: etree._Element) -> str:
    """The first block that differs in normal form."""
    blocks, others = _blocks(one), _blocks(other)
    for index, (block, its_like) in enumerate(zip(blocks, others, strict=False)):
        if etree.tostring(block) != etree.tostring(its_like) and (
            normal_form(block) != normal_form(its_like)
        ):
            return f"block {index}"
    return "" if len(blocks) == len(others) else f"block {min(len(blocks), len(others))}"


def _blocks(root: etree._Element) -> list[etree._Element]:
    """The elements under the body, or under the root of a part without one."""
    body = root.find(W_BODY)
    return list((root if body is None else body).iterchildren(tag=etree.Element))
