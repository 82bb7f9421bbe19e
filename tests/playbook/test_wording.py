"""The wording we ask for is adequate by our own reading, alone and together."""

import re

import pytest

from transforms.assess.judge import Judge
from transforms.clauses.outline import outline
from transforms.edits.wording import BLANKS, fill
from transforms.playbook.loader import load_playbook
from transforms.playbook.model import POSITIONS, RED_LINES, Term
from transforms.text.plain import plain_view

PLAYBOOK = load_playbook()
SIDES = [("Consultant", "Company"), ("Supplier", "Customer"), ("Agency", "Client")]
TERM_IDS = """
ip.pre-existing ip.license ip.client-model ip.learning
liability.cap liability.consequential liability.ai-disclaimer
data.ownership data.quality data.access data.deletion data.aggregated
scope.sow scope.change-orders scope.client-obligations
payment.upfront payment.milestones payment.net-terms payment.late-interest payment.suspension
payment.ip-on-payment
termination.convenience termination.kill-fee termination.cause termination.transition
termination.survival
performance.targets performance.validation performance.acceptance performance.degradation
performance.data-warranty
""".split()
INTERNAL = re.compile(
    r"walk.?away|fallback|concession|leverage|bottom line|give up|opening position"
)


def test_the_terms_are_the_thirty_one_in_their_order() -> None:
    assert [term.id for term in PLAYBOOK.terms] == TERM_IDS


@pytest.mark.parametrize("position", POSITIONS)
@pytest.mark.parametrize("sides", SIDES, ids="/".join)
def test_all_wordings_together_are_adequate_each(position: str, sides: tuple[str, str]) -> None:
    provider, client = sides
    opening = [
        f'This Agreement (the "Agreement") is between Acme AI LLC ("{provider}") and '
        f'Globex, Inc. ("{client}").',
        f"{provider} shall perform the services. {client} shall pay the fees.",
    ]
    bare = outline(plain_view(opening))
    wordings = [fill(term.wording.at(position), bare) for term in PLAYBOOK.terms]
    read = outline(plain_view([*opening, *wordings]))
    verdicts = {a.term: a.status for a in Judge(PLAYBOOK).assess(read)}
    assert {term: status for term, status in verdicts.items() if status != "adequate"} == {}


@pytest.mark.parametrize("term", PLAYBOOK.terms, ids=lambda term: term.id)
def test_blanks_are_of_the_closed_list(term: Term) -> None:
    texts = [term.wording.standard, term.wording.mutual, term.wording.fallback, term.comment]
    texts += [rule.mend.text for rule in (*term.faults, *term.needs) if rule.mend]
    blanks = set(re.findall(r"\[\[([^\]]*)\]\]", " ".join([*texts, term.insert.heading])))
    assert blanks <= {"Provider", "Client", *BLANKS}


@pytest.mark.parametrize("term", PLAYBOOK.terms, ids=lambda term: term.id)
def test_the_comment_says_nothing_internal(term: Term) -> None:
    assert not INTERNAL.search(term.comment.lower())
    assert term.walk_away.lower() not in term.comment.lower()
    assert 1 <= len(re.findall(r"[.?!](?:\s|$)", term.comment)) <= 3


@pytest.mark.parametrize("term", PLAYBOOK.terms, ids=lambda term: term.id)
def test_placement_names_terms_and_red_lines_that_exist(term: Term) -> None:
    assert term.insert.into in RED_LINES
    assert set(term.insert.after) <= set(TERM_IDS)
    assert term.red_line == term.id.partition(".")[0]
