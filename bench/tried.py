"""Why a target can be missed and what was tried against it, by the beginning of the job's name.

Told in the results only where the target of such a job is missed.
"""

from __future__ import annotations

from typing import Final

TRIED: Final = {
    "tile": (
        "A tile takes three to ten milliseconds where the question leaves few: a request of "
        "Django, a pass over the rows of the tile, one to three milliseconds of writing. The floor "
        "has few points from an index in the same time or less. Taken: writing the format from the "
        "columns; the database (ST_AsMVT) took four to seven times as long for cells. Tried for "
        "that: protobuf, vtzero, mapbox-vector-tile, all slower than ours. Of a tile of points "
        "half is the query for their titles. Not tried: titles in memory, some 50 MB at a million "
        "incidents."
    ),
    "search": (
        "The floor takes the newest hundred documents and counts nothing. We name every incident, "
        "because list, map and timeline of one search have to agree to the unit. Tried: asking all "
        "documents each time (p95 3.7 s), longer rows out of line (rows below 2 kB stay), answers "
        "kept from version to version (helps the second who asks). Taken: postings gathered at "
        "night, which name the incidents of a word in one piece. What is left is a pass over all "
        "rows for mask and order, and fifty incidents with their claims as records. Words together "
        "that are in more than a million and a half documents are still asked of the documents."
    ),
    "memory of the columns": (
        "Every claim has its own day, side and people in memory, so that “as known on” is answered "
        "without the database: about 25 bytes an incident. What all claims amount to is kept too, "
        "10 bytes, so that a publication need not add up all of it. Degrees are as long as in the "
        "database (16 bytes): shorter ones would put points on the other side of an edge now and "
        "then, and the list would not agree with raw SQL. Shorter days would save 12 bytes and end "
        "in 2059; not taken."
    ),
    "memory of a web process": (
        "Beside the columns a process keeps pages (up to 16 MiB) and answers of searches (8 MiB)."
    ),
    "logging": (
        "Half of the time were rules of the table that Django asked for one by one before writing: "
        "they are the database's alone now. What is left is the building of the same eight "
        "statements from models, with who and why sent along for the history."
    ),
    "incident page": (
        "The page is kept in memory until something is published; the first reader after that "
        "waits for twenty queries and the template."
    ),
    "index of all": (
        "A point of the floor has eight properties, a row of the index 14 columns and degrees "
        "as long as the database has them: half of the bytes. Rounded to six decimals (11 cm) "
        "they would be a quarter shorter; not done before the records themselves are rounded, or "
        "the browser would see a point on the other side of an edge than the server. The explorer "
        "itself fetches the index as bytes, a third as long."
    ),
    "explorer": (
        "The explorer works out timeline, counts of choices and the list in the same moment, in "
        "a page that has them all; the bare canvas draws points and nothing else, and even that is "
        "less than fifty times as quick as Leaflet.markercluster in this browser."
    ),
    "load, oldest": (
        "A process looks twice a second; the job that numbers a publication waits behind one that "
        "draws a picture, and an answer behind those before it. Copying all columns for each "
        "publication (half a second of each process) was given up: what changed is written behind "
        "them in 20 ms, most of it two queries."
    ),
    "load, p95": (
        "Alone, after a minute most pages come from memory; a publication a second lets go of all "
        "of them in every process. The first page is then made anew (half a second of one core "
        "at a million incidents, and others wait behind it) and each incident page "
        "(a tenth). Beside that the writer, the worker and the database's work for both take half "
        "a core and more of two. In runs of five minutes and less, where the part alone ends "
        "before most pages are kept, it was 1.2 to 1.6 times. Not tried: keeping the pages of "
        "incidents that nothing of a publication concerns, because a page shows what is near it "
        "too."
    ),
    "load, memory": (
        "Kept pages and answers fill up to their limits (16 and 8 MiB). Every 8,000 changed rows "
        "the columns are put in order: for a moment there are two sets of them."
    ),
}


def tried(job: str) -> str:
    """Return what is to be said of a job that misses its target, nothing for most."""
    return next((words for start, words in TRIED.items() if job.startswith(start)), "")
