import hashlib

import pytest

from caseapp import resources
from caseapp.reports.fonts import face, face_for, is_printable

ALPHABETS = {
    "Latin": "ABCabcÀéßğıŞİőčŽđ",
    "Russian": "АБВЭЮЯёъыьэ",
    "Kyrgyz and Kazakh": "ҢңӨөҮүҰұҚқҒғҺһІіӘә",
    "Serbian": "ЂЉЊЋЏђљњћџ",
    "Ukrainian": "ҐЄІЇґєії",
    "Georgian": "აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ",
    "Armenian": "ԱԲԳԴԵԶաբգդեզևֆ",
    "Thai": "กขคงจ",
    "signs": "§¶№₽₸₾₮–—“”«»…•©",
}


def test_the_fonts_are_the_ones_that_were_reviewed():
    lines = resources.path("fonts", "SHA256SUMS").read_text("ascii").splitlines()
    assert len(lines) == 17
    for line in lines:
        digest, name = line.split()
        data = resources.path("fonts", name).read_bytes()
        assert hashlib.sha256(data).hexdigest() == digest, name


def test_the_licence_of_the_fonts_ships_with_them():
    text = resources.path("fonts", "OFL.txt").read_text("utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in text


@pytest.mark.parametrize("alphabet", ALPHABETS)
def test_every_letter_of_the_alphabets_in_use_is_printable(alphabet):
    assert [letter for letter in ALPHABETS[alphabet] if not is_printable(letter)] == []


@pytest.mark.parametrize("character", ["😀", "中", "م", "\ue000", "\U0010fffd"])
def test_what_no_font_has_is_known_before_printing(character):
    assert not is_printable(character)


def test_a_script_without_italics_falls_back_to_its_upright_letters():
    assert face_for("ა", bold=True, italic=True).name == "NotoSerifGeorgian-Bold"
    assert face_for("ა", bold=False, italic=True).name == "NotoSerifGeorgian-Regular"
    assert face_for("a", bold=True, italic=True).name == "NotoSerif-BoldItalic"


def test_a_font_that_does_not_ship_is_none():
    assert face("Comic-Regular") is None
