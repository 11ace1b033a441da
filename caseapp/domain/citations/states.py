"""Names of the States that stand as respondent in cases before the Strasbourg Court.

A name and a date make a citation only where the respondent is a State: "Smith v. Jones" is none.
The forms are those of English, French, German and Russian judgments.
"""

from caseapp.domain.text import fold

_FORMS = """
Albania|Albanie|Albanien|Албании
Andorra|Andorre|Андорры
Armenia|Arménie|Armenien|Армении
Austria|Autriche|Österreich|Австрии
Azerbaijan|Azerbaïdjan|Aserbaidschan|Азербайджана
Belgium|Belgique|Belgien|Бельгии
Bosnia|Bosnie|Bosnien|Боснии
Bulgaria|Bulgarie|Bulgarien|Болгарии
Croatia|Croatie|Kroatien|Хорватии
Cyprus|Chypre|Zypern|Кипра
Czech|République tchèque|Tschechi|Чехии|Чешской
Denmark|Danemark|Dänemark|Дании
Estonia|Estonie|Estland|Эстонии
Finland|Finlande|Finnland|Финляндии
France|Frankreich|Франции
Georgia|Géorgie|Georgien|Грузии
Germany|Allemagne|Deutschland|Германии|Federal Republic
Greece|Grèce|Griechenland|Греции
Hungary|Hongrie|Ungarn|Венгрии
Iceland|Islande|Island|Исландии
Ireland|Irlande|Irland|Ирландии
Italy|Italie|Italien|Италии
Latvia|Lettonie|Lettland|Латвии
Liechtenstein|Лихтенштейна
Lithuania|Lituanie|Litauen|Литвы
Luxembourg|Luxemburg|Люксембурга
Malta|Malte|Мальты
Moldova|Republic of Moldova|Moldau|Молдовы|Молдавии|République de Moldova
Monaco|Монако
Montenegro|Monténégro|Черногории
Netherlands|Pays-Bas|Niederlande|Нидерландов
North Macedonia|Macédoine du Nord|former Yugoslav Republic|Северной Македонии|Macedonia|Nordmazedonien
Norway|Norvège|Norwegen|Норвегии
Poland|Pologne|Polen|Польши
Portugal|Португалии
Romania|Roumanie|Rumänien|Румынии
Russia|Russie|Russland|Rußland|России|Fédération de Russie|Russian Federation|Российской
San Marino|Saint-Marin|Сан-Марино
Serbia|Serbie|Serbien|Сербии
Slovakia|Slovaquie|Slowakei|Словакии
Slovenia|Slovénie|Slowenien|Словении
Spain|Espagne|Spanien|Испании
Sweden|Suède|Schweden|Швеции
Switzerland|Suisse|Schweiz|Швейцарии
Turkey|Türkiye|Turquie|Türkei|Турции
Ukraine|Украины
United Kingdom|UK|U.K.|Royaume-Uni|Vereinigtes Königreich|das Vereinigte Königreich|Соединенного Королевства|Соединённого Королевства|Великобритании
"""
_STATES = tuple(fold(form) for form in _FORMS.replace("\n", "|").split("|") if form)
_ARTICLES = ("the ", "la ", "le ", "les ", "l ", "die ", "das ", "den ")


def is_state(respondent: str) -> bool:
    """Say whether a respondent is a State that is or was a party to the Convention."""
    name = fold(respondent.replace("’", " ").replace("'", " ")).strip()
    for article in _ARTICLES:
        name = name.removeprefix(article)
    return name.startswith(_STATES)
