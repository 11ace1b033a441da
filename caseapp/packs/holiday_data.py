"""The `holidays` package, of which a count loads only the states that it asks for.

Importing one state's module runs the package's list of all 250 states first, a third of the time of
a short count. That list is therefore put off until somebody asks it for a name; nobody does here.
"""

import sys
from functools import lru_cache
from importlib.util import find_spec, module_from_spec
from types import ModuleType

_LIST = "holidays.countries"


@lru_cache
def holiday_data() -> ModuleType:
    """Return the package, loaded on first use."""
    import holidays  # noqa: PLC0415 - 30 ms that only a count needs

    if _LIST not in sys.modules:
        _put_off(_LIST)
    return holidays


def _put_off(name: str) -> None:
    """Enter a package without running it; the first name asked of it runs it after all."""
    spec = find_spec(name)
    if spec is None or spec.loader is None:
        return
    loader, put_off = spec.loader, module_from_spec(spec)

    def run(wanted: str) -> object:
        if wanted.startswith("__"):
            raise AttributeError(wanted)
        del put_off.__dict__["__getattr__"]
        loader.exec_module(put_off)
        return getattr(put_off, wanted)

    put_off.__dict__["__getattr__"] = run
    sys.modules[name] = put_off
