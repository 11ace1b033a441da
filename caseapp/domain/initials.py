"""Initials of a person: what a list on paper may say where a name would say too much."""


def initials(name: str) -> str:
    """Return the first letter of each part of a name, such as "P. I." for "Petr Ilin"."""
    letters = (next((c for c in part if c.isalpha()), "") for part in name.split())
    return " ".join(f"{letter.upper()}." for letter in letters if letter)
