"""`caseapp today VAULT`: the first screen as text."""

import argparse
from pathlib import Path

from caseapp.cli.agenda import print_today
from caseapp.cli.output import Output
from caseapp.cli.parser import Commands, Parser, add_command
from caseapp.cli.passphrases import add_passphrase_option
from caseapp.cli.surroundings import Surroundings
from caseapp.i18n import Catalogue


def add_parser(commands: "Commands[Parser]", t: Catalogue) -> Parser:
    """Add the command."""
    parser = add_command(commands, t, "today", t("print the deadlines and hearings of today"))
    parser.add_argument("vault", metavar="VAULT", type=Path, help=t("the vault's folder"))
    parser.add_argument(
        "--clock-is-right",
        action="store_true",
        help=t("record that somebody looked at another clock and this computer's is right"),
    )
    add_passphrase_option(parser, t)
    return parser


def run(arguments: argparse.Namespace, out: Output, around: Surroundings) -> int:
    """Print what must be done, after what lapsed titles ask for was opened as in the window."""
    from caseapp.services.absence import last_here
    from caseapp.services.clock import confirm_clock
    from caseapp.services.today import open_today

    passphrase = around.passphrases(out.t, arguments.passphrase_file).existing()
    with around.unlock(arguments.vault, passphrase, out.t.language) as desk:
        if arguments.clock_is_right:
            confirm_clock(desk)
        view = open_today(desk, last_here(desk))
    out.data(view)
    print_today(view, out)
    return 0
