"""Names of states by ISO 3166 code, as the people who work there write them."""

from functools import lru_cache

_OWN = {"ru": {"KG": "Кыргызстан", "MD": "Молдова", "TM": "Туркменистан"}}
"""Where the common locale data keeps a name that the state and its lawyers do not use."""
_ALSO_CALLED = {
    "Bosnia and Herzegovina": "BA",
    "Czech Republic": "CZ",
    "Democratic Republic of the Congo": "CD",
    "Saint Kitts and Nevis": "KN",
    "Turkey": "TR",
}
"""English names that sources use and the common locale data does not."""
_NO_STATES = frozenset({"EU", "UN", "EZ", "QO", "ZZ", "XA", "XB"})


@lru_cache(maxsize=8)
def state_names(language: str) -> dict[str, str]:
    """Return the name of every state of the world in a language."""
    # Loaded with the first state that is named: a start names none.
    from babel import Locale  # noqa: PLC0415

    known = Locale.parse(language).territories.items()
    names = {
        code: str(name)
        for code, name in known
        if len(code) == 2 and code.isalpha() and code not in _NO_STATES  # noqa: PLR2004
    }
    return names | _OWN.get(language, {})


def state_name(code: str, language: str) -> str:
    """Return the name of a state, the code itself for one that nobody knows."""
    return state_names(language).get(code, code)


@lru_cache(maxsize=512)
def written_states(text: str, language: str) -> str:
    """Return states that a source names in English, such as "Georgia; Russia", by their own names.

    What stands in brackets behind a name, and a name that nobody knows, stays as it is.
    """
    codes = {name: code for code, name in state_names("en").items()} | _ALSO_CALLED
    shown = []
    for part in text.split("; "):
        name, bracket, rest = part.partition(" (")
        code = codes.get(name, "")
        shown.append((state_name(code, language) if code else name) + bracket + rest)
    return "; ".join(shown)
