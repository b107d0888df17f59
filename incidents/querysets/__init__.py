"""Questions asked of the records, as queryset methods that read as sentences."""
