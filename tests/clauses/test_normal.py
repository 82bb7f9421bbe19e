"""The normal form, and the way back from it."""

import pytest

from transforms.clauses.model import DefinedTerm, Parties, Party
from transforms.clauses.normal import Normaliser

PARTIES = Parties(
    provider=Party(term="Consultant", name="Acme AI LLC"),
    client=Party(term="Company", name="Globex, Inc."),
    sure=True,
)
TERMS = (
    DefinedTerm(kind="client_data", surface="Company Data"),
    DefinedTerm(kind="agreement", surface="Agreement"),
)
FORMS = {
    "The Consultant’s total liability": "@provider's total liability",
    "ACME AI LLC shall": "@provider shall",
    "the insurance company": "the insurance company",
    "Company may not use Company Data": "@client may !not use @client-data",
    "shall not exceed": "shall at-most",
    "no later than thirty (30) days": "at-most @duration",
    "not less than 30%": "at-least @percent",
    "including, but not limited to, tools": "including tools",
    "whether or not paid": "whether paid",
    "IN NO EVENT SHALL EITHER PARTY": "!in-no-event shall @either",
    "Neither party hereto": "@neither",
    "the other party": "@other",
    "other than fraud": "^other than fraud",
    "provided, however, that": "^provided that",
    "however caused": "however caused",
    "within [●] days": "within @blank days",
    "a royalty-free licence": "a royalty-free license",
    "anonymised data": "anonymized data",
    "set off": "set-off",
    "work made for hire": "work-for-hire",
    "Net 45, and": "@duration, and",
    "1.5% a month": "@percent a month",
    "within a month": "within @duration",
    "on one month's notice": "on @duration notice",
}


@pytest.mark.parametrize(("text", "form"), FORMS.items())
def test_one_spelling_for_many(text: str, form: str) -> None:
    assert Normaliser(PARTIES, TERMS).read(text).text == form


def test_every_token_maps_back_to_its_words() -> None:
    text = "The Consultant  shall return Company Data within thirty (30) days, except backups."
    normal = Normaliser(PARTIES, TERMS).read(text)
    found = {}
    for token in ("@provider", "@client-data", "@duration", "^except"):
        at = normal.text.index(token)
        found[token] = text[normal.origin(at) : normal.origin(at + len(token), end=True)]
    assert found == {
        "@provider": "The Consultant",
        "@client-data": "Company Data",
        "@duration": "thirty (30) days",
        "^except": "except",
    }


def test_references_are_followed_by_their_headings_where_it_matters() -> None:
    normaliser = Normaliser(PARTIES, TERMS, {"4": "ownership", "9": "liability", "10": "notices"})
    read = normaliser.read("Sections 4 and 9 through 10 survive.").text
    assert read == "sections 4 and 9 through 10 (ownership; liability; notices) survive."
    assert normaliser.read("as stated in Section 4.").text == "as stated in section 4."
