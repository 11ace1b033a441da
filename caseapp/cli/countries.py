"""`caseapp countries list | show`: what was collected about each host state."""

import argparse
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING

from caseapp.cli.counting import answer
from caseapp.cli.output import Output
from caseapp.cli.parser import Commands, Parser, add_command
from caseapp.cli.rules import add_vault_option
from caseapp.cli.surroundings import Surroundings
from caseapp.i18n import Catalogue
from caseapp.wording.days import day_text

if TYPE_CHECKING:
    from caseapp.domain.views.countries import CountryRow, CountryView, FactView
    from caseapp.services.desk import Desk


def add_parser(commands: "Commands[Parser]", t: Catalogue) -> Parser:
    """Add the command with its actions."""
    about = t("read what was collected about states, with sources and grades")
    parser = add_command(commands, t, "countries", about, json=False)
    actions = parser.add_subparsers(
        dest="action", metavar=t("ACTION"), required=True, parser_class=Parser
    )
    add_vault_option(add_command(actions, t, "list", t("list states, courts and bodies")), t)
    show = add_command(actions, t, "show", t("show the profile of one"))
    show.add_argument("place", metavar="CODE", help=t("state, court or body: KZ, ECtHR"))
    add_vault_option(show, t)
    return parser


def run(arguments: argparse.Namespace, out: Output, around: Surroundings) -> int:
    """Do the action."""
    if arguments.action == "list":
        return _list(arguments, out, around)
    return answer(lambda: _show(arguments, out, around), out)


def _list(arguments: argparse.Namespace, out: Output, around: Surroundings) -> int:
    if arguments.vault is None:
        from caseapp.packs import countries, law
        from caseapp.packs.country_views import country_rows

        rows = country_rows(countries.load(), law.load(), out.t)
    else:
        from caseapp.services.countries import list_countries

        with _unlocked(arguments, out, around) as desk:
            rows = list_countries(desk)
    out.data(rows)
    for row in rows:
        out.line(_row_text(row, out.t))
    return 0


def _row_text(row: "CountryRow", t: Catalogue) -> str:
    if row.checked_on is None:
        return t("{code}  {name}: nothing collected", code=row.place, name=row.name)
    return t(
        "{code}  {name}: {count} facts, {unverified} of them not verified; checked on {day}",
        code=row.place,
        name=row.name,
        count=row.facts,
        unverified=row.unverified,
        day=day_text(row.checked_on, t),
    )


def _show(arguments: argparse.Namespace, out: Output, around: Surroundings) -> int:
    if arguments.vault is None:
        from caseapp.domain.clock import SystemClock
        from caseapp.packs import countries, law
        from caseapp.packs.country_views import country_view, known_place

        known = countries.load()
        place = known_place(known, arguments.place)
        view = country_view(known, law.load(), place, out.t, today=SystemClock().today())
    else:
        from caseapp.services.countries import get_country

        with _unlocked(arguments, out, around) as desk:
            view = get_country(desk, arguments.place)
    out.data(view)
    _print_profile(view, out)
    return 0


def _print_profile(view: "CountryView", out: Output) -> None:
    t = out.t
    out.line(_row_text(view.row, t))
    _title(t("Treaties"), out)
    for treaty in view.treaties:
        standing, grade = treaty.standing_text, treaty.grade_text
        out.line(t("  {name}: {text} ({grade})", name=treaty.name, text=standing, grade=grade))
        for fact in treaty.facts:
            _print_fact(fact, out)
    if view.treaties_missing:
        missing = "; ".join(view.treaties_missing)
        out.line(t("  Nothing collected about: {subjects}", subjects=missing))
    for section in view.sections:
        _title(section.title, out)
        if not section.facts:
            out.line(t("  Nothing collected. That does not mean that there is nothing."))
        for fact in section.facts:
            out.line(f"  {fact.heading}")
            _print_fact(fact, out)
    _print_rest(view, out)


def _title(title: str, out: Output) -> None:
    out.line()
    out.line(title)


def _print_fact(fact: "FactView", out: Output) -> None:
    t = out.t
    out.line(f"    {fact.note}")
    if fact.correction:
        out.line(t("    Often believed otherwise: {correction}", correction=fact.correction))
    if fact.address:
        out.line(t("    Address: {address}", address=fact.address))
    source = fact.source or t("no source seen")
    day = day_text(fact.checked_on, t)
    grade = fact.grade_text
    out.line(t("    [{grade}] {source}; checked on {day}", grade=grade, source=source, day=day))


def _print_rest(view: "CountryView", out: Output) -> None:
    from caseapp.wording.country_notes import note_grade_text, sort_text
    from caseapp.wording.marks import mark_text

    t = out.t
    _title(t("Rules in force"), out)
    for row in view.rules:
        mark = mark_text(row.mark, t) if row.computable else t("gives no date")
        out.line(t("  {rule}  {action} ({mark})", rule=row.id, action=row.action, mark=mark))
    if not view.rules:
        out.line(t("  Nothing collected. That does not mean that there is nothing."))
    if view.missing:
        _title(t("Nothing was collected about"), out)
        out.line(f"  {'; '.join(view.missing)}")
    if view.notes:
        _title(t("Notes and incidents of this office"), out)
    for note in view.notes or ():
        sort, grade = sort_text(note.sort, t), note_grade_text(note.grade, t)
        day = day_text(note.day, t)
        out.line(t("  {sort}, {day} ({grade}): {text}", sort=sort, day=day, grade=grade,
                   text=note.text))  # fmt: skip
        out.line(t("    Source: {source}", source=note.source))


def _unlocked(
    arguments: argparse.Namespace, out: Output, around: Surroundings
) -> AbstractContextManager["Desk"]:
    passphrase = around.passphrases(out.t, arguments.passphrase_file).existing()
    return around.unlock(arguments.vault, passphrase, out.t.language)
