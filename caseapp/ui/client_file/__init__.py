"""One client's file: who is this, where do they stand, what comes next."""
