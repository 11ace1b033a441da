"""Making a vault at a terminal: the recovery code is tested before anybody goes on."""

import io

import pytest

from caseapp.cli.main import main
from caseapp.cli.surroundings import Surroundings
from caseapp.storage.recovery import new_recovery_code


class Terminal(io.StringIO):
    """Standard input with a person in front of it."""

    def isatty(self):
        return True


def create(code, typed, secrets=("pass", "pass"), name="Aigerim"):
    """Make a vault while a person types; return exit code, output, errors, what was made."""
    openly, hidden, made = iter([name, *typed]), iter(secrets), []

    def ask_openly(_prompt):
        try:
            return next(openly)
        except StopIteration:
            raise EOFError from None

    def nothing(*_):
        raise AssertionError

    around = Surroundings(
        unlock=nothing,
        create=lambda *given: made.append(given) or code,
        open_window=nothing,
        has_display=nothing,
        stdin=Terminal(),
        ask=lambda _prompt: next(hidden),
        ask_openly=ask_openly,
        recover=nothing,
        kdf_policy=nothing,
    )
    out, err = io.StringIO(), io.StringIO()
    done = main(["vault", "create", "x.casevault"], around, stdout=out, stderr=err)
    return done, out.getvalue(), err.getvalue(), made


@pytest.fixture
def code():
    """A real recovery code."""
    return new_recovery_code()


def test_the_code_is_shown_once_and_typed_back(code):
    done, out, _, made = create(code, [code])

    assert done == 0
    assert out.count(code) == 1
    assert made[0][2] == "Aigerim"


def test_a_code_with_a_slip_is_asked_for_again(code):
    slip = code[:-1] + ("0" if code[-1] != "0" else "1")
    done, out, _, _ = create(code, [slip, new_recovery_code(), code])

    assert done == 0
    assert out.count("That is not the code above") == 2


def test_a_code_that_is_never_typed_back_is_said_to_be_untested(code):
    done, _, err, made = create(code, ["nonsense"])

    assert done == 1
    assert "recovery code" in err
    assert len(made) == 1


def test_two_different_passphrases_make_no_vault(code):
    done, _, err, made = create(code, [code], secrets=("one", "two"))

    assert (done, made) == (1, [])
    assert "not the same" in err
