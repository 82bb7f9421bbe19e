"""Clauses, their labels and their nesting; what is operative and what is not."""

import pytest

from tests.clauses.sketch import line, row, view
from transforms.clauses.model import Clause, Outline
from transforms.clauses.outline import outline
from transforms.text.model import Paragraph

INTRO = (
    "This Agreement is made on 3 March 2026 between Acme AI LLC, a Delaware company with its "
    "office in Dover (“Consultant”), and Globex, Inc., a Nevada corporation with offices in Reno "
    "(“Company”)."
)
DUTY = "Consultant shall perform the Services and Company shall pay the Fees to Consultant."


def read(*lines: Paragraph | str) -> Outline:
    return outline(view(INTRO, DUTY, *lines))


def labels(of: Outline) -> list[str]:
    return [clause.label for clause in of.clauses]


def tree(of: Outline) -> list[tuple[str, str]]:
    def parent(clause: Clause) -> str:
        return of.clauses[clause.parent].label if clause.parent >= 0 else ""

    return [(clause.label, parent(clause)) for clause in of.clauses]


NESTS: dict[str, tuple[list[Paragraph | str], list[tuple[str, str]]]] = {
    "typed decimals": (
        [
            "1. SCOPE",
            "1.1 Consultant shall work.",
            "1.2 Company shall help.",
            "2. FEES",
            "2.1 Pay.",
        ],
        [("1", ""), ("1.1", "1"), ("1.2", "1"), ("2", ""), ("2.1", "2")],
    ),
    "letters and numerals": (
        [
            "9.2 Consultant shall:",
            "(a) act;",
            "(b) comply with:",
            "(i) this;",
            "(ii) that; and",
            "(c) stop.",
        ],
        [
            ("9.2", ""),
            ("9.2(a)", "9.2"),
            ("9.2(b)", "9.2"),
            ("9.2(b)(i)", "9.2(b)"),
            ("9.2(b)(ii)", "9.2(b)"),
            ("9.2(c)", "9.2"),
        ],
    ),
    "the letter i after h": (
        ["1. List", *[f"({letter}) item {letter};" for letter in "abcdefghij"]],
        [("1", ""), *[(f"1({letter})", "1") for letter in "abcdefghij"]],
    ),
    "articles and sections": (
        ["ARTICLE I SCOPE", "1.1 Work.", "(a) first;", "ARTICLE II FEES", "2.1 Pay."],
        [
            ("ARTICLE I", ""),
            ("1.1", "ARTICLE I"),
            ("1.1(a)", "1.1"),
            ("ARTICLE II", ""),
            ("2.1", "ARTICLE II"),
        ],
    ),
    "section words": (
        ["Section 3. Fees", "(a) Company shall pay.", "Section 4. Term", "(a) One year."],
        [
            ("Section 3", ""),
            ("Section 3(a)", "Section 3"),
            ("Section 4", ""),
            ("Section 4(a)", "Section 4"),
        ],
    ),
    "paragraph signs": (["§ 1 Scope", "§ 2 Fees"], [("§ 1", ""), ("§ 2", "")]),
    "capitals over figures": (
        [
            "4. INCLUDED SERVICES",
            "A. It has reviewed the system:",
            "1. the hardware;",
            "2. the software.",
        ],
        [("4", ""), ("4.A", "4"), ("4.A.1", "4.A"), ("4.A.2", "4.A")],
    ),
    "run together": (["1.Scope", "1.1Consultant shall work."], [("1", ""), ("1.1", "1")]),
    "a list inside a section": (
        ["5. FEES", "Company shall pay:", "1. a deposit;", "2. the rest.", "6. TERM"],
        [("5", ""), ("5.1", "5"), ("5.2", "5"), ("6", "")],
    ),
    "automatic levels": (
        [
            line("Fees", label="6.", heading=1),
            line("Rates apply.", label="6.1", level=1),
            line("Daily:", label="6.2", level=1),
            line("juniors;", label="(a)", level=2),
            line("seniors.", label="(b)", level=2),
            line("Term", label="7.", heading=1),
        ],
        [("6", ""), ("6.1", "6"), ("6.2", "6"), ("6.2(a)", "6.2"), ("6.2(b)", "6.2"), ("7", "")],
    ),
    "numbering begins anew in an attachment": (
        [
            "1. SCOPE",
            "2. FEES",
            "IN WITNESS WHEREOF, the parties have signed.",
            "By: ______",
            "EXHIBIT A",
            "1. TASKS",
            "1.1 Build it.",
        ],
        [("1", ""), ("2", ""), ("", ""), ("Exhibit A", ""), ("1", "Exhibit A"), ("1.1", "1")],
    ),
    "a section whose predecessor was lost": (
        [
            "1.1 Consultant shall work.",
            "2. FEES",
            "2.1 Company shall pay.",
            "4. TERM",
            "4.1 A year.",
        ],
        [("1.1", ""), ("2", ""), ("2.1", "2"), ("4", ""), ("4.1", "4")],
    ),
    "figures that run on under letters": (
        [
            "A. Work",
            "1. In scope. Vendor builds it.",
            "2. Changes. In writing.",
            "B. Data",
            "3. Extracts. Client sends them.",
        ],
        [("A", ""), ("1", "A"), ("2", "A"), ("B", ""), ("3", "B")],
    ),
    "headings without numbers": (
        ["PAYMENT", "Company shall pay in thirty days.", "TERM. This Agreement lasts a year."],
        [("", ""), ("", "")],
    ),
    "numbers that run on under headings": (
        [
            "**Services**",
            "1. Consultant shall work on the model each day.",
            "**Money**",
            "2. Company shall pay for it each month.",
        ],
        [("", ""), ("1", ""), ("", ""), ("2", "")],
    ),
}


