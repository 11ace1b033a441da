"""Cancelling a search never costs the save that follows it."""

import pytest

from caseapp.domain.vaults import WorkCancelledError
from caseapp.models.setting import Setting

LONG = (
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000000) "
    "SELECT count(*) FROM n"
)
ROUNDS = 60


def search_and_cancel(vault) -> None:
    looks = iter([False, False, True])
    with vault.cancelled_by(lambda: next(looks, True)), vault.reading() as session:
        session.connection().exec_driver_sql(LONG)


def save(vault, number: int) -> None:
    with vault.writing() as session:
        session.add(Setting(name=f"saved-{number}", value="1"))


def kept(vault) -> int:
    with vault.reading() as session:
        return session.query(Setting).where(Setting.name.like("saved-%")).count()


def test_every_save_after_a_cancelled_search_is_kept(desk):
    for number in range(ROUNDS):
        with pytest.raises(WorkCancelledError):
            search_and_cancel(desk.vault)
        save(desk.vault, number)
    assert kept(desk.vault) == ROUNDS


def test_a_token_of_an_earlier_task_does_not_reach_a_later_one(desk):
    with desk.vault.cancelled_by(lambda: True):
        pass
    save(desk.vault, 1)
    assert kept(desk.vault) == 1


def test_a_cancelled_save_keeps_nothing(desk):
    def cancelled_save() -> None:
        with desk.vault.cancelled_by(lambda: True), desk.vault.writing() as session:
            session.add(Setting(name="saved-half", value="1"))
            session.flush()
            session.connection().exec_driver_sql(LONG)

    with pytest.raises(WorkCancelledError):
        cancelled_save()
    assert kept(desk.vault) == 0


def test_interrupting_the_connection_kills_what_runs_by_then(desk):
    """The control: `interrupt()` hits whatever statement runs when it arrives.

    Here it is the save that follows the search, as happens when the user clicks a moment late.
    """

    def save_while_interrupted() -> None:
        with desk.vault.writing() as session:
            connection = session.connection()
            driver = connection.connection.driver_connection
            driver.create_function("late_click", 0, lambda: driver.interrupt() or 1)
            session.add(Setting(name="saved-1", value="1"))
            session.flush()
            connection.exec_driver_sql(
                "UPDATE setting SET value = late_click() WHERE name IN "
                "(SELECT name FROM setting, (SELECT 1 UNION SELECT 2))"
            )

    with pytest.raises(WorkCancelledError):
        save_while_interrupted()
    assert kept(desk.vault) == 0
