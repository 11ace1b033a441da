"""What the making of a vault needs from outside, and the words it offers."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

WORDS = 7
"""Words of an offered passphrase: 7 of 2,048 are 77 bits, beyond guessing at a second a try."""
WORD_LISTS = {"en": "english", "ru": "russian"}
MEASURED = 72
"""Characters that the strength meter looks at; more than that is strong anyhow."""
GROUPS_ASKED = 2


@dataclass(frozen=True, slots=True)
class Strength:
    """How well a passphrase stands up to guessing: `score` from 0 (at once) to 4 (never)."""

    score: int


@dataclass(frozen=True, slots=True)
class CreatePort:
    """Calls of the wizard; all run in the runner.

    Attributes:
        create: (folder of the vault, passphrase) to (key, recovery code); raises a `UserError`.
        discard: takes a vault away that was made a moment ago and never used.
        strength: (passphrase, words that are easy to guess here) to `Strength`.
        offer_words: language to a passphrase of random words.
        home: folder that is offered for new vaults.

    """

    create: Callable[[str, str], tuple[Any, str]]
    discard: Callable[[str], None]
    strength: Callable[[str, tuple[str, ...]], Strength]
    offer_words: Callable[[str], str]
    home: str


def measure(passphrase: str, easy: tuple[str, ...]) -> Strength:
    """Ask zxcvbn; imported here because its dictionaries take a tenth of a second to load."""
    from zxcvbn import zxcvbn  # noqa: PLC0415 - not before somebody types a new passphrase

    found = zxcvbn(passphrase[:MEASURED], [word for word in easy if word])
    return Strength(int(found["score"]))


def offer_words(language: str) -> str:
    """Draw a passphrase of words from the published BIP 39 lists."""
    import secrets  # noqa: PLC0415 - neither of them before somebody asks for words

    from mnemonic import Mnemonic  # noqa: PLC0415

    words = Mnemonic(WORD_LISTS.get(language, "english")).wordlist
    return " ".join(secrets.choice(words) for _ in range(WORDS))


def groups_to_ask(code: str) -> tuple[int, ...]:
    """Draw which groups of a recovery code have to be typed, in order (0 is the first)."""
    import secrets  # noqa: PLC0415 - not before there is a recovery code

    count = len(code.split("-"))
    return tuple(sorted(secrets.SystemRandom().sample(range(count), min(GROUPS_ASKED, count))))


def same_group(typed: str, group: str) -> bool:
    """Compare as the recovery itself reads: case and look-alikes do not matter."""
    return _plain(typed) == _plain(group)


def _plain(text: str) -> str:
    return "".join(text.split()).upper().replace("O", "0").replace("I", "1").replace("L", "1")
