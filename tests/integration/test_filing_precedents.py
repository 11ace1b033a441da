"""The precedent report inside a memo: kept as it was made, and never a chart before a court."""

from dataclasses import replace

import pytest

from caseapp.domain.blocks import Chart, ChartInFiledCopyError, Mark, check_document
from caseapp.domain.drafts import MemoDraft
from caseapp.domain.errors import ChangedMeanwhileError
from caseapp.domain.precedents import (
    NoPrecedentsError,
    NoSuchSectionError,
    SameStateError,
    StalePrecedentsError,
)
from caseapp.i18n import catalogue
from caseapp.models.authority import Authority
from caseapp.packs import authorities as packs
from caseapp.reports import worker
from caseapp.reports.sheets.precedents import precedent_report, precedent_section
from caseapp.services import audit, authorities, filings
from caseapp.services.filing_precedents import put_precedents, take_out_precedents
from caseapp.services.precedents import find_precedents
from tests import casefiles, factory

TEMPLATE = "memo-against-extradition"


def here(task, payload, _limits):
    return {"render": worker.render, "screen": worker.screen}[task](payload)


@pytest.fixture(scope="module")
def pattern(library_pattern, tmp_path_factory):
    """A vault with the library and a memo."""
    desk = factory.copied(library_pattern, tmp_path_factory.mktemp("office"))
    matter = casefiles.matter(desk, casefiles.client(desk, "Пётр Ильин"))
    proceeding = casefiles.proceeding(desk, matter)
    sections = [(key, "Text.") for key in ("introduction", "facts", "relief")]
    draft = MemoDraft(proceeding, TEMPLATE, "en", sections=tuple(sections))
    memo = filings.start_memo(desk, draft).created
    desk.vault.close()
    return desk.vault.path, library_pattern[1], memo


@pytest.fixture
def memo(pattern):
    return pattern[2]


@pytest.fixture
def office(pattern, tmp_path):
    desk = replace(factory.copied(pattern[:2], tmp_path), isolated=here)
    yield desk
    desk.vault.close()


def pages(data):
    import pypdfium2

    pdf = pypdfium2.PdfDocument(data)
    read = [" ".join(page.get_textpage().get_text_range().split()) for page in pdf]
    pdf.close()
    return read


def change(desk, **values):
    """Let the library say something else of the first decision of the report."""
    uid = find_precedents(desk, "UA", "KZ").pair[0].cited.key
    with desk.vault.writing() as session:
        row = session.query(Authority).filter_by(uid=uid).one()
        for name, value in values.items():
            setattr(row, name, value)


def test_a_report_in_a_memo_prints_both_sides_and_enters_the_table_of_authorities(office, memo):
    put_precedents(office, memo, "UA", "KZ")
    report = find_precedents(office, "UA", "KZ")

    text = " ".join(pages(filings.print_memo(office, memo, filed=False).data))
    assert "Host state Ukraine, requesting state Kazakhstan" in text
    for words in ("For the person", "Against the person", "How the search was made",
                  "What is missing", "288 decisions were looked through"):  # fmt: skip
        assert words in text
    table = text.partition("Table of Authorities")[2]
    assert all(one.cited.case_name in table for one in report.named)


def test_it_stays_as_it_was_made_and_says_what_is_newer(office, memo, monkeypatch):
    put_precedents(office, memo, "UA", "KZ")
    (kept,) = filings.get_memo(office, memo).precedents
    assert (kept.decisions, kept.is_current) == (
        len(find_precedents(office, "UA", "KZ").named),
        True,
    )
    before = filings.print_memo(office, memo, filed=False).data

    pack = packs.load()
    one = next(
        row for row in pack.decisions if row.may_be_printed and "KZ" in row.destination_codes
    )
    newer = replace(
        one, id="new", title="Novyi v. Germany", number="1/26", ecli="", hudoc_itemid=""
    )
    monkeypatch.setattr(packs, "load", lambda: replace(pack, decisions=(*pack.decisions, newer)))
    monkeypatch.setattr(packs, "shipped_version", lambda: (pack.name, "newer"))
    authorities.load_pack(office)

    view = filings.get_memo(office, memo)
    assert view.precedents[0].newer == 1
    assert any("made on 3 March 2026. 1 decision is newer" in told for told in view.warnings)
    assert filings.print_memo(office, memo, filed=False).data == before
    put_precedents(office, memo, "UA", "KZ")
    assert "Novyi v. Germany" in " ".join(
        pages(filings.print_memo(office, memo, filed=False).data)
    )


