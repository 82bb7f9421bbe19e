"""Who the two sides are, which of them performs, and what to do when it cannot be told."""

import pytest

from tests.clauses.sketch import line, row, view
from transforms.clauses.model import Parties
from transforms.clauses.parties import parties
from transforms.errors import PartiesUnclear, UnknownParty
from transforms.text.model import Paragraph

ROLES = "{p} shall perform the Services. {c} shall pay {p} within thirty days. {c} may end this."
AT = "with its principal office at 4 Mill Lane"

FORMS: dict[str, tuple[list[Paragraph | str], tuple[str, str], tuple[str, str]]] = {
    "straight quotes": (
        [
            f'This Agreement is between Globex, Inc., a Nevada firm {AT} ("Company"), and Acme '
            f'LLC, a Delaware company {AT} ("Contractor").',
            ROLES.format(p="Contractor", c="Company"),
        ],
        ("Contractor", "Acme LLC"),
        ("Company", "Globex, Inc."),
    ),
    "curly quotes and articles": (
        [
            f"made by Acme Limited {AT} (the “Supplier”) and Globex Limited {AT} (the “Customer”)",
            ROLES.format(p="the Supplier", c="the Customer"),
        ],
        ("Supplier", "Acme Limited"),
        ("Customer", "Globex Limited"),
    ),
    "without quotes": (
        [
            "Parties",
            "Finchley Loom Limited, a company in England (the Studio); and",
            "Halcyon Trails Limited, a company in England (the Customer).",
            ROLES.format(p="The Studio", c="The Customer"),
        ],
        ("Studio", "Finchley Loom Limited"),
        ("Customer", "Halcyon Trails Limited"),
    ),
    "bold": (
        [
            "between **Globex GmbH** (**Client**) and **Acme AG** (**Vendor**)",
            ROLES.format(p="Vendor", c="Client"),
        ],
        ("Vendor", "Acme AG"),
        ("Client", "Globex GmbH"),
    ),
    "hereinafter": (
        [
            f"between Globex S.A., {AT} (hereinafter referred to as the Buyer) and Acme Inc. {AT}, "
            "hereinafter called the “Developer”.",
            ROLES.format(p="The Developer", c="The Buyer"),
        ],
        ("Developer", "Acme Inc."),
        ("Buyer", "Globex S.A."),
    ),
    "blocks of lines": (
        [
            "BETWEEN:",
            "CORAL GOLD RESOURCES LTD., a company of British Columbia",
            "Suite 900, Vancouver",
            "(the “Company”)",
            "AND:",
            "INTERMARK CAPITAL CORP., a company of British Columbia",
            "(the “Consultant”)",
            ROLES.format(p="the Consultant", c="the Company"),
        ],
        ("Consultant", "INTERMARK CAPITAL CORP."),
        ("Company", "CORAL GOLD RESOURCES LTD."),
    ),
    "numbered parties": (
        [
            "THIS AGREEMENT is made between:",
            "(1)\tWEXMERE AUTHORITY of Moot Hall, Wexmere (the “Authority”); and",
            "(2)\tTESSELLATE LIMITED, incorporated in England (the “Supplier”).",
            ROLES.format(p="The Supplier", c="The Authority"),
        ],
        ("Supplier", "TESSELLATE LIMITED"),
        ("Authority", "WEXMERE AUTHORITY"),
    ),
    "a cover page": (
        [
            *row(0, 0, "Customer", "Globex, Inc."),
            *row(0, 1, "Provider", "Acme Ltd."),
            ROLES.format(p="Provider", c="Customer"),
        ],
        ("Provider", "Acme Ltd."),
        ("Customer", "Globex, Inc."),
    ),
    "labels": (
        [
            "SERVICE PROVIDER: Acme, LLC (“Acme”)",
            "CLIENT: Linmas Drugs Inc",
            ROLES.format(p="Acme", c="Client"),
        ],
        ("Acme", "Acme, LLC"),
        ("Client", "Linmas Drugs Inc"),
    ),
    "as role": (
        [
            "It is between GLOBEX FINANCE II, LLC, as Owner, and ACME MANAGEMENT, LLC, as "
            "Servicer.",
            ROLES.format(p="the Servicer", c="the Owner"),
        ],
        ("Servicer", "ACME MANAGEMENT, LLC"),
        ("Owner", "GLOBEX FINANCE II, LLC"),
    ),
    "short names": (
        [
            "between Virtual Item Processing Systems, Inc. (“VIP”) and Brokers National Life "
            "Company (“BNL”)",
            "VIP is in the business of providing data processing services.",
            ROLES.format(p="VIP", c="BNL"),
        ],
        ("VIP", "Virtual Item Processing Systems, Inc."),
        ("BNL", "Brokers National Life Company"),
    ),
    "no names given at all": (
        [
            "Concluded between EuroTel Bratislava Corp., Stefanikova 17, and Sicap Ltd, Bern.",
            ROLES.format(p="Sicap", c="EuroTel"),
            "Sicap will invoice EuroTel.",
        ],
        ("Sicap", "Sicap Ltd"),
        ("EuroTel", "EuroTel Bratislava Corp."),
    ),
    "roles never introduced": (
        ["1. The Supplier shall deliver the model.", ROLES.format(p="Supplier", c="the Customer")],
        ("Supplier", ""),
        ("Customer", ""),
    ),
    "a template's gaps": (
        [
            "between [Client Company Name] (“Client”) and ____________ (“Contractor”)",
            ROLES.format(p="Contractor", c="Client"),
        ],
        ("Contractor", ""),
        ("Client", ""),
    ),
    "defined in a list": (
        [
            "“Customer” means the party named as such on the Cover Page.",
            "“Provider” means Acme Cloud, Inc.",
            ROLES.format(p="Provider", c="Customer"),
        ],
        ("Provider", "Acme Cloud, Inc."),
        ("Customer", ""),
    ),
    "small letters": (
        [
            "between Acme Limited (the “consultant”) and Globex Limited (the “client”)",
            ROLES.format(p="The consultant", c="the client"),
        ],
        ("consultant", "Acme Limited"),
        ("client", "Globex Limited"),
    ),
    "party A and party B": (
        [
            "Between Beijing Data Co., Ltd. (“Party A”)",
            "and Acme AI Ltd. (“Party B”)",
            ROLES.format(p="Party B", c="Party A"),
        ],
        ("Party B", "Acme AI Ltd."),
        ("Party A", "Beijing Data Co., Ltd."),
    ),
    "a public body": (
        [
            "between ACME, INC. (hereinafter “Contractor”) and the COUNTY OF MARIN, a political "
            "subdivision of the State (hereinafter “County”)",
            ROLES.format(p="Contractor", c="County"),
        ],
        ("Contractor", "ACME, INC."),
        ("County", "COUNTY OF MARIN"),
    ),
    "names over two columns": (
        [
            *row(0, 0, "**CLIENT**", "**CONSULTANT**"),
            *row(0, 1, "Globex Corp", "Acme Ltd"),
            ROLES.format(p="Consultant", c="Client"),
        ],
        ("Consultant", "Acme Ltd"),
        ("Client", "Globex Corp"),
    ),
    "names in the signatures alone": (
        [
            ROLES.format(p="Developer", c="Client"),
            "Acceptance by Developer SEATTLE SOFTWARE, Inc. By: /s/ Jo Ash",
            "CLIENT:",
            "Pelican Delivers Inc.",
        ],
        ("Developer", "SEATTLE SOFTWARE, Inc."),
        ("Client", "Pelican Delivers Inc."),
    ),
    "a preamble broken over lines": (
        [
            "concluded between: EuroTel",
            "Bratislava a.s., Stefanikova 17, Slovakia and       Sicap Ltd, Bern, Switzerland.",
            ROLES.format(p="Sicap", c="EuroTel"),
            "Sicap shall host. EuroTel shall pay Sicap.",
        ],
        ("Sicap", "Sicap Ltd"),
        ("EuroTel", "EuroTel Bratislava a.s."),
    ),
    "a letter": (
        [
            "This is how Aldous Advisory, LLC (“we” or “us”) will advise Corriedale, Inc. (“you”).",
            "We will write a paper. We will build a prototype. You will pay our invoices. "
            "You will pay us $5 when you sign, and we will deliver.",
        ],
        ("we", "Aldous Advisory, LLC"),
        ("you", "Corriedale, Inc."),
    ),
    "a letter with nouns": (
        [
            "terms on which Aldous Advisory, LLC (“we,” “us” or the “Firm”) will advise Corriedale "
            "Textiles, Inc. (“you” or “Corriedale”).",
            "We will write a paper and you will pay us for it.",
        ],
        ("Firm", "Aldous Advisory, LLC"),
        ("Corriedale", "Corriedale Textiles, Inc."),
    ),
    "prime and subcontractor": (
        [
            "between CORVANE SYSTEMS, INC. (“Prime”) and PIXEL STUDIO LLC (“Subcontractor”)",
            ROLES.format(p="Subcontractor", c="Prime"),
        ],
        ("Subcontractor", "PIXEL STUDIO LLC"),
        ("Prime", "CORVANE SYSTEMS, INC."),
    ),
    "licensor and licensee": (
        [
            "between Acme, Inc. (“Licensor”) and Globex, Inc. (“Licensee”)",
            "Licensor grants Licensee a license. Licensee shall pay Licensor a fee.",
        ],
        ("Licensor", "Acme, Inc."),
        ("Licensee", "Globex, Inc."),
    ),
    "the company as the vendor": (
        [
            "between Acme, Inc. (“Company”) and the customer named below (“Customer”)",
            "Company will provide the Services to Customer. Customer shall pay Company its fees.",
        ],
        ("Company", "Acme, Inc."),
        ("Customer", ""),
    ),
    "the agency as the buyer": (
        [
            "between Bright Agency, LLC (“Agency”) and Jo Ash, an individual (“Freelancer”)",
            ROLES.format(p="Freelancer", c="Agency"),
        ],
        ("Freelancer", "Jo Ash"),
        ("Agency", "Bright Agency, LLC"),
    ),
    "two neutral words told by the money": (
        [
            "between Acme, Inc. (“Acme”) and Globex, Inc. (“Globex”)",
            "Acme shall perform the hosting. Globex shall pay Acme. Sums payable to Acme are due.",
        ],
        ("Acme", "Acme, Inc."),
        ("Globex", "Globex, Inc."),
    ),
    "capitals defined, small letters used": (
        [
            "between Corio Inc. (“CORIO”) and Changepoint, Inc. (“CHANGEPOINT”)",
            "Corio shall pay Changepoint. Changepoint shall deliver the software to Corio.",
        ],
        ("Changepoint", "Changepoint, Inc."),
        ("Corio", "Corio Inc."),
    ),
}


