"""The facts on countries that ship with the program: one file per place, read on first use."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from caseapp import resources
from caseapp.domain.countries import (
    Countries,
    CountryProfile,
    DuplicateCountryFactError,
    UnreadableCountriesError,
)
from caseapp.packs.country_schema import read_facts


def load(folder: Path | None = None) -> Countries:
    """Read every file of a folder; the shipped ones by default.

    Raises:
        CountryPackError: what is wrong, with file, place and field; nothing is loaded at all.

    """
    where = resources.path("countries") if folder is None else folder
    return build({file.name: _read(file) for file in sorted(where.glob("*.toml"))})


def build(contents: Mapping[str, object]) -> Countries:
    """Check parsed files as one.

    Raises:
        CountryPackError: what is wrong, with file, place and field.

    """
    profiles: dict[str, CountryProfile] = {}
    for file, content in contents.items():
        place, facts = read_facts(content, file)
        if place in profiles:
            raise DuplicateCountryFactError(file=file, place=place, fact="-")
        names = [fact.name for fact in facts]
        for name in names:
            if names.count(name) > 1:
                raise DuplicateCountryFactError(file=file, place=place, fact=name)
        profiles[place] = CountryProfile(place, facts)
    return Countries(MappingProxyType(profiles))


def _read(file: Path) -> object:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except (ValueError, RecursionError) as error:
        raise UnreadableCountriesError(file=file.name, detail=str(error)) from error
