"""Start of the frozen program: the same as `python -m caseapp`."""

import sys

from caseapp.__main__ import main

if __name__ == "__main__":
    sys.exit(main())
