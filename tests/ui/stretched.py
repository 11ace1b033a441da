"""Words a third longer than English, as Russian's are: what fits now will fit then."""

import gettext

from caseapp.i18n import Catalogue


class Longer(gettext.NullTranslations):
    """Repeats the beginning of every sentence at its end, fields left alone."""

    def gettext(self, message):
        plain = "".join(letter for letter in message if letter.isalpha() or letter == " ")
        extra = plain[: max(1, len(message) // 3)].strip()
        return f"{message} {extra}" if extra else message

    def ngettext(self, one, many, count):
        return self.gettext(one if count == 1 else many)

    def pgettext(self, context, message):
        return self.gettext(message)


LONGER = Catalogue("ru", Longer())
