"""Steps from one schema to the next, run in process on the keyed connection (`upgrade`)."""
