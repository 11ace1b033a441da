"""Two made-up memos, in English and in Russian, with Georgian names in both."""

import gettext
from datetime import date

from caseapp.domain.cited import CitedAuthority
from caseapp.domain.filings import Counsel, EventFact, MemoFacts
from caseapp.i18n import Catalogue

SOERING = CitedAuthority(
    key="a1",
    case_name="Soering v. the United Kingdom",
    court="ECtHR",
    formation="Plenary",
    number="14038/88",
    day="1989-07-07",
    outcome="violation: 3 (extradition, if executed)",
    holding="A holding that was checked against the text.",
    pinpoint="§§ 85, 88-91",
    citation_verified=True,
    outcome_verified=True,
    holding_verified="yes",
)
SUPERSEDED = CitedAuthority(
    key="a2",
    case_name="T.K. and S.R. v. Russia",
    court="ECtHR",
    formation="Chamber",
    number="28492/15; 49975/15",
    day="2019-11-19",
    outcome="no violation: 3 (extradition, if executed)",
    holding="A holding from memory.",
    good_law_note="Superseded: judgment of the Grand Chamber of 29 April 2022 in the same case.",
    citation_verified=True,
    outcome_verified=True,
    holding_verified="partly (outcome yes, detail memory)",
)
PETRUHHIN = CitedAuthority(
    key="a3",
    case_name="Aleksei Petruhhin",
    court="CJEU",
    formation="Grand Chamber",
    number="C-182/15",
    day="2016-09-06",
    outcome="preliminary ruling",
    citation_verified=True,
    outcome_verified=True,
    holding_verified="no",
)

ENGLISH = MemoFacts(
    court="Tbilisi City Court",
    day=date(2026, 3, 12),
    counsel=Counsel("Nino Beridze", "Advocate", "Legal Aid Clinic", "Rustaveli Avenue 1, Tbilisi"),
    names=("Aleksei Borisovich Ivanov", "Иванов Алексей Борисович", "ალექსეი ივანოვი"),
    reference_number="45/2026",
    host_state="GE",
    requesting_state="RU",
    citizenships=("RU",),
    date_of_birth=date(1991, 5, 4),
    place="Tbilisi,",
    events=(
        EventFact(date(2026, 2, 3), "Arrest on the request of the requesting State", "the record"),
        EventFact(date(2026, 2, 5), "Decision on extradition custody", "client"),
    ),
    authorities=(SOERING, SUPERSEDED, PETRUHHIN),
    sections={
        "introduction": "The client spoke against the war. His name here is ალექსეი ივანოვი.",
        "facts": "He left in <b>March 2022</b> & has not returned.\n\nA second paragraph of facts.",
        "ill_treatment": "The test is that of Soering v. the United Kingdom, § 91.\n\n"
        "> The words of a report.\n> They go on.\n— A report, p. 4",
        "relief": "to release the person sought from custody.",
    },
)

RUSSIAN = MemoFacts(
    court="Бостандыкский районный суд города Алматы",
    day=date(2026, 3, 12),
    counsel=Counsel("Берик Ахметов", "адвокат"),
    names=("Иванов Алексей Борисович", "ალექსეი ივანოვი"),
    reference_number="45/2026",
    host_state="KZ",
    requesting_state="RU",
    place="г. Алматы,",
    events=(EventFact(date(2026, 2, 3), "Задержание", "протокол"),),
    authorities=(SOERING, PETRUHHIN),
    sections={
        "introduction": "Клиент выступал против войны; № 5 и ст. 3 не отрываются от цифр.",
        "facts": "Он покинул страну в марте 2022 г. и не возвращался.",
        "ill_treatment": "Применимы выводы Soering v. the United Kingdom, § 91.",
        "relief": "освободить его из-под стражи.",
    },
)

_WORDS = {
    "Contents": "Содержание",
    "Table of Authorities": "Судебные решения",
    "Page {page} of {pages}": "Страница {page} из {pages}",
    "DRAFT – PRIVILEGED": "ПРОЕКТ – АДВОКАТСКАЯ ТАЙНА",
    "European Court of Human Rights": "Европейский суд по правам человека",
    "Court of Justice of the European Union": "Суд Европейского союза",
    "Russian Federation": "Российская Федерация",
    "no. {numbers}": "№ {numbers}",
    "Outcome:": "Исход:",
    "Date": "Дата",
    "Event": "Событие",
    "violation of Article {articles}": "нарушение статьи {articles}",
    "extradition, if carried out": "выдача, если она состоится",
}


class _FewWords(gettext.NullTranslations):
    """Words of these tests only: the golden files must not change with the catalogue."""

    def gettext(self, message):
        return _WORDS.get(message, message)

    def pgettext(self, context, message):
        return _WORDS.get(message, message)

    def ngettext(self, msgid1, msgid2, n):
        return _WORDS.get(msgid1 if n == 1 else msgid2, msgid1 if n == 1 else msgid2)


def words(language):
    """Return the catalogue of these tests."""
    translations = _FewWords() if language == "ru" else gettext.NullTranslations()
    return Catalogue(language, translations)
