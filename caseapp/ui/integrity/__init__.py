"""What the window says of the vault's own state: the banner, the mark, accepting, salvage."""
