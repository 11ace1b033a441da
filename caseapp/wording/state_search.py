"""Which state a typed name means: in English, Russian, by code, by an older name, or nearly."""

from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache

from caseapp.domain.text import fold
from caseapp.wording.states import state_names

LANGUAGES = ("en", "ru")
"""Languages in which people of these offices write the names of states."""
_ALSO = {
    "AE": ("uae", "emirates", "эмираты", "объединенные арабские эмираты"),
    "BY": ("byelorussia", "белоруссия"),
    "CN": ("prc", "кнр"),
    "CZ": ("czech republic", "чешская республика"),
    "DE": ("frg", "фрг"),
    "GB": ("uk", "great britain", "england", "соединенное королевство", "англия"),
    "GE": ("sakartvelo",),
    "IR": ("islamic republic of iran", "persia"),
    "KG": ("kyrgyz republic", "kirgizia", "kirghizia", "kirgizstan", "киргизия", "киргизстан",
           "кыргызская республика", "киргизская республика"),
    "KP": ("dprk", "северная корея"),
    "KR": ("republic of korea", "южная корея"),
    "KZ": ("kazakstan", "qazaqstan", "қазақстан"),
    "MD": ("moldavia", "молдавия"),
    "MM": ("burma", "бирма"),
    "NL": ("holland", "голландия"),
    "RU": ("russian federation", "российская федерация", "рф"),
    "TJ": ("tadzhikistan", "tadjikistan", "тоҷикистон"),
    "TM": ("turkmenia", "туркмения"),
    "TR": ("turkey", "turkiye"),
    "US": ("usa", "america", "united states of america", "сша", "соединенные штаты америки"),
    "UZ": ("ozbekiston", "ўзбекистон"),
}  # fmt: skip
"""Other names in use: older ones, official ones, those of the languages of Central Asia."""

_CODE = 2
_NEAR = 84.0
"""Likeness from which a misspelled name is taken for the one it is nearest to (0-100)."""
_AHEAD = 4.0
"""How much nearer it must be than to any other state: Niger is not Nigeria."""
_LETTERS_TO_GUESS = 4
_BEGUN = 66.0


def read_state(text: str) -> str:
    """Return the code of the state that is meant; "" when no one state is near enough."""
    typed = _plain(text)
    code = text.strip().upper()
    if len(code) == _CODE and code in state_names("en"):
        return code
    names = _names()
    if typed in names:
        return names[typed]
    if len(typed) < _LETTERS_TO_GUESS:
        return ""
    return _nearest(typed, names, _NEAR)


def begun_state(typed: str, among: Collection[str]) -> str:
    """Return the state whose name begins as typed, else nearly so; "" for none.

    Args:
        typed: the letters so far.
        among: codes that can be chosen, the likelier ones first.

    """
    beginning = _plain(typed)
    if not beginning:
        return ""
    names = {name: code for name, code in _names().items() if code in among}
    order = {code: place for place, code in reversed(list(enumerate(among)))}
    for known in (_shown_names(), names):
        begun = [code for name, code in known.items() if name.startswith(beginning)]
        if found := [code for code in begun if code in order]:
            return min(found, key=order.__getitem__)
    if len(beginning) < _LETTERS_TO_GUESS:
        return ""
    cut = {name[: len(beginning)]: code for name, code in names.items()}
    return _nearest(beginning, cut, _BEGUN)


def split_states(text: str) -> Iterable[str]:
    """Cut a list of states at commas and semicolons, and a row of codes at its blanks."""
    for part in text.replace(";", ",").replace("\n", ",").split(","):
        words = part.split()
        if words and all(len(word) == _CODE for word in words):
            yield from words
        elif words:
            yield " ".join(words)


def _plain(text: str) -> str:
    return " ".join(fold(text).replace("-", " ").replace("&", " and ").split())


@lru_cache(maxsize=1)
def _shown_names() -> Mapping[str, str]:
    """Return the code of every folded name that stands in a list of states."""
    return {
        _plain(name): code
        for language in LANGUAGES
        for code, name in state_names(language).items()
    }


@lru_cache(maxsize=1)
def _names() -> Mapping[str, str]:
    """Return the code of every folded name, older ones and abbreviations among them."""
    return {**_shown_names()} | {
        _plain(name): code for code, names in _ALSO.items() for name in names
    }


def _nearest(typed: str, names: Mapping[str, str], least: float) -> str:
    from rapidfuzz.fuzz import ratio  # noqa: PLC0415 - 0.2 s that only a misspelling costs

    best: dict[str, float] = {}
    for name, code in names.items():
        best[code] = max(best.get(code, 0.0), ratio(typed, name))
    first, second = sorted(best, key=best.__getitem__, reverse=True)[:2]
    return first if best[first] >= least and best[first] - best[second] >= _AHEAD else ""
