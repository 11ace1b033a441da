"""Which event ends which limit of custody: data beside the packs of law, read once."""

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from caseapp import resources
from caseapp.domain.protection.custody import LimitEnd


@lru_cache(maxsize=1)
def limit_ends() -> Mapping[str, LimitEnd]:
    """Return what is known of the end of each limit, by the id of its rule."""
    text = resources.path("custody", "limits.toml").read_text(encoding="utf-8")
    return MappingProxyType(
        {
            rule: LimitEnd(
                acts=tuple(row.get("ends_with", ())),
                all_needed=row.get("all_needed", False),
                is_title=row.get("title", False),
                read_in=row["read_in"],
            )
            for rule, row in tomllib.loads(text).items()
        }
    )
