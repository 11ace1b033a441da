"""`caseapp rules list | show | check | review | replace | restore`: the law that dates come from."""

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from caseapp.cli.counting import answer, read_moment
from caseapp.cli.output import Output
from caseapp.cli.parser import Commands, Parser, add_command
from caseapp.cli.passphrases import add_passphrase_option
from caseapp.cli.surroundings import Surroundings
from caseapp.domain.rules import PackTooLargeError, PackUnreadableError, RuleReviewDraft
from caseapp.domain.vocabulary import ProceedingKind, Trust
from caseapp.i18n import Catalogue
from caseapp.wording import terms
from caseapp.wording.days import day_text
from caseapp.wording.marks import mark_sentence, mark_text

if TYPE_CHECKING:  # counting and listing need no database library
    from contextlib import AbstractContextManager

    from caseapp.domain.views.rules import PackCheck, RuleRow, RuleView
    from caseapp.services.desk import Desk

BUILTIN: Final = "builtin"
REFUSED: Final = 1
_YES: Final = {"yes": True, "no": False}


def add_parser(commands: "Commands[Parser]", t: Catalogue) -> Parser:
    """Add the command with its actions."""
    parser = add_command(
        commands, t, "rules", t("read, check and review rules of law"), json=False
    )
    actions = parser.add_subparsers(
        dest="action", metavar=t("ACTION"), required=True, parser_class=Parser
    )
    _add_list(actions, t)
    show = add_command(actions, t, "show", t("show one rule with its source and examples"))
    show.add_argument("rule", metavar="RULE", help=t("id of the rule, such as KZ-EXT-APPEAL"))
    add_vault_option(show, t)
    check = add_command(actions, t, "check", t("check a pack and count its worked examples"))
    check.add_argument("file", metavar="FILE", help=t("a pack of law, or “builtin”"))
    _add_review(actions, t)
    replace = add_command(actions, t, "replace", t("put a pack in the place of the shipped one"))
    _add_vault(replace, t)
    replace.add_argument("file", metavar="FILE", type=Path, help=t("a pack of law"))
    restore = add_command(actions, t, "restore", t("put the shipped pack back in force"))
    _add_vault(restore, t)
    restore.add_argument("pack", metavar="PACK", help=t("id of the pack, such as kz"))
    return parser


def _add_list(actions: "Commands[Parser]", t: Catalogue) -> None:
    parser = add_command(actions, t, "list", t("list the rules in force"))
    parser.add_argument("--host", default="", metavar="STATE", help=t("state or court: KZ, ECtHR"))
    parser.add_argument("--proceeding", choices=[kind.value for kind in ProceedingKind])
    parser.add_argument("--trust", choices=[grade.value for grade in Trust])
    parser.add_argument(
        "--computable",
        nargs="?",
        const="yes",
        choices=list(_YES),
        help=t("only rules that give a date; “no”: only those that do not"),
    )
    add_vault_option(parser, t)


def _add_review(actions: "Commands[Parser]", t: Catalogue) -> None:
    parser = add_command(actions, t, "review", t("record that this office read the law of a rule"))
    _add_vault(parser, t)
    parser.add_argument("rule", metavar="RULE", help=t("id of the rule, such as KZ-EXT-APPEAL"))
    parser.add_argument("--source", required=True, metavar="TEXT", help=t("what was read, where"))
    parser.add_argument("--name", default="", metavar="NAME", help=t("who read it; else you"))
    parser.add_argument("--date", metavar="DATE", help=t("when it was read; else today"))
    parser.add_argument("--note", default="", metavar="TEXT", help=t("what was found"))


def _add_vault(parser: Parser, t: Catalogue) -> None:
    parser.add_argument("vault", metavar="VAULT", type=Path, help=t("the vault's folder"))
    add_passphrase_option(parser, t)


