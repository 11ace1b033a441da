"""A fake office: read models are made up, commands are remembered."""

from types import SimpleNamespace

from caseapp.domain.changes import Changes
from caseapp.domain.views.filings import MemoPdf
from caseapp.domain.views.library import SearchCount
from caseapp.ui.authorities.port import SavedCalls
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
from tests.ui import cases, protections


class Calls(list):
    """Commands that were made, as (name, positional, keywords); `refuse` makes them fail."""

    refuse = None

    def command(self, name, **touched):
        def call(*positional, **keywords):
            if self.refuse is not None:
                raise self.refuse
            self.append((name, positional, keywords))
            return Changes.of(created=f"new-{name}", **touched)

        return call

    def named(self, name):
        return [entry for entry in self if entry[0] == name]


def office(**given):
    """Build an `Office` and the list of its commands; `given` replaces read models."""
    calls = Calls()
    data = SimpleNamespace(
        **{
            "clients": cases.client_rows(3),
            "client": cases.client_view(),
            "proceeding": cases.proceeding_view(),
            "deadline": cases.deadline_view(),
            "preview": cases.preview(),
            "page": cases.authority_page(),
            "authority": cases.authority_view(),
            "memo": cases.memo_view(),
            "pages": (),
            "custody": protections.custody_panel(),
            "removal": protections.removal_panel(),
            "risks": (protections.risk(),),
            "interim": protections.interim_panel(),
            "lapse": cases.lapse_view(),
            "scans": (),
            "open_questions": (),
            "searches": (cases.saved_search(),),
            "search_count": SearchCount(14, more=False, new=3),
            **given,
        }
    )

    def list_clients(*, text, sort, descending, offset, limit):
        calls.append(("list_clients", (text, sort, descending), {"offset": offset}))
        rows = [row for row in data.clients if text.casefold() in row.name.casefold()]
        return sorted(rows, key=lambda row: row.name, reverse=descending)[offset : offset + limit]

    def list_client_ids(*, text, sort, descending):
        return [row.id for row in data.clients if text.casefold() in row.name.casefold()]

    def find(**keywords):
        calls.append(("find", (), keywords))
        return data.page

    def find_similar(uid, **keywords):
        calls.append(("find_similar", (uid,), keywords))
        return data.page

    command = calls.command
    made = Office(
        clients=ClientCalls(
            take_first=lambda: None,
            list_clients=list_clients,
            list_client_ids=list_client_ids,
            get_client=lambda uid: data.client,
            add_client=command("add_client", client="c-1"),
            change_client=command("change_client", client="c-1"),
            delete_client=command("delete_client", client="c-1"),
        ),
        matters=MatterCalls(
            list_matters=lambda: [cases.matter_view()],
            get_matter=lambda uid: cases.matter_view(),
            open_matter=command("open_matter", matter="m-1"),
            get_proceeding=lambda uid: data.proceeding,
            add_proceeding=command("add_proceeding", proceeding="pr-1"),
            change_proceeding=command("change_proceeding", proceeding="pr-1"),
            list_people=lambda: [cases.LAWYER, cases.PARALEGAL],
            add_member=command("add_member", matter="m-1"),
            remove_member=command("remove_member", matter="m-1"),
            add_task=command("add_task", task="t-1"),
            finish_task=command("finish_task", task="t-1"),
        ),
        events=EventCalls(
            list_acts=lambda uid: [
                ("extradition_decision", "Extradition decision"),
                ("arrest", "Arrest"),
            ],
            preview_event=lambda draft: data.preview,
            record_event=command("record_event", event="e-1", deadline="d-1"),
            change_event=command("change_event", event="e-1"),
            delete_event=command("delete_event", event="e-1"),
        ),
        deadlines=DeadlineCalls(
            get_deadline=lambda uid: data.deadline,
            accept=command("accept", deadline="d-1"),
            change=command("change", deadline="d-1"),
            decline=command("decline", deadline="d-1"),
            determine=command("determine", deadline="d-1"),
            no_remedy=command("no_remedy", deadline="d-1"),
            add_manual=command("add_manual", deadline="d-1"),
            record_filed=command("record_filed", deadline="d-1"),
            confirm_filed=command("confirm_filed", deadline="d-1"),
            check_date=command("check_date", deadline="d-1"),
            ask_extension=command("ask_extension", deadline="d-1"),
            extend=command("extend", deadline="d-1"),
            ask_to_close=command("ask_to_close", deadline="d-1"),
            close=command("close", deadline="d-1"),
            keep_open=command("keep_open", deadline="d-1"),
            get_lapse=lambda uid: data.lapse,
            record_lapse=command("record_lapse", deadline="d-1"),
            list_open_questions=lambda uid: data.open_questions,
            list_scans=lambda uid: data.scans,
            add_scan=command("add_scan", document="doc-new"),
            scan_pages=lambda uid, width: data.pages,
            print_slip=command("print_slip"),
        ),
        hearings=HearingCalls(
            add_hearing=command("add_hearing", hearing="h-1"),
            change_hearing=command("change_hearing", hearing="h-1"),
            delete_hearing=command("delete_hearing", hearing="h-1"),
        ),
        authorities=AuthorityCalls(
            find=find,
            list_choices=lambda: data.page.facets,
            get_authority=lambda uid: data.authority,
            confirm_authority=command("confirm_authority", authority="a-1"),
            find_similar=find_similar,
            field_names=lambda: cases.FIELD_NAMES,
            saved=SavedCalls(
                list_saved_searches=lambda: data.searches,
                count_saved_search=lambda uid: data.search_count,
                save_search=command("save_search", saved_search="s-1"),
                change_saved_search=command("change_saved_search", saved_search="s-1"),
                delete_saved_search=command("delete_saved_search", saved_search="s-1"),
                mark_search_seen=command("mark_search_seen"),
            ),
        ),
        filings=FilingCalls(
            list_templates=lambda language: [("memorandum", "Memorandum against extradition")],
            start_memo=command("start_memo", filing="f-1"),
            change_memo=command("change_memo", filing="f-1"),
            get_memo=lambda uid: data.memo,
            print_memo=command("print_memo"),
            memo_pages=lambda uid, *, filed, width: data.pages,
        ),
        custody=CustodyCalls(
            get_custody=lambda uid: data.custody,
            record_custody=command("record_custody", custody="cu-1"),
            change_custody=command("change_custody", custody="cu-1"),
            end_custody=command("end_custody", custody="cu-1"),
            delete_custody=command("delete_custody", custody="cu-1"),
            print_custody=lambda uid: MemoPdf(b"%PDF-", 2, "x"),
        ),
        removal=RemovalCalls(
            get_removal=lambda uid: data.removal,
            list_risks=lambda uid: data.risks,
            change_removal=command("change_removal", removal="r-1"),
            add_bar=command("add_bar", bar="b-1"),
            change_bar=command("change_bar", bar="b-1"),
            delete_bar=command("delete_bar", bar="b-1"),
        ),
        interim=InterimCalls(
            get_interim=lambda uid: data.interim,
            choose_body=command("choose_body", interim="im-1"),
            change_interim=command("change_interim", interim="im-1"),
            delete_interim=command("delete_interim", interim="im-1"),
            look_into_documents=command("look_into_documents", interim="im-1"),
        ),
    )
    return made, calls
