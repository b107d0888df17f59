"""The pages of editors, under /review/."""