def add_vault_option(parser: Parser, t: Catalogue) -> None:
    """Let a command that reads what ships read one vault's additions to it, too."""
    parser.add_argument(
        "--vault",
        metavar="VAULT",
        type=Path,
        help=t("the vault's folder: with its reviews, office rules and replaced packs"),
    )
    add_passphrase_option(parser, t)


def run(arguments: argparse.Namespace, out: Output, around: Surroundings) -> int:
    """Do the action."""
    actions: dict[str, Callable[[argparse.Namespace, Output, Surroundings], int]] = {
        "list": _list,
        "show": _show,
        "check": _check,
        "review": _review,
        "replace": _replace,
        "restore": _restore,
    }
    return actions[arguments.action](arguments, out, around)


def _list(arguments: argparse.Namespace, out: Output, around: Surroundings) -> int:
    wanted = {
        "host": arguments.host,
        "proceeding": ProceedingKind(arguments.proceeding) if arguments.proceeding else None,
        "trust": Trust(arguments.trust) if arguments.trust else None,
        "computable": _YES[arguments.computable] if arguments.computable else None,
    }
    if arguments.vault is None:
        from caseapp.domain.clock import SystemClock
        from caseapp.packs.law import load
        from caseapp.packs.rule_views import rule_rows

        rows = rule_rows(load(), out.t, today=SystemClock().today(), **wanted)
    else:
        from caseapp.services.rules import list_rules

        with _unlocked(arguments, out, around) as desk:
            rows = list_rules(desk, **wanted)
    out.data(rows)
    for row in rows:
        _print_row(row, out)
    out.note(out.t.plural("{count} rule", "{count} rules", len(rows)))
    return 0


def _print_row(row: "RuleRow", out: Output) -> None:
    t = out.t
    out.line(t("{rule}  {action}", rule=row.id, action=row.action))
    grade, mark = terms.trust(row.trust, t), mark_text(row.mark, t)
    if row.computable:
        out.line(t("    {period} · {grade} · {mark}", period=row.period, grade=grade, mark=mark))
    else:
        out.line(t("    {grade} · gives no date", grade=grade))


def _show(arguments: argparse.Namespace, out: Output, around: Surroundings) -> int:
    return answer(lambda: _show_rule(arguments, out, around), out)


def _show_rule(arguments: argparse.Namespace, out: Output, around: Surroundings) -> int:
    if arguments.vault is None:
        from caseapp.domain.clock import SystemClock
        from caseapp.packs.law import load
        from caseapp.packs.rule_views import rule_view

        view = rule_view(load().rule(arguments.rule), out.t, today=SystemClock().today())
    else:
        from caseapp.services.rules import get_rule

        with _unlocked(arguments, out, around) as desk:
            view = get_rule(desk, arguments.rule)
    out.data(view)
    _print_rule(view, out)
    return 0


def _print_rule(view: "RuleView", out: Output) -> None:
    t, row = out.t, view.row
    out.line(t("{rule}  {action}", rule=row.id, action=row.action))
    shown = (
        (t("Where"), row.host),
        (t("Proceeding"), terms.proceeding_kind(row.proceeding, t)),
        (t("Court or body"), view.body),
        (t("Follows from"), ", ".join(view.acts)),
        (t("Starts from"), ", ".join(view.starts_from)),
        (t("Period"), row.period),
        (t("Counting method"), view.method),
        (t("Counted under"), view.method_citation),
        (t("Applies"), view.validity),
        (t("Counted from the end of"), view.after),
        (t("Same period as"), view.same_as),
        (t("Asks"), " ".join(view.questions)),
        (t("Effect"), view.suspensive),
        (t("Citation"), row.citation),
        (t("Source"), view.source),
        (t("Trust"), terms.trust(row.trust, t)),
        (t("Edition"), day_text(view.edition, t) if view.edition else ""),
    )
    for label, text in shown:
        if text:
            out.line(t("{label}: {text}", label=label, text=text))
    if view.why_no_date:
        out.line(view.why_no_date)
    out.line(mark_sentence(row.mark, t, office_rule=row.pack.startswith("office")))
    for number, example in enumerate(view.examples, 1):
        dates = ", ".join(f"{label}: {day}" for label, day in example.dates)
        out.line(t("Example {number}: {dates}", number=number, dates=dates))
        last = example.last_moment or day_text(example.last_day, t)
        out.line(t("  → {day}. {why}", day=last, why=example.why))


