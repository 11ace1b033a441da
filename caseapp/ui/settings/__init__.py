"""Settings and vault: how the window looks, when it locks, who works here, what is inside."""
