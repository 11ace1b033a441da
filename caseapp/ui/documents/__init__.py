"""Documents: their files, versions and pages."""
