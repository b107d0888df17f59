"""The draft page's fields: a draft's content with what is said about it, ready for a template."""
