"""The table of records: what its address asks for, and the form that changes several at once."""
