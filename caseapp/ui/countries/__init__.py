"""What is known about each host state."""
