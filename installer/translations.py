"""Keep the catalogues true: every string translated, every term as the glossary has it.

`update` extracts the strings of the code into the catalogues, `check` fails on a string that the
code has and a catalogue lacks, on an empty or fuzzy translation, on fields that differ, and on a
translation that does not use the glossary's word for a term of the English sentence.
"""

import ast
import csv
import re
import string
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
LOCALE = ROOT / "resources" / "locale"
LANGUAGES = ("ru",)
KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "t": None,
    "_t": None,
    "N_": None,
    "plural": (1, 2),
    "context": ((1, "c"), 2),
}
_STRINGS = {"plural": 2, "context": 2}
"""How many texts a call has that is a sentence; others of that name are something else."""


@cache
def extracted() -> Catalog:
    """Return the strings of the code, read once."""
    catalog = Catalog(project="caseapp", charset="utf-8", fuzzy=False)
    found = extract_from_dir(
        ROOT / "caseapp",
        method_map=[("**.py", "python")],
        keywords=KEYWORDS,
        comment_tags=("Translators:",),
    )
    for name, line, message, comments, context in found:
        if isinstance(message, str) and not message:
            continue
        catalog.add(
            message, None, [(f"caseapp/{name}", line)], auto_comments=comments, context=context
        )
    return catalog


def overlooked() -> Iterator[str]:
    """Yield the strings that the code words and the extraction does not see.

    Babel reads tokens: a call within the call, or the bare name `context` in it, loses the sentence.
    """
    known = {
        (message.context, message.id if isinstance(message.id, str) else message.id[0])
        for message in extracted()
        if message.id
    }
    plurals = {message.id[0] for message in extracted() if isinstance(message.id, (tuple, list))}
    for path in sorted((ROOT / "caseapp").rglob("*.py")):
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(call, ast.Call):
                continue
            name = getattr(call.func, "attr", getattr(call.func, "id", ""))
            texts = [one.value for one in call.args if isinstance(one, ast.Constant)]
            said = [text for text in texts if isinstance(text, str)]
            if name not in KEYWORDS or not said or len(said) < _STRINGS.get(name, 1):
                continue
            seen = {
                "plural": said[0] in plurals,
                "context": (said[0], said[-1]) in known,
            }.get(name, (None, said[0]) in known)
            if not seen:
                yield f"not extracted: {said[0]!r} ({path.name}:{call.lineno})"


def catalogue_path(language: str) -> Path:
    """Return where the sentences of a language are kept."""
    return LOCALE / language / "LC_MESSAGES" / "caseapp.po"


def read(language: str) -> Catalog:
    """Return the catalogue of a language, empty where there is none yet."""
    path = catalogue_path(language)
    if not path.exists():
        return Catalog(locale=language, project="caseapp", charset="utf-8", fuzzy=False)
    with path.open("rb") as file:
        return read_po(file, locale=language)


def update() -> None:
    """Bring every catalogue up to date with the code; new strings come in empty."""
    template = extracted()
    for language in LANGUAGES:
        catalog = read(language)
        catalog.update(template, no_fuzzy_matching=True)
        catalog.obsolete.clear()
        catalog.header_comment = "# Sentences of caseapp."
        path = catalogue_path(language)
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as file:
            # Without line numbers: they would change with every edit of the code.
            write_po(
                file, catalog, omit_header=False, no_location=True, sort_output=True, width=99
            )


def fields(text: str) -> set[str]:
    """Return the named fields of a format string."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def texts(message: Message) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the English and the translated texts of a message."""
    source = (message.id,) if isinstance(message.id, str) else tuple(message.id)
    target = message.string
    return source, (target,) if isinstance(target, str) else tuple(target)


def glossary() -> list[tuple[re.Pattern[str], re.Pattern[str], str, str]]:
    """Return (English term, allowed translation, both as text) for every enforced term."""
    rows = []
    with (LOCALE / "glossary.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if not row["pattern"]:
                continue
            term = re.compile(rf"\b{re.escape(row['en'])}\b", re.IGNORECASE)
            allowed = re.compile(row["pattern"], re.IGNORECASE)
            rows.append((term, allowed, row["en"], row["ru"]))
    # The longest term first: "safe day" is not a "day", "deemed service" not a "service".
    return sorted(rows, key=lambda row: -len(row[2]))


def departures(source: str, target: str) -> Iterator[str]:
    """Yield a sentence for each glossary term that the translation renders otherwise."""
    rest = re.sub(r"\{\w*\}", " ", source)
    for term, allowed, english, russian in glossary_rows():
        if term.search(rest):
            rest = term.sub("", rest)
            if not allowed.search(target):
                yield f"“{english}” must be “{russian}”"


_ROWS: list[tuple[re.Pattern[str], re.Pattern[str], str, str]] = []


def glossary_rows() -> list[tuple[re.Pattern[str], re.Pattern[str], str, str]]:
    """Return the glossary, read once."""
    if not _ROWS:
        _ROWS.extend(glossary())
    return _ROWS


def problems(language: str) -> Iterator[str]:
    """Yield what is wrong with a catalogue."""
    catalog = read(language)
    for wanted in extracted():
        if not wanted.id:
            continue
        name = wanted.id if isinstance(wanted.id, str) else wanted.id[0]
        message = catalog.get(name, wanted.context)
        if message is None:
            yield f"not in the catalogue: {name!r}"
            continue
        source, target = texts(message)
        if message.fuzzy or not all(target):
            yield f"not translated: {name!r}"
            continue
        if any(fields(one) - fields("".join(source)) for one in target) or (
            len(source) == 1 and fields(source[0]) != fields(target[0])
        ):
            yield f"fields differ: {name!r} / {target[0]!r}"
        yield from (f"{what}: {name!r} / {target[0]!r}" for what in departures(name, target[0]))


def check() -> int:
    """Print what is wrong; 1 where anything is."""
    found = [*overlooked()]
    found += [f"{language}: {one}" for language in LANGUAGES for one in problems(language)]
    print("\n".join(found[:200]) or "translations complete")
    if len(found) > 200:
        print(f"… and {len(found) - 200} more")
    return 1 if found else 0


def compiled() -> None:
    """Write the binary catalogues that the program reads."""
    for language in LANGUAGES:
        path = catalogue_path(language)
        command = [sys.executable, "-m", "babel.messages.frontend", "-q", "compile"]
        subprocess.run([*command, "-i", path, "-o", path.with_suffix(".mo")], check=True)


if __name__ == "__main__":
    if sys.argv[1:] == ["update"]:
        update()
        compiled()
    elif sys.argv[1:] == ["check"]:
        sys.exit(check())
    else:
        sys.exit("usage: python -m installer.translations update|check")
