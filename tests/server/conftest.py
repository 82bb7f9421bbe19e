"""An app from the factory with an engine that answers at once and remembers what it was asked."""

import logging
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from flask import Flask
from flask.testing import FlaskClient

from server.app import create_app
from server.engine import Engine
from server.settings import Settings
from tests.builders import docx
from transforms.assess.model import Assessment, Reason
from transforms.clauses.model import Outline, Parties, Party
from transforms.edits.model import EditPlan
from transforms.options import Options
from transforms.playbook.model import Playbook, Term, Wording
from transforms.results import Outcome, Redlined, Review
from transforms.stamp import Stamp
from transforms.text.model import BODY, Pending, TextView

CONTRACT = docx("Zanzibar Holdings pays within ninety days.")
CAP = Term(
    id="liability.cap",
    title="Liability cap",
    red_line="liability",
    priority=1,
    why="One claim can exceed a year's revenue.",
    comment="Exposure stays in proportion to the fees.",
    walk_away="Liability without any limit.",
    wording=Wording(standard="Liability shall not exceed the fees.", fallback="Twice the fees."),
    recognise=(),
)
PLAYBOOK = Playbook(id="ai-services", title="AI services", version="1", terms=(CAP,))
HOUSE = Playbook(id="house", title="Our house", version="7", terms=(CAP,))


@dataclass
class Desk:
    """What the engine was asked, and what it shall raise next time."""

    options: list[Options] = field(default_factory=list)
    stamps: list[Stamp] = field(default_factory=list)
    documents: list[bytes] = field(default_factory=list)
    raises: Exception | None = None

    def review(self, data: bytes, options: Options) -> Review:
        self.documents.append(data)
        self.options.append(options)
        if self.raises:
            raise self.raises
        return a_review(options)

    def redline(self, data: bytes, options: Options, stamp: Stamp) -> Outcome:
        self.stamps.append(stamp)
        review = self.review(data, options)
        return Redlined(review=review, data=CONTRACT, insertions=2, deletions=1, comments=1)

    def engine(self) -> Engine:
        named = {"ai-services": PLAYBOOK, "house": HOUSE}
        return Engine(
            review=self.review, redline=self.redline, load_playbook=lambda name: named[name]
        )


def a_review(options: Options) -> Review:
    """A review of a document without paragraphs, in which one term is missing."""
    view = TextView(stories={BODY: ()}, pending=Pending(insertions=0, deletions=0, authors=()))
    us, them = Party(term="Consultant", name="Acme AI"), Party(term="Company", name="Zed")
    return Review(
        sha256="0" * 64,
        outline=Outline(
            view=view,
            clauses=(),
            clause_of=(),
            operative=(),
            parties=Parties(provider=us, client=them, sure=True),
        ),
        assessments=(
            Assessment(
                term="liability.cap",
                status="missing",
                reasons=(Reason(code="absent", message="The contract says nothing of it."),),
            ),
        ),
        plan=EditPlan(),
        options=options,
    )


@pytest.fixture
def asked() -> Desk:
    return Desk()


@pytest.fixture
def settings() -> Settings:
    return Settings(playbooks=("ai-services", "house"), max_body=100_000)


@pytest.fixture
def app(asked: Desk, settings: Settings) -> Flask:
    return create_app(settings, asked.engine())


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


@pytest.fixture
def logged(caplog: pytest.LogCaptureFixture) -> Iterator[pytest.LogCaptureFixture]:
    with caplog.at_level(logging.INFO, logger="sevenlines.server"):
        yield caplog
