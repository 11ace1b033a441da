"""`caseapp search VAULT [QUERY|-]`: clients and authorities.

A name on a command line lands in the shell's history and in the process list, so that the
documented way is a prompt or standard input; a query as an argument works for authorities.
"""

import argparse
from pathlib import Path
from typing import Final

from caseapp.cli.output import Output
from caseapp.cli.parser import Commands, Parser, add_command
from caseapp.cli.passphrases import STANDARD_INPUT, PassphraseSource, add_passphrase_option
from caseapp.cli.surroundings import Surroundings
from caseapp.domain.views.authorities import AuthorityRow
from caseapp.domain.views.client_list import ClientRow
from caseapp.i18n import Catalogue
from caseapp.wording.days import day_text

_LIMIT: Final = 20
_MOST: Final = 1000


def add_parser(commands: "Commands[Parser]", t: Catalogue) -> Parser:
    """Add the command."""
    parser = add_command(commands, t, "search", t("find clients and authorities"))
    parser.add_argument("vault", metavar="VAULT", type=Path, help=t("the vault's folder"))
    parser.add_argument(
        "query",
        metavar="QUERY",
        nargs="?",
        help=t(
            "what to look for, with fields such as court:ECtHR or after:2015; “-” reads one query "
            "a line from standard input, after the passphrase if that comes from there too; "
            "without it the program asks. With --json each query is answered by one line. A name "
            "typed here stays in the history of your shell"
        ),
    )
    parser.add_argument(
        "--limit",
        type=_limit,
        default=_LIMIT,
        metavar="N",
        help=t("print at most N of each kind (1 to 1000, usually 20)"),
    )
    add_passphrase_option(parser, t)
    return parser


def _limit(text: str) -> int:
    number = int(text)
    if not 1 <= number <= _MOST:
        raise ValueError(text)
    return number


def run(arguments: argparse.Namespace, out: Output, around: Surroundings) -> int:
    """Search and print; finding nothing is no error."""
    from caseapp.services import authorities, clients

    source = around.passphrases(out.t, arguments.passphrase_file)
    passphrase = source.existing()
    queries = _queries(arguments.query, source, out, around)
    with around.unlock(arguments.vault, passphrase, out.t.language) as desk:
        authorities.load_pack(desk)
        for query in queries:
            people = clients.list_clients(desk, text=query, limit=arguments.limit)
            page = authorities.find(desk, query=query, limit=arguments.limit)
            out.data(
                {
                    "query": query,
                    "clients": people,
                    "authorities": [_hit(row) for row in page.rows],
                    "authorities_total": page.total,
                    "not_understood": [part.typed for part in page.understood if not part.known],
                }
            )
            for part in page.understood:
                if not part.known:
                    out.note(part.label)
            _print(people, page.rows, page.total, out)
    return 0


def _hit(row: AuthorityRow) -> dict[str, object]:
    """Return a decision that was found, as other programs read it."""
    numbered = [hit.number for hit in row.paragraphs if hit.number]
    return {
        "uid": row.uid,
        "hudoc_itemid": row.hudoc_itemid or None,
        "title": row.title,
        "paragraph": row.paragraph or next(iter(numbered), None),
        "paragraphs": numbered,
        "score": row.score,
    }


def _queries(
    given: str | None, source: PassphraseSource, out: Output, around: Surroundings
) -> list[str]:
    """Return what is looked for; of standard input every line that is not blank."""
    if given is not None and given != STANDARD_INPUT:
        return [given]
    if given is None and source.is_interactive:
        return [around.ask_openly(out.t("Search for: "))]
    if given is None:
        return [source.next_line()]
    return [line for line in source.further_lines() if line.strip()] or [""]


def _print(
    people: list[ClientRow], found: tuple[AuthorityRow, ...], total: int, out: Output
) -> None:
    t = out.t
    out.line(t.plural("{count} client", "{count} clients", len(people)))
    for client in people:
        parts = [client.name, client.other_names, client.file_numbers, client.host_states]
        out.line("  " + "  ".join(part for part in [client.uid, *parts] if part))
    out.line(t.plural("{count} authority", "{count} authorities", total))
    for row in found:
        line = [row.uid, row.title, row.court, row.number, day_text(row.day, t)]
        out.line("  " + "  ".join(part for part in line if part))
        if row.snippet:
            out.line("      " + "".join(piece for piece, _ in row.snippet))
