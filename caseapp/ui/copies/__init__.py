"""The register of copies in clear."""
