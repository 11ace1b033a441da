"""Refusals about files of work: clients, matters, proceedings, events, deadlines, hearings."""

from caseapp.domain.errors import UserError


class ClientHasMatterError(UserError):
    """A client with a matter cannot go to the bin (values: file_numbers)."""


class NoClientError(UserError):
    """A matter needs at least one client."""


class FileNumberTakenError(UserError):
    """Another matter has this file number, perhaps in the bin (values: file_number)."""


class NoLawyerError(UserError):
    """A matter needs a lawyer among its members: only a lawyer answers its deadlines."""


class UnknownPersonError(UserError):
    """Somebody who is no longer in the office was named as a member."""


class NoDateError(UserError):
    """An event needs at least one date."""


class UnknownActError(UserError):
    """The act is none of those that the program knows (values: act)."""


class EventAnsweredError(UserError):
    """An event whose deadlines were answered cannot go to the bin (values: count)."""


class NoAuthorityError(UserError):
    """A memo names an authority that the library does not have (values: authority)."""


class ProofMissingError(UserError):
    """A filing without incoming number or receipt cannot be confirmed."""


class SecondLookError(UserError):
    """Whoever entered or filed it must look a second time, in another dialog, to confirm it."""


class OtherLawyerError(UserError):
    """Another lawyer of the matter must confirm what this one entered (values: names)."""


class NotExtendableError(UserError):
    """The period is one of those that cannot be extended."""


class NotLapsedError(UserError):
    """A last day, by some reading, has not passed yet: nothing is missed."""


class SecondLawyerIsFirstError(UserError):
    """The second lawyer of a waiver must be somebody else."""

    field = "second_lawyer"


class NothingAskedError(UserError):
    """The first step was not taken, or was taken back: there is nothing to carry out."""


class UnknownSectionKeyError(UserError):
    """The template has no such section (values: section)."""


class PrintingFailedError(UserError):
    """The part of the program that prints gave no answer; the memo itself is safe."""
