"""Checking a pack of law: its schema, its links to the others, and every worked example."""

from collections.abc import Iterable, Mapping

from caseapp.domain.deadlines import refusal_to_compute
from caseapp.domain.errors import UserError
from caseapp.domain.views.rules import PackCheck, RuleFinding
from caseapp.i18n import Catalogue
from caseapp.packs.calendars import HolidayCalendars
from caseapp.packs.examples import check_examples
from caseapp.packs.grades import raised_grades
from caseapp.packs.law import LawPacks, build
from caseapp.packs.law_sources import Content, parsed, shipped_contents
from caseapp.wording.refusals import refusal

LARGEST = 5_000_000
"""Bytes of a pack; the largest shipped one has a fiftieth of it."""


def check_shipped(t: Catalogue) -> PackCheck:
    """Check the packs that ship with the program."""
    contents = shipped_contents()
    files = {str(content["pack"]): name for name, content in contents.items()}
    return _checked(contents, files, t)


def check_pack(file: str, text: str, t: Catalogue) -> PackCheck:
    """Check one file together with the shipped ones, in the place of that of its own id."""
    try:
        content = parsed(file, text)
    except UserError as error:
        return PackCheck(0, 0, 0, (finding(error, t),))
    pack = str(content.get("pack", ""))
    contents = shipped_contents([pack])
    name = f"{pack}: {file}" if file in contents else file
    return _checked({**contents, name: content}, {pack: file}, t, raised_grades(file, content))


def _checked(
    contents: Mapping[str, Content],
    files: Mapping[str, str],
    t: Catalogue,
    raised: Iterable[UserError] = (),
) -> PackCheck:
    try:
        packs = build(contents, HolidayCalendars())
    except UserError as error:
        return PackCheck(0, 0, 0, (finding(error, t),))
    return _counted(packs, files, [*raised, *check_examples(packs, files)], t)


def _counted(
    packs: LawPacks, files: Mapping[str, str], wrong: Iterable[UserError], t: Catalogue
) -> PackCheck:
    rules = [rule for pack in packs.packs if pack.id in files for rule in pack.rules]
    computable = [rule for rule in rules if refusal_to_compute(rule) is None]
    return PackCheck(
        rules=len(rules),
        computable=len(computable),
        examples=sum(len(rule.examples) for rule in computable),
        findings=tuple(finding(error, t) for error in wrong),
    )


def finding(error: UserError, t: Catalogue) -> RuleFinding:
    """Return what is wrong, with the file, the rule and the field it is about."""
    values = error.values
    return RuleFinding(
        error=type(error).__name__.removesuffix("Error"),
        file=str(values.get("file", "")),
        rule=str(values.get("rule", "")),
        field=str(values.get("field", "")),
        message=refusal(error, t),
    )
