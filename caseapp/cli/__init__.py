"""The command line: a skin over the same services as the window."""
