"""What a refusal of the facts on countries says: nothing was loaded, where, and why."""

from caseapp.domain import countries
from caseapp.domain.country_notes import UnknownNotePlaceError
from caseapp.domain.errors import UserError
from caseapp.i18n import N_

SENTENCES: dict[type[UserError], str] = {
    countries.UnknownCountryError: N_(
        "Nothing was collected about {place}. There are facts about: {known}."
    ),
    countries.UnreadableCountriesError: N_(
        "The facts in {file} cannot be read: {detail}. No facts on countries are used."
    ),
    countries.UnknownCountryKeyError: N_(
        "{file}, {place}, “{fact}”: the key {field} is not known. No facts on countries are used."
    ),
    countries.MissingCountryKeyError: N_(
        "{file}, {place}, “{fact}”: the key {field} is missing. No facts on countries are used."
    ),
    countries.BadCountryValueError: N_(
        "{file}, {place}, “{fact}”: {field} is “{value}”, but it must be {expected}. No facts on "
        "countries are used."
    ),
    UnknownNotePlaceError: N_(
        "{text} is no state that the program knows. Choose a state of the list."
    ),
    countries.DuplicateCountryFactError: N_(
        "{file}, {place}: “{fact}” stands there twice. No facts on countries are used."
    ),
}
