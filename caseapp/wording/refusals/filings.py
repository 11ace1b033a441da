"""Refusals of filings: why a document or a template cannot be used."""

from caseapp.domain import blocks, template_errors
from caseapp.domain.errors import UserError
from caseapp.i18n import N_

SENTENCES: dict[type[UserError], str] = {
    blocks.MissingGlyphError: N_(
        "No font of the filing can print the character {character} {name}, near “{near}”. "
        "Replace it, for example with its name or a transliteration."
    ),
    blocks.AuthorityNotVerifiedError: N_(
        "“{authority}” may not be cited: its citation or its outcome is not verified. "
        "Take it out of the filing, or cite another authority."
    ),
    blocks.TableOfAuthoritiesMissingError: N_(
        "The filing cites authorities but has no table of authorities, which prints the doubts "
        "about them. Use a template that has one."
    ),
    blocks.UncitedKeyError: N_(
        "The text cites an authority that is not among those of the filing. Add it to the filing."
    ),
    blocks.UnfilledFieldError: N_(
        "A filed copy may have no gaps. Fill in first: {fields}. The working copy can be printed."
    ),
    blocks.RepeatedFieldError: N_(
        "“{key}” stands twice in the filing. Take one of them out of the template."
    ),
    blocks.TooManyBlocksError: N_(
        "The filing has {length} blocks; {limit} are allowed. Divide it into several filings."
    ),
    blocks.BadPayloadError: N_(
        "The part of the program that prints was given something that is not a filing. Try again; "
        "if it happens again, report it."
    ),
    blocks.PagesUnreadableError: N_(
        "The pages of this PDF cannot be shown. Open the filing again, or try another file."
    ),
    template_errors.UnknownFieldError: N_(
        "Template {template}, line {line}: there is no field “{path}”. Correct the path."
    ),
    template_errors.UnknownDirectiveError: N_(
        "Template {template}, line {line}: “@{word}” is no directive. Correct the word."
    ),
    template_errors.UnknownSectionError: N_(
        "Template {template}, line {line}: the section “{section}” is not declared. "
        "Declare it at the top with @section."
    ),
    template_errors.UnbalancedBlockError: N_(
        "Template {template}, line {line}: an @if or @repeat and its @end do not match. "
        "Add or remove one."
    ),
    template_errors.MalformedLineError: N_(
        "Template {template}, line {line}: “{text}” is not complete or not allowed here. "
        "Compare it with a template that ships with the program."
    ),
    template_errors.TemplateTooLongError: N_(
        "Template {template} has more than {limit} characters. Shorten it."
    ),
    template_errors.NoSuchTemplateError: N_(
        "There is no template “{template}” in this language. Choose one from the list."
    ),
}
