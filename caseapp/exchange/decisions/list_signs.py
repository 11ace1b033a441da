"""How lists count: 12, l, XII."""

_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
          (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_ROMANS = 4_000
_MOST_LETTERS = 9


def sign(number: int, kind: str) -> str:
    """Return the sign of a number.

    Args:
        number: from 1.
        kind: "lowerLetter", "upperLetter", "lowerRoman" or "upperRoman", as word processors name
            them; all else counts in digits.

    """
    if kind.endswith("Letter"):
        letter = chr(ord("a") + (number - 1) % 26) * min((number - 1) // 26 + 1, _MOST_LETTERS)
        return letter.upper() if kind.startswith("upper") else letter
    if kind.endswith("Roman"):
        roman, rest = "", number % _ROMANS
        for value, letters in _ROMAN:
            roman, rest = roman + letters * (rest // value), rest % value
        return roman.upper() if kind.startswith("upper") else roman
    return str(number)
