"""The counting methods alone: what a count without a rule needs of the shipped packs."""

import re
import tomllib
from pathlib import Path

from caseapp import resources
from caseapp.domain.deadlines import Calendars
from caseapp.domain.deadlines.errors import UnreadablePackError
from caseapp.packs.calendars import HolidayCalendars
from caseapp.packs.law import LawPacks, build

_TABLE = re.compile(r"^(?=\[)", re.MULTILINE)
"""Where a table begins: the shipped files have no line within a text that begins so."""
_OF_A_RULE = re.compile(r"\[\[?rule[].]")


def load_methods(folder: Path | None = None, calendars: Calendars | None = None) -> LawPacks:
    """Read the packs of a folder without their rules, a tenth of the work of `law.load`.

    Raises:
        PackError: what is wrong, with file and field.

    """
    where = resources.path("lawpacks") if folder is None else folder
    contents = {file.name: _without_rules(file) for file in sorted(where.glob("*.toml"))}
    return build(contents, calendars or HolidayCalendars())


def _without_rules(file: Path) -> dict[str, object]:
    try:
        tables = _TABLE.split(file.read_text(encoding="utf-8"))
        return tomllib.loads("".join(one for one in tables if not _OF_A_RULE.match(one)))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UnreadablePackError(file=file.name, detail=str(error)) from error
