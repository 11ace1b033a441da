"""How far this office may rely on a rule, as the words of a badge and as a sentence."""

from caseapp.domain.rule_marks import LawCause, LawChange, RuleMark, RuleStanding
from caseapp.i18n import N_, Catalogue
from caseapp.wording.days import day_text

_PLAIN = {
    RuleStanding.CONFIRM: N_("Confirm rule"),
    RuleStanding.NEEDS_REVIEW: N_("Needs review"),
    RuleStanding.NOT_VERIFIED: N_("Not verified"),
    RuleStanding.OFFICE_RULE: N_("Office rule"),
    RuleStanding.EXPIRED: N_("Review expired"),
    RuleStanding.CHANGED: N_("Changed since its review"),
}
_SENTENCES = {
    RuleStanding.CONFIRM: N_(
        "The law was read in its text; this office has not reviewed the rule yet."
    ),
    RuleStanding.NEEDS_REVIEW: N_(
        "The rule rests on a dated text or a secondary source. Read the law before relying on it."
    ),
    RuleStanding.NOT_VERIFIED: N_(
        "The rule was not verified and gives no date. Read the law and write an office rule."
    ),
    RuleStanding.REVIEWED: N_("Reviewed by {name} on {day}; the review holds until {until}."),
    RuleStanding.OFFICE_RULE: N_("Written by {name} on {day}; it computes until {until}."),
    RuleStanding.EXPIRED: N_(
        "Reviewed by {name} on {day}, more than twelve months ago. Read the law again."
    ),
    RuleStanding.CHANGED: N_(
        "Reviewed by {name} on {day}; the rule has another wording since. Read the law again."
    ),
}
_EXPIRED_RULE = N_(
    "Written by {name} on {day}, more than twelve months ago: it gives no date until somebody has "
    "read the law again."
)
_CHANGES = {
    LawCause.RULE: N_("The law changed: rule {rule} has another wording ({was}, now {now})."),
    LawCause.OTHER_RULE: N_("The law changed: a rule that {rule} hangs on has another wording."),
    LawCause.NEW_RULE: N_("The law changed: {rule} now gives a date where there was none."),
    LawCause.NO_RULE: N_("The law changed: {rule} gives no date any more."),
    LawCause.HOLIDAYS: N_("The holidays changed: {was}, now {now}."),
    LawCause.OFFICE_HOLIDAYS: N_("The office corrected a holiday on the way."),
    LawCause.ZONES: N_("The time zone data changed: {was}, now {now}."),
}


def mark_text(mark: RuleMark, t: Catalogue) -> str:
    """Return the words of a badge."""
    if mark.standing is RuleStanding.REVIEWED and mark.day is not None:
        return t("Reviewed by {name} on {day}", name=mark.name, day=day_text(mark.day, t))
    return t(_PLAIN[mark.standing])


def mark_sentence(mark: RuleMark, t: Catalogue, *, office_rule: bool = False) -> str:
    """Return what a badge means, with who reviewed or wrote the rule, when, and until when."""
    text = _SENTENCES[mark.standing]
    if office_rule and mark.standing is RuleStanding.EXPIRED:
        text = _EXPIRED_RULE
    return t(
        text,
        name=mark.name,
        day=day_text(mark.day, t) if mark.day else "",
        until=day_text(mark.until, t) if mark.until else "",
    )


def law_change_text(change: LawChange, t: Catalogue) -> str:
    """Return why a stored date is looked at again, with the old and the new date."""
    why = t(
        _CHANGES[change.cause],
        rule=change.rule,
        was=_edition(change.was),
        now=_edition(change.now),
    )
    if change.old_day is None or change.new_day is None:
        if change.old_day is not None:
            return t(
                "{why} The stored safe day stays {day} until a lawyer has decided.",
                why=why,
                day=day_text(change.old_day, t),
            )
        return why
    if change.old_day != change.new_day:
        return t(
            "{why} The safe day was {old}; it would be {new}.",
            why=why,
            old=day_text(change.old_day, t),
            new=day_text(change.new_day, t),
        )
    if change.old_last_day and change.new_last_day and change.old_last_day != change.new_last_day:
        return t(
            "{why} The last day was {old}; it would be {new}.",
            why=why,
            old=day_text(change.old_last_day, t),
            new=day_text(change.new_last_day, t),
        )
    return t("{why} The hour would be another one.", why=why)


def _edition(version: str) -> str:
    """Leave the hash out of a rule's version: people compare editions."""
    return version.partition("+")[0]
