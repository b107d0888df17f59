"""Many readers at once while somebody publishes."""
