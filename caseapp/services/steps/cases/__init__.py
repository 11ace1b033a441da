"""Steps of clients, matters and proceedings: which exist for a person, and how they are shown."""
