"""The command line's grammar: errors become one sentence and exit code 2, in text or JSON."""

import argparse
from collections.abc import Callable, Sequence
from typing import NoReturn

from typing_extensions import override

from caseapp.i18n import LANGUAGES, Catalogue


class UsageError(Exception):
    """The command line cannot be understood.

    Attributes:
        sentence: what is wrong.
        usage: the grammar of the command that was tried.

    """

    def __init__(self, sentence: str, usage: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.usage = usage


class Parser(argparse.ArgumentParser):
    """A parser that raises instead of leaving, and never guesses abbreviated options.

    Attributes:
        more_help: the last paragraph of the help, where it has to be read from files first.

    """

    @override
    def __init__(self, **options: object) -> None:
        super().__init__(**{"allow_abbrev": False, **options})  # type: ignore[arg-type]
        self.more_help: Callable[[], str] | None = None

    @override
    def format_help(self) -> str:
        if self.more_help is not None:
            self.epilog = self.more_help()
        return super().format_help()

    @override
    def parse_known_args(  # type: ignore[override]
        self, args: Sequence[str] | None = None, namespace: argparse.Namespace | None = None
    ) -> tuple[argparse.Namespace, list[str]]:
        """Parse; a last word that may be left out may also stand behind an option.

        Before Python 3.13 argparse takes such a word for absent as soon as an option comes first.
        """
        found, left = super().parse_known_args(args, namespace)
        for action in self._get_positional_actions():
            missed = action.nargs == argparse.OPTIONAL and getattr(found, action.dest) is None
            if missed and left and not left[0].startswith("-"):
                setattr(found, action.dest, self._get_values(action, [left.pop(0)]))
        return found, left

    @override
    def error(self, message: str) -> NoReturn:
        raise UsageError(message, self.format_usage())


Commands = argparse._SubParsersAction  # noqa: SLF001 - argparse gives this type no public name


def add_command(
    commands: "Commands[Parser]", t: Catalogue, name: str, about: str, *, json: bool = True
) -> Parser:
    """Add a command with the options that all of them share."""
    parser = commands.add_parser(name, help=about, description=about)
    add_language(parser, t)
    if json:
        parser.add_argument(
            "--json", action="store_true", help=t("print JSON for machines instead of text")
        )
    return parser


def add_language(parser: argparse.ArgumentParser, t: Catalogue) -> None:
    """Add `--language`, which may stand before or after the command."""
    parser.add_argument(
        "--language",
        choices=LANGUAGES,
        default=argparse.SUPPRESS,
        help=t("language of what is printed; without it the language of the system"),
    )
