"""Case management for lawyers whose clients another state wants back."""

__version__ = "0.1.0"
