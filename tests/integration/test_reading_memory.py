"""Where a reader left off is kept in the vault, for that person alone."""

from caseapp.domain.reading_memory import MOST_PLACES, ReadingMemory
from caseapp.domain.vocabulary import Role
from caseapp.services.reading_memory import READING, recall_reading, remember_reading
from caseapp.services.steps.kept import keep_setting
from tests.casefiles import colleague

LEFT = ReadingMemory("oscola", (("a-1", 3), ("a-2", 0)))


def test_style_and_places_are_there_again_and_nobody_elses(desk):
    other = colleague(desk, Role.GUEST)
    remember_reading(desk, LEFT)
    assert recall_reading(desk) == LEFT
    assert recall_reading(other) == ReadingMemory()
    remember_reading(other, ReadingMemory("plain"))
    assert recall_reading(desk) == LEFT


def test_what_was_read_longest_ago_is_forgotten_first(desk):
    many = tuple((f"a-{number}", number) for number in range(MOST_PLACES + 5))
    remember_reading(desk, ReadingMemory("", many))
    assert recall_reading(desk).places == many[5:]


def test_what_cannot_be_read_counts_as_nothing(desk):
    strange = {"style": "harvard", "places": [["a-1", -4], ["a-2", True], "a-3", ["a-4", 7]]}
    for value, places in ((strange, (("a-4", 7),)), ([], ()), ({"places": 3}, ())):
        with desk.vault.writing() as session:
            keep_setting(session, READING + desk.person.uid, value)
        assert recall_reading(desk) == ReadingMemory("", places)
