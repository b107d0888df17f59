"""The jobs of the targets table."""
