"""The forms of editors."""
