"""Steps of the library: packs, texts, searching, quoting, and what the office keeps of it."""
