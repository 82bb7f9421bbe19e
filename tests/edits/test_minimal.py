"""Only the words that differ are changed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.edits.minimal import changes

CASES = [
    ("sixty (60) days", "thirty (30) days", [(0, 5, "thirty"), (7, 9, "30")]),
    ("Client may end it", "Either party may end it", [(0, 6, "Either party")]),
    ("the same", "the same", []),
    ("all of it", "all of", [(6, 9, "")]),
]
WORDS = st.lists(st.sampled_from("a b, c. shall not pay (30) the".split()), max_size=12).map(
    " ".join
)


@pytest.mark.parametrize(("old", "new", "expected"), CASES)
def test_the_smallest_changes(old: str, new: str, expected: list[tuple[int, int, str]]) -> None:
    found = changes(old, new)
    assert _applied(old, found) == new
    assert sum(end - start for start, end, _ in found) <= sum(e - s for s, e, _ in expected) + 2


@given(WORDS, WORDS)
def test_changes_lead_from_the_old_text_to_the_new(old: str, new: str) -> None:
    assert _applied(old, changes(old, new)) == new


def _applied(text: str, found: tuple[tuple[int, int, str], ...]) -> str:
    for start, end, new in reversed(found):
        text = text[:start] + new + text[end:]
    return text
