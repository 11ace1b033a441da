"""The library answers in the script of the question: labels in Russian, names in any alphabet."""

import dataclasses

import pytest

from caseapp import i18n
from caseapp.packs import authorities as packs
from caseapp.search import index
from caseapp.services import authorities
from tests import factory

BEST = 5


@pytest.fixture(scope="module")
def desk(library_pattern, tmp_path_factory):
    opened = factory.copied(library_pattern, tmp_path_factory.mktemp("scripts"))
    yield opened
    opened.vault.close()


def _titles(desk, query, **filters):
    chosen = {field: [value] for field, value in filters.items()}
    page = authorities.find(desk, query=query, limit=500, filters=chosen)
    return [row.title for row in page.rows]


NAMES = [
    # Russian: forms of a surname, capitals, beginnings
    ("Хасанов", "Khasanov and Rakhmanov v. Russia"),
    ("ХАСАНОВ", "Khasanov and Rakhmanov v. Russia"),
    ("Хасанова и Рахманова", "Khasanov and Rakhmanov v. Russia"),
    ("хасан", "Khasanov and Rakhmanov v. Russia"),
    ("Соеринг", "Soering v. the United Kingdom"),
    ("СОЕРИНГА", "Soering v. the United Kingdom"),
    ("Саади", "Saadi v. Italy"),
    ("саади италия", "Saadi v. Italy"),
    ("Чахал", "Chahal v. the United Kingdom"),
    ("Джабари Турция", "Jabari v. Turkey"),
    ("Чонка", "Čonka v. Belgium"),
    ("Оджалан", "Öcalan v. Turkey"),
    ("Аблязова", "Ablyazov"),
    ("Исмаилов", "Ismoilov and Others v. Russia"),
    ("Ал-Нашиф", "Al-Nashif v. Bulgaria"),
    ("Скотт", "Scott v. Spain"),
    ("Ким ", "Kim v. Russia"),
    # Georgian and Armenian, with the ending of the nominative and the genitive
    ("ხასანოვი", "Khasanov and Rakhmanov v. Russia"),
    ("სოერინგის", "Soering v. the United Kingdom"),
    ("შამაევი", "Shamayev and Others v. Georgia and Russia"),
    ("Մամատկուլով", "Mamatkulov and Askarov v. Turkey"),
    # Serbian, in both scripts
    ("Зохидов", "Zokhidov v. Russia"),
    ("Zohidov", "Zokhidov v. Russia"),
    ("Шамајев", "Shamayev and Others v. Georgia and Russia"),
    ("Šamajev", "Shamayev and Others v. Georgia and Russia"),
    ("Rjabikin", "Ryabikin v. Russia"),
    # Turkish and other Latin spellings
    ("Hasanov", "Khasanov and Rakhmanov v. Russia"),
    ("HASANOV", "Khasanov and Rakhmanov v. Russia"),
    ("İskenderov", "Iskandarov v. Russia"),
    ("Kabulov", "Kaboulov v. Ukraine"),
    ("محمد", "Muhammad and Muhammad v. Romania"),
]


@pytest.mark.parametrize(("query", "title"), NAMES)
def test_a_case_is_found_by_its_name_in_any_alphabet(desk, query, title):
    assert title in _titles(desk, query)[:BEST]


LABELS = [
    ("пытки", {"issue": "past-torture"}),
    ("ПЫТОК", {"court": "CAT"}),
    ("выдача", {"issue": "detention-pending-extradition"}),
    ("невысылка", {"issue": "non-refoulement"}),
    ("невысылки", {"issue": "non-refoulement"}),
    ("Казахстан", {"host_state": "KZ"}),
    ("Казахстана", {"host_state": "KZ"}),
    ("КАЗАХСТАНЕ", {"host_state": "KZ"}),
    ("смертной казни", {"issue": "death-penalty"}),
    ('"Смертная казнь"', {"issue": "death-penalty"}),
    ("дипломатическими заверениями", {"issue": "diplomatic-assurances"}),
    ("ЕСПЧ", {"court": "ECtHR"}),
    ("Европейского суда", {"court": "ECtHR"}),
    ("США", {"requesting_state": "US"}),
    ("похищения", {"issue": "abduction"}),
    ("беженцев", {"issue": "refugee-status-and-extradition"}),
    ("сроков", {"issue": "time-limits"}),
    ("нарушение", {"outcome": "violation"}),
]


