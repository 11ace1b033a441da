"""The client list and the form behind it."""
