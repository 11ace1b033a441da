"""The finding half of the library: the search field, what narrows it, the hits."""
