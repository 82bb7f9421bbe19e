from tests.present.reviews import INTERNALS, review, unchanged
from transforms.present.cover_note import WIDTH, cover_note

NOTE = cover_note(review())


def test_nothing_internal_is_in_the_note():
    for internal in (*INTERNALS, "hostile", "weak", "missing", "walk", "fallback", "house"):
        assert internal.lower() not in NOTE.lower()


def test_each_edited_term_has_its_reason_and_place():
    text = " ".join(NOTE.split())
    assert (
        "Limitation of Liability (9.1 Limitation of Liability): Exposure is kept in proportion."
        in text
    )
    assert "Late interest (new): Late money costs money." in text


def test_a_term_whose_edits_carry_no_comment_gives_the_playbooks():
    assert "Both sides gain from payment terms." in " ".join(NOTE.split())


def test_terms_without_an_edit_are_not_mentioned():
    assert "cause" not in NOTE


def test_lines_fit_an_email():
    assert max(len(line) for line in NOTE.splitlines()) <= WIDTH


def test_without_edits_the_note_says_so():
    assert "propose no changes" in cover_note(unchanged().review)