def _check(arguments: argparse.Namespace, out: Output, _around: Surroundings) -> int:
    from caseapp.packs.law_check import check_pack, check_shipped

    if arguments.file == BUILTIN:
        found = check_shipped(out.t)
    else:
        file = Path(arguments.file)
        found = check_pack(file.name, _read(file), out.t)
    out.data(found)
    _print_check(found, out)
    return REFUSED if found.findings else 0


def _read(file: Path) -> str:
    from caseapp.packs.law_check import LARGEST

    try:
        if file.stat().st_size > LARGEST:
            raise PackTooLargeError(file=file.name, limit=LARGEST)
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise PackUnreadableError(file=file.name) from error


def _print_check(found: "PackCheck", out: Output) -> None:
    t = out.t
    for finding in found.findings:
        out.line(finding.message)
    if found.findings:
        return
    out.line(
        t(
            "{rules} rules, {computable} of them give a date; all {examples} worked examples come "
            "out.",
            rules=found.rules,
            computable=found.computable,
            examples=found.examples,
        )
    )


def _review(arguments: argparse.Namespace, out: Output, around: Surroundings) -> int:
    return answer(lambda: _review_rule(arguments, out, around), out)


def _review_rule(arguments: argparse.Namespace, out: Output, around: Surroundings) -> int:
    from caseapp.services.rules import get_rule, review_rule

    read_on = read_moment(arguments.date)[0] if arguments.date else None
    with _unlocked(arguments, out, around) as desk:
        draft = RuleReviewDraft(
            rule=arguments.rule,
            reviewer=arguments.name or desk.person.name,
            day=read_on or desk.clock.today(),
            source=arguments.source,
            note=arguments.note,
        )
        review_rule(desk, draft)
        view = get_rule(desk, arguments.rule)
    out.data(view)
    out.line(mark_sentence(view.row.mark, out.t))
    return 0


def _replace(arguments: argparse.Namespace, out: Output, around: Surroundings) -> int:
    from caseapp.services.law_packs import replace_pack

    text = _read(arguments.file)
    with _unlocked(arguments, out, around) as desk:
        replace_pack(desk, arguments.file.name, text)
        _tell_reviews(desk, out)
    return 0


def _restore(arguments: argparse.Namespace, out: Output, around: Surroundings) -> int:
    from caseapp.services.law_packs import restore_shipped_pack

    with _unlocked(arguments, out, around) as desk:
        restore_shipped_pack(desk, arguments.pack)
        _tell_reviews(desk, out)
    return 0


def _tell_reviews(desk: "Desk", out: Output) -> None:
    """Count the stored dates again and say what waits for a lawyer."""
    from caseapp.services.law_review import run_review

    checked = run_review(desk)
    t = out.t
    out.data({"counted": checked.counted, "raised": checked.raised})
    out.line(
        t.plural(
            "{count} stored date was counted again; none was moved.",
            "{count} stored dates were counted again; none was moved.",
            checked.counted,
        )
    )
    if checked.raised:
        out.line(
            t.plural(
                "{count} review waits for a lawyer.",
                "{count} reviews wait for a lawyer.",
                checked.raised,
            )
        )


def _unlocked(
    arguments: argparse.Namespace, out: Output, around: Surroundings
) -> "AbstractContextManager[Desk]":
    passphrase = around.passphrases(out.t, arguments.passphrase_file).existing()
    return around.unlock(arguments.vault, passphrase, out.t.language)
