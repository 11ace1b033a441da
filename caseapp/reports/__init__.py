"""Blocks become paper."""
