"""Read models: what a service gives to a screen or to the command line. Frozen, no behaviour."""
