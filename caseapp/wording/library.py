"""Words for what a search of the library is narrowed by, and for what a decision is worth."""

from caseapp.domain.authorities import Label
from caseapp.domain.library import Binding, BindingReason, Field, Treatment
from caseapp.i18n import N_, Catalogue
from caseapp.wording.authorities import FACET_TITLES, label_text
from caseapp.wording.days import source_day

OWN_SOURCE = "own"
"""Name under which the office's own imports stand beside the packs."""
SHIPPED_SOURCE = "leading-decisions"
"""Name of the pack that comes with the program."""

FIELD_TITLES: dict[Field, str] = {
    **{Field(label.value): title for label, title in FACET_TITLES.items()},
    Field.TREATMENT: N_("Treatment"),
    Field.YEAR: N_("Year"),
    Field.TAG: N_("Tag"),
    Field.SOURCE: N_("Source"),
    Field.STATE: N_("State"),
    Field.AFTER: N_("From"),
    Field.BEFORE: N_("Before"),
}

TREATMENTS: dict[Treatment, str] = {
    Treatment.SUPERSEDED: N_("Superseded or revised"),
    Treatment.DEPARTED_FROM: N_("Departed from or reassessed"),
    Treatment.DISTINGUISHED: N_("Distinguished"),
    Treatment.FOLLOWED: N_("Followed or applied"),
    Treatment.CONSIDERED: N_("Cited or considered"),
    Treatment.NONE: N_("Not treated in the library"),
}

BINDING: dict[Binding, str] = {
    Binding.BINDING: N_("Binding here"),
    Binding.PERSUASIVE: N_("Persuasive only"),
    Binding.UNKNOWN: N_("Weight here not established"),
}

REASONS: dict[BindingReason, str] = {
    BindingReason.PARTY: N_("{state} is a party to the European Convention on Human Rights."),
    BindingReason.NOT_PARTY: N_(
        "{state} is not a party to the European Convention on Human Rights."
    ),
    BindingReason.PARTY_UNKNOWN: N_(
        "Whether {state} is a party to the European Convention on Human Rights was not established."
    ),
    BindingReason.ACCEPTED: N_(
        "Views of a United Nations committee; {state} has accepted its individual complaints."
    ),
    BindingReason.NOT_ACCEPTED: N_(
        "Views of a United Nations committee whose individual complaints {state} has not accepted."
    ),
    BindingReason.ACCEPTED_UNKNOWN: N_(
        "Views of a United Nations committee; whether {state} has accepted its individual "
        "complaints was not established."
    ),
    BindingReason.OWN_COURT: N_(
        "A court of {state}: how far its decisions bind others is for the law of that state."
    ),
    BindingReason.OTHER_STATE: N_("A court of another state than {state}."),
    BindingReason.UNION: N_(
        "The Court of Justice binds the Member States of the European Union; whether {state} is "
        "one is not among the facts collected about it."
    ),
    BindingReason.COURT_UNKNOWN: N_("It is not known whose court this is."),
}
UNSURE = N_("This fact was collected from memory or is disputed: check it.")


def field_title(field: Field, t: Catalogue) -> str:
    """Return what a field is called."""
    return t(FIELD_TITLES[field])


def value_text(field: Field, value: str, t: Catalogue) -> str:
    """Return one value of a field in words; of a tag `tag_text` has them."""
    if field is Field.TREATMENT:
        return treatment_text(Treatment(value), t)
    if field is Field.SOURCE:
        return source_text(value, t)
    if field in {Field.AFTER, Field.BEFORE}:
        return source_day(value, t)
    if field in {Field.YEAR, Field.TAG}:
        return value
    return label_text(Label.HOST_STATE if field is Field.STATE else Label(field.value), value, t)


def tag_text(name: str, file_number: str, t: Catalogue) -> str:
    """Return a tag as it is called; one of a matter says so."""
    return t("{tag} · file {number}", tag=name, number=file_number) if file_number else name


def treatment_text(treatment: Treatment, t: Catalogue) -> str:
    """Return what later decisions made of one, in words."""
    return t(TREATMENTS[treatment])


def source_text(pack: str, t: Catalogue) -> str:
    """Return where decisions come from: the program, the office, or a pack by its name."""
    if pack == SHIPPED_SOURCE:
        return t("The library of the program")
    return t("Imported by the office") if pack == OWN_SOURCE else pack


def unknown_text(field: Field, typed: str, t: Catalogue) -> str:
    """Return the sentence for a value that names nothing."""
    return t(_UNKNOWN.get(field, _UNKNOWN_VALUE), text=typed)


_UNKNOWN_VALUE = N_("Nothing in the library is called “{text}”.")
_UNKNOWN: dict[Field, str] = {
    Field.COURT: N_("No court or formation of the library is called “{text}”."),
    Field.STATE: N_("No state is called “{text}”."),
    Field.HOST_STATE: N_("No state is called “{text}”."),
    Field.REQUESTING_STATE: N_("No state is called “{text}”."),
    Field.ARTICLE: N_("No decision of the library concerns an article “{text}”."),
    Field.ISSUE: N_("No issue is called “{text}”."),
    Field.OUTCOME: N_("No outcome is called “{text}”."),
    Field.TAG: N_("No tag is called “{text}”."),
    Field.YEAR: N_("“{text}” is no year. Write 2015 or 2010-2015."),
    Field.AFTER: N_("“{text}” is no date. Write 2015, 2015-03 or 2015-03-31."),
    Field.BEFORE: N_("“{text}” is no date. Write 2015, 2015-03 or 2015-03-31."),
}


def binding_text(binding: Binding, t: Catalogue) -> str:
    """Return whether a decision binds, for a badge."""
    return t(BINDING[binding])


def reason_text(reason: BindingReason, state: str, t: Catalogue, *, sure: bool) -> str:
    """Return why, in a sentence that names the state, and that it has to be checked."""
    sentence = t(REASONS[reason], state=state)
    return sentence if sure else f"{sentence} {t(UNSURE)}"
