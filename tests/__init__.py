"""The tests: one file per source file, in the same tree."""
