"""Whether two trees say the same, told quickly.

Two trees of one document mostly agree to the byte. Both are serialised and cut at the ends of
paragraphs; only paragraphs whose bytes differ are brought into normal form. Where the cuts do not
match, whole blocks are compared. Knows trees. Knows nothing of why they should agree.
"""

from lxml import etree

from transforms.revisions.normal_form import normal_form
from transforms.wml.namespaces import NAMESPACES, W_BODY, W_P, W_TXBXCONTENT

_MANY = 8  # when one piece in so many differs, the bytes are taken to be spelled in another way


def first_difference(saved: bytes, one: etree._Element, other: etree._Element) -> str:
    """Where two trees differ first in normal form: "paragraph 12", "block 3"; "" if nowhere.

    ``saved`` are the bytes that ``one`` was parsed from. Most programs write XML as we do, and then
    it need not be serialised.
    """
    name = _prefix(one) + b"p"
    pieces = _cut(etree.tostring(other, encoding="UTF-8"), other, name)
    differing = _differing(_cut(saved, one, name), pieces, name)
    if differing is None or len(differing) > len(pieces) // _MANY:
        differing = _differing(_cut(etree.tostring(one, encoding="UTF-8"), one, name), pieces, name)
    if not differing:
        return "" if differing == [] else _differing_block(one, other)
    paragraphs, others = _with_content(one), _with_content(other)
    if len(paragraphs) != len(others) or len(paragraphs) != len(pieces) - 1:
        return _differing_block(one, other)
    for index in differing:
        if normal_form(paragraphs[index]) != normal_form(others[index]):
            return f"paragraph {index}"
    return ""


def _prefix(root: etree._Element) -> bytes:
    spelled = next((p for p, uri in root.nsmap.items() if uri == NAMESPACES["w"]), None)
    return f"{spelled}:".encode() if spelled else b""


def _cut(data: bytes, root: etree._Element, name: bytes) -> list[bytes]:
    """A part's bytes from the root on, cut at the ends of paragraphs."""
    start = data.find(b"<%s%s" % (_prefix(root), etree.QName(root).localname.encode()))
    return data[max(start, 0) :].rstrip().split(b"</%s>" % name)


def _differing(one: list[bytes], other: list[bytes], name: bytes) -> list[int] | None:
    """The pieces in which the last paragraph differs; None when more than that differs."""
    if len(one) != len(other) or one[-1] != other[-1]:
        return None
    differing = [i for i, piece in enumerate(one) if piece != other[i]]
    if any(_frame(one[i], name) != _frame(other[i], name) for i in differing):
        return None
    return differing


def _frame(piece: bytes, name: bytes) -> bytes:
    """What stands in a piece before the last paragraph that opens in it."""
    return piece[: max(piece.rfind(b"<%s>" % name), piece.rfind(b"<%s " % name), 0)]


def _with_content(root: etree._Element) -> list[etree._Element]:
    """The paragraphs that are serialised with a closing tag, in the order of those tags."""
    if next(root.iter(W_TXBXCONTENT), None) is None:
        paragraphs = root.iter(W_P)
    else:
        paragraphs = (p for _, p in etree.iterwalk(root, events=("end",), tag=W_P))
    return [p for p in paragraphs if len(p) or p.text]


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
