"""Formations of the Strasbourg Court: what a citation marks as "[GC]" or "(dec.)"."""


def is_grand_chamber(formation: str) -> bool:
    """Say whether the Grand Chamber decided."""
    return formation.startswith("Grand Chamber")


def is_decision(formation: str, ecli: str = "") -> bool:
    """Say whether it is known to be a decision on admissibility, and no judgment."""
    return "(decision)" in formation or _type(ecli) == "DEC"


def is_judgment(formation: str, ecli: str) -> bool:
    """Say whether it is known to be a judgment."""
    return not is_decision(formation, ecli) and _type(ecli) == "JUD"


def _type(ecli: str) -> str:
    """Return "JUD" or "DEC" of "ECLI:CE:ECHR:2008:0228JUD003720106"; "" of others."""
    number = ecli.rpartition(":")[2]
    return number[4:7] if ":ECHR:" in ecli else ""
