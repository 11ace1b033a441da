"""A library that is older than what was tried opens no vault, and the doctor says so."""

import pytest

from caseapp import doctor
from caseapp.domain.vaults import OldDatabaseLibraryError
from caseapp.i18n import catalogue
from caseapp.storage import connection, versions
from caseapp.storage.keys import MasterKey
from caseapp.wording.refusals import refusal


@pytest.mark.parametrize(
    ("text", "numbers"),
    [("4.19.0 community", (4, 19, 0)), ("3.53.4", (3, 53, 4)), ("4.7b.1", (4,)), ("", ())],
)
def test_a_version_is_read_as_far_as_it_is_numbers(text, numbers):
    assert versions.version_of(text) == numbers


def test_what_is_installed_is_new_enough():
    versions.tried()


@pytest.mark.parametrize("least", ["LEAST_SQLITE", "LEAST_CIPHER"])
def test_an_older_library_opens_nothing_and_is_named(tmp_path, monkeypatch, least):
    monkeypatch.setattr(versions, least, (99, 1, 2))
    with pytest.raises(OldDatabaseLibraryError) as refused:
        connection.connect(tmp_path / "case.db", MasterKey.new())
    assert "99.1.2 is needed" in refusal(refused.value, catalogue("en"))
    assert "99.1.2 is needed" in doctor.findings()[0]


def test_a_plain_sqlite_is_no_sqlcipher():
    class Plain:
        def execute(self, _statement):
            return self

        def fetchone(self):
            return None

    with pytest.raises(OldDatabaseLibraryError):
        versions.require_new_enough(Plain())
