"""The tables of the vault, one aggregate per file: no query, no rule, nothing SQLite-only.

Importing this package makes the metadata complete: every file has its line here.
"""

from caseapp.models import annotation as annotation
from caseapp.models import authority as authority
from caseapp.models import calendar_entry as calendar_entry
from caseapp.models import clear_copy as clear_copy
from caseapp.models import client as client
from caseapp.models import country_note as country_note
from caseapp.models import custody as custody
from caseapp.models import deadline as deadline
from caseapp.models import document as document
from caseapp.models import draft as draft
from caseapp.models import event as event
from caseapp.models import filing as filing
from caseapp.models import hearing as hearing
from caseapp.models import history as history
from caseapp.models import holiday_override as holiday_override
from caseapp.models import interim as interim
from caseapp.models import key_slot as key_slot
from caseapp.models import law_pack as law_pack
from caseapp.models import matter as matter
from caseapp.models import office_rule as office_rule
from caseapp.models import person as person
from caseapp.models import proceeding as proceeding
from caseapp.models import removal as removal
from caseapp.models import rule_copy as rule_copy
from caseapp.models import rule_review as rule_review
from caseapp.models import saved_search as saved_search
from caseapp.models import setting as setting
from caseapp.models import tag as tag
from caseapp.models import task as task
