"""The pages of the playbook are what its files say."""

import runpy
from pathlib import Path

PAGES = Path(__file__).parents[2] / "docs" / "make_playbook_pages.py"


def test_the_pages_are_fresh() -> None:
    stale = runpy.run_path(str(PAGES))["stale"]()
    assert stale == [], "run: python docs/make_playbook_pages.py"
