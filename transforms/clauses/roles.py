"""The words contracts use for a side, and which way each word leans.

Knows English role names only. Knows nothing of documents, entities or rules.
A leaning is +1 for a word that names the side that performs, -1 for the side that pays.
"""

import re

LEANING: dict[str, float] = {
    "Service Provider": 1.0, "Services Provider": 1.0, "Provider": 1.0, "Subcontractor": 1.0,
    "Sub-Contractor": 1.0, "Sub-contractor": 1.0, "Consultant": 1.0, "Independent Contractor": 0.9,
    "Contractor": 0.8, "Supplier": 0.9, "Vendor": 0.9, "Developer": 0.9, "Servicer": 0.9,
    "Freelancer": 1.0, "Studio": 0.8, "Integrator": 0.9, "Advisor": 0.8, "Adviser": 0.7,
    "Agency": 0.5, "Firm": 0.5, "Seller": 0.8, "Processor": 0.6, "Data Processor": 0.6,
    "Service Company": 0.8, "Administrator": 0.7, "Implementer": 0.9, "Host": 0.6,
    "Service Agent": 0.7, "Servicing Agent": 0.8, "Outsourcer": 0.6, "Designer": 0.9,
    "Licensor": 0.6, "Manufacturer": 0.7, "Carrier": 0.8, "Transporter": 0.9, "Manager": 0.5,
    "Agent": 0.4, "Publisher": 0.1, "Lessor": 0.7, "Operator": 0.3, "Professional": 0.8,
    "Specialist": 0.8, "Business Associate": 0.6, "Creator": 0.6, "Researcher": 0.5, "Expert": 0.7,
    "Consulting Firm": 1.0, "Hosting Provider": 1.0, "Software Provider": 1.0, "Tutor": 0.7,
    "Company": 0.0, "Institution": -0.4, "Association": 0.0, "Partner": 0.1, "Affiliate": 0.0,
    "Distributor": -0.3, "Reseller": -0.3, "Franchisor": 0.5, "Franchisee": -0.5,
    "Customer": -1.0, "Client": -1.0, "Buyer": -1.0, "Purchaser": -1.0, "Subscriber": -0.9,
    "End User": -0.8, "Licensee": -0.6, "Owner": -0.5, "Principal": -0.4, "Prime": -0.7,
    "Prime Contractor": -0.2, "General Contractor": -0.1, "Authority": -0.8, "Sponsor": -0.4,
    "Hirer": -1.0, "Employer": -0.7, "Agency Customer": -1.0, "Purchasing Entity": -0.9,
    "Contracting Authority": -1.0, "Department": -0.7, "State": -0.6, "University": -0.2,
    "Recipient": -0.5, "Controller": -0.5, "Data Controller": -0.5, "Covered Entity": -0.6,
    "Shipper": -0.9, "Lessee": -0.7, "Merchant": -0.5, "Advertiser": -0.7, "User": -0.7,
    "Client Company": -1.0, "Commissioner": -0.7, "Trust": -0.3, "Fund": -0.6, "City": -0.7,
    "County": -0.7, "District": -0.6, "Government": -0.7, "Employee": 0.3, "Executive": 0.3,
    "Discloser": 0.0, "Disclosing Party": 0.0, "Receiving Party": 0.0,
    "Founder": 0.1, "Venue": 0.1, "Party A": 0.0, "Party B": 0.0, "First Party": 0.0,
    "Second Party": 0.0,
}  # fmt: skip

COMMON: frozenset[str] = frozenset(
    {
        "Service Provider", "Provider", "Subcontractor", "Consultant", "Contractor", "Supplier",
        "Vendor", "Developer", "Servicer", "Freelancer", "Studio", "Advisor", "Agency", "Seller",
        "Licensor", "Processor", "Company", "Customer", "Client", "Buyer", "Purchaser",
        "Subscriber", "Licensee", "Authority", "Controller", "Covered Entity", "Business Associate",
        "Institution", "Prime Contractor", "Independent Contractor", "Purchasing Entity",
        "Distributor", "Reseller", "Manufacturer",
    }
)  # fmt: skip
"""Roles believed without an introduction, when the text keeps using them as one of two sides."""

WE = frozenset({"we", "us", "our", "ours"})
YOU = frozenset({"you", "your", "yours"})

NEVER_A_SIDE: frozenset[str] = frozenset(
    "agreement contract terms term date effective services service work products product software "
    "deliverables documentation party parties territory affiliates fee fees charges schedule "
    "exhibit appendix annex order sow statement data information materials content program project "
    "platform system site website territories shares act notes purchase master plan policy "
    "commission regulation regulations amendment lease premises property intellectual trademark "
    "marks mark patents technology equipment claims losses damages indemnitees representatives "
    "personnel laws law rules losses period price payment recitals section specifications state "
    "initial renewal force majeure event events default control code commencement signature "
    "execution closing quarter year month business day days milestone acceptance change "
    "confidential trade secrets name names domain brand logo logos rights right license licence "
    "conditions obligations liability liabilities parts facility facilities facilitate invoice "
    "invoices budget proposal brief engagement letter msa psa nda dpa baa sla addendum use "
    "purpose expenses attached optional hardware interface option feedback employees clients "
    "customers subcontractors vendors suppliers ceo president board dependencies interest "
    "stations team training environment confidentiality indemnification arbitration "
    "gdpr ferpa hipaa act aaa claim disclosure territory location premises building company's "
    "securities stock options warrants merchandise events event venue season".split()
)
"""Last or only words of defined terms that are things, never persons."""

THIRD_PARTIES: frozenset[str] = frozenset(
    {
        "Affiliate", "Affiliates", "Subprocessor", "Sub-processor", "Escrow Agent", "Guarantor",
        "End Customer", "End Customers", "End Users", "Parent", "Trustee", "Bank", "Third Party",
    }
)  # fmt: skip

PLACEHOLDER = re.compile(r"^[\W_]*$|[\[\]{}<●•]|_{2,}|\bXX+\b|\binsert\b|\bhere\b", re.I)


def leaning(term: str) -> float:
    """How far ``term`` names the performing (+) or the paying (-) side, 0.0 when it does not."""
    return LEANING.get(term.title(), LEANING.get(term, _by_last_word(term)))


def _by_last_word(term: str) -> float:
    """The leaning of "Software Developer" or "Prospective Customer" by its last word."""
    last = term.title().split()[-1] if term.strip() else ""
    return 0.8 * LEANING.get(last, 0.0) if " " in term.strip() else 0.0


def is_role(term: str) -> bool:
    """Whether ``term`` is a known role name ("Supplier"), in any capitals."""
    return term.title() in LEANING


def is_thing(term: str) -> bool:
    """Whether a defined term names a thing or a group rather than a side."""
    words = term.lower().replace("-", " ").split()
    if not words or is_role(term) or words[-1].title() in LEANING:
        return not words
    return words[-1].rstrip("s") in _THING_STEMS or words[-1] in NEVER_A_SIDE


_THING_STEMS = frozenset(word.rstrip("s") for word in NEVER_A_SIDE)


def is_blank(name: str) -> bool:
    """Whether an entity name is a template's gap: "[Company Name]", "____", "{client}"."""
    return bool(PLACEHOLDER.search(name)) or not any(letter.isalpha() for letter in name)
