"""Why a document cannot be printed. Each refusal comes before the first page is written."""

from caseapp.domain.errors import BugError, UserError


class MissingGlyphError(UserError):
    """No font of the filing can draw a character (values: character, name, near)."""


class AuthorityNotVerifiedError(UserError):
    """Citation or outcome of an authority is not verified (values: authority)."""


class TableOfAuthoritiesMissingError(UserError):
    """Authorities are cited, but their table, which prints their notes, is not in the document."""


class UncitedKeyError(UserError):
    """A span cites an authority, or links to a heading, that the document lacks (values: key)."""


class UnfilledFieldError(UserError):
    """A filed copy may have no gap (values: fields, their paths)."""


class ChartInFiledCopyError(BugError):
    """A chart is on its way to a court: a selection is no statistic."""


class RepeatedFieldError(UserError):
    """Two headings have the same anchor, or two authorities the same key (values: key)."""


class TooManyBlocksError(UserError):
    """The document is longer than the engine takes (values: limit, length)."""


class BadPayloadError(UserError):
    """A worker was given, or answered, something that is not a document (values: reason)."""


class PagesUnreadableError(UserError):
    """No page picture could be made of this PDF (values: none)."""
