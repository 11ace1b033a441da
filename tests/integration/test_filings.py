import hashlib
from dataclasses import replace
from datetime import date

import pytest

from caseapp.domain.blocks import UnfilledFieldError
from caseapp.domain.casefiles import (
    NoAuthorityError,
    PrintingFailedError,
    UnknownSectionKeyError,
)
from caseapp.domain.drafts import ClientDraft, HearingDraft, MemoDraft, NameDraft
from caseapp.domain.errors import (
    ChangedMeanwhileError,
    ControlCharacterError,
    NotFoundError,
    TextTooLongError,
)
from caseapp.domain.rules import RuleReviewDraft
from caseapp.domain.template_errors import NoSuchTemplateError
from caseapp.domain.vocabulary import DateKind, Role
from caseapp.i18n import catalogue
from caseapp.reports import worker
from caseapp.services import authorities, clients, filings, hearings, rules
from caseapp.system.worker import WorkerTimedOutError
from caseapp.wording.refusals import refusal
from tests import casefiles
from tests.casefiles import served

TEMPLATE = "memo-against-extradition"


def in_this_process(task, payload, limits):
    """Do a worker's task without starting a process; the bytes are the same."""
    return {"render": worker.render, "screen": worker.screen}[task](payload)


@pytest.fixture
def office(desk):
    return replace(desk, isolated=in_this_process)


@pytest.fixture
def draft(office):
    matter = casefiles.matter(office, casefiles.client(office, "Пётр Ильин", "Petr Ilin"))
    uid = casefiles.proceeding(office, matter)
    casefiles.event(office, uid, served(date(2026, 3, 1), by="the court's record"))
    return MemoDraft(uid, TEMPLATE, "en", sections=(("facts", "He left in 2022. <b>&amp;"),))


def pdf_text(data):
    import pypdfium2

    pdf = pypdfium2.PdfDocument(data)
    return " ".join(" ".join(page.get_textpage().get_text_range().split()) for page in pdf)


def authority(office, *, printable=True, confirmed=True):
    authorities.load_pack(office)
    rows = authorities.find(
        office, filters={"printable": ["yes"] if printable else []}, limit=300
    ).rows
    return next(
        row.uid
        for row in rows
        if row.may_be_printed is printable
        and (not printable or authorities.get_authority(office, row.uid).holding_may_be_printed)
    )


def test_templates_are_listed_in_the_language_asked_for(desk):
    english, russian = filings.list_templates(desk, "en"), filings.list_templates(desk, "ru")
    assert TEMPLATE in dict(english)
    assert dict(english)[TEMPLATE] != dict(russian)[TEMPLATE]


def test_a_memo_keeps_its_sections_in_the_templates_order(office, draft):
    uid = filings.start_memo(office, draft).created
    memo = filings.get_memo(office, uid)
    keys = [key for key, _, _ in memo.sections]
    assert keys.index("introduction") < keys.index("facts") < keys.index("relief")
    assert {key: text for key, _, text in memo.sections}["facts"].endswith("<b>&amp;")
    assert memo.row.title == "Memorandum against extradition"
    assert any("Introduction" in warning for warning in memo.warnings)


def test_the_working_copy_is_filled_from_the_file(office, draft):
    hearings.add_hearing(office, HearingDraft(draft.proceeding, date(2026, 3, 2)))
    uid = filings.start_memo(office, draft).created
    printed = filings.print_memo(office, uid, filed=False)
    text = pdf_text(printed.data)
    for expected in (
        "Supreme Court, Astana",
        "2-117/2026",
        "Пётр Ильин",
        "Petr Ilin",
        "1 March 2026",
        "Decision on extradition: Copy received by client",
        "Hearing",
        "He left in 2022. <b>&amp;",
        "DRAFT",
    ):
        assert expected in text
    assert printed.sha256 == hashlib.sha256(printed.data).hexdigest()


def test_the_same_memo_is_the_same_file(office, draft):
    uid = filings.start_memo(office, draft).created
    first, second = (filings.print_memo(office, uid, filed=False) for _ in range(2))
    assert first.data == second.data


def test_a_filed_copy_with_gaps_is_refused_by_the_names_of_the_gaps(office, draft):
    uid = filings.start_memo(office, draft).created
    with pytest.raises(UnfilledFieldError) as refused:
        filings.print_memo(office, uid, filed=True)
    assert "Introduction" in refused.value.values["fields"]