@pytest.mark.parametrize("name", NESTS)
def test_clauses_nest_by_their_numbers(name: str) -> None:
    lines, expected = NESTS[name]
    assert tree(read(*lines)) == expected


def test_a_clause_ends_where_the_next_of_its_depth_begins() -> None:
    found = read("1. SCOPE", "1.1 Work.", "Continued.", "2. FEES", "2.1 Pay.")
    assert [(c.label, c.first - 2, c.last - 2) for c in found.clauses] == [
        ("1", 0, 2),
        ("1.1", 1, 2),
        ("2", 3, 4),
        ("2.1", 4, 4),
    ]
    assert found.clauses[0].children == (1,)
    assert [found.clause_of[i] for i in range(7)] == [-1, -1, 0, 1, 1, 2, 3]


def test_a_number_alone_takes_the_next_paragraph_for_its_heading() -> None:
    found = read(
        "1.", "Definitions", "“Fees” means the sums due.", "2.", "Payment", "Company pays."
    )
    assert [(c.label, c.heading, c.first - 2) for c in found.clauses] == [
        ("1", "Definitions", 0),
        ("2", "Payment", 3),
    ]
    assert found.operative[2:5] == (False, False, True)


def test_where_the_number_comes_from_is_told() -> None:
    found = read(line("Fees", label="1."), "2. TERM", "NOTICES", "By post.")
    assert [c.numbering for c in found.clauses] == ["auto", "typed", "none"]


def test_a_letter_of_leads_has_a_clause_for_each() -> None:
    found = read("**Fees.** Our fee is fixed at $9,000.", "**Invoices.** We send them by email.")
    assert [c.heading for c in found.clauses] == ["Fees", "Invoices"]


def test_definitions_hold_their_children() -> None:
    found = read("1. Definitions", "1.1 “Fees” means the sums due.", "2. Fees", "2.1 Pay them.")
    assert [c.kind for c in found.clauses] == ["definitions", "definitions", "clause", "clause"]


def test_undefined_terms_are_no_definitions() -> None:
    assert read("18. UNDEFINED TERMS. Terms have their usual meaning.").clauses[0].kind == "clause"


EXHIBITS = [
    "EXHIBIT A",
    "SCHEDULE 1 – SERVICES",
    "Appendix B: Fees",
    "ANNEX II",
    "**Attachment 1**",
]


@pytest.mark.parametrize("title", EXHIBITS)
def test_what_follows_an_exhibits_title_is_inside_it(title: str) -> None:
    found = read("1. SCOPE", title, "1. Consultant shall build the model.", "Company shall help.")
    assert [c.kind for c in found.clauses] == ["clause", "exhibit", "exhibit"]


def test_a_mention_of_an_exhibit_opens_none() -> None:
    found = read("1. SCOPE", "Exhibit A sets out the tasks.", "Schedule 2 shall apply to the fees.")
    assert labels(found) == ["1"]


def test_a_list_of_exhibits_opens_only_the_last() -> None:
    found = read("1. SCOPE", "Exhibit A – Tasks", "Exhibit B – Fees", "Company shall pay $5.")
    assert [c.label for c in found.clauses if c.kind == "exhibit"] == ["Exhibit B"]


def test_rows_of_a_cover_page_are_clauses() -> None:
    cover = [
        *row(0, 0, "**Customer**", "Globex, Inc."),
        *row(0, 1, "**Payment Terms**", "Net 30"),
        *row(0, 2, "**Governing Law**", "Iowa"),
    ]
    found = outline(view(*cover, INTRO, DUTY))
    assert [c.heading for c in found.clauses] == ["Customer", "Payment Terms", "Governing Law"]
    assert found.operative[:4] == (False, True, False, True)


