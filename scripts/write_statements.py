"""Write what is read without the ORM again, after a select of the first page or a model changed.

    python scripts/write_statements.py

`tests/integration/test_entry.py` and `test_layouts.py` fail while the files differ.
"""

import json
from pathlib import Path

from caseapp import resources
from caseapp.services.entry import STATEMENTS
from caseapp.services.steps.cases.first_page import compiled
from caseapp.storage.layouts import RECORDS
from caseapp.storage.model_layouts import derived


def main() -> None:
    """Write `resources/statements`."""
    for name, content in ((STATEMENTS, compiled()), (RECORDS, derived())):
        file = Path(resources.path(*name))
        file.parent.mkdir(exist_ok=True)
        file.write_text(json.dumps(content, indent=1, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
