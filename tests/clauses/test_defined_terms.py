"""What a contract calls the usual concepts, and where it defines them."""

import pytest

from tests.clauses.sketch import line, row, view
from transforms.clauses.defined_terms import defined_terms
from transforms.clauses.model import DefinedTerm, Parties, Party
from transforms.text.model import Paragraph

SIDES = Parties(
    provider=Party(term="Consultant", name="Acme AI LLC"),
    client=Party(term="Company", name="Globex, Inc."),
    sure=True,
)


def read(*lines: Paragraph | str) -> dict[str, DefinedTerm]:
    body = view(*lines).body
    return defined_terms(body, [True] * len(body), SIDES)


DEFINED: dict[str, tuple[list[Paragraph | str], str, str]] = {
    "quoted means": (["“Statement of Work” means the order attached."], "sow", "Statement of Work"),
    "shall mean": (['"Services" shall mean the hosting.'], "services", "Services"),
    "short form in a parenthesis": (
        ["Each statement of work (an “SOW”) is signed by both parties."],
        "sow",
        "SOW",
    ),
    "bold and a colon": (["**Charges:** every sum payable."], "fees", "Charges"),
    "several bold names": (
        ["**Brief:** the tasks. **Variation:** a signed note."],
        "change_order",
        "Variation",
    ),
    "a row": ([*row(0, 0, "“Charges”", "the sums payable under Schedule 4")], "fees", "Charges"),
    "in capitals": (
        ['"CONFIDENTIAL INFORMATION" means secrets.'],
        "confidential",
        "Confidential Information",
    ),
    "named after the client": (
        ["“Company Data” means the records."],
        "client_data",
        "Company Data",
    ),
    "named after the provider": (
        ["“Consultant Tools” means scripts."],
        "pre_existing",
        "Consultant Tools",
    ),
    "work product": (["“Work Product” means everything made."], "deliverables", "Work Product"),
    "a model of its own name": (
        ["“Detector” means the crack recognition model that Consultant trains on Imagery."],
        "model",
        "Detector",
    ),
    "data of their own name": (
        ["“Imagery” means photographs and scans gathered for the Project."],
        "client_data",
        "Imagery",
    ),
    "materials from the client are data": (
        ["Company agrees to provide such items as are needed (the “Materials”)."],
        "client_data",
        "Materials",
    ),
    "targets": (
        ["“Accuracy Targets” means the figures in Exhibit B."],
        "targets",
        "Accuracy Targets",
    ),
    "outputs": (["“Output” means the data that the AI System creates."], "outputs", "Output"),
    "criteria": (
        ["“Acceptance Criteria” means the tests."],
        "acceptance_criteria",
        "Acceptance Criteria",
    ),
}


@pytest.mark.parametrize("name", DEFINED)
def test_a_definition_names_its_concept(name: str) -> None:
    lines, kind, surface = DEFINED[name]
    term = read(*lines)[kind]
    assert (term.surface, term.defined) == (surface, True)


def test_the_span_of_a_definition_holds_its_words() -> None:
    text = "1.2 “Fees” means the amounts set out in Exhibit B. 1.3 “Term” means one year."
    lines = view(text)
    span = defined_terms(lines.body, [True], SIDES)["fees"].span
    assert span
    assert lines.text(span) == "“Fees” means the amounts set out in Exhibit B."


def test_the_span_of_a_row_is_its_meaning() -> None:
    lines = view(*row(0, 0, "“Charges”", "the sums payable"))
    span = defined_terms(lines.body, [True, True], SIDES)["fees"].span
    assert span
    assert lines.text(span) == "the sums payable"


USED: dict[str, tuple[str, str, str]] = {
    "used and never defined": (
        "Company shall pay the Charges. The Charges are due at once.",
        "fees",
        "Charges",
    ),
    "a lower-case contract": (
        "In this agreement the parties agree. This agreement ends.",
        "agreement",
        "agreement",
    ),
    "a letter": ("This letter records our terms. Sign this letter.", "agreement", "letter"),
    "a subcontract": (
        "In this Subcontract and under this Subcontract.",
        "agreement",
        "Subcontract",
    ),
    "an attachment instead of an SOW": (
        "Consultant shall perform the work described in Exhibit A.",
        "sow",
        "Exhibit A",
    ),
}


@pytest.mark.parametrize("name", USED)
def test_use_alone_names_a_concept(name: str) -> None:
    text, kind, surface = USED[name]
    term = read(text)[kind]
    assert (term.surface, term.defined, term.span) == (surface, False, None)


def test_the_most_used_of_two_names_wins_and_the_other_is_an_alias() -> None:
    found = read(
        "“Statement of Work” or “SOW” means an order. Each SOW binds. An SOW ends. The SOW lists."
    )["sow"]
    assert found.surface in {"SOW", "Statement of Work"}
    assert {found.surface, *found.aliases} == {"SOW", "Statement of Work"}


ABSENT = {
    "a wide word never defined": ("The Work is done. The Work is good.", "services"),
    "part of a longer name": ("These Services Terms and the Services Terms apply.", "services"),
    "a single mention": ("See the heading Output.", "outputs"),
    "a base model": ("“Base Model” means the model trained on public data.", "model"),
    "a person": ("“Data Officer” means the person gathered from the records.", "client_data"),
}


@pytest.mark.parametrize("name", ABSENT)
def test_what_is_not_a_term_is_left_out(name: str) -> None:
    text, kind = ABSENT[name]
    assert kind not in read(text)


def test_words_that_are_not_operative_are_not_counted() -> None:
    body = view(line("Fees"), line("Fees")).body
    assert "fees" not in defined_terms(body, [False, False], SIDES)
