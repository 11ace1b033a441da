"""What may follow in a search: the names of fields, and the values of the field being typed."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from caseapp.domain.library import Field
from caseapp.domain.text import fold
from caseapp.domain.views.authorities import Facet

NAME_FROM = 2
"""Letters of a word from which it may be the beginning of a field's name."""
MOST_WORDS = 2
"""Words before it up to which a word may be a field's name: what follows more is a question."""
MOST = 12
"""Lines that are offered at once."""
_TOKEN = re.compile(
    r"(?:^|(?<=\s))-?"
    r"(?:(?P<name>[^\W\d_]+):(?:[\"“„«](?P<quoted>[^\"”“»]*)|(?P<value>[^\s\"]*))"
    r"|(?P<word>[^\W\d_]+))$"
)
_MARKS = re.compile(r"[\"“”„‟«»]")


@dataclass(frozen=True, slots=True)
class Offer:
    """One completion: the text that stands then, with the cursor at the end of `before`."""

    words: str
    before: str
    after: str
    goes_on: bool = False
    """A name was completed; its values come next."""

    @property
    def text(self) -> str:
        """The whole query."""
        return self.before + self.after


def offers(
    text: str, cursor: int, names: Mapping[str, Field], values: Sequence[Facet]
) -> tuple[Offer, ...]:
    """Return what may stand where somebody types.

    Args:
        text: the query as it stands.
        cursor: where the person types.
        names: every name of a field, as queries have it.
        values: every value that the library has, with its count.

    """
    head, tail = text[:cursor], text[cursor:]
    found = _TOKEN.search(head)
    if found is None or (tail and not tail[0].isspace()):
        return ()
    if len(_MARKS.findall(head[: found.start()])) % 2:
        return ()
    if found["word"] is not None:
        return tuple(_names(found["word"], head, tail, names))
    field = names.get(fold(found["name"]))
    if field is None:
        return ()
    if found["quoted"] is not None:
        typed, start = found["quoted"], found.start("quoted") - 1
    else:
        start = found.start("value") + found["value"].rfind(",") + 1
        typed = head[start:]
    return tuple(_values(typed, head[:start], tail, _of_field(field, values)))


def _names(word: str, head: str, tail: str, names: Mapping[str, Field]) -> Iterable[Offer]:
    before = head[: len(head) - len(word)]
    if len(word) < NAME_FROM or len(before.split()) > MOST_WORDS:
        return
    wanted = fold(word)
    said: set[Field] = set()
    for name, field in names.items():
        if name.startswith(wanted) and field not in said:
            said.add(field)
            yield Offer(f"{name}:", f"{before}{name}:", tail, goes_on=True)


def _values(typed: str, before: str, tail: str, facets: Iterable[Facet]) -> Iterable[Offer]:
    wanted = fold(typed)
    fitting = [one for one in facets if wanted in fold(one.label) or fold(one.value) == wanted]
    # What begins like that comes first, then what has most decisions.
    fitting.sort(key=lambda one: (not fold(one.label).startswith(wanted), -one.count, one.label))
    for one in fitting[:MOST]:
        if fold(one.label) == wanted:
            continue
        yield Offer(one.label, f"{before}{_written(one)} ", tail.lstrip())


def _of_field(field: Field, values: Iterable[Facet]) -> list[Facet]:
    """Return the values of a field; a state is looked for as host and as requesting state."""
    fields = {field.value}
    if field is Field.STATE:
        fields = {Field.HOST_STATE.value, Field.REQUESTING_STATE.value}
    merged: dict[str, Facet] = {}
    for one in values:
        if one.field in fields:
            known = merged.get(one.value)
            merged[one.value] = one if known is None or one.count > known.count else known
    return list(merged.values())


def _written(one: Facet) -> str:
    """Return a value as a query has it: its words, in quotation marks where they are several."""
    # Whether it may be printed is asked with yes or no.
    label = one.value if one.field == Field.PRINTABLE else one.label.replace('"', "")
    return label if _is_plain(label) else f'"{label}"'


def _is_plain(label: str) -> bool:
    return not any(letter.isspace() or letter in ',"“”„«»' for letter in label)
