"""Words and signs for templates."""
