"""Names of the States that stand as respondent in cases before the Strasbourg Court.

A name and a date make a citation only where the respondent is a State: "Smith v. Jones" is none.
The forms are those of the languages in which judgments are cited most; one with a star
stands for all words that begin with it.
"""

import re

from caseapp.domain.text import fold

_FORMS = """
Albania|Albanie|Albanien|Албании
Andorra|Andorre|Андорры
Armenia|Arménie|Armenien|Армении
Austria|Autriche|Österreich|Австрии|Oostenrijk|Austrii|Rakousk*|Avusturya|Austrije|Австрії|Австрия
Azerbaijan|Azerbaïdjan|Aserbaidschan|Азербайджана
Belgium|Belgique|Belgien|Бельгии|Bélgica|Belgio|België|Belgii|Belçika|Belgije|Бельгії|Белгия
Bosnia|Bosnie|Bosnien|Боснии
Bulgaria|Bulgarie|Bulgarien|Болгарии|Bulgarije|Bułgarii|Bulgaristan|Bugarske|Болгарії|България
Croatia|Croatie|Kroatien|Хорватии|Hrvatske|Kroatië|Хорватії
Cyprus|Chypre|Zypern|Кипра
Czech*|République tchèque|Tschechi*|Чехии|Чешской
Denmark|Danemark|Dänemark|Дании
Estonia|Estonie|Estland|Эстонии
Finland|Finlande|Finnland|Финляндии
France|Frankreich|Франции|Francia|Frankrijk|Francji|Francii|Fransa|Francuske|Франції|Франция|Frankrike
Georgia|Géorgie|Georgien|Грузии|Gruzij|Georgië|Gruzji|Gürcistan|Грузії|Грузия
Germany|Allemagne|Deutschland|Германии|Federal Republic|Alemania|Germania|Duitsland|Niemcom|Německ*|Almanya|Nemačke|Njemačke|Німеччини|Германия|Tyskland|Bundesrepublik
Greece|Grèce|Griechenland|Греции|Grecia|Griekenland|Grecji|Řeck*|Yunanistan|Grčke|Греції|Гърция
Hungary|Hongrie|Ungarn|Венгрии|Hungría|Ungheria|Hongarije|Węgrom|Maďarsk*|Macaristan|Mađarske|Угорщини|Унгария
Iceland|Islande|Island|Исландии
Ireland|Irlande|Irland|Ирландии
Italy|Italie|Italien|Италии|Italia|Italij*|İtalya|Italië|Itáli*|Włoch*|Италия|Італії
Latvia|Lettonie|Lettland|Латвии
Liechtenstein|Лихтенштейна
Lithuania|Lituanie|Litauen|Литвы
Luxembourg|Luxemburg|Люксембурга
Malta|Malte|Мальты
Moldova|Republic of Moldova|Moldau|Молдовы|Молдавии|République de Moldova
Monaco|Монако
Montenegro|Monténégro|Черногории
Netherlands|Pays-Bas|Niederlande|Нидерландов|Países Bajos|Paesi Bassi|Nederland|Holandii|Nizozem*|Hollanda|Holandije|Нідерландів
North Macedonia|Macédoine du Nord|former Yugoslav Republic*|Северной Македонии|Macedonia|Nordmazedonien
Norway|Norvège|Norwegen|Норвегии
Poland|Pologne|Polen|Польши|Polonia|Polsce|Polsku|Polsko|Polonya|Польщі|Poljske|Полша
Portugal|Португалии
Romania|Roumanie|Rumänien|Румынии|Rumania|România|României|Roemenië|Rumunii|Rumunsk*|Romanya|Rumunije|Румунії|Румъния
Russia|Russie|Russland|Rußland|России|Fédération de Russie|Russian Federation|Российской|РФ|Rusia|Rusij*|Rusya|Rusland|Rosji|Rusku|Ryssland|Росії|Русия|Русије
San Marino|Saint-Marin|Сан-Марино
Serbia|Serbie|Serbien|Сербии|Srbije|Servië|Сербії|Србије
Slovakia|Slovaquie|Slowakei|Slowakische*|Словакии
Slovenia|Slovénie|Slowenien|Словении
Spain|Espagne|Spanien|Испании|España|Spagna|Spanje|Hiszpanii|Španěl*|İspanya|Španije
Sweden|Suède|Schweden|Швеции|Suecia|Svezia|Zweden|Szwecji|Sverige|Švedsk*|Isveç|İsveç|Швеції|Швеция
Switzerland|Suisse|Schweiz|Швейцарии|Suiza|Svizzera|Zwitserland|Szwajcarii|Švýcarsk*|İsviçre|Švajcarske|Швейцарія|Швейцария
Turkey|Türkiye|Turquie|Türkei|Турции|Turquía|Turchia|Turkije|Turcji|Tureck*|Turkiet|Туреччини|Турция|Turske|Turcia
Ukraine|Украины|Ucrania|Ucraina|Oekraïne|Ukrainie|Ukrainei|Ukrajin*|України|Украйна
United Kingdom|UK|U.K.|Royaume-Uni|Vereinigtes Königreich|Vereinigte Königreich|Reino Unido|Regno Unito|Verenigd Koninkrijk|Birleşik Krallık|Zjednoczone*|Ujedinjeno*|Velké Británii|Storbritannien|Сполученого Королівства|Обединеното кралство|Great Britain|England|Großbritannien|Соединенного Королевства|Соединённого Королевства|Великобритании
"""
_STATES = re.compile(
    "|".join(
        re.escape(fold(form.rstrip("*"))) + ("" if form.endswith("*") else r"(?!\w)")
        for form in _FORMS.replace("\n", "|").split("|")
        if form
    )
)
_ARTICLES = (
    "the ",
    "la ",
    "le ",
    "les ",
    "l ",
    "die ",
    "das ",
    "den ",
    "dem ",
    "el ",
    "il ",
    "los ",
    "het ",
)


_NO_QUOTES = str.maketrans(dict.fromkeys("’'\"“”„«»", " "))


_NAMES = {
    fold(form.rstrip("*")): line.split("|")[0]
    for line in _FORMS.strip().split("\n")
    for form in line.split("|")
}


def is_state(respondent: str) -> bool:
    """Say whether a respondent is a State that is or was a party to the Convention."""
    return bool(state_of(respondent))


def state_of(respondent: str) -> str:
    """Return the State that a name begins with, in English; "" where it is none of them."""
    name = fold(respondent.translate(_NO_QUOTES)).strip()
    for article in _ARTICLES:
        name = name.removeprefix(article)
    found = _STATES.match(name)
    return _NAMES[found[0]] if found else ""
