import pytest

from transforms.cli.exits import FAULT, REFUSED, UNSAFE, USAGE, exit_status
from transforms.errors import Encrypted, OptionError, PlaybookError, SafetyError, SevenlinesError


def descendants(kind):
    return [kind, *(deep for child in kind.__subclasses__() for deep in descendants(child))]


@pytest.mark.parametrize("kind", descendants(SevenlinesError)[1:])
def test_every_error_has_an_exit_status_of_its_own_kind(kind):
    assert exit_status(kind("x")) in {USAGE, REFUSED, UNSAFE}


@pytest.mark.parametrize(
    ("kind", "status"),
    [(OptionError, 2), (PlaybookError, 2), (Encrypted, 3), (SafetyError, 4)],
)
def test_statuses_are_those_that_scripts_rely_on(kind, status):
    assert exit_status(kind("x")) == status


def test_an_error_of_no_known_kind_does_not_look_like_success():
    assert exit_status(SevenlinesError("x")) == FAULT
