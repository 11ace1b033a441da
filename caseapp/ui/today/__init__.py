"""The first screen: what must I do, and what can go wrong."""
