"""Records in the shapes that pages, APIs and files show them in."""
