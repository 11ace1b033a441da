"""What the screens of the law may ask for: rules, countries, the office's own law."""

from caseapp.app.bindings.services import Services
from caseapp.ui.countries.port import CountriesPort
from caseapp.ui.rules.port import RulesPort


def bind_rules(services: Services) -> RulesPort:
    """Bind the rules of law, this office's reviews and its own law."""
    later = services.later
    return RulesPort(
        list_rules=later("rules.list_rules"),
        get_rule=later("rules.get_rule"),
        law_state=later("rules.law_state"),
        get_host_states=later("rules.get_host_states"),
        review_rule=later("rules.review_rule"),
        revoke_review=later("rules.revoke_review"),
        set_host_states=later("rules.set_host_states"),
        list_packs=later("law_packs.list_packs"),
        replace_pack=later("law_packs.replace_pack"),
        restore_shipped_pack=later("law_packs.restore_shipped_pack"),
        restore_earlier_pack=later("law_packs.restore_earlier_pack"),
        list_office_rules=later("office_rules.list_office_rules"),
        add_office_rule=later("office_rules.add_office_rule"),
        change_office_rule=later("office_rules.change_office_rule"),
        delete_office_rule=later("office_rules.delete_office_rule"),
        try_office_rule=later("office_rules.try_office_rule"),
        list_methods=later("office_rules.list_methods"),
        list_acts=later("office_rules.list_acts_of"),
        list_holidays=later("holidays.list_holidays"),
        export_office_rules=later("office_rules.export_office_rules"),
        add_holiday=later("holidays.add_holiday"),
        change_holiday=later("holidays.change_holiday"),
        remove_holiday=later("holidays.remove_holiday"),
        print_review_sheet=later("review_sheet.print_review_sheet"),
        sheet_waits=later("review_sheet.sheet_waits"),
        put_sheet_aside=later("review_sheet.put_sheet_aside"),
        review_law=later("law_review.review_law"),
    )


def bind_countries(services: Services) -> CountriesPort:
    """Bind the profiles of states and the office's own notes about them."""
    later = services.later
    return CountriesPort(
        list_countries=later("countries.list_countries"),
        get_country=later("countries.get_country"),
        add_note=later("countries.add_note"),
        change_note=later("countries.change_note"),
        delete_note=later("countries.delete_note"),
    )
