"""The public API, version 1: what anybody may read, as JSON, described by OpenAPI."""
