import re
from html.parser import HTMLParser

import pytest

from tests.present.reviews import INTERNALS, TEXTS, redlined, review, unchanged
from transforms.present.html_report import redline_html, review_html
from transforms.present.markup import tag

VOID = {"meta", "br", "hr", "link"}


class Balance(HTMLParser):
    """Fails on an end tag that closes nothing; collects ids, links and text."""

    def __init__(self):
        super().__init__()
        self.open, self.ids, self.links, self.names, self.text = [], [], [], set(), []

    def handle_starttag(self, name, attrs):
        self.names.add(name)
        found = dict(attrs)
        self.ids += [found["id"]] if "id" in found else []
        self.links += [found["href"]] if "href" in found else []
        if name not in VOID:
            self.open.append(name)

    def handle_endtag(self, name):
        assert self.open.pop() == name

    def handle_data(self, data):
        self.text.append(data)


def parsed(page: str) -> Balance:
    balance = Balance()
    balance.feed(page)
    assert balance.open == []
    return balance


PAGES = {
    "review": review_html(review(), "<a>.docx"),
    "redline": redline_html(redlined(), "<a>.docx"),
    "unchanged": redline_html(unchanged(), "<a>.docx"),
}


@pytest.mark.parametrize("kind", PAGES)
def test_a_page_is_well_formed_and_every_link_points_into_it(kind):
    page = parsed(PAGES[kind])
    assert {link.removeprefix("#") for link in page.links} <= set(page.ids)
    assert len(page.ids) == len(set(page.ids))


@pytest.mark.parametrize("kind", PAGES)
def test_a_page_needs_nothing_from_elsewhere(kind):
    assert not parsed(PAGES[kind]).names & {"script", "img", "link", "iframe", "object"}
    assert not re.search(r"https?:|url\(|@import|javascript:| on\w+=", PAGES[kind])


def test_the_contracts_words_are_escaped():
    text = PAGES["redline"]
    assert "&lt;all&gt; fees &amp; more" in text
    assert "<all>" not in text
    assert "Big &lt;b&gt;Corp&lt;/b&gt;" in text


def test_every_finding_has_its_status_in_words():
    for status in ("hostile", "missing", "weak", "adequate"):
        assert f'class="finding {status}"' in PAGES["review"]
        assert f"</span> {status}</span>" in PAGES["review"]


def test_the_redline_shows_struck_and_added_words():
    assert "<del>" in PAGES["review"]
    assert "<ins>one (1) time</ins>" in PAGES["review"]


def test_the_redline_page_holds_the_whole_contract():
    text = "".join(parsed(PAGES["redline"]).text)
    for paragraph in (TEXTS[0], TEXTS[3], TEXTS[6]):
        assert paragraph in text


def test_the_review_page_does_not_hold_the_whole_contract():
    assert TEXTS[0] not in "".join(parsed(PAGES["review"]).text)


def test_comments_stand_beside_their_paragraph():
    page = PAGES["redline"]
    aside = page.index("<aside")
    assert page.index("one (1) time") < aside < page.index("Exposure is kept in proportion.")


def test_cells_of_a_table_stay_a_table():
    assert re.search(r"<tr><td>.*Item.*</td><td>.*Price.*</td></tr>", PAGES["redline"])


@pytest.mark.parametrize("kind", ["review", "redline"])
def test_internals_are_shown_and_the_page_says_it_is_internal(kind):
    assert "Internal. Not for the other side." in PAGES[kind]
    for internal in INTERNALS:
        assert internal in PAGES[kind]


def test_wording_stands_in_the_contracts_own_words():
    assert "Consultant asks." in PAGES["review"]
    assert "[[" not in PAGES["review"]


def test_an_unchanged_document_says_so():
    assert "Nothing had to be written." in PAGES["unchanged"]


def test_the_same_review_gives_the_same_page():
    assert review_html(review(), "<a>.docx") == PAGES["review"]


def test_control_characters_do_not_reach_the_page():
    assert tag("p", "a\x00b\x1bc\u2028d") == "<p>a\ufffdb\ufffdc\u2028d</p>"


def test_attributes_are_escaped_and_empty_ones_left_out():
    assert tag("a", "x", href='"<', title="") == '<a href="&quot;&lt;">x</a>'


def test_the_report_shows_risks_and_what_can_be_traded():
    page = " ".join(parsed(review_html(review(), "msa.docx")).text)
    assert "Related risks" in page
    assert "Concession candidates" in page
    for trade in review().options.playbook.trades.values():
        assert all(words in page for words in (*trade.give, *trade.keep))
