"""One name in several scripts and spellings comes together under a key or a skeleton."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseapp.domain.names import latin, name_forms

ONE_KEY = [
    ("Скорякин", "Skoryakin"),
    ("Скорякин", "Skoriakin"),
    ("Скорякин", "Skorjakin"),
    ("Скорякина", "Skoryakin"),
    ("Рожков", "Rojkov"),
    ("Рожков", "Rožkov"),
    ("Алёна", "Alyona"),
    ("Волохонский", "Volokhonskiy"),
    ("Волохонский", "Volohonski"),
    ("Юлия", "Iuliia"),
    ("Щербаков", "Shcherbakov"),
    ("Խաչատրյան", "Khachatryan"),
    ("გიორგაძე", "Гиоргадзе"),
    ("Евгений", "Yevgeniy"),
    ("Ксения", "Xenia"),
    ("Мұхамбетов", "Mukhambetov"),
    ("Жээнбеков", "Jeenbekov"),
    ("Өмүрбек", "Omurbek"),
    ("Ђорђевић", "Djordjevic"),
    ("Ђорђевић", "Đorđević"),
    ("Ибрагим", "İbrahim"),
    ("Yıldız", "Yildiz"),
    ("Хрущёв", "Khrushchev"),
    ("Ельцин", "Yeltsin"),
    ("Παπαδόπουλος", "Papadopoulos"),
]
ONE_SKELETON = [
    ("محمد", "Muhammad"),
    ("محمد", "Mohammed"),
    ("Мухаммад", "Mohammed"),
    ("Александр", "Alexander"),
    ("Gözel", "Гёзал"),
    ("Хачатрян", "Хачатурян"),
]


@pytest.mark.parametrize(("one", "other"), ONE_KEY)
def test_spellings_of_one_name_share_a_key(one, other):
    keys = {name_forms(name).key for name in (one, other)}
    assert len(keys) == 1


@pytest.mark.parametrize(("one", "other"), ONE_SKELETON)
def test_names_that_differ_in_vowels_share_a_skeleton(one, other):
    assert name_forms(one).skeleton == name_forms(other).skeleton


@pytest.mark.parametrize(
    ("one", "other"),
    [("Скорякин", "Сорокин"), ("Рожков", "Рошаль"), ("Петров", "Фёдоров"), ("Ким", "Цай")],
)
def test_different_names_stay_apart(one, other):
    assert name_forms(one).skeleton != name_forms(other).skeleton


def test_every_word_of_a_full_name_has_its_own_key():
    assert name_forms("Скорякин  Лев-Иван").key == "skorakin lev ivan"


def test_a_name_of_an_unknown_script_still_has_a_form():
    for name in ("王小明", "สมชาย", "한국"):
        assert name_forms(name).key
        assert name_forms(name).folded


def test_apostrophes_do_not_cut_a_name_in_two():
    assert latin("O‘tkir G'ulomov") == "otkir gulomov"


@given(st.text(max_size=80))
def test_any_text_has_forms_without_signs(text):
    forms = name_forms(text)
    assert "  " not in forms.key
    assert "%" not in forms.key + forms.folded
