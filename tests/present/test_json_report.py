import hashlib
import json
from dataclasses import replace

from tests.present.reviews import TEXTS, outline, redlined, review, span, unchanged
from transforms.present.json_report import clause_name, redline_json, review_json


def finding(term: str) -> dict:
    return next(f for f in review_json(review(), "a.docx")["findings"] if f["term"] == term)


def test_every_term_is_there_in_the_playbooks_order():
    findings = review_json(review(), "a.docx")["findings"]
    assert [f["term"] for f in findings] == [
        "liability.cap",
        "payment.net-terms",
        "payment.late-interest",
        "termination.cause",
    ]


def test_document_counts_paragraphs_words_and_other_authors_revisions():
    assert review_json(review(), "a.docx")["document"] == {
        "name": "a.docx",
        "sha256": "ab" * 32,
        "paragraphs": len(TEXTS),
        "words": sum(len(text.split()) for text in TEXTS),
        "revisions": {"insertions": 2, "deletions": 1, "authors": ["Bo"]},
    }


def test_offsets_count_utf16_code_units():
    edit = finding("liability.cap")["edits"][0]
    units = TEXTS[2].encode("utf-16-le")
    assert units[2 * edit["start"] : 2 * edit["end"]].decode("utf-16-le") == "five (5) times"


def test_evidence_is_named_by_its_clause_with_the_heading_above_it():
    evidence = finding("liability.cap")["evidence"][0]
    assert (evidence["label"], evidence["heading"]) == ("9.1", "Limitation of Liability")
    assert evidence["text"] == "cap is five (5) times <all> fees & more."


def test_whole_amounts_are_integers_and_others_stay():
    assert json.dumps(finding("liability.cap")["values"]) == '{"multiple": 5, "percent": 1.5}'


def test_an_edit_tells_the_digest_of_its_paragraphs_text():
    edit = finding("liability.cap")["edits"][0]
    assert edit["paragraph_text_sha256"] == hashlib.sha256(TEXTS[2].encode()).hexdigest()


def test_new_paragraphs_are_a_list_after_the_paragraph():
    edit = finding("payment.late-interest")["edits"][0]
    assert edit["after"] == [
        {"text": "8.6\tLate Payment. Late sums bear 1%.", "style": "", "numbered": False}
    ]
    assert (edit["paragraph"], edit["start"], edit["end"]) == (4, len(TEXTS[4]), len(TEXTS[4]))


def test_held_back_is_the_reason_or_null():
    assert finding("termination.cause")["held_back"] == "INTERNAL-HELD"
    assert finding("liability.cap")["held_back"] is None


def test_summary_counts_each_status():
    summary = review_json(review(), "a.docx")["summary"]
    assert summary == {"adequate": 1, "weak": 1, "hostile": 1, "missing": 1}


def test_a_redline_adds_what_was_written():
    report = redline_json(redlined(), "a.docx", "out.docx")
    assert report["redline"] == {
        "insertions": 2,
        "deletions": 2,
        "comments": 2,
        "output": "out.docx",
        "sha256": hashlib.sha256(b"redlined").hexdigest(),
    }


def test_an_unchanged_document_has_no_counts():
    report = redline_json(unchanged(), "a.docx", "out.docx")["redline"]
    assert (report["insertions"], report["deletions"], report["comments"]) == (0, 0, 0)


def test_a_clause_without_a_number_takes_the_one_above_it():
    inner = replace(outline().clauses[1], label="", heading="Cap")
    cited = replace(outline(), clauses=(outline().clauses[0], inner))
    assert clause_name(cited, span(2, "cap")) == ("9.", "Cap")
