import pytest

from tests.present.reviews import outline, plan, span
from transforms.edits.model import Edit
from transforms.present.marked import Window, marked_runs, window_around
from transforms.text.model import BODY, Span

PARAGRAPH = outline().paragraph(4)  # "Invoices are due in sixty (60) days."


def edit(action: str, start: int, end: int, after: str = "") -> Edit:
    place = Span(story=BODY, paragraph=4, start=start, end=end)
    return Edit(id="t/1", term="t", action=action, span=place, after=after)


def critic(*edits: Edit, window: Window | None = None) -> str:
    frames = {"kept": "{}", "struck": "{{--{}--}}", "added": "{{++{}++}}"}
    runs = marked_runs(PARAGRAPH, edits, window=window)
    return "".join(frames[run.kind].format(run.text) for run in runs)


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        ([], "Invoices are due in sixty (60) days."),
        (
            [edit("replace", 20, 30, "thirty (30)")],
            "Invoices are due in {--sixty (60)--}{++thirty (30)++} days.",
        ),
        ([edit("insert", 0, 0, "All ")], "{++All ++}Invoices are due in sixty (60) days."),
        ([edit("insert", 36, 36, " Net.")], "Invoices are due in sixty (60) days.{++ Net.++}"),
        ([edit("delete", 31, 36)], "Invoices are due in sixty (60) {--days.--}"),
        ([edit("delete-paragraph", 0, 36)], "{--Invoices are due in sixty (60) days.--}"),
        (
            [edit("insert", 9, 9, "that "), edit("delete", 9, 12)],
            "Invoices {++that ++}{--are--} due in sixty (60) days.",
        ),
    ],
)
def test_edits_are_laid_over_the_text(edits, expected):
    assert critic(*edits) == expected


def test_an_added_text_stands_behind_what_it_replaces():
    runs = marked_runs(outline().paragraph(2), [plan().edits[0]])
    assert [run.kind for run in runs] == ["kept", "struck", "added", "kept"]


def test_cited_words_and_bold_words_are_cut_out():
    heading = outline().paragraph(1)
    runs = marked_runs(heading, (), cited=[Span(story=BODY, paragraph=1, start=14, end=23)])
    assert [(run.text, run.cited, run.bold) for run in runs] == [
        ("Limitation of ", False, True),
        ("Liability", True, True),
    ]


def test_a_window_hides_what_lies_outside():
    assert critic(window=Window(start=9, end=16)) == "are due"


def test_a_window_begins_and_ends_between_words():
    text = "word " * 100
    window = window_around(text, [(250, 254)], 22)
    assert text[window.start : window.end] == "word word word word word word word word word"
    assert span(4, "due").start == 13