def read(*lines: Paragraph | str, we_are: str = "") -> Parties:
    return parties(view(*lines).body, frozenset(), we_are)


@pytest.mark.parametrize("name", FORMS)
def test_sides_are_found_however_they_are_introduced(name: str) -> None:
    lines, provider, client = FORMS[name]
    found = read(*lines)
    assert (found.provider.term, found.provider.name) == provider
    assert (found.client.term, found.client.name) == client


MSA = (
    "between Acme AI LLC (“Supplier”) and Globex, Inc. (“Customer”)",
    ROLES.format(p="Supplier", c="Customer"),
)


def test_the_entity_is_an_alias_of_its_role() -> None:
    assert "Acme AI LLC" in read(*MSA).provider.aliases


def test_roles_of_a_schedule_are_aliases_of_the_same_sides() -> None:
    found = read(
        *MSA, "STATEMENT OF WORK", ROLES.format(p="Vendor", c="Client"), "Vendor shall act."
    )
    assert "Vendor" in found.provider.aliases
    assert "Client" in found.client.aliases


def test_a_class_of_third_parties_is_no_alias() -> None:
    third = "Each Vendor shall sign. No Vendor may sue. Vendors shall obey. Any Vendor shall leave."
    assert "Vendor" not in read(*MSA, third).provider.aliases


