import pytest

from caseapp.domain.initials import initials


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Пётр Ильин", "П. И."),
        ("Petr Ilin", "P. I."),
        ("  o'Neill   mary ", "O. M."),
        ("(Анна) Петрова", "А. П."),
        ("გიორგი", "Გ."),
        ("", ""),
        ("123", ""),
    ],
)
def test_a_name_becomes_its_initials(name, short):
    assert initials(name) == short
