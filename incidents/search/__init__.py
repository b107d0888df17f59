"""Answers to words: which fit best, where they stand, and what may have been meant."""
