"""What people type of a day, a place, a count or an address, understood in words.

Every reader takes one text and answers with an `Understood` (the value, and in words what was
understood) or raises `NotUnderstood`, whose message stands beside the field. No reader raises
anything else for any text. Libraries read what they can; our own code puts their pieces together.
Only `where` asks the database, for names of places.
"""