def test_rows_of_a_fee_table_are_no_clauses() -> None:
    fees = [
        *row(0, 0, "**Milestone**", "**Share**"),
        *row(0, 1, "On acceptance of the model", "40%"),
        *row(0, 2, "On signature", "60%"),
    ]
    found = read("3. FEES", *fees)
    assert labels(found) == ["3"]
    assert all(found.operative[3:])


INERT = {
    "an empty paragraph": "",
    "a page number": "- 12 -",
    "a page of pages": "Page 3 of 10",
    "a filing's footer": "Source: HF ENTERPRISES INC., S-1, 12/23/2019",
    "a reserved clause": "9.2 [Reserved]",
    "an omitted clause": "7. Intentionally omitted.",
    "a note to the drafter": "[Drafting note: pick one option and delete the other.]",
    "a blank page": "[Remainder of page intentionally left blank]",
    "a heading": "4. LIMITATION OF LIABILITY",
    "a line of the contents": "15.  Limitations of Liability.................................8",
}


@pytest.mark.parametrize("name", INERT)
def test_words_that_bind_nobody_are_not_operative(name: str) -> None:
    found = read("3. FEES", INERT[name], "Company shall pay Consultant each month.")
    assert found.operative[3:] == (False, True)


OPERATIVE = {
    "a bracketed option": "[Company may use the output for its own business.]",
    "a list's member": "(a) information security; and",
    "a run-in clause": "4. TERM. This Agreement lasts one year.",
    "a short sentence": "4.1 Time is of the essence.",
}


@pytest.mark.parametrize("name", OPERATIVE)
def test_words_that_bind_are_operative(name: str) -> None:
    assert read("3. FEES", OPERATIVE[name]).operative[3]


def test_recitals_run_to_the_words_of_agreement() -> None:
    found = read(
        "WHEREAS, Company sells equipment;",
        "WHEREAS, Consultant builds models; and",
        "NOW, THEREFORE, the parties agree as follows:",
        "1. SCOPE",
        "1.1 Consultant shall work.",
    )
    assert found.operative[2:] == (False, False, False, False, True)
    assert found.clauses[0].kind == "recital"


def test_terms_in_the_paragraph_of_the_recitals_stay_operative() -> None:
    terms = "1. FEES. Company shall pay Consultant all sums within thirty days. " * 6
    found = read(f"WHEREAS, Company sells; NOW, THEREFORE, the parties agree as follows: {terms}")
    assert found.operative[2]


def test_in_consideration_within_a_clause_begins_no_recital() -> None:
    found = read("6. FEES", "6.1 In consideration of the Services Company shall pay the Fees.")
    assert found.operative[3]


def test_signatures_are_one_block() -> None:
    found = read(
        "5. GENERAL",
        "Iowa law applies.",
        "IN WITNESS WHEREOF, the parties have executed this Agreement.",
        "ACME AI LLC",
        "By: ____________",
        "Name: Jo Ash",
        "Title: President",
    )
    assert [c.kind for c in found.clauses] == ["clause", "signature"]
    assert not any(found.operative[4:])


def test_a_payment_on_signature_is_no_signature() -> None:
    fees = [
        *row(0, 0, "1", "Signature of this Agreement", "40%"),
        *row(0, 1, "2", "Delivery", "60%"),
    ]
    assert all(read("3. FEES", *fees).operative[3:])


def test_contents_are_set_apart() -> None:
    found = read(
        "TABLE OF CONTENTS",
        line("1. Scope\t2", style="toc 1"),
        line("2. Fees\t3", style="toc 1"),
        line("Scope", label="1.", heading=1),
        "Consultant shall work.",
    )
    assert [c.kind for c in found.clauses] == ["contents", "clause"]
    assert not any(found.operative[2:6])


def test_a_running_header_is_no_heading() -> None:
    header = "ACME MASTER TERMS"
    found = read("1. SCOPE", header, "Work.", header, "2. FEES", header, "Pay.")
    assert labels(found) == ["1", "2"]


def test_capitals_in_the_middle_of_a_sentence_are_no_heading() -> None:
    found = read(
        "8. DISCLAIMER",
        "THE LICENSED TECHNOLOGY IS PROVIDED AS IS AND LICENSOR DISCLAIMS, AS TO THE",
        "COMPLETENESS, USE AND ACCURACY OF THE DATA",
        "SHOWN, ALL WARRANTIES OF WHATEVER KIND.",
    )
    assert labels(found) == ["8"]
    assert found.operative[4]


def test_the_parties_numbered_in_the_opening_are_no_clauses() -> None:
    found = outline(
        view(
            "THIS AGREEMENT is made between:",
            "(1)\tWEXMERE COUNCIL of Moot Hall, Castle Street (the “Authority”); and",
            "(2)\tTESSELLATE LIMITED, whose registered office is in Leeds (the “Supplier”).",
            "AGREED TERMS",
            "1. The Supplier shall provide the Services and the Authority shall pay the Supplier.",
        )
    )
    assert labels(found) == ["1"]
