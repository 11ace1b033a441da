"""Every command that stands in the history has words of its own."""

import re
from pathlib import Path

import pytest

import caseapp.services
from caseapp.i18n import catalogue
from caseapp.wording.commands import COMMANDS, command_words

T = catalogue("en")
SERVICES = Path(caseapp.services.__file__).parent
RECORDED = re.compile(r'session,\s*desk,\s*"(\w+)"')


def recorded():
    texts = (path.read_text("utf-8") for path in SERVICES.rglob("*.py"))
    return sorted({command for text in texts for command in RECORDED.findall(text)})


@pytest.mark.parametrize("command", recorded())
def test_a_command_is_named_in_words(command):
    assert command in COMMANDS
    assert "_" not in command_words(command, T)


def test_a_command_of_a_newer_program_is_called_a_change():
    assert command_words("sing_a_song", T) == "Something else changed"
