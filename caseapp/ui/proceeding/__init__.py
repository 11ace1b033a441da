"""One proceeding: what happened, what has to be done, when the court sits."""
