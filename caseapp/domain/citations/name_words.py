"""Words that tell where the name of a case begins and where it ends."""

import re

_JOINING = """
and et und и e y & others other autres andere otros altri altre outros inni inne ostali další diğerleri
u.a. ua другие др. a.o. de da di del della des du d'
la le voor fur les las los el al bin ibn ben of the van von den der ter ten zu dos on application
ex parte for p en another anor ors uit former a al. ve şi i та das dem die het anonim ltd plc llc
complainants applicants authors
gmbh ag srl spa bv nv oy ab kft doo
"""
JOINING = frozenset(_JOINING.split())
"""Words in small letters that stand inside a name."""

_NO_PART = """
see see, compare contrast cf cf. in but also and thus case cases of the notably similarly however
finally further e.g. i.e. nor both unlike following under by with from like as ecthr echr egmr
cedh cjeu ecj eugh cjue court judgment judgments urteil arrêt arret affaire rechtssache дело делу
дела оон см. voir comp. vgl. siehe dans dr id ibid application
"""
NO_PART = frozenset(_NO_PART.split())
"""Words before a name that are not part of it, however they are written."""

_NEVER_IN_RESPONDENT = """
app appl application no nos nr echr cedh ehrr communication comm case cases judgment cat ccpr un
hrc series reports dr
"""
NEVER_IN_RESPONDENT = frozenset(_NEVER_IN_RESPONDENT.split())
"""Words with capitals that begin the next part of a citation."""

_NEVER_IN_BRACKETS = """
GC GK Admin Civ No Nr App Application Article Art Judgment CAT HRC CCPR ECtHR CJEU Grand
"""
NEVER_IN_BRACKETS = frozenset(_NEVER_IN_BRACKETS.split())
"""Words in brackets behind a name that are not part of it."""

_NO_CASE = """
convention report reports guidelines note act law code resolution recommendation court committee
article articles handbook judgment judgments opinion directive regulation statute treaty protocol
rule rules principles manual council commission order decree covenant declaration charter agreement
review survey study paper book commentary amnesty unhcr watch ministry office loi décret rapport
constitution exhibit annex appendix mr mrs ms dr prof professor judge minister закон кодекс доклад конвенция постановление
"""
NO_CASE = frozenset(_NO_CASE.split())
"""Words of what can be cited above and is no case: "the Minsk Convention, cited above"."""


def is_capital(word: str) -> bool:
    """Say whether the first letter of a word is a capital one."""
    bare = word.lstrip("(\"'“«„[").removeprefix("al-").removeprefix("el-").removeprefix("d'")
    return bool(bare) and (bare[0].isupper() or bare[0].isdigit())


def is_short_form(word: str) -> bool:
    """Say whether a full stop belongs to the word: initials, "and Others (no. 2)", "Ltd."."""
    return bool(
        re.fullmatch(r"[(“«„\"]?(?:[^\W\d_]{1,3}\.-?)+\)?,?", word)
        or word.lower() in {"ltd.", "inc.", "no.", "others.", "corp.", "др.", "u.a.", "bros."}
    )
