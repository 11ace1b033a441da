"""The services behind the checks of the open vault, bound by `caseapp.app`."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Generator
    from pathlib import Path

    from caseapp.domain.integrity import Explanation, Verdict
    from caseapp.domain.views.integrity import Salvaged, VaultState


class IntegrityCalls(NamedTuple):
    """Checking, accepting, saving what can be read."""

    get_state: Callable[[], VaultState]
    check_the_rest: Callable[[], Generator[int, None, Verdict]]
    """In slices; yields per cent."""
    keep_anchor: Callable[[], None]
    accept: Callable[[Explanation, str], Verdict]
    salvage: Callable[[Path, str], Generator[int, None, Salvaged]] | None
    """Folder of the new vault and its passphrase; None where this person may not."""
