"""All the words by which a label of the library is looked for, in one language."""

from collections.abc import Iterator
from functools import lru_cache

from babel import Locale

from caseapp.domain.authorities import Label
from caseapp.i18n import LANGUAGES, catalogue
from caseapp.wording.authorities import label_text
from caseapp.wording.issues import GROUPS

SOUGHT = (
    Label.HOST_STATE,
    Label.REQUESTING_STATE,
    Label.ISSUE,
    Label.COURT,
    Label.OUTCOME,
)
"""Labels whose words find a decision; the others only narrow a list."""
_STATES = {Label.HOST_STATE, Label.REQUESTING_STATE}
_TOO_COMMON = {"other"}
"""Groups and outcomes that say nothing: whoever types the word looks for something else."""
_SHORT = {
    "ru": {
        "ECtHR": "ЕСПЧ, Страсбургский суд",
        "CJEU": "Суд ЕС",
        "HRC": "КПЧ ООН",
        "CAT": "КПП ООН",
        "RU": "РФ",
        "US": "США",
        "GB": "Соединённое Королевство",
    }
}
"""Names in everyday use beside the ones that are shown; never shown themselves."""


@lru_cache(maxsize=4096)
def sought_texts(label: Label, value: str) -> tuple[str, ...]:
    """Return the texts, in every language, by which one value of a label is looked for."""
    if label not in SOUGHT or value in _TOO_COMMON:
        return ()
    return every_text(label, value)


@lru_cache(maxsize=4096)
def every_text(label: Label, value: str) -> tuple[str, ...]:
    """Return the texts, in every language, that name one value of a label."""
    return tuple(dict.fromkeys(_texts(label, value)))


@lru_cache(maxsize=256)
def group_texts(group: str) -> tuple[str, ...]:
    """Return the name of a group of key words in every language."""
    if group in _TOO_COMMON or group not in GROUPS:
        return ()
    return tuple(dict.fromkeys(catalogue(language)(GROUPS[group]) for language in LANGUAGES))


def _texts(label: Label, value: str) -> Iterator[str]:
    for language in LANGUAGES:
        yield label_text(label, value, catalogue(language))
        if label in _STATES:
            # The everyday name too: courts say "Russian Federation", people "Russia".
            yield str(Locale.parse(language).territories.get(value, value))
        if value in _SHORT.get(language, {}):
            yield _SHORT[language][value]
