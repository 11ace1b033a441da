"""Figures: each is a ratio of medians measured in one run against a peer of `bench/peers/`."""
