"""Recording an event, with the deadlines that it would propose shown while typing."""
