"""Making a vault: name, person, passphrase, and a recovery code that is tried before going on."""
