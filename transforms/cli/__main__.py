"""``python -m transforms.cli`` is ``sevenlines``."""

import sys

from transforms.cli import main

if __name__ == "__main__":
    sys.exit(main())
