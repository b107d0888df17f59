"""The search document table: what `q` is asked of."""

from __future__ import annotations

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import Q

from incidents.querysets.document import SearchDocumentQuerySet
from incidents.querysets.posting import SearchPostingQuerySet

from .claim import Claim
from .incident import Incident


class SearchDocument(models.Model):
    """The public words of an incident (claim null) or of one accepted claim.

    `vector` holds the words in the `simple`, `english` and `russian` configurations;
    `folded` the folded place names for trigram search. `issued_on` lets `known_on` leave
    out what had not been said by then. Filled by publication.index_incident.
    """

    incident = models.ForeignKey(Incident, on_delete=models.CASCADE, related_name="documents")
    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, null=True, related_name="documents")
    issued_on = models.DateField(null=True)
    vector = SearchVectorField()
    folded = models.TextField(default="")

    objects = SearchDocumentQuerySet.as_manager()

    class Meta:
        indexes = [
            GinIndex(fields=["vector"], name="document_vector"),
            GinIndex(fields=["folded"], name="document_trigram", opclasses=["gin_trgm_ops"]),
            models.Index(fields=["issued_on"], name="document_issued_on"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["incident", "claim"],
                name="document_once",
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                condition=Q(claim__isnull=True) | Q(issued_on__isnull=False),
                name="document_claim_is_dated",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.incident_id}/{self.claim_id}"


class SearchPosting(models.Model):
    """All that have a term, or a part of them: the documents, and the incident of each.

    Three arrays of equal length, of whole numbers of 32 bits, big-endian, in no order: `documents`
    the keys of SearchDocument (empty for places), `incidents` their incidents, `days` when each was
    said, counted from 1970-01-01, the least number for what nobody said. `number` is that of the
    public snapshot when this was gathered. Written anew each night by search.gathering.
    """

    class Kind(models.TextChoices):
        """What the term is: a lexeme, the `folded` of documents, or the key of a place."""

        WORD = "word"
        SPELLING = "spelling"
        PLACE = "place"

    kind = models.CharField(max_length=8, choices=Kind)
    term = models.TextField(db_collation="C")
    number = models.PositiveBigIntegerField()
    documents = models.BinaryField()
    incidents = models.BinaryField()
    days = models.BinaryField()

    objects = SearchPostingQuerySet.as_manager()

    class Meta:
        indexes = [
            # All spellings of many places can be too long for this kind of index.
            models.Index(
                fields=["term", "kind"],
                condition=~Q(kind="spelling"),
                name="posting_term",
            ),
            GinIndex(
                fields=["term"],
                opclasses=["gin_trgm_ops"],
                condition=Q(kind="spelling"),
                name="posting_spelling",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.term}"


class SearchWord(models.Model):
    """A word of public texts as it is written, for suggesting it instead of one that nothing has.

    Written anew each night by search.gathering. Derived, and never shown but where it finds
    something that is public.
    """

    word = models.CharField(max_length=40, primary_key=True)
    documents = models.PositiveIntegerField()

    class Meta:
        indexes = [
            GinIndex(fields=["word"], name="search_word_trigram", opclasses=["gin_trgm_ops"])
        ]

    def __str__(self) -> str:
        return self.word
