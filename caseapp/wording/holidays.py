"""Names of holidays: the data have English ones, a reader may want another language."""

import re
from datetime import date

from caseapp.i18n import N_, Catalogue
from caseapp.wording.days import day_text

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
    N_("Eid al-Fitr"),
    N_("Eid al-Fitr Holiday"),
    N_("Day of Arafah"),
    N_("Eid al-Adha Holiday"),
    N_("Islamic New Year"),
    N_("Prophet's Birthday"),
    N_("Christmas and Epiphany"),
    N_("Army Day"),
    N_("Day of Remembrance of the Victims of Armenian Genocide"),
    N_("Victory and Peace Day"),
    N_("New Year's Eve"),
    N_("Day of Remembrance for the Fallen Defenders of the Fatherland"),
    N_("Independent Czech State Restoration Day"),
    N_("Saints Cyril and Methodius Day"),
    N_("Jan Hus Day"),
    N_("Independent Czechoslovak State Day"),
    N_("Struggle for Freedom and Democracy Day and International Students' Day"),
    N_("Christmas Eve"),
    N_(
        "80th anniversary of the liberation from Nazism and the end of the Second World War in Europe"
    ),
    N_("75th anniversary of the East German uprising of 1953"),
    N_("World Children's Day"),
    N_("Augsburg Peace Festival"),
    N_("May Day"),
    N_("Midsummer Day"),
    N_("Independence Restoration Day"),
    N_("Immaculate Conception"),
    N_("Midsummer Eve"),
    N_("Saint Stephen's Day"),
    N_("Mother's Day"),
    N_("National Unity Day"),
    N_("Day of Victory over Fascism"),
    N_("Saint Andrew's Day"),
    N_("Day of Family Sanctity and Respect for Parents"),
    N_("Dormition of the Mother of God"),
    N_("Holiday of Svetitskhovloba, Robe of Jesus"),
    N_("Saint George's Day"),
    N_("Public Holiday"),
    N_("Rosh Hashanah"),
    N_("Yom Kippur"),
    N_("Sukkot"),
    N_("Simchat Torah / Shemini Atzeret"),
    N_("Pesach"),
    N_("Seventh day of Pesach"),
    N_("Shavuot"),
    N_("Nooruz Holiday"),
    N_("May Holidays"),
    N_("Additional public holiday"),
    N_("New Year Holidays"),
    N_("Day of Restoration of the State of Lithuania"),
    N_("Day of Restoration of Independence of Lithuania"),
    N_("International Workers' Day"),
    N_("Father's Day"),
    N_("Day of Dew and Saint John"),
    N_("All Souls' Day"),
    N_("Constitutional Assembly Convocation Day"),
    N_("Restoration of Independence Day"),
    N_("Republic of Latvia Proclamation Day"),
    N_("Njegos Day"),
    N_("Lunar New Year"),
    N_("The Buddha's Birthday"),
    N_("National Festival and People's Revolution Anniversary"),
    N_("Genghis Khan's Birthday"),
    N_("National Freedom and Independence Day"),
    N_("National Day of the Third of May"),
    N_("National Independence Day"),
    N_("Holiday of Spring and Labor"),
    N_("Russia Day"),
    N_("Unity Day"),
    N_("National Children's Day"),
    N_("Chakri Memorial Day"),
    N_("Songkran Festival"),
    N_("National Labor Day"),
    N_("HM King Bhumibol Adulyadej the Great's Birthday"),
    N_("National Father's Day"),
    N_("Coronation Day"),
    N_("HM Queen Suthida's Birthday"),
    N_("HM King Maha Vajiralongkorn's Birthday"),
    N_("HM Queen Sirikit The Queen Mother's Birthday"),
    N_("National Mother's Day"),
    N_("HM King Bhumibol Adulyadej Memorial Day"),
    N_("HM King Chulalongkorn Memorial Day"),
    N_("Makha Bucha"),
    N_("Visakha Bucha"),
    N_("Buddhist Lent Day"),
    N_("Asarnha Bucha"),
    N_("Royal Ploughing Ceremony"),
    N_("Bridge Public Holiday"),
    N_("National Sovereignty and Children's Day"),
    N_("Labor and Solidarity Day"),
    N_("Commemoration of Atatürk, Youth and Sports Day"),
    N_("Democracy and National Unity Day"),
)
"""Holidays of the states whose law is in the packs."""

_INSTEAD = (" (observed)", " (in lieu)")
_SWAPPED = re.compile(r"Day off \(substituted from (\d\d)/(\d\d)/(\d{4})\)")
_ESTIMATED = " (estimated)"


def holiday_name(name: str, t: Catalogue) -> str:
    """Return the name of a holiday; one that is not in the list keeps its English name."""
    parts = name.split("; ")
    if len(parts) > 1:
        return ", ".join(holiday_name(part, t) for part in parts)
    swapped = _SWAPPED.fullmatch(name)
    if swapped is not None:
        month, day, year = (int(number) for number in swapped.groups())
        return t("day off for {day}", day=day_text(date(year, month, day), t))
    plain = name.replace(_ESTIMATED, "")
    for suffix in _INSTEAD:
        plain = plain.removesuffix(suffix)
    shown = t(plain) if plain in NAMES else plain
    instead = name.replace(_ESTIMATED, "") != plain
    return t("{holiday}, day off instead", holiday=shown) if instead else shown
