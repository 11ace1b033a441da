"""Looking for secrets in the memory of a process, from outside (Linux, with the rights for it)."""

import re
from pathlib import Path

_LINE = re.compile(r"([0-9a-f]+)-([0-9a-f]+) (\S+) \S+ \S+ \S+\s*(.*)")
_STEP = 1 << 24


def in_memory(pid, wanted):
    """Return which of the byte strings lie in a process's readable memory.

    Raises:
        PermissionError: the rights for it are missing.

    """
    found = set()
    longest = max(map(len, wanted))
    with Path(f"/proc/{pid}/mem").open("rb", 0) as memory:
        for line in Path(f"/proc/{pid}/maps").read_text().splitlines():
            start, end, rights, name = _LINE.match(line).groups()
            if "r" not in rights or name in {"[vvar]", "[vsyscall]", "[vvar_vclock]"}:
                continue
            at, stop = int(start, 16), int(end, 16)
            while at < stop:
                try:
                    memory.seek(at)
                    content = memory.read(min(_STEP + longest, stop - at))
                except OSError:
                    break
                found |= {one for one in wanted if one in content}
                at += _STEP
    return found


def children(pid):
    """Return the processes that a process started, and theirs."""
    try:
        own = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return []
    return [int(one) for one in own] + [deep for one in own for deep in children(int(one))]
