"""Why a template is refused; always with the line, so that its author finds it."""

from caseapp.domain.errors import UserError


class TemplateError(UserError):
    """A template cannot be used (values: template, line)."""


class UnknownFieldError(TemplateError):
    """A template names a field that no memo has (values: template, line, path)."""


class UnknownDirectiveError(TemplateError):
    """A line begins with a word that the language does not have (values: …, word)."""


class UnknownSectionError(TemplateError):
    """A template includes a section that it did not declare (values: …, section)."""


class UnbalancedBlockError(TemplateError):
    """`@end` without beginning, or a beginning without `@end` (values: …)."""


class MalformedLineError(TemplateError):
    """A line lacks what its directive needs, or a brace stands alone (values: …, text)."""


class TemplateTooLongError(TemplateError):
    """A template is larger than any real one (values: …, limit)."""


class NoSuchTemplateError(UserError):
    """There is no template of this name in this language (values: template, language)."""
