"""Steps that several commands share: they take the session, and never open one."""
