"""What this machine remembers of its vaults: where the anchors stand, and by which name."""

from pathlib import Path

from caseapp import settings
from caseapp.storage.anchor import Anchors, default_folder


def machine_anchors(preferences: Path) -> Anchors:
    """Return the anchors of this user on this machine.

    Args:
        preferences: the file that keeps the name of this installation.

    """
    return Anchors(default_folder(), settings.device_name(preferences))
