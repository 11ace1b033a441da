"""A passphrase comes from a prompt, a file or standard input, and arrives as it was typed."""

import argparse
import io

import pytest

from caseapp.cli.passphrases import PassphraseSource, add_passphrase_option
from caseapp.domain.commands import (
    NoPassphraseError,
    PassphraseNotTextError,
    PassphrasesDifferError,
    UnreadablePassphraseFileError,
)
from caseapp.i18n import catalogue

T = catalogue("en")
STRANGE = [
    'it\'s "quoted" \\ `here`',
    "верная лошадь",
    "  spaces at both ends  ",
    "🐎🔑",
    "x" * 200,
    "тире – и\u0301",
]


class Terminal(io.StringIO):
    """Standard input with a person in front of it."""

    def isatty(self):
        return True


def piped(data):
    return io.TextIOWrapper(io.BytesIO(data), encoding="utf-8")


def refuse_to_ask(prompt):
    raise AssertionError(prompt)


@pytest.mark.parametrize("passphrase", STRANGE)
@pytest.mark.parametrize("end", ["", "\n", "\r\n"])
def test_any_passphrase_comes_out_of_a_file_as_it_was(tmp_path, passphrase, end):
    path = tmp_path / "passphrase"
    path.write_bytes((passphrase + end).encode())
    source = PassphraseSource(T, str(path), stdin=piped(b""), ask=refuse_to_ask)

    assert source.existing() == passphrase


@pytest.mark.parametrize("passphrase", STRANGE)
def test_any_passphrase_comes_through_a_pipe_as_it_was(passphrase):
    source = PassphraseSource(T, None, stdin=piped(passphrase.encode() + b"\nquery\n"))

    assert source.new() == passphrase
    assert source.next_line() == "query"


def test_a_byte_order_mark_of_notepad_is_not_part_of_the_passphrase(tmp_path):
    path = tmp_path / "passphrase.txt"
    path.write_bytes("тайна\r\n".encode("utf-8-sig"))

    assert PassphraseSource(T, str(path), stdin=piped(b"")).existing() == "тайна"


def test_a_person_is_asked_once_for_an_old_passphrase():
    asked = []
    source = PassphraseSource(T, None, stdin=Terminal(), ask=lambda p: asked.append(p) or "typed")

    assert source.existing() == "typed"
    assert asked == ["Passphrase: "]


def test_a_person_types_a_new_passphrase_twice():
    answers = iter(["one", "one", "one", "two"])
    source = PassphraseSource(T, None, stdin=Terminal(), ask=lambda _: next(answers))

    assert source.new() == "one"
    with pytest.raises(PassphrasesDifferError):
        source.new()


def test_a_dash_means_standard_input_even_at_a_terminal():
    stdin = Terminal("from the keyboard\n")
    source = PassphraseSource(T, "-", stdin=stdin, ask=refuse_to_ask)

    assert source.existing() == "from the keyboard"


def test_nothing_on_standard_input_is_refused():
    with pytest.raises(NoPassphraseError):
        PassphraseSource(T, None, stdin=piped(b"")).existing()


def test_a_file_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(UnreadablePassphraseFileError) as caught:
        PassphraseSource(T, str(tmp_path / "none"), stdin=piped(b"")).existing()

    assert caught.value.values["path"].endswith("none")


def test_bytes_that_are_no_text_are_refused():
    with pytest.raises(PassphraseNotTextError):
        PassphraseSource(T, None, stdin=piped(b"\xff\xfe\n")).existing()


def test_a_line_behind_the_passphrase_that_is_no_text_does_not_stop_the_others():
    source = PassphraseSource(T, None, stdin=piped(b"secret\n\xff one\ntwo\n"))

    assert source.existing() == "secret"
    assert list(source.further_lines()) == ["\ufffd one", "two"]


def test_no_option_takes_a_passphrase_itself():
    parser = argparse.ArgumentParser()
    add_passphrase_option(parser, T)
    options = [option for action in parser._actions for option in action.option_strings]

    assert [option for option in options if "pass" in option] == ["--passphrase-file"]
