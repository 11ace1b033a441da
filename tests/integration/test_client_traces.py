"""What of a client can be found in a text, however it is written there."""

from datetime import date

import pytest

from caseapp.services.steps.library.client_marks import Marks
from caseapp.services.steps.library.traces import Search

IVAN = ("Скорякин Иван", False)
NAMES = (
    "Скорякин Иван Петрович", "Ким", "Öztürk Şule", "محمد الحسن", "გიორგი ბერიძე",
    "Նարեկ Սարգսյան", "Ли Ын", "Nguyễn Văn Đức", "Иванов И.", "Мария Цветаева", "Илья Никитин",
    "Пётр Ющенко", "Лев Троцкий", "Gurbanguly Berdimuhamedow", "Abdulla Rahmonov", "Ұлан Әбілов",
    "Эрнст Шульц", "דוד לוי", "Павел Сергеев", "Игорь Никита",
)  # fmt: skip


@pytest.fixture(scope="module")
def search():
    marks = Marks()
    sheet = (
        "Паспорт АВ 1234567 до 2030; N9876543", "Signal +77011234567", "не звонить", "",
        "ул. Абая, дом 15, кв. 7, zayka85@mail.ru, @zayka_osh",
    )  # fmt: skip
    marks.add_client(IVAN, date(1985, 3, 12), sheet)
    for name in NAMES:
        marks.add_name(name, (name, False))
    marks.add_number("2026/001", ("2026/001", False))
    for reference in ("Application no. 54321/24", "001-234567", "1-234/2025 of 3 March"):
        marks.add_reference(reference, ("2026/001", False))
    return Search(marks)


def found(search, text):
    return search.traces([("", f"It was said of {text}, and then")])


@pytest.mark.parametrize(
    "text",
    ["Mr Skoriakin", "SKORIAKIN", "Скорякиным", "Скорякиной", "Skoriakin's", "Skoriakín",
     "Škorjakin", "Skorjakin", "Skoryakin", "სკორიაკინი", "Սկորյակին", "skoriakin_v_georgia",
     "Kim", "Кима", "КИМ", "Oeztuerk", "Öztürk’ün", "OZTURK", "Mohammed", "Мухаммад",
     "Beridze", "ბერიძის", "Беридзе", "Sargsyan", "Саргсян", "Nguyen", "Duc", "Ли", "Li",
     "Марией", "Цветаевой", "Tsvetaeva", "Zwetajewa", "Илье", "Ильи", "Ilya", "Петру",
     "Yushchenko", "Juschtschenko", "Льва", "Троцкого", "Trotzki", "Trockij", "Бердымухамедову",
     "Абдуллы", "Rahmonovning", "Раҳмонов", "Әбіловтің", "Абилова", "Schulz", "Шульцем", "דוד",
     "Павла", "Сергееву", "Игорем", "Никиты"],
)  # fmt: skip
def test_a_name_is_found_inflected_and_in_other_scripts(search, text):
    assert found(search, text)


@pytest.mark.parametrize(
    "text",
    ["Cкорякин", "Скоpякин", "Sкoriakin", "S k o r i a k i n", "С к о р я к и н а",
     "Skoria-\nkin", "Skoria\u00adkin", "Skoria\u200bkin", "Ｓｋｏｒｉａｋｉｎ"],
)  # fmt: skip
def test_a_name_is_found_where_somebody_hid_it(search, text):
    assert found(search, text)


@pytest.mark.parametrize(
    "text",
    ["12.III.1985", "12.03.85", "12031985", "19850312", "1985 03 12", "850312",
     "March 12th, 1985", "+7 701 123 45 67", "8 701 123-45-67", "87011234567", "7011234567",
     "passport N 9876543", "no. 54321/24", "2026/001", "001-234567", "1-234/2025"],
)  # fmt: skip
def test_numbers_and_births_are_found_without_their_surroundings(search, text):
    assert found(search, text)


@pytest.mark.parametrize(
    "text",
    ["zayka85@mail.ru", "ZAYKA85@gmail.com", "@zayka_osh", "https://t.me/zayka_osh",
     "ivan.skoriakin@x.org", "Abaya Street 15", "15, Abaya str.", "улице Абая, 15",
     "Абай көшесі, 15"],
)  # fmt: skip
def test_ways_to_reach_a_client_are_found(search, text):
    assert found(search, text)


@pytest.mark.parametrize(
    "text",
    ["the applicant", "Kimono", "1985, no. 12", "section 15 of the Act", "Article 15 of it",
     "Street 15", "Lima 15", "the Court at 15 Rue", "no. 54321/23", "2026/002", "И. Он сказал",
     "v. Georgia", "Live", "12345", "Kit", "In 1990", "someone@mail.ru", "12.XII.1985"],
)  # fmt: skip
def test_what_is_nobodys_is_no_trace(search, text):
    assert found(search, text) == ()


def test_a_court_writes_names_with_capitals_where_there_are_any(search):
    assert search.traces([("", "a skoriakin of his time")], edited=True) == ()
    assert search.traces([("", "ბატონი სკორიაკინი")], edited=True)
