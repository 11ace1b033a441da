"""What a refusal says."""
