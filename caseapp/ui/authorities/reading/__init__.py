"""Reading a decision: its text, what the office wrote beside it, and the decisions around it."""
