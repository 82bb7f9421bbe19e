"""The names of everything that is a revision, sorted by how it is resolved.

Knows element names. Knows neither documents nor who wrote what.
"""

from transforms.wml.namespaces import (
    W_DEL,
    W_INS,
    W_MOVEFROM,
    W_MOVETO,
    W_NUMPR,
    W_RPR,
    W_TRPR,
    qn,
)

ADDING = frozenset({W_INS, W_MOVETO})
STRIKING = frozenset({W_DEL, W_MOVEFROM})
TRACKED = ADDING | STRIKING

# Parents in which a tracked element stands for its grandparent's mark and holds no content.
MARK_HOLDERS = frozenset({W_RPR, W_TRPR, W_NUMPR})

CELL_INS, CELL_DEL, CELL_MERGE = qn("w:cellIns"), qn("w:cellDel"), qn("w:cellMerge")
CELL_MARKS = frozenset({CELL_INS, CELL_DEL, CELL_MERGE})

W_TBLGRIDCHANGE = qn("w:tblGridChange")
PROPERTY_CHANGES = frozenset(
    {
        qn("w:rPrChange"),
        qn("w:pPrChange"),
        qn("w:sectPrChange"),
        qn("w:tblPrChange"),
        qn("w:tblPrExChange"),
        qn("w:trPrChange"),
        qn("w:tcPrChange"),
        W_TBLGRIDCHANGE,
    }
)
NUMBERING_CHANGE = qn("w:numberingChange")

# Range marks of moves, start to end: the text moved is marked apart, by w:moveFrom and w:moveTo.
MOVE_TO_START = qn("w:moveToRangeStart")
MOVE_RANGES = {
    qn("w:moveFromRangeStart"): qn("w:moveFromRangeEnd"),
    MOVE_TO_START: qn("w:moveToRangeEnd"),
}
# Range marks around the two tags of a content control that came or went, start to end.
ADDING_CONTROL = {
    qn("w:customXmlInsRangeStart"): qn("w:customXmlInsRangeEnd"),
    qn("w:customXmlMoveToRangeStart"): qn("w:customXmlMoveToRangeEnd"),
}
STRIKING_CONTROL = {
    qn("w:customXmlDelRangeStart"): qn("w:customXmlDelRangeEnd"),
    qn("w:customXmlMoveFromRangeStart"): qn("w:customXmlMoveFromRangeEnd"),
}
CONTROL_RANGES = ADDING_CONTROL | STRIKING_CONTROL
RANGES = MOVE_RANGES | CONTROL_RANGES

# What may stand between runs or paragraphs, and is neither.
RANGE_MARKS = (
    frozenset(RANGES)
    | frozenset(RANGES.values())
    | {
        qn(f"w:{name}{end}")
        for name in ("bookmark", "commentRange", "perm")
        for end in ("Start", "End")
    }
)
LOOSE = RANGE_MARKS | {qn("w:proofErr")}

# Every element with an author of its own.
SIGNED = TRACKED | CELL_MARKS | PROPERTY_CHANGES | {NUMBERING_CHANGE} | frozenset(RANGES)
REVISIONS = SIGNED - frozenset(RANGES)
