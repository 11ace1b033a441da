"""Domain values as sentences in the language asked for: used by window, command line and print."""
