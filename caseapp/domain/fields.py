"""What a typed text may hold: checked once, at the door, before anything of a draft is stored.

Each check returns the text as it will be stored and raises a `UserError` that names the field by
its code; `wording.refusals` has the word of each code in the reader's language.
"""

import re
import unicodedata

from caseapp.domain.errors import (
    ControlCharacterError,
    EmptyFieldError,
    TextTooLongError,
    UserError,
)

NAME_LIMIT = 200
"""Characters of a name, a court, a reference number and other one-line fields."""
LINE_LIMIT = 500
"""Characters of a longer single line, such as a source or a title."""
NOTES_LIMIT = 100_000
"""Characters of notes; longer texts belong to the documents of the file."""

_BIDI_CONTROLS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Embeddings, overrides and isolates (UAX #9): they make a text read otherwise than it is stored.
The marks U+200E, U+200F and U+061C stay: ordinary Hebrew and Arabic texts hold them."""
_UNSEEN = dict.fromkeys(
    (
        0x00AD, 0x180E, 0x200B, *range(0x2060, 0x2065), *range(0x206A, 0x2070), 0x3164, 0xFEFF,
        0xFFA0, *range(0xFFF9, 0xFFFC), *range(0xE0000, 0xE0080),
    )
)  # fmt: skip
"""Characters without a shape and without a sound, which pasted names bring along: soft hyphen,
zero-width blanks, byte order mark, fillers, tags. Two names that differ in them look the same."""
_JOINERS = "\u200c\u200d"
_JOINED_SCRIPTS = (
    (0x0600, 0x0DFF),  # Arabic, Syriac, N'Ko, the scripts of India
    (0x0F00, 0x109F),  # Tibetan, Burmese
    (0x1780, 0x18AF),  # Khmer, Mongolian
    (0xA840, 0xABFF),
    (0xFB50, 0xFDFF),
    (0xFE70, 0xFEFE),
    (0x11000, 0x11FFF),
)
"""Scripts in which a joiner is part of the spelling (Unicode 23.2)."""
_BLANK_LETTERS = frozenset("\u115f\u1160\u2800\u3164\uffa0")
"""Counted among letters and symbols, and drawn as nothing."""
_TEXT_CONTROLS = frozenset("\n\t")
_PLANE_END = 0xFFFE
"""The last two code points of every plane are no characters."""
_ALPHA_2 = 2


class PasteTooLongError(UserError):
    """More was pasted than a text may hold (values: field, length, limit, kept).

    `kept` counts the characters that stand there already.
    """


class UnknownCodeError(UserError):
    """A state, language or other code is not one of the list (values: field, text)."""


class UnknownStateError(UnknownCodeError):
    """A country is not written as a two-letter code (values: field, text)."""


def line(field: str, text: str, *, limit: int = NAME_LIMIT, required: bool = False) -> str:
    """Check a single line and return it NFC-composed, without blanks at its ends.

    Characters that show nothing and mean nothing are left out; the joiners of Persian, Hindi and
    other scripts stay where these scripts need them.

    Raises:
        TextTooLongError: more than `limit` characters.
        ControlCharacterError: a control, bidirectional override or line break inside.
        EmptyFieldError: `required`, and nothing visible in it.

    """
    return _checked(field, text, limit, required, frozenset("\t"))


def notes(field: str, text: str, *, limit: int = NOTES_LIMIT, required: bool = False) -> str:
    """Check a text of several lines; line ends become one character each. Raises as `line`."""
    _refuse_length(field, text, limit)
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return _checked(field, lines, limit, required, _TEXT_CONTROLS)


def code(field: str, text: str, known: frozenset[str]) -> str:
    """Check a code against its list.

    Raises:
        UnknownCodeError: it is not in the list.

    """
    if text not in known:
        raise UnknownCodeError(field=field, text=text[:NAME_LIMIT])
    return text


def state(field: str, text: str, *, required: bool = False) -> str:
    """Check an ISO 3166 alpha-2 code and return it in capitals.

    The list of states is not checked: a file may concern one that the program has no pack for.

    Raises:
        EmptyFieldError: `required` and empty.
        UnknownStateError: not two Latin letters.

    """
    found = line(field, text, required=required).upper()
    if found and not (len(found) == _ALPHA_2 and found.isascii() and found.isalpha()):
        raise UnknownStateError(field=field, text=found)
    return found


def has_substance(text: str) -> bool:
    """Say whether a text shows anything: not only blanks, format characters and lone marks."""
    return any(
        unicodedata.category(character)[0] in "LNPS" and character not in _BLANK_LETTERS
        for character in text
    )


def _without_unseen(text: str) -> str:
    """Drop what shows nothing; a joiner stays only where it shapes the letter before it."""
    text = text.translate(_UNSEEN)
    if not any(joiner in text for joiner in _JOINERS):
        return text
    text = re.sub("([\u200c\u200d])[\u200c\u200d]+", r"\1", text)
    return "".join(
        character
        for at, character in enumerate(text)
        if character not in _JOINERS or _is_needed(text, at)
    )


def _is_needed(text: str, at: int) -> bool:
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if text[at] == "\u200d":
        # It may end a word: half letters of India, the abbreviating heh of Persian; and emoji.
        return _takes_joiners(before) or _is_pictured(before)
    return _takes_joiners(before) and _takes_joiners(after)


def _is_pictured(character: str) -> bool:
    """Say whether this is an emoji, its colour or its variation selector."""
    return character == "\ufe0f" or unicodedata.category(character or " ") in {"So", "Sk"}


def _takes_joiners(character: str) -> bool:
    return bool(character) and any(
        first <= ord(character) <= last for first, last in _JOINED_SCRIPTS
    )


def _checked(field: str, text: str, limit: int, required: bool, blanks: frozenset[str]) -> str:
    # Length first: everything after it costs time in proportion to what was pasted.
    _refuse_length(field, text, limit)
    found = unicodedata.normalize("NFC", text)
    _refuse_length(field, found, limit)
    for character in found:
        if character not in blanks and _is_forbidden(character):
            raise ControlCharacterError(field=field, character=_code_point(character))
    if "\n" not in blanks:
        found = _without_unseen(found).replace("\t", " ")
    found = found.strip()
    if not has_substance(found):
        if required:
            raise EmptyFieldError(field=field)
        return ""
    return found


def _refuse_length(field: str, text: str, limit: int) -> None:
    if len(text) > limit:
        raise TextTooLongError(field=field, limit=limit, length=len(text))


def _is_forbidden(character: str) -> bool:
    if character in _BIDI_CONTROLS or character in "\u2028\u2029":
        return True
    if unicodedata.category(character) in ("Cc", "Cs"):
        return True
    # Noncharacters are never text (Unicode 23.7) and break fonts and files further on.
    return ord(character) & _PLANE_END == _PLANE_END or "\ufdd0" <= character <= "\ufdef"


def _code_point(character: str) -> str:
    return f"U+{ord(character):04X}"
