"""Custody, what bars removal, and interim measures: pure rules about the person's safety."""
