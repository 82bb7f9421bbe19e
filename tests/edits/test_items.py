import pytest

from transforms.edits.items import without_items

HEAVY = ("confidential", "warrant", "indemn")


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        (
            "Except for fraud, breach of warranty and theft, the liability is the fees.",
            "Except for fraud and theft, the liability is the fees.",
        ),
        (
            "Except for breach of warranty, fraud, and theft, in no event is it liable.",
            "Except for fraud, and theft, in no event is it liable.",
        ),
        (
            "Except for fraud, theft and breach of confidentiality, the liability is the fees.",
            "Except for fraud and theft, the liability is the fees.",
        ),
        (
            "Except for its indemnification obligations, the liability is the fees.",
            "The liability is the fees.",
        ),
        (
            "The liability of it is limited to fees, except for fraud or breach of warranty.",
            "The liability of it is limited to fees, except for fraud.",
        ),
        (
            "The liability of it is limited to fees, except for breach of warranty.",
            "The liability of it is limited to fees.",
        ),
        (
            "Other than wilful misconduct and indemnity claims, Supplier’s liability will end.",
            "Other than wilful misconduct, Supplier’s liability will end.",
        ),
    ],
)
def test_the_named_exceptions_go_and_the_rest_reads_on(sentence, wanted):
    assert without_items(sentence, HEAVY) == wanted


@pytest.mark.parametrize(
    "sentence",
    [
        "The liability of it is limited to fees.",
        "Except for fraud and theft, the liability is the fees.",
        "Except for breach of warranty nothing is said here",
    ],
)
def test_what_lists_no_such_exception_is_left_alone(sentence):
    assert without_items(sentence, HEAVY) is None
