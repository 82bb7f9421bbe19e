"""A small contract with a review made by hand, so that these tests need no other stage."""

from dataclasses import replace

from transforms.assess.model import Assessment, Reason, Value
from transforms.clauses.model import Clause, Outline, Parties, Party
from transforms.edits.model import Edit, EditPlan, HeldBack, NewParagraph
from transforms.options import Options
from transforms.playbook.model import Placement, Playbook, Term, Wording
from transforms.results import Redlined, Review, Unchanged
from transforms.text.model import BODY, Cell, Pending, Span, TextView
from transforms.text.plain import plain_view

TEXTS = (
    "Master Services Agreement",
    "Limitation of Liability",
    "The 😀 cap is five (5) times <all> fees & more.",
    "Payment",
    "Invoices are due in sixty (60) days.",
    "Item",
    "Price",
)
OUR_WHY = "INTERNAL-WHY"
OUR_WALK_AWAY = "INTERNAL-WALK-AWAY"
OUR_REASON = "INTERNAL-REASON"
OUR_HELD = "INTERNAL-HELD"
OUR_NOTE = "INTERNAL-NOTE"
INTERNALS = (OUR_WHY, OUR_WALK_AWAY, OUR_REASON, OUR_HELD, OUR_NOTE)


def term(term_id: str, title: str, heading: str = "") -> Term:
    return Term(
        id=term_id,
        title=title,
        red_line=term_id.split(".")[0],
        priority=1,
        why=f"{OUR_WHY} of {term_id}",
        comment=f"Both sides gain from {title.lower()}.",
        walk_away=f"{OUR_WALK_AWAY} of {term_id}",
        wording=Wording(standard="[[Provider]] asks.", fallback="[[Provider]] settles."),
        recognise=(),
        insert=Placement(into=term_id.split(".")[0], heading=heading),
    )


PLAYBOOK = Playbook(
    id="house",
    title="A house's playbook",
    version="7",
    terms=(
        term("liability.cap", "Liability cap", "Limitation of Liability"),
        term("payment.net-terms", "Payment terms"),
        term("payment.late-interest", "Late interest"),
        term("termination.cause", "Termination for cause"),
    ),
)


def span(paragraph: int, words: str) -> Span:
    """Where ``words`` stand."""
    start = TEXTS[paragraph].index(words)
    return Span(story=BODY, paragraph=paragraph, start=start, end=start + len(words))


def outline() -> Outline:
    body = list(plain_view(TEXTS).body)
    body[1] = replace(body[1], heading=1, label="9.", bold=((0, len(TEXTS[1])),))
    body[2] = replace(body[2], label="9.1", indent=720)
    body[5] = replace(body[5], cell=Cell(table=0, row=0, column=0))
    body[6] = replace(body[6], cell=Cell(table=0, row=0, column=1))
    pending = Pending(insertions=2, deletions=1, authors=("Bo",))
    clauses = (
        Clause(
            index=0,
            label="9.",
            heading="Limitation of Liability",
            numbering="auto",
            depth=1,
            first=1,
            last=2,
            parent=-1,
            children=(1,),
        ),
        Clause(
            index=1, label="9.1", heading="", numbering="auto", depth=2, first=2, last=2, parent=0
        ),
    )
    return Outline(
        view=TextView(stories={BODY: tuple(body)}, pending=pending),
        clauses=clauses,
        clause_of=(-1, 0, 1, -1, -1, -1, -1),
        operative=(False, False, True, False, True, True, True),
        parties=Parties(
            provider=Party(term="Consultant", name="Acme AI LLC"),
            client=Party(term="Company", name="Big <b>Corp</b>"),
            sure=True,
        ),
    )


def plan() -> EditPlan:
    return EditPlan(
        edits=(
            Edit(
                id="liability.cap/1",
                term="liability.cap",
                action="replace",
                span=span(2, "five (5) times"),
                before="five (5) times",
                after="one (1) time",
                comment="Exposure is kept in proportion.",
            ),
            Edit(
                id="payment.net-terms/1",
                term="payment.net-terms",
                action="delete",
                span=span(4, "sixty "),
                before="sixty ",
            ),
            Edit(
                id="payment.late-interest/1",
                term="payment.late-interest",
                action="insert-paragraphs",
                span=Span(story=BODY, paragraph=4, start=0, end=0),
                paragraphs=(
                    NewParagraph(
                        text="Late sums bear 1%.", like=4, heading="Late Payment.", label="8.6\t"
                    ),
                ),
                comment="Late money costs money.",
            ),
        ),
        held_back=(HeldBack(term="termination.cause", reason=OUR_HELD),),
    )


def review() -> Review:
    assessments = (
        Assessment(
            term="liability.cap",
            status="weak",
            reasons=(Reason(code="cap-above-two-times", message=f"{OUR_REASON} five times."),),
            evidence=(span(2, "cap is five (5) times <all> fees & more."),),
            values=(
                Value(name="multiple", kind="multiple", amount=5.0, span=span(2, "five")),
                Value(name="percent", kind="percent", amount=1.5, span=span(2, "five")),
            ),
        ),
        Assessment(term="payment.net-terms", status="hostile", evidence=(span(4, "sixty (60)"),)),
        Assessment(term="payment.late-interest", status="missing"),
        Assessment(term="termination.cause", status="adequate"),
    )
    return Review(
        sha256="ab" * 32,
        outline=outline(),
        assessments=assessments,
        plan=plan(),
        options=Options(playbook=PLAYBOOK),
        notes=(f"{OUR_NOTE} & more",),
    )


def redlined() -> Redlined:
    return Redlined(review=review(), data=b"redlined", insertions=2, deletions=2, comments=2)


def unchanged() -> Unchanged:
    return Unchanged(review=replace(review(), plan=EditPlan()), data=b"same")
