"""Values and rules of the work itself: pure Python, no third-party import, no other room."""