@pytest.mark.parametrize(("query", "label"), LABELS)
def test_every_decision_with_a_label_is_found_by_its_russian_word(desk, query, label):
    labelled = set(_titles(desk, "", **label))
    found = _titles(desk, query)
    assert labelled <= set(found)
    assert labelled & set(found[:BEST])


def test_a_group_of_issues_is_found_by_its_russian_name(desk):
    found = _titles(desk, "договорная основа")
    assert 0 < len(found) < 20


def test_words_of_both_languages_and_a_foreign_name_are_met_together(desk):
    found = _titles(desk, "Соеринг смертная казнь extradition")
    assert found[0] == "Soering v. the United Kingdom"
    assert _titles(desk, "Соеринг Казахстан") == []


ORDINARY = """
машина собака холодильник погода телефон велосипед квартира музыка футбол помидор налог алименты
кредит ипотека самолёт магазин картина стол хлеб bicycle kitchen banana guitar weather mortgage
tomato football მანქანა სახლი araba kitap pencere kuća прозор מכונית سيارة
"""


@pytest.mark.parametrize("query", ORDINARY.split())
def test_an_ordinary_word_finds_no_name(desk, query):
    assert _titles(desk, query) == []
    assert _titles(desk, f"{query} ") == []


def test_names_stand_below_the_words_of_the_texts(desk):
    found = _titles(desk, "Saadi ")
    assert set(found[:2]) == {"Saadi v. Italy", "Saadi v. the United Kingdom"}
    police = _titles(desk, "police ")
    assert police[-1].startswith("Policie ČR")
    assert len(police) > 1


def test_a_frequent_word_is_no_spelling_of_a_name(desk):
    for word in ("risk ", "detention ", "applicant "):
        found = authorities.find(desk, query=word, limit=500)
        texts = {row.title for row in found.rows}
        exact = set(_titles(desk, f'"{word.strip()}"'))
        assert texts == exact


def test_labels_are_shown_in_the_language_of_the_reader_alone(desk):
    russian = dataclasses.replace(desk, language="ru")
    theirs = authorities.find(russian, query="пыток", limit=1).rows[0].snippet
    ours = authorities.find(desk, query="пыток", limit=1).rows[0].snippet
    assert any(hit and piece.casefold().startswith("пыт") for piece, hit in theirs)
    assert "".join(piece for piece, _ in ours).isascii()


def test_an_older_vault_gets_the_words_when_it_is_opened(tmp_path, monkeypatch):
    path, key, _ = factory.make_vault(tmp_path)
    desk = factory.sit_down(path, key)
    with monkeypatch.context() as patch:
        patch.setattr(authorities, "fingerprint", lambda: "another wording")
        authorities.load_pack(desk)
        with desk.vault.writing() as session:
            session.connection().exec_driver_sql("UPDATE authority_paragraph SET folded = 'old'")
            index.rebuild(session.connection())
    assert _titles(desk, "пытки") == []
    assert len(authorities.load_pack(desk).touched["authority"]) == len(packs.load().decisions)
    assert _titles(desk, "пытки")
    assert not authorities.load_pack(desk).touched
    desk.vault.close()


def test_the_fingerprint_changes_with_the_sentences(tmp_path, monkeypatch):
    before = i18n.fingerprint()
    monkeypatch.setattr(i18n.resources, "path", tmp_path.joinpath)
    assert i18n.fingerprint() != before
