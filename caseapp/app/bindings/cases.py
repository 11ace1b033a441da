"""What the case screens may ask for."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from caseapp.app.bindings.services import Services
from caseapp.ui.authorities.port import LibraryTools, PackCalls, SavedCalls, SectionCalls
from caseapp.ui.authorities.reading.port import ReadingCalls
from caseapp.ui.office import (
    AuthorityCalls,
    ClientCalls,
    CustodyCalls,
    DeadlineCalls,
    EventCalls,
    FilingCalls,
    HearingCalls,
    InterimCalls,
    MatterCalls,
    Office,
    RemovalCalls,
)

if TYPE_CHECKING:
    from caseapp.domain.library import Field


def bind_office(services: Services) -> Office:
    """Bind the services that the case screens use to a seat."""
    later = services.later
    return Office(
        clients=ClientCalls(
            take_first=lambda: services.shown(services.seat.take_clients()),
            list_clients=later("clients.list_clients"),
            list_client_ids=later("clients.list_client_ids"),
            get_client=later("clients.get_client"),
            add_client=later("clients.add_client"),
            change_client=later("clients.change_client"),
            delete_client=later("clients.delete_client"),
        ),
        matters=MatterCalls(
            list_matters=later("matters.list_matters"),
            get_matter=later("matters.get_matter"),
            open_matter=later("matters.open_matter"),
            get_proceeding=later("matters.get_proceeding"),
            add_proceeding=later("matters.add_proceeding"),
            change_proceeding=later("matters.change_proceeding"),
            list_people=later("people.list_people"),
            add_member=later("matters.add_member"),
            remove_member=later("matters.remove_member"),
            add_task=later("tasks.add_task"),
            finish_task=later("tasks.finish_task"),
            mark_handling=later("handling.mark_handling"),
        ),
        events=EventCalls(
            list_acts=later("events.list_acts"),
            preview_event=later("events.preview_event"),
            record_event=later("events.record_event"),
            change_event=later("events.change_event"),
            delete_event=later("events.delete_event"),
        ),
        deadlines=DeadlineCalls(
            get_deadline=later("deadlines.get_deadline"),
            accept=later("deadlines.accept"),
            change=later("deadlines.change"),
            decline=later("deadlines.decline"),
            determine=later("deadlines.determine"),
            no_remedy=later("deadlines.no_remedy"),
            add_manual=later("deadlines.add_manual"),
            record_filed=later("deadlines.record_filed"),
            confirm_filed=later("deadlines.confirm_filed"),
            check_date=later("deadlines.check_date"),
            ask_extension=later("extensions.ask_extension"),
            extend=later("extensions.extend"),
            ask_to_close=later("closings.ask_to_close"),
            close=later("closings.close"),
            keep_open=later("closings.keep_open"),
            get_lapse=later("lapses.get_lapse"),
            record_lapse=later("lapses.record_lapse"),
            list_open_questions=later("deadlines.list_open_questions"),
            list_scans=later("scans.list_scans"),
            add_scan=later("scans.add_scan"),
            scan_pages=later("scans.scan_pages"),
            print_slip=later("sheets.print_control_slip"),
            set_leads=later("leads.set_leads"),
        ),
        hearings=HearingCalls(
            add_hearing=later("hearings.add_hearing"),
            change_hearing=later("hearings.change_hearing"),
            delete_hearing=later("hearings.delete_hearing"),
        ),
        authorities=AuthorityCalls(
            find=later("authorities.find"),
            list_choices=later("authorities.list_choices"),
            get_authority=later("authorities.get_authority"),
            confirm_authority=later("authorities.confirm_authority"),
            find_similar=later("authorities.find_similar"),
            field_names=field_names,
            tools=bind_tools(services),
            saved=bind_saved(services),
        ),
        filings=FilingCalls(
            list_templates=later("filings.list_templates"),
            start_memo=later("filings.start_memo"),
            change_memo=later("filings.change_memo"),
            get_memo=later("filings.get_memo"),
            print_memo=later("filings.print_memo"),
            memo_pages=later("filings.memo_pages"),
        ),
        custody=CustodyCalls(
            get_custody=later("custody.get_custody"),
            record_custody=later("custody.record_custody"),
            change_custody=later("custody.change_custody"),
            end_custody=later("custody.end_custody"),
            delete_custody=later("custody.delete_custody"),
            print_custody=later("custody.print_custody"),
        ),
        removal=RemovalCalls(
            get_removal=later("removal.get_removal"),
            list_risks=later("removal.list_risks"),
            change_removal=later("removal.change_removal"),
            add_bar=later("removal.add_bar"),
            change_bar=later("removal.change_bar"),
            delete_bar=later("removal.delete_bar"),
        ),
        interim=InterimCalls(
            get_interim=later("interim.get_interim"),
            choose_body=later("interim.choose_body"),
            change_interim=later("interim.change_interim"),
            delete_interim=later("interim.delete_interim"),
            look_into_documents=later("interim.look_into_documents"),
        ),
    )


def bind_saved(services: Services) -> SavedCalls:
    """Bind the searches that are kept."""
    later = services.later
    return SavedCalls(
        list_saved_searches=later("saved_searches.list_saved_searches"),
        count_saved_search=later("saved_searches.count_saved_search"),
        save_search=later("saved_searches.save_search"),
        change_saved_search=later("saved_searches.change_saved_search"),
        delete_saved_search=later("saved_searches.delete_saved_search"),
        mark_search_seen=later("saved_searches.mark_search_seen"),
    )


def field_names() -> "Mapping[str, Field]":
    """Return what the fields of a query are called; loaded when the library is first shown."""
    from caseapp.search.query import FIELD_NAMES

    return FIELD_NAMES


def bind_tools(services: Services) -> LibraryTools:
    """Bind what the library can do beside searching and reading."""
    later = services.later
    return LibraryTools(
        import_decisions=later("imports.import_decisions"),
        get_own_decision=later("own_decisions.get_own_decision"),
        change_own_decision=later("own_decisions.change_own_decision"),
        remove_own_decision=later("own_decisions.remove_own_decision"),
        check_citations=later("citation_check.check_in_slices"),
        find_precedents=later("precedents.find_precedents"),
        print_precedents=later("precedents.print_precedents"),
        get_text=later("authority_text.get_text"),
        cite=later("authority_text.cite"),
        reading=bind_reading(services),
        packs=PackCalls(
            list_packs=later("authority_packs.list_packs"),
            install_pack=later("authority_packs.install_pack"),
            remove_pack=later("authority_packs.remove_pack"),
            restore_pack=later("authority_packs.restore_pack"),
            check_pack=later("pack_export.check_pack"),
            export_pack=later("pack_export.export_pack"),
        ),
        sections=SectionCalls(
            put_precedents=later("filing_precedents.put_precedents"),
            take_out_precedents=later("filing_precedents.take_out_precedents"),
        ),
    )


def bind_reading(services: Services) -> ReadingCalls:
    """Bind what is written beside decisions, and how they stand to each other."""
    later = services.later
    return ReadingCalls(
        list_annotations=later("annotations.list_annotations"),
        find_annotations=later("annotations.find_annotations"),
        add_annotation=later("annotations.add_annotation"),
        change_annotation=later("annotations.change_annotation"),
        delete_annotation=later("annotations.delete_annotation"),
        restore_annotation=later("annotations.restore_annotation"),
        list_tags=later("tags.list_tags"),
        list_tagged=later("tags.list_tagged"),
        tag_decision=later("tags.tag_decision"),
        untag_decision=later("tags.untag_decision"),
        change_tag=later("tags.change_tag"),
        merge_tags=later("tags.merge_tags"),
        delete_tag=later("tags.delete_tag"),
        list_relations=later("relations.list_relations"),
        quote_in_memo=later("memo_quotations.quote_in_memo"),
        list_matters=later("matters.list_matters"),
        list_memos=later("filings.list_memos"),
        get_memo=later("filings.get_memo"),
        recall_reading=later("reading_memory.recall_reading"),
        remember_reading=later("reading_memory.remember_reading"),
    )
