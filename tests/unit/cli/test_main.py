"""The dispatcher: exit codes, languages, and no way to put a passphrase on a command line."""

import io
import json
from contextlib import contextmanager

import pytest

from caseapp.cli import main as dispatcher
from caseapp.cli.main import INTERRUPTED, MISUSED, OUR_BUG, REFUSED, main
from caseapp.cli.surroundings import Surroundings
from caseapp.domain.vaults import NotAVaultError, WrongPassphraseError
from caseapp.i18n import catalogue


def around(error=None, stdin="passphrase\n"):
    @contextmanager
    def unlock(path, passphrase, language):
        raise error if error else AssertionError(path)
        yield

    def nothing(*_):
        raise AssertionError

    return Surroundings(
        unlock=unlock,
        create=nothing,
        open_window=nothing,
        has_display=lambda: False,
        stdin=io.StringIO(stdin),
        ask=nothing,
        ask_openly=nothing,
        recover=nothing,
        kdf_policy=nothing,
    )


def run(*arguments, error=None):
    stdout, stderr = io.StringIO(), io.StringIO()
    code = main(arguments, around(error), stdout=stdout, stderr=stderr)
    return code, stdout.getvalue(), stderr.getvalue()


def every_parser(parser):
    yield parser
    for action in parser._actions:
        if isinstance(action.choices, dict):
            for inner in action.choices.values():
                yield from every_parser(inner)


def test_an_unknown_command_is_misuse():
    code, stdout, stderr = run("serach", "x.casevault")

    assert code == MISUSED
    assert stdout == ""
    assert "serach" in stderr


def test_misuse_is_json_for_a_machine():
    code, _, stderr = run("vault", "info", "--json")

    assert code == MISUSED
    assert json.loads(stderr)["error"] == "Usage"


def test_options_are_never_guessed_from_their_beginning():
    assert run("vault", "info", "x.casevault", "--pass", "secret")[0] == MISUSED


def test_a_refusal_is_one_sentence_and_exit_code_one():
    code, stdout, stderr = run(
        "vault", "info", "x.casevault", error=NotAVaultError(path="x.casevault")
    )

    assert code == REFUSED
    assert stdout == ""
    assert stderr.count("\n") == 1
    assert "x.casevault" in stderr


def test_a_refusal_for_a_machine_names_its_kind():
    code, _, stderr = run("vault", "info", "x.casevault", "--json", error=WrongPassphraseError())

    assert code == REFUSED
    assert json.loads(stderr)["error"] == "WrongPassphrase"


def test_a_mistake_of_ours_shows_no_value():
    code, _, stderr = run("vault", "info", "x.casevault", error=RuntimeError("client Ivanova"))

    assert code == OUR_BUG
    assert "RuntimeError" in stderr
    assert "Ivanova" not in stderr


@pytest.mark.parametrize("key", [KeyboardInterrupt(), EOFError()])
def test_leaving_at_a_question_has_the_usual_code(key):
    assert run("vault", "info", "x.casevault", error=key)[0] == INTERRUPTED


def test_no_command_has_an_option_that_takes_a_passphrase():
    options = {
        option
        for parser in every_parser(dispatcher._parser(catalogue("en")))
        for action in parser._actions
        for option in action.option_strings
        if any(word in option for word in ("pass", "key", "secret", "pin", "code"))
    }

    # All name a file: what is typed on a command line stands in the process list.
    assert options == {"--passphrase-file", "--new-passphrase-file", "--keyfile"}


def test_every_command_and_option_explains_itself():
    for parser in every_parser(dispatcher._parser(catalogue("en"))):
        assert parser.description
        assert all(action.help for action in parser._actions if not action.choices), parser.prog


@pytest.mark.parametrize("arguments", [("--language", "ru"), ("--language=ru",)])
def test_the_language_may_stand_before_or_after_the_command(monkeypatch, arguments):
    asked = []
    monkeypatch.setattr(
        dispatcher, "catalogue", lambda code: asked.append(code) or catalogue("en")
    )
    run(*arguments, "vault", "info", "x.casevault", error=WrongPassphraseError())
    run("vault", "info", "x.casevault", *arguments, error=WrongPassphraseError())

    assert asked == ["ru", "ru"]


def test_without_the_option_the_system_chooses_the_language(monkeypatch):
    asked = []
    monkeypatch.setattr(
        dispatcher, "catalogue", lambda code: asked.append(code) or catalogue("en")
    )
    for name in ("LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    for language in ("ru_RU.UTF-8", "de_DE.UTF-8", "C"):
        monkeypatch.setenv("LANG", language)
        run("vault", "info", "x.casevault", error=WrongPassphraseError())

    assert asked == ["ru", "en", "en"]


@pytest.mark.parametrize(
    "words",
    [
        ("office.casevault", "torture", "--limit", "5"),
        ("office.casevault", "--limit", "5", "torture"),
        ("--limit", "5", "office.casevault", "torture"),
    ],
)
def test_a_query_may_stand_before_or_behind_the_options(words):
    parsed = dispatcher._parser(catalogue("en")).parse_args(["search", *words])

    assert (str(parsed.vault), parsed.limit, parsed.query) == ("office.casevault", 5, "torture")


def test_a_second_query_is_misuse():
    code, _, stderr = run("search", "office.casevault", "--limit", "5", "torture", "Russia")

    assert code == MISUSED
    assert "Russia" in stderr
