"""The style sheets, faces and icons as files."""
