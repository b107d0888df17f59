"""The desk: statements and claims as analysts write them, before and until they are records.

A draft is a flat mapping of paths to texts exactly as typed (`paths`, `content`). It is saved
field by field so that nobody overwrites unawares (`saving`), checked in plain words (`checking`),
compared with what is on record and with what colleagues write (`sketching`, `finding`), and turned
into records in one transaction (`recording`). `revising` goes the other way.
"""
