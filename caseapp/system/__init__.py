"""Everything that differs between operating systems.

Importing this room pins the time zone data (see `tz`): every process that touches the machine
does so before the first zone is looked up.
"""

from caseapp.system import tz

tz.pin()
