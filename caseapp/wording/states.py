"""Names of states by ISO 3166 code, as the people who work there write them."""

from functools import lru_cache

_OWN = {"ru": {"KG": "Кыргызстан", "MD": "Молдова", "TM": "Туркменистан"}}
"""Where the common locale data keeps a name that the state and its lawyers do not use."""
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
