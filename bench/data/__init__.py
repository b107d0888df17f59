"""Seeded data of any size in databases of the bench's own cluster."""
