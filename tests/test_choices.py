import pytest

from tests.present.reviews import PLAYBOOK
from transforms.choices import known_term, options_from, stamp_from, utc_second
from transforms.errors import OptionError


def test_a_position_for_all_and_one_for_a_term():
    options = options_from(PLAYBOOK, position=["mutual", "liability.cap=fallback"])
    assert options.position_of("payment.net-terms") == "mutual"
    assert options.position_of("liability.cap") == "fallback"


def test_a_position_for_a_red_line_holds_for_each_of_its_terms():
    options = options_from(PLAYBOOK, position=["payment=fallback", "payment.net-terms=mutual"])
    assert dict(options.positions) == {
        "payment.net-terms": "mutual",
        "payment.late-interest": "fallback",
    }


def test_ids_may_be_joined_or_repeated():
    options = options_from(PLAYBOOK, only=["payment, liability.cap", "payment"])
    assert options.only == ("payment", "liability.cap")


@pytest.mark.parametrize(
    ("choice", "where", "remedy"),
    [
        ({"only": ["liability.caps"]}, "only", "liability.cap"),
        ({"skip": ["lateinterest"]}, "skip", "payment.late-interest"),
        ({"position": ["fall-back"]}, "position", "fallback"),
        ({"position": ["liability.cup=fallback"]}, "position", "liability.cap"),
        ({"comments": "non"}, "comments", "none"),
    ],
)
def test_an_unknown_name_is_refused_with_the_nearest_ones(choice, where, remedy):
    with pytest.raises(OptionError) as caught:
        options_from(PLAYBOOK, **choice)
    assert caught.value.where == where
    assert remedy in caught.value.remedy


def test_a_term_is_known_by_its_id_alone():
    assert known_term(PLAYBOOK, "liability.cap") == "liability.cap"
    with pytest.raises(OptionError):
        known_term(PLAYBOOK, "liability")


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("2026-01-31", "2026-01-31T00:00:00Z"),
        ("2026-01-31T09:30", "2026-01-31T09:30:00Z"),
        ("2026-01-31T09:30:15.9Z", "2026-01-31T09:30:15Z"),
        ("2026-01-31T01:30:00+02:00", "2026-01-30T23:30:00Z"),
        ("0099-01-31", "0099-01-31T00:00:00Z"),
    ],
)
def test_dates_are_brought_to_utc_seconds(date, expected):
    assert utc_second(date) == expected


@pytest.mark.parametrize("date", ["", "31.1.2026", "2026-02-30", "0001-01-01T00:00+23:00", "now"])
def test_a_date_in_another_form_is_refused(date):
    with pytest.raises(OptionError, match="ISO 8601"):
        utc_second(date)


def test_an_author_is_kept_on_one_line():
    assert stamp_from("  Ada \n Lovelace ", "2026-01-31").author == "Ada Lovelace"


@pytest.mark.parametrize("author", ["", "  ", "a\x00b", "\x1b[1m", "x" * 256])
def test_an_author_that_word_could_not_show_is_refused(author):
    with pytest.raises(OptionError, match="author"):
        stamp_from(author, "2026-01-31")
