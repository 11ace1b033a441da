"""Names of holidays: the data have English ones, a reader may want another language."""

from caseapp.i18n import N_, Catalogue

NAMES = (
    N_("New Year's Day"),
    N_("Orthodox Christmas"),
    N_("Orthodox Christmas Day"),
    N_("Epiphany"),
    N_("Statehood Day"),
    N_("International Women's Day"),
    N_("Women's Day"),
    N_("Nowruz Holiday"),
    N_("Constitution Day"),
    N_("Good Friday"),
    N_("Holy Saturday"),
    N_("Easter Sunday"),
    N_("Easter Monday"),
    N_("Labor Day"),
    N_("Kazakhstan's People Solidarity Holiday"),
    N_("Defender of the Fatherland Day"),
    N_("Victory Day"),
    N_("Ascension Day"),
    N_("Whit Sunday"),
    N_("Whit Monday"),
    N_("Pentecost"),
    N_("Pentecost Monday"),
    N_("Corpus Christi"),
    N_("Eid al-Adha"),
    N_("Capital Day"),
    N_("National Day"),
    N_("Assumption Day"),
    N_("Children's Day"),
    N_("Republic Day"),
    N_("German Unity Day"),
    N_("Reformation Day"),
    N_("All Saints' Day"),
    N_("Armistice Day"),
    N_("Repentance and Prayer Day"),
    N_("Independence Day"),
    N_("Christmas Day"),
    N_("Second Day of Christmas"),
)
"""Holidays of the states whose law is in the packs."""

_OBSERVED = " (observed)"


def holiday_name(name: str, t: Catalogue) -> str:
    """Return the name of a holiday; one that is not in the list keeps its English name."""
    parts = name.split("; ")
    if len(parts) > 1:
        return ", ".join(holiday_name(part, t) for part in parts)
    plain = name.removesuffix(_OBSERVED)
    shown = t(plain) if plain in NAMES else plain
    return t("{holiday}, day off instead", holiday=shown) if plain != name else shown
