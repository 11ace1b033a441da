"""Write the statements of the first page again, after one of its selects or a model changed.

    python scripts/write_statements.py

`tests/integration/test_entry.py` fails while the file differs from the selects.
"""

import json
from pathlib import Path

from caseapp import resources
from caseapp.services.entry import STATEMENTS
from caseapp.services.steps.first_page import compiled


def main() -> None:
    """Write `resources/statements/first_page.json`."""
    file = Path(resources.path(*STATEMENTS))
    file.parent.mkdir(exist_ok=True)
    file.write_text(json.dumps(compiled(), indent=1, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
