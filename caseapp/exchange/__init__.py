"""Files in and out: decisions, tables, calendars, bundles; parsed to domain drafts, never trusted."""
