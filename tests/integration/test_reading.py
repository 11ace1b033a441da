"""A decision among others and in a memo: relations with their paragraphs, quotations checked."""

import json

import pytest

from caseapp.domain.annotations import PassageChangedError, PassageDraft
from caseapp.domain.authorities import UnprintableAuthorityError
from caseapp.domain.casefiles import UnknownSectionKeyError
from caseapp.domain.citations.styles import CitationStyle
from caseapp.domain.drafts import MemoDraft
from caseapp.domain.errors import ChangedMeanwhileError, NotFoundError
from caseapp.domain.quoted import MemoQuotation
from caseapp.domain.relations import RelationKind
from caseapp.domain.vocabulary import Role
from caseapp.services import audit, authorities, filings, imports
from caseapp.services.authority_text import get_text
from caseapp.services.memo_quotations import quote_in_memo
from caseapp.services.relations import list_relations
from tests import casefiles, factory
from tests.factory import in_process

TEXTS = [
    {
        "name": "CASE OF SOERING v. THE UNITED KINGDOM", "number": "14038/88",
        "date": "1989-07-07", "court": "ECtHR",
        "paragraphs": ["THE LAW", "1. Article 3 makes no provision for exceptions at all.",
                       "2. A fair balance is inherent in the whole of the Convention."],
    },
    {
        "name": "CASE OF GEORGIA v. RUSSIA (I)", "number": "13255/07",
        "date": "2014-07-03", "court": "ECtHR",
        "paragraphs": ["THE LAW", "1. The applicant fears a real risk.",
                       "2. The Court reiterates (see Chahal v. the United Kingdom, 22414/93)."],
    },
]  # fmt: skip
CITING = "echr-001-145546"
"""Georgia v. Russia (I), which cites Chahal."""
PASSAGE = PassageDraft(1, 10, 1, 46, "makes no provision for exceptions at")


@pytest.fixture(scope="module")
def loaded(library_pattern, tmp_path_factory):
    folder = tmp_path_factory.mktemp("reading")
    desk = in_process(factory.copied(library_pattern, folder))
    file = folder / "texts.jsonl"
    file.write_text("\n".join(json.dumps(one) for one in TEXTS))
    imports.run_import(desk, [file])
    yield desk
    desk.vault.close()


def uid(desk, id_in_pack):
    rows = authorities.find(desk, limit=500).rows
    return next(row.uid for row in rows if row.id_in_pack == id_in_pack)


def soering(desk):
    return uid(desk, "echr-001-57619")


@pytest.fixture
def memo(loaded):
    proceeding = casefiles.proceeding(loaded)
    draft = MemoDraft(proceeding, "memo-against-extradition", "en", title="Memo")
    return filings.start_memo(loaded, draft).created


def section(desk, memo):
    return filings.get_memo(desk, memo).sections[0]


def test_a_superseded_judgment_is_warned_of_first(loaded):
    found = list_relations(loaded, uid(loaded, "echr-001-198465"))
    first = found.others[0]
    assert (first.warns, first.kind, first.relation) == (True, RelationKind.UNDOES, "revised by")
    assert [one.warns for one in found.others] == sorted(
        (one.warns for one in found.others), reverse=True
    )


def test_where_a_relation_is_said_comes_from_the_pack_or_from_the_text(loaded):
    chahal = uid(loaded, "echr-001-58004")
    told = {one.uid: one for one in list_relations(loaded, chahal).others}
    assert told[soering(loaded)].paragraphs == ("79",)
    assert told[uid(loaded, CITING)].paragraphs == ("2",)
    (back,) = [
        one for one in list_relations(loaded, uid(loaded, CITING)).others if one.uid == chahal
    ]
    assert (back.incoming, back.paragraphs) == (False, ("2",))


def test_a_passage_goes_into_a_memo_with_citation_and_pinpoint(loaded, memo):
    key, _, before = section(loaded, memo)
    quotation = MemoQuotation(soering(loaded), PASSAGE, key, CitationStyle.ECTHR)
    quote_in_memo(loaded, memo, quotation)
    quote_in_memo(loaded, memo, quotation)
    view = filings.get_memo(loaded, memo)
    said = (
        "“makes no provision for exceptions at” "
        "(Soering v. the United Kingdom, no. 14038/88, § 1, 7 July 1989)"
    )
    assert before == ""
    assert view.sections[0][2] == f"{said}\n\n{said}"
    assert [(row.uid, pinpoint) for row, pinpoint in view.authorities] == [
        (soering(loaded), "§ 1")
    ]
    assert not any("quotation" in one for one in view.warnings)
    audit.undo_last(loaded)
    assert section(loaded, memo)[2] == said


def test_a_quotation_that_was_altered_in_the_memo_is_told_before_print(loaded, memo):
    key, *_ = section(loaded, memo)
    quote_in_memo(loaded, memo, MemoQuotation(soering(loaded), PASSAGE, key))
    view = filings.get_memo(loaded, memo)
    changed = tuple(
        (name, text.replace("makes no provision", "makes provision"))
        for name, _, text in view.sections
    )
    draft = MemoDraft(
        view.row.proceeding, view.row.template, view.row.language, sections=changed,
        authorities=tuple((row.uid, pinpoint) for row, pinpoint in view.authorities),
    )  # fmt: skip
    filings.change_memo(loaded, memo, draft)
    (warning,) = [one for one in filings.get_memo(loaded, memo).warnings if "quotation" in one]
    assert "Soering v. the United Kingdom" in warning
    assert "“no” is left out" in warning


def test_what_may_not_be_printed_is_not_quoted(loaded, memo):
    key, *_ = section(loaded, memo)
    unverified = uid(loaded, "hrc-829-1998")
    with pytest.raises(UnprintableAuthorityError):
        quote_in_memo(loaded, memo, MemoQuotation(unverified, PASSAGE, key))


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"passage": PassageDraft(1, 10, 1, 15, "other")}, PassageChangedError),
        ({"section": "no such"}, UnknownSectionKeyError),
        ({"version": 99}, ChangedMeanwhileError),
    ],
)
def test_what_does_not_fit_changes_no_memo(loaded, memo, change, error):
    key, *_ = section(loaded, memo)
    values = {"passage": PASSAGE, "section": key} | change
    with pytest.raises(error):
        quote_in_memo(loaded, memo, MemoQuotation(soering(loaded), **values))
    assert section(loaded, memo)[2] == ""


def test_a_stranger_to_the_matter_puts_nothing_into_its_memo(loaded, memo):
    key, *_ = section(loaded, memo)
    stranger = casefiles.colleague(loaded, Role.LAWYER, "Stranger")
    with pytest.raises(NotFoundError):
        quote_in_memo(stranger, memo, MemoQuotation(soering(loaded), PASSAGE, key))


def test_the_texts_are_those_that_were_imported(loaded):
    assert get_text(loaded, soering(loaded)).paragraphs[1].number == "1"
