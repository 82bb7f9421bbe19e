"""Write the expected redlines of the small contracts anew: python -m tests.redlines.update

The difference is to be read as a lawyer reads a redline before it is kept.
"""

from tests.redlines.case import FILES, cases_in


def main() -> None:
    """Rewrite every file of cases."""
    for path in FILES:
        path.write_text("\n".join(case.text() for case in cases_in(path)), encoding="utf-8")


if __name__ == "__main__":
    main()
