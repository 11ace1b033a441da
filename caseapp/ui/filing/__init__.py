"""Writing a memo: outline, text, and the pages as they will print."""
