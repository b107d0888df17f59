"""Views: HTTP in, HTTP out."""
