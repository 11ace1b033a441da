"""Characters of a text and the units that Qt counts: a rare script's letter counts twice there."""


def to_units(text: str, characters: int) -> int:
    """Return how many units the first characters of a text have."""
    return characters + _pairs(text[:characters])


def to_characters(text: str, units: int) -> int:
    """Return how many characters the first units of a text are; half a letter is the whole one."""
    if text.isascii() or not _pairs(text[:units]):
        return min(units, len(text))
    seen = 0
    for at, sign in enumerate(text):
        if seen >= units:
            return at
        seen += 1 + (sign > "\uffff")
    return len(text)


def _pairs(text: str) -> int:
    return 0 if text.isascii() else sum(sign > "\uffff" for sign in text)
