"""Where text lives besides the body, and what others have left pending."""

import pytest

from tests.builders import (
    dele,
    docx,
    ins,
    move_from,
    move_to,
    p,
    row,
    table,
    text_box,
    with_part,
    xml,
)
from transforms.errors import Damaged
from transforms.text.model import Span
from transforms.text.read import read_text
from transforms.wml.package import open_package


def _view(*blocks, **given):
    return read_text(open_package(docx(*blocks, **given)))


def _texts(view):
    return {name: [each.text for each in story] for name, story in view.stories.items()}


def test_every_story_is_read_the_body_first():
    view = _view("body", footnotes=["one", [p("two"), p("three")]], endnotes=["end"],
                 header="head", footer=[p("foot"), p("page")])  # fmt: skip
    assert _texts(view) == {
        "body": ["body"],
        "footnotes": ["one", "two", "three"],
        "endnotes": ["end"],
        "header1": ["head"],
        "footer1": ["foot", "page"],
    }
    assert next(iter(view.stories)) == "body"


def test_every_story_knows_its_part_and_its_places():
    view = _view(p("body", text_box("box")), header=[p(text_box("head box"))])
    assert view.parts == {
        "body": "word/document.xml",
        "header1": "word/header1.xml",
        "textbox:0": "word/document.xml",
        "textbox:1": "word/header1.xml",
    }
    for name, story in view.stories.items():
        assert [(each.story, each.index) for each in story] == [
            (name, index) for index in range(len(story))
        ]


def test_a_text_box_is_one_story_with_its_copy_as_twin():
    view = _view(p(text_box(p("one"), p("two"))))
    one, two = view.stories["textbox:0"]
    assert (one.text, two.text) == ("one", "two")
    (twin,) = two.twins
    assert twin.text == "two"
    assert twin.element is not two.element
    assert twin.pieces[0].element is not two.pieces[0].element
    assert _view(p(text_box("x", fallback=False))).stories["textbox:0"][0].twins == ()


def test_boxes_side_by_side_are_stories_of_their_own():
    view = _view(p(text_box("a"), text_box("b")), p(text_box("c", fallback=False)))
    boxes = {n: t for n, t in _texts(view).items() if n.startswith("textbox")}
    assert boxes == {"textbox:0": ["a"], "textbox:1": ["b"], "textbox:2": ["c"]}


@pytest.mark.parametrize("other", [p("another"), p("same") + p("more")])
def test_copies_that_differ_are_locked(other):
    box = text_box(p("same"))
    head, copy, tail = box.rpartition(p("same"))
    (first,) = _view(p(xml(head + other + tail))).stories["textbox:0"]
    assert copy
    assert first.locked


def test_the_separators_of_notes_are_no_text():
    assert _texts(_view("body", footnotes=["one"]))["footnotes"] == ["one"]


def test_a_text_of_a_span_can_be_asked_for():
    view = _view("The fee is 10.")
    assert view.text(Span(story="body", paragraph=0, start=8, end=13)) == "is 10"


def test_pending_revisions_are_counted_with_their_authors():
    view = _view(
        p("a", ins("b", author="Bo"), dele("c", author="Al"), mark="ins", author="Cy"),
        p(move_from("x", author="Bo"), move_to("x", author="Bo")),
        table([row("r", mark="del", author="Di")]),
        header=[p(ins("h", author="Ed"))],
    )
    assert (view.pending.insertions, view.pending.deletions) == (4, 3)
    assert view.pending.authors == ("Cy", "Bo", "Al", "Di", "Ed")


def test_a_document_without_revisions_has_none_pending():
    assert _view("a").pending.authors == ()


def test_a_main_part_without_a_body_is_refused():
    w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    empty = with_part(docx("x"), "word/document.xml", f'<w:document xmlns:w="{w}"/>'.encode())
    with pytest.raises(Damaged):
        read_text(open_package(empty))


@pytest.mark.parametrize("part", ["word/styles.xml", "word/numbering.xml", "word/header1.xml"])
def test_a_broken_part_that_is_read_is_refused_by_name(part):
    broken = with_part(docx("x", header="h"), part, b"<w:x")
    with pytest.raises(Damaged) as refusal:
        read_text(open_package(broken))
    assert refusal.value.where.startswith(part)