def test_a_filed_copy_carries_no_mark_and_no_badge(office, draft):
    keys = [
        key
        for key, _, _ in filings.get_memo(
            office, filings.start_memo(office, draft).created
        ).sections
    ]
    whole = replace(draft, sections=tuple((key, f"Text of {key}.") for key in keys))
    uid = filings.start_memo(office, whole).created
    text = pdf_text(filings.print_memo(office, uid, filed=True).data)
    assert "Text of facts." in text
    assert "DRAFT" not in text
    assert "the court's record" not in text


def test_an_authority_is_cited_with_its_pinpoint(office, draft):
    cited = replace(draft, authorities=((authority(office), "88–91"),))
    uid = filings.start_memo(office, cited).created
    memo = filings.get_memo(office, uid)
    ((row, pinpoint),) = memo.authorities
    text = pdf_text(filings.print_memo(office, uid, filed=False).data)
    assert pinpoint == "88–91"
    assert row.title.split(" v")[0] in text
    assert "§§ 88–91" in text.replace("\u00a0", " ")


def test_an_authority_behind_the_print_gate_is_left_out_with_a_warning(office, draft):
    closed = authority(office, printable=False)
    uid = filings.start_memo(office, replace(draft, authorities=((closed, "1"),))).created
    printed = filings.print_memo(office, uid, filed=False)
    title = authorities.get_authority(office, closed).row.title
    assert any("left out" in warning and title in warning for warning in printed.warnings)
    assert title not in pdf_text(printed.data)


def test_what_the_text_cites_is_held_against_the_library_before_print(library_desk):
    matter = casefiles.matter(library_desk, casefiles.client(library_desk, "Петр Ильин"))
    typed = (
        "See Bozano v. France, no. 9990/82, 18 December 1986, and T.K. and S.R. v. Russia, "
        "nos. 28492/15 and 49975/15, 19 November 2019; Saadi v. Italy [GC], no. 37201/06, "
        "28 February 2009; Unknownov v. Russia, no. 1/22, 5 May 2022."
    )
    draft = MemoDraft(
        casefiles.proceeding(library_desk, matter), TEMPLATE, "en", sections=(("facts", typed),)
    )
    uid = filings.start_memo(library_desk, draft).created
    told = "\n".join(filings.get_memo(library_desk, uid).warnings)
    for expected in (
        "“Bozano v. France, no. 9990/82, 18 December 1986”. Citation or outcome is not verified",
        "19 November 2019”. Say what became of it: Superseded: judgment of the Grand Chamber",
        "28 February 2009”. The date differs. The library has: 2008-02-28",
    ):
        assert expected in told
    assert "Unknownov" not in told


def test_an_authority_that_is_left_out_and_still_named_is_told(library_desk):
    (row,) = authorities.find(library_desk, query="Bozano 9990/82").rows[:1]
    matter = casefiles.matter(library_desk, casefiles.client(library_desk, "Петр Ильин"))
    draft = MemoDraft(
        casefiles.proceeding(library_desk, matter),
        TEMPLATE,
        "en",
        sections=(("facts", "As in Bozano v. France, cited by nobody."),),
        authorities=((row.uid, ""),),
    )
    uid = filings.start_memo(library_desk, draft).created
    warnings = filings.get_memo(library_desk, uid).warnings
    assert "The text names “Bozano v. France” all the same: take it out." in warnings


def test_pages_are_pictures_of_the_printed_file(office, draft):
    uid = filings.start_memo(office, draft).created
    pages = filings.memo_pages(office, uid, filed=False, width=300)
    assert len(pages) == filings.print_memo(office, uid, filed=False).pages
    assert all(page.startswith(b"\x89PNG") for page in pages)


def test_a_memo_is_changed_by_version(office, draft):
    uid = filings.start_memo(office, draft).created
    changed = replace(draft, title="Reply", language="ru", version=1)
    filings.change_memo(office, uid, changed)
    memo = filings.get_memo(office, uid)
    assert (memo.row.title, memo.row.language) == ("Reply", "ru")
    with pytest.raises(ChangedMeanwhileError):
        filings.change_memo(office, uid, replace(changed, title="x"))
    filings.delete_memo(office, uid)
    assert filings.list_memos(office, draft.proceeding) == []


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({"template": "../../etc/passwd"}, NoSuchTemplateError),
        ({"language": "xx"}, NoSuchTemplateError),
        ({"sections": (("nonsense", "text"),)}, UnknownSectionKeyError),
        ({"sections": (("facts", "x" * 10_000_000),)}, TextTooLongError),
        ({"sections": (("facts", "a\u202eb"),)}, ControlCharacterError),
        ({"title": "a\x00b"}, ControlCharacterError),
        ({"authorities": (("nobody", ""),)}, NoAuthorityError),
    ],
)
def test_bad_input_is_refused_and_no_memo_is_started(office, draft, fields, error):
    with pytest.raises(error):
        filings.start_memo(office, replace(draft, **fields))
    assert filings.list_memos(office, draft.proceeding) == []


