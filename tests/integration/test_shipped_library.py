"""The shipped library in a vault says what its files say, row by row: nothing raised, nothing lost."""

import csv
from collections import Counter

from sqlalchemy import select

from caseapp import resources
from caseapp.models.authority import Authority, AuthorityRelation
from caseapp.models.base import live
from caseapp.packs import authorities as packs
from caseapp.services import authorities
from caseapp.services.steps.library.authority_rows import decision_of, labels_by_kind


def test_every_decision_stands_as_its_file_has_it(library_desk):
    shipped = {one.id: one for one in packs.load().decisions}
    with library_desk.vault.reading() as session:
        rows = session.scalars(live(Authority).where(Authority.pack == "leading-decisions"))
        stored = [(row, labels_by_kind(session, row.id)) for row in rows]
        held = {row.id_in_pack: decision_of(row, labels) for row, labels in stored}
        digests = {row.id_in_pack: row.digest for row, _ in stored}
    assert len(held) == 288
    assert held == shipped
    assert digests == {one.id: one.digest for one in shipped.values()}


def test_every_relation_stands_with_its_basis(library_desk):
    with library_desk.vault.reading() as session:
        names = dict(session.execute(live(Authority, Authority.id, Authority.id_in_pack)).all())
        held = {
            (names[one.from_id], one.treatment, names[one.to_id], one.basis)
            for one in session.scalars(select(AuthorityRelation))
        }
    shipped = packs.load().relations
    assert held == {(one.from_id, one.treatment, one.to_id, one.basis) for one in shipped}
    assert len(held) == 1962


def test_the_gates_are_those_of_the_files_and_no_wider(library_desk):
    with (resources.path("authorities") / "decisions.csv").open(
        newline="", encoding="utf-8"
    ) as file:
        rows = {row["id"]: row for row in csv.DictReader(file)}
    opened = Counter()
    for row in authorities.find(library_desk, limit=500).rows:
        said = rows[row.id_in_pack]
        verified = (said["citation_verified"], said["outcome_verified"]) == ("yes", "yes")
        assert (row.may_be_printed, row.good_law_note) == (verified, said["still_good_law_note"])
        opened[row.may_be_printed] += 1
        if opened.total() % 12 == 0:  # the page of one decision says the same
            view = authorities.get_authority(library_desk, row.uid)
            fit = said["holding_verified"] in ("yes", "outcome-level only")
            assert view.holding_may_be_printed == (verified and fit)
            assert view.holding_verified == said["holding_verified"]
    assert opened.total() == 288
