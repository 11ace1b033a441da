"""The words for the facts on countries: subjects, treaties, standings, sentences, places."""

from caseapp.domain.countries import (
    CountryFact,
    FactGrade,
    OffencePart,
    Standing,
    Subject,
    Treaty,
    TreatyStatus,
)
from caseapp.i18n import N_, Catalogue
from caseapp.wording.days import source_day
from caseapp.wording.states import state_name

SUBJECTS = {
    Subject.TREATY: N_("Treaties"),
    Subject.PACT: N_("Pacts on data exchange"),
    Subject.BLOC: N_("Blocs of States"),
    Subject.BARS: N_("Bars to extradition and removal"),
    Subject.EXTRADITION: N_("Extradition law"),
    Subject.ASYLUM_LAW: N_("Asylum law"),
    Subject.REMOVAL: N_("Removal and remedies"),
    Subject.BODY: N_("Courts and bodies"),
    Subject.REPRESENTATION: N_("Who may or must act for the person"),
    Subject.LANGUAGE: N_("Languages and scripts of filings"),
    Subject.WEEKEND: N_("Weekend"),
    Subject.HOLIDAYS: N_("Holidays"),
    Subject.COUNTING: N_("How time is counted"),
    Subject.SERVICE: N_("Service and translation"),
    Subject.PRACTICE: N_("Practice"),
    Subject.INCIDENT: N_("Incidents"),
    Subject.DESIGNATION: N_("Designations"),
    Subject.OFFENCE: N_("Articles of the criminal code"),
    Subject.SOURCE: N_("What the sources lack"),
}
TREATIES = {
    Treaty.REFUGEE_1951: N_("Refugee Convention of 1951"),
    Treaty.ECHR: N_("European Convention on Human Rights"),
    Treaty.CAT: N_("Convention against Torture"),
    Treaty.CAT_22: N_("Convention against Torture: complaints of individuals (art. 22)"),
    Treaty.ICCPR_OP1: N_("Optional Protocol to the Covenant on Civil and Political Rights"),
    Treaty.ETS_24: N_("European Convention on Extradition"),
    Treaty.ETS_86: N_("Additional Protocol to the Convention on Extradition"),
    Treaty.CETS_209: N_("Third Additional Protocol to the Convention on Extradition"),
    Treaty.CETS_212: N_("Fourth Additional Protocol to the Convention on Extradition"),
    Treaty.ECE_PROTOCOLS: N_("Protocols to the Convention on Extradition"),
    Treaty.MINSK_1993: N_("Minsk Convention of 1993"),
    Treaty.MINSK_1997: N_("Protocol of 1997 to the Minsk Convention"),
    Treaty.CHISINAU_2002: N_("Chisinau Convention of 2002"),
    Treaty.BILATERAL_RUSSIA: N_("Treaty with Russia"),
    Treaty.BILATERAL_OTHER: N_("Treaties with other States"),
}
STANDINGS = {
    Standing.PARTY: N_("Bound"),
    Standing.SIGNED: N_("Signed only"),
    Standing.NOT_PARTY: N_("Not bound"),
    Standing.UNCLEAR: N_("Unclear"),
}
GRADES = {
    FactGrade.SEEN: N_("source seen"),
    FactGrade.SEEN_DATED: N_("dated source seen"),
    FactGrade.SECONDARY: N_("secondary source"),
    FactGrade.UNVERIFIED: N_("not verified"),
}
_PLACES = {
    "EU": N_("European Union"),
    "CoE": N_("Council of Europe"),
    "ECtHR": N_("European Court of Human Rights"),
    "INTERPOL CCF": N_("Commission for the Control of INTERPOL's Files"),
    "UN treaty bodies": N_("United Nations treaty bodies"),
}


def place_name(place: str, t: Catalogue) -> str:
    """Return the name of a state, court or body that facts are about."""
    return t(_PLACES[place]) if place in _PLACES else state_name(place, t.language)


def grade_text(grade: FactGrade, t: Catalogue) -> str:
    """Return the words of a grade: "seen", "not verified"."""
    return t(GRADES[grade])


def standing_text(status: TreatyStatus, t: Catalogue) -> str:
    """Return where a state stands towards a treaty, and that sources differ where they do."""
    words = t(STANDINGS[status.standing])
    if status.since:
        words = t("{standing} since {since}", standing=words, since=source_day(status.since, t))
    return t("{standing}; the sources differ", standing=words) if status.disputed else words


def sentence_text(part: OffencePart, t: Catalogue) -> str:
    """Return the sentence of one part of an article: "Part 1: 6 to 10 years"."""
    words = _years(part, t)
    if part.life and part.maximum_years is not None:
        words = t("{sentence}, or life", sentence=words)
    if not part.part:
        return words
    if not part.part.isdigit():
        return t("{group}: {sentence}", group=part.part, sentence=words)
    return t("Part {number}: {sentence}", number=part.part, sentence=words)


def offence_text(fact: CountryFact, t: Catalogue) -> str:
    """Return an article with the sentences of its parts."""
    sentences = "; ".join(sentence_text(part, t) for part in fact.parts)
    return t("Article {article}: {sentences}", article=fact.article, sentences=sentences)


def _years(part: OffencePart, t: Catalogue) -> str:
    if part.maximum_years is None:
        return t("up to life")
    if part.maximum_years == 0:
        return t("no imprisonment")
    if part.minimum_years is None:
        return t.plural("up to {count} year", "up to {count} years", part.maximum_years)
    return t.plural(
        "{least} to {count} year",
        "{least} to {count} years",
        part.maximum_years,
        least=part.minimum_years,
    )