@pytest.mark.parametrize("text", ["a\x00b", "a\u202eb", "x" * 100_001])
def test_a_refused_text_is_named_by_its_section(office, draft, text):
    with pytest.raises((ControlCharacterError, TextTooLongError)) as refused:
        filings.start_memo(office, replace(draft, sections=(("ill_treatment", text),)))
    assert "“Torture and ill-treatment”" in refusal(refused.value, catalogue("en"))


def test_a_text_that_cannot_be_printed_is_named_by_its_section(office, draft):
    marked = replace(draft, sections=(("facts", "left\u200fright"),))
    uid = filings.start_memo(office, marked).created
    with pytest.raises(ControlCharacterError) as refused:
        filings.print_memo(office, uid, filed=False)
    assert "“Facts”" in refusal(refused.value, catalogue("en"))


def test_a_worker_that_dies_is_a_refusal_in_words(office, draft):
    def dies(task, payload, limits):
        raise WorkerTimedOutError(task)

    uid = filings.start_memo(office, draft).created
    with pytest.raises(PrintingFailedError):
        filings.print_memo(replace(office, isolated=dies), uid, filed=False)


def test_a_memo_of_others_does_not_exist(office, draft):
    other = casefiles.colleague(office, Role.LAWYER)
    uid = filings.start_memo(office, draft).created
    for call in (
        lambda: filings.get_memo(other, uid),
        lambda: filings.change_memo(other, uid, draft),
        lambda: filings.print_memo(other, uid, filed=False),
        lambda: filings.memo_pages(other, uid, filed=False, width=100),
        lambda: filings.start_memo(other, draft),
        lambda: filings.list_memos(other, draft.proceeding),
        lambda: filings.delete_memo(other, uid),
    ):
        with pytest.raises(NotFoundError):
            call()


def test_an_alias_never_reaches_a_filing_by_itself(office):
    names = (
        NameDraft("Пётр Ильин"),
        NameDraft("Petr Ilin", "passport"),
        NameDraft("Lis", "alias"),
    )
    person = clients.add_client(office, ClientDraft(names)).created
    uid = casefiles.proceeding(office, casefiles.matter(office, person))
    memo = filings.start_memo(office, MemoDraft(uid, TEMPLATE, "en")).created
    text = pdf_text(filings.print_memo(office, memo, filed=False).data)
    assert "Petr Ilin" in text
    assert "Lis" not in text.split()


def test_a_hearing_to_come_is_no_history(office, draft):
    hearings.add_hearing(office, HearingDraft(draft.proceeding, date(2026, 9, 1)))
    memo = filings.start_memo(office, draft).created
    assert "1 September 2026" not in pdf_text(filings.print_memo(office, memo, filed=False).data)


def test_disputed_dates_of_service_are_not_conceded_in_print(office, draft):
    later = served(date(2026, 3, 2), kind=DateKind.SERVED_ON_COUNSEL)
    casefiles.event(office, draft.proceeding, served(date(2026, 2, 27)), later)
    memo = filings.start_memo(office, draft).created
    printed = filings.print_memo(office, memo, filed=False)
    assert "27 February 2026" not in pdf_text(printed.data)
    assert any("dates of service" in warning for warning in printed.warnings)


def test_who_reviewed_the_rule_stands_on_the_working_copy_and_never_on_the_filed_one(office):
    proceeding = casefiles.proceeding(office, host_state="RS")
    casefiles.event(office, proceeding, served(date(2026, 3, 2)), act="extradition_ruling")
    review = RuleReviewDraft("RS-EXTR-3D", "Ada Reviewer", date(2026, 3, 2), "Gazette")
    rules.review_rule(office, review)
    uid = whole_memo(office, proceeding)

    working = pdf_text(filings.print_memo(office, uid, filed=False).data)
    filed = pdf_text(filings.print_memo(office, uid, filed=True).data)

    assert "RS-EXTR-3D" in working
    assert "Ada Reviewer" in working
    assert "Ada Reviewer" not in filed
    assert "RS-EXTR-3D" not in filed


def whole_memo(office, proceeding):
    memo = filings.start_memo(office, MemoDraft(proceeding, TEMPLATE, "en")).created
    view = filings.get_memo(office, memo)
    texts = tuple((key, "Text.") for key, _, _ in view.sections)
    filings.change_memo(office, memo, MemoDraft(proceeding, TEMPLATE, "en", sections=texts))
    return memo
