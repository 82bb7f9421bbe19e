"""Write the expected parts of golden cases anew: python -m tests.golden.update [NAME …].

The difference is to be read like code before it is kept.
"""

import sys

from tests.golden.case import all_cases, read_case, write_case


def main(names: list[str]) -> None:
    """Rewrite these cases, or all."""
    for path in all_cases():
        if not names or path.stem in names:
            write_case(read_case(path), path)


if __name__ == "__main__":
    main(sys.argv[1:])
