"""What the screens of the backups and of the copies may ask for."""

from typing import TYPE_CHECKING

from caseapp.app.bindings.keys import secret
from caseapp.app.bindings.services import Services
from caseapp.domain.vocabulary import Role
from caseapp.ui.backups.port import BackupsPort
from caseapp.ui.copies.port import CopiesPort
from caseapp.ui.keys.port import Own

if TYPE_CHECKING:
    from collections.abc import Generator

    from caseapp.domain.views.backups import BackupStep, DrillView


def bind_backups(services: Services) -> BackupsPort:
    """Bind the backups."""
    later = services.later
    is_lawyer = services.seat.person.role is Role.LAWYER
    drill = later("drills.drill_backup")

    def drill_backup(target: str, own: Own) -> "Generator[BackupStep, None, DrillView]":
        steps: Generator[BackupStep, None, DrillView] = drill(target, old=secret(own))
        return steps

    return BackupsPort(
        get_backups=later("backups.get_backups"),
        list_backups=later("backups.list_backups"),
        look_at_place=later("backups.look_at_place"),
        dismiss_place=later("backups.dismiss_place"),
        confirm_restored=later("backups.confirm_restored"),
        add_target=later("backups.add_target"),
        remove_target=later("backups.remove_target"),
        make_backup=later("backups.make_backup"),
        check_backup=later("backups.check_backup"),
        drill_backup=drill_backup,
        compare_versions=later("copies.compare_versions"),
        back_up_when_due=later("backups.back_up_when_due"),
        list_old_backups=later("old_backups.list_old_backups") if is_lawyer else None,
        remove_old_backups=later("old_backups.remove_old_backups") if is_lawyer else None,
    )


def bind_copies(services: Services) -> CopiesPort:
    """Bind the register of copies."""
    later = services.later
    return CopiesPort(
        list_copies=later("clear_copies.list_copies"),
        mark_destroyed=later("clear_copies.mark_destroyed"),
        print_copies=later("clear_copies.print_copies"),
    )
