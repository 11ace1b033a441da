"""Dates as courts write them, in the languages of the Convention's states."""

import re
from collections.abc import Iterable
from datetime import date

_MONTHS: tuple[str, ...] = (
    "january jan janvier janv januar jänner gennaio enero januari janeiro ianuarie ledna stycznia"
    " siječnja januara ocak января янв січня януари იანვარი",
    "february feb february februar février févr fevrier fév febbraio febrero februari fevereiro"
    " februarie února lutego veljače februara şubat февраля фев февр лютого февруари თებერვალი",
    "march mar mars märz mrz marzo maart março martie března marca ožujka marta mart марта мар"
    " березня март მარტი",
    "april apr avril avr aprile abril aprilie dubna kwietnia travnja aprila nisan апреля апр"
    " квітня април აპრილი",
    "may mai maggio mayo mei maj maio května maja svibnja mayıs мая травня май მაისი",
    "june jun juin juni giugno junio junho iunie června czerwca lipnja juna haziran июня июн"
    " червня юни ივნისი",
    "july jul juillet juill juil juli luglio julio julho iulie července lipca srpnja jula temmuz"
    " июля июл липня юли ივლისი",
    "august aug août aout agosto augustus augusti srpna sierpnia kolovoza avgusta ağustos августа"
    " авг серпня август აგვისტო",
    "september sept sep septembre settembre septiembre setembro septembrie září września rujna"
    " septembra eylül сентября сент сен вересня септември სექტემბერი",
    "october oct octobre oktober okt ottobre octubre outubro octombrie října października oktobra"
    " ekim октября окт жовтня октомври ოქტომბერი",
    "november nov novembre noviembre novembro noiembrie listopadu studenoga studenog novembra kasım"
    " ноября нояб ноя листопада ноември ნოემბერი",
    "december dec décembre déc decembre dezember dez dicembre diciembre dezembro decembrie prosince"
    " grudnia prosinca decembra aralık декабря дек грудня декември დეკემბერი",
)
"""Months as dates have them. "listopada" is left out: October in Zagreb, November in Warsaw."""
_NUMBER_OF = {word: number for number, words in enumerate(_MONTHS, 1) for word in words.split()}


def _choice(words: Iterable[str]) -> str:
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))


_MONTH = rf"(?:{_choice(_NUMBER_OF)})"
_ENGLISH = _choice(word for words in _MONTHS for word in words.split()[:2] if word.isascii())
_YEAR = r"(?:19|20)\d\d"
DATE = re.compile(
    rf"(?<![\w/.-])(?=[\dJFMASOND])(?:"
    rf"(?P<d1>\d{{1,2}})(?:er|º|°|st|nd|rd|th)?\.?\s+(?:de\s|of\s)?(?P<m1>{_MONTH})\.?,?\s+(?:de[l]?\s)?(?P<y1>{_YEAR})"
    rf"|(?P<m2>{_ENGLISH})\.?\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y2>{_YEAR})"
    rf"|(?P<d3>\d{{1,2}})\.\s?(?P<m3>\d{{1,2}})\.\s?(?P<y3>{_YEAR})"
    rf"|(?P<d6>\d{{1,2}})-(?P<m6>\d{{1,2}})-(?P<y6>{_YEAR})"
    rf"|(?P<d4>\d{{1,2}})/(?P<m4>\d{{1,2}})/(?P<y4>{_YEAR})"
    rf"|(?P<y5>{_YEAR})-(?P<m5>\d\d)-(?P<d5>\d\d)"
    rf")(?![\w/])",
    re.IGNORECASE,
)
"""A whole date. A number of a law ("12/2005") is none."""
DAY = re.sub(r"\(\?P<\w+>", "(?:", DATE.pattern)
"""The same as a part of another pattern, without groups; it needs `re.IGNORECASE`."""


def read_date(found: re.Match[str]) -> date | None:
    """Return the date of a match of `DATE`; None where there is no such day."""
    for form in "123456":
        month = found[f"m{form}"]
        if month is None:
            continue
        number = _NUMBER_OF.get(month.lower()) or int(month)
        try:
            return date(int(found[f"y{form}"]), number, int(found[f"d{form}"]))
        except ValueError:
            return None
    return None