def test_a_group_of_people_is_no_alias() -> None:
    found = read(
        *MSA, "Supplier Personnel shall wear badges. Supplier Personnel must leave by six."
    )
    assert not [alias for alias in found.provider.aliases if "Personnel" in alias]


def test_a_name_inside_a_longer_one_is_not_counted() -> None:
    found = read(*MSA, "Customer Data shall be kept safe. Customer Data must be returned.")
    assert found.client.term == "Customer"


ARTICLES = {
    "with": (
        "The Supplier shall act. The Customer shall pay the Supplier. The Supplier bills.",
        True,
    ),
    "without": ("Supplier shall act. Customer shall pay Supplier. Supplier bills Customer.", False),
}


@pytest.mark.parametrize("habit", ARTICLES)
def test_the_article_habit_is_read(habit: str) -> None:
    text, article = ARTICLES[habit]
    found = read("between Acme LLC (“Supplier”) and Globex, Inc. (“Customer”)", text)
    assert found.provider.article is article


@pytest.mark.parametrize(
    "given", ["Customer", "customer", "the Customer", "Globex, Inc.", "GLOBEX"]
)
def test_the_side_that_we_are_is_the_provider(given: str) -> None:
    found = read(*MSA, we_are=given)
    assert (found.provider.term, found.client.term, found.sure) == ("Customer", "Supplier", True)


def test_a_name_that_nobody_bears_is_refused_with_the_candidates() -> None:
    with pytest.raises(UnknownParty) as error:
        read(*MSA, we_are="Initech")
    assert set(error.value.candidates) >= {"Supplier", "Customer"}
    assert "Supplier" not in str(error.value)


def test_two_equals_are_not_told_apart() -> None:
    with pytest.raises(PartiesUnclear) as error:
        read(
            "between Acme, Inc. (“Acme”) and Globex, Inc. (“Globex”)",
            "Acme shall market the brand. Globex shall market the brand. Acme shall pay Globex a "
            "share. Globex shall pay Acme a share.",
        )
    assert set(error.value.candidates) == {"Acme", "Globex"}


def test_a_text_without_sides_is_unclear() -> None:
    with pytest.raises(PartiesUnclear):
        read("A press release about weather.", "It rained all day, and everyone went home.")


def test_thin_evidence_is_not_sure() -> None:
    found = read(
        "between Acme, Inc. (“Acme”) and Globex, Inc. (“Globex”)",
        "Acme shall prepare a plan. Globex shall meet Acme each week. Acme shall advise.",
    )
    assert (found.provider.term, found.sure) == ("Acme", False)


def test_plain_roles_are_sure() -> None:
    assert read(*MSA).sure


def test_contents_are_not_evidence() -> None:
    contents = line("Supplier shall perform\t3", style="toc 1")
    body = view(contents, "nothing else").body
    with pytest.raises(PartiesUnclear):
        parties(body, frozenset({0}))