def test_what_the_library_does_not_say_any_more_is_never_filed(office, memo):
    put_precedents(office, memo, "UA", "KZ")
    filings.print_memo(office, memo, filed=True)
    change(office, good_law_note="superseded in 2026")

    assert filings.get_memo(office, memo).precedents[0].changed == 1
    with pytest.raises(StalePrecedentsError):
        filings.print_memo(office, memo, filed=True)
    assert filings.print_memo(office, memo, filed=False).warnings
    put_precedents(office, memo, "UA", "KZ")
    assert "superseded in 2026" in " ".join(
        pages(filings.print_memo(office, memo, filed=True).data)
    )


def test_a_decision_whose_gate_was_shut_since_is_never_filed(office, memo):
    put_precedents(office, memo, "UA", "KZ")
    change(office, outcome_verified=False)
    assert filings.get_memo(office, memo).precedents[0].gone == 1
    with pytest.raises(StalePrecedentsError):
        filings.print_memo(office, memo, filed=True)


def test_it_is_taken_out_and_undone(office, memo):
    put_precedents(office, memo, "UA", "KZ")
    put_precedents(office, memo, "TR", "KZ")
    take_out_precedents(office, memo, "UA", "KZ")
    assert [one.host for one in filings.get_memo(office, memo).precedents] == ["TR"]
    audit.undo_last(office)
    assert [one.host for one in filings.get_memo(office, memo).precedents] == ["UA", "TR"]
    with pytest.raises(NoSuchSectionError):
        take_out_precedents(office, memo, "KZ", "RU")


def test_saving_the_texts_leaves_it_where_it_is(office, memo):
    put_precedents(office, memo, "UA", "KZ")
    view = filings.get_memo(office, memo)
    draft = MemoDraft(view.row.proceeding, TEMPLATE, "ru", version=view.row.version)
    filings.change_memo(office, memo, draft)
    text = " ".join(pages(filings.print_memo(office, memo, filed=False).data))
    assert len(filings.get_memo(office, memo).precedents) == 1
    assert "Kaboulov" in text


@pytest.mark.parametrize(
    ("host", "requesting", "error"),
    [("RU", "RU", SameStateError), ("KZ", "MV", NoPrecedentsError)],
)
def test_what_makes_no_section_is_refused(office, memo, host, requesting, error):
    with pytest.raises(error):
        put_precedents(office, memo, host, requesting)


def test_a_memo_that_was_changed_meanwhile_is_not_overwritten(office, memo):
    with pytest.raises(ChangedMeanwhileError):
        put_precedents(office, memo, "UA", "KZ", version=7)


def test_charts_stand_on_the_working_copy_alone(office):
    report, t = find_precedents(office, "UA", "KZ"), catalogue("en")
    working = precedent_report(report, t)
    filed = precedent_report(report, t, filed=True)

    assert sum(isinstance(one, Chart) for one in working.blocks) == 3
    assert not any(
        isinstance(one, Chart) for one in (*filed.blocks, *precedent_section(report, t))
    )
    heading = f"Selection of {len(report.named)} decisions, not a statistic"
    assert heading in " ".join(pages(worker_pdf(working)))
    assert "Selection of" not in " ".join(pages(worker_pdf(filed)))


def test_a_filed_copy_with_a_chart_is_refused(office):
    """The control: somebody marks the working copy as filed."""
    document = precedent_report(find_precedents(office, "UA", "KZ"), catalogue("en"))
    with pytest.raises(ChartInFiledCopyError):
        check_document(replace(document, mark=Mark.FILED))


def worker_pdf(document):
    from caseapp.domain.blocks.payload import read_render_answer, render_request

    return read_render_answer(worker.render(render_request(document))).data
