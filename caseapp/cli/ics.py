"""`caseapp ics VAULT -o FILE [--level LEVEL] [--matter UID]`: the dates for a calendar program."""

import argparse
from pathlib import Path

from caseapp.cli.output import Output
from caseapp.cli.parser import Commands, Parser, add_command
from caseapp.cli.passphrases import add_passphrase_option
from caseapp.cli.surroundings import Surroundings
from caseapp.domain.ids import MatterUid
from caseapp.domain.vocabulary import CalendarLevel
from caseapp.i18n import Catalogue


def add_parser(commands: "Commands[Parser]", t: Catalogue) -> Parser:
    """Add the command."""
    parser = add_command(
        commands, t, "ics", t("write deadlines and hearings to a calendar file (iCalendar)")
    )
    parser.add_argument("vault", metavar="VAULT", type=Path, help=t("the vault's folder"))
    parser.add_argument(
        "-o",
        "--output",
        metavar="FILE",
        type=Path,
        required=True,
        help=t("the calendar file to write; it is not encrypted"),
    )
    parser.add_argument(
        "--level",
        choices=[level.value for level in CalendarLevel],
        default=CalendarLevel.APPOINTMENT.value,
        help=t("how much it says; “appointment” has neither name nor file number"),
    )
    parser.add_argument("--matter", metavar="UID", help=t("uid of one matter; without it all"))
    add_passphrase_option(parser, t)
    return parser


def run(arguments: argparse.Namespace, out: Output, around: Surroundings) -> int:
    """Write the file."""
    from caseapp.services.calendar_export import export_calendar
    from caseapp.services.clear_copies import write_copy

    t = out.t
    level = CalendarLevel(arguments.level)
    passphrase = around.passphrases(t, arguments.passphrase_file).existing()
    with around.unlock(arguments.vault, passphrase, t.language) as desk:
        matter = MatterUid(arguments.matter) if arguments.matter else None
        made = export_calendar(desk, level, matter)
        write_copy(desk, made, arguments.output)
    out.data({"level": level, "dates": made.dates, "cancelled": made.cancelled})
    out.line(
        t.plural(
            "Written: {count} date, {cancelled} cancelled. The file is not encrypted.",
            "Written: {count} dates, {cancelled} cancelled. The file is not encrypted.",
            made.dates,
            cancelled=made.cancelled,
        )
    )
    if level is not CalendarLevel.APPOINTMENT:
        out.note(
            t(
                "Whoever reads this calendar, and every service that it is copied to, reads file "
                "numbers or names. Use the level “appointment” unless you need more."
            )
        )
    return 0
