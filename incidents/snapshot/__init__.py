"""What is public, as one numbered snapshot."""
