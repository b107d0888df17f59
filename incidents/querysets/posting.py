"""Questions asked of search postings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
from django.db import models
from django.db.models import Sum
from django.db.models.functions import Length

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy.typing as npt

    Arrays = tuple[str, npt.NDArray[np.uint32], npt.NDArray[np.uint32]]

_KEPT: Final = np.dtype(">i4")


class SearchPostingQuerySet(models.QuerySet):  # type: ignore[type-arg]  # models stand above querysets
    """Search postings."""

    def documents_in_all(self) -> int:
        """How many documents the postings name, one that two of them name twice."""
        octets = Length("incidents", output_field=models.BigIntegerField())
        return (self.aggregate(octets=Sum(octets))["octets"] or 0) // _KEPT.itemsize

    def arrays(self, day: int | None, *, with_documents: bool = False) -> Iterator[Arrays]:
        """Yield of each posting its term, the keys of documents (or none) and of their incidents.

        Only those of what had been said by `day`, counted from 1970-01-01, if it is set.
        """
        names = ["incidents"]
        if with_documents:
            names.append("documents")
        if day is not None:
            names.append("days")
        for term, *values in self.order_by("pk").values_list("term", *names):
            kept = {
                name: np.frombuffer(value, _KEPT) for name, value in zip(names, values, strict=True)
            }
            said = slice(None) if day is None else kept["days"] <= day
            incidents, documents = kept["incidents"], kept.get("documents", kept["incidents"][:0])
            yield (
                term,
                documents[said if with_documents else slice(0)].astype(np.uint32),
                incidents[said].astype(np.uint32),
            )
