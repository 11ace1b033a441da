"""The dispatcher: grammar, language, errors and exit codes of every command.

Exit codes: 0 done · 1 refused (one sentence says why) · 2 the command line or a value in it makes
no sense · 3 the law gives no computable date · 70 a mistake of ours · 130 interrupted.
"""

import os
import sys
from collections.abc import Iterator, Sequence
from importlib import import_module
from types import ModuleType
from typing import Final, TextIO

from caseapp import __version__
from caseapp.cli.attending import attended
from caseapp.cli.output import Output, open_streams
from caseapp.cli.parser import Parser, UsageError, add_language
from caseapp.cli.surroundings import Surroundings
from caseapp.domain.errors import UserError
from caseapp.i18n import LANGUAGES, Catalogue, catalogue
from caseapp.system.hardening import redacted
from caseapp.system.language import user_language

DONE: Final = 0
REFUSED: Final = 1
MISUSED: Final = 2
OUR_BUG: Final = 70
INTERRUPTED: Final = 130
_COMMANDS: Final = (
    "vault",
    "today",
    "search",
    "cite",
    "import_decisions",
    "memo",
    "report",
    "packs",
    "log",
    "ics",
    "deadline",
    "count",
    "rules",
    "countries",
    "demo",
)
"""Modules here of these names; each offers `add_parser(commands, t)` and
`run(arguments, out, surroundings) -> int`. Loaded by name, so that a short command does not wait
for all of them.
"""


def main(
    arguments: Sequence[str],
    surroundings: Surroundings,
    *,
    stdout: TextIO | None = None,
    stderr: TextIO | None = None,
) -> int:
    """Run one command and return its exit code. Never raises."""
    if stdout is None:
        open_streams()
    t = _words(_wanted_language(arguments))
    out = Output(t, as_json="--json" in arguments, stream=stdout, errors=stderr)
    try:
        code = _done(arguments, out, surroundings)
        # What is still buffered goes now: a reader that left would else be told at exit, where
        # nobody catches it.
        (stdout or sys.stdout).flush()
    except (KeyboardInterrupt, EOFError):  # Ctrl+C or Ctrl+D at a question
        return INTERRUPTED
    except Exception as error:  # noqa: BLE001 - the command line's main
        return _explain(error, out)
    return code


def _done(arguments: Sequence[str], out: Output, surroundings: Surroundings) -> int:
    try:
        parsed = _parser(out.t, arguments).parse_args(arguments)
        code: int = parsed.run(parsed, out, attended(surroundings, parsed, out))
    except SystemExit as leaving:  # argparse after --help and --version
        return leaving.code if isinstance(leaving.code, int) else REFUSED
    return code


def refuse(error: UserError) -> int:
    """Print one refusal outside any command, in the system's language; return the exit code."""
    return _explain(error, Output(_words(user_language())))


def _explain(error: Exception, out: Output) -> int:
    """Say what went wrong, once and without values that were not asked for."""
    t = out.t
    match error:
        case UsageError():
            if error.usage:
                out.note(error.usage.rstrip())
            reason = t("The command line cannot be read: {reason}.", reason=error.sentence)
            out.refuse("Usage", reason)
            return MISUSED
        case UserError():
            out.refuse(type(error).__name__.removesuffix("Error"), _sentence(error, t))
            return REFUSED
        case BrokenPipeError():
            _silence_stdout()
            return REFUSED
        case _:
            out.note(redacted(error))
            sentence = t("The program made a mistake. Nothing is half saved; please report it.")
            out.refuse("Bug", sentence)
            return OUR_BUG


def _parser(t: Catalogue, arguments: Sequence[str] = ()) -> Parser:
    parser = Parser(
        prog="caseapp",
        description=t("Case management for people whom another state wants back. Offline."),
        epilog=t("Without a command the window opens."),
    )
    parser.add_argument("--version", action="version", version=f"caseapp {__version__}")
    add_language(parser, t)
    commands = parser.add_subparsers(
        title=t("commands"), metavar=t("COMMAND"), required=True, parser_class=Parser
    )
    for command in _wanted_commands(arguments):
        command.add_parser(commands, t).set_defaults(run=command.run)
    return parser


def _wanted_commands(arguments: Sequence[str]) -> Iterator[ModuleType]:
    """Yield the command that is named; all of them where none is, for the help and the usage."""
    words = iter(arguments)
    for word in words:
        if word == "--language":
            next(words, None)
        elif not word.startswith("-"):
            module = word.replace("-", "_")
            named = [module] if module in _COMMANDS else list(_COMMANDS)
            break
    else:
        named = list(_COMMANDS)
    for name in named:
        yield import_module(f"caseapp.cli.{name}")


def _wanted_language(arguments: Sequence[str]) -> str:
    """Look for `--language` before parsing: the parser's own words depend on it."""
    for position, argument in enumerate(arguments):
        option, _, value = argument.partition("=")
        if option == "--language":
            following = arguments[position + 1 : position + 2]
            return value or "".join(following)
    return user_language()


def _words(language: str) -> Catalogue:
    try:
        return catalogue(language if language in LANGUAGES else "en")
    except FileNotFoundError:  # a checkout whose catalogues were not compiled yet
        return catalogue("en")


def _sentence(error: UserError, t: Catalogue) -> str:
    from caseapp.wording.refusals import refusal

    return refusal(error, t)


def _silence_stdout() -> None:
    """Nobody reads any more (`| head`): let the interpreter's last flush go nowhere."""
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, sys.stdout.fileno())
    os.close(nothing)
