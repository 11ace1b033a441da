"""What ships as data (law, authorities, templates), read and checked into domain values."""
