"""Sentences in the reader's language: gettext catalogues, chosen per call and never global."""

import gettext
from functools import lru_cache
from pathlib import Path

from caseapp import resources

LANGUAGES = ("en", "ru")
"""Languages of the interface and of print wording; each has a complete catalogue."""


def N_(message: str) -> str:  # noqa: N802 - gettext's own name for "mark, translate later"
    """Mark a message for extraction; it is translated where it is shown."""
    return message


class Catalogue:
    """The sentences of one language. `t("…{name}…", name=x)` is the only call most code needs."""

    def __init__(self, language: str, translations: gettext.NullTranslations) -> None:
        self.language = language
        self._translations = translations

    def __call__(self, message: str, /, **values: object) -> str:
        """Translate a full sentence and fill its named fields."""
        return self._translations.gettext(message).format(**values)

    def plural(self, one: str, many: str, count: int, /, **values: object) -> str:
        """Translate a sentence that depends on `count`, which is also a field of it."""
        return self._translations.ngettext(one, many, count).format(count=count, **values)

    def context(self, context: str, message: str, /, **values: object) -> str:
        """Translate a word that means different things in different places."""
        return self._translations.pgettext(context, message).format(**values)


@lru_cache
def catalogue(language: str) -> Catalogue:
    """Return the sentences of a language ("en", "ru")."""
    if language == "en":
        return Catalogue("en", gettext.NullTranslations())
    folder = resources.path("locale")
    return Catalogue(language, gettext.translation("caseapp", folder, [language]))


def fingerprint() -> str:
    """Return a hash of all catalogues: it changes when any sentence of any language does."""
    import hashlib  # noqa: PLC0415 - the lock screen takes no fingerprint

    digest = hashlib.sha256()
    for language in LANGUAGES[1:]:
        name = gettext.find("caseapp", str(resources.path("locale")), [language])
        digest.update(Path(name).read_bytes() if name else b"")
    return digest.hexdigest()
