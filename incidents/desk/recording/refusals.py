"""Why a draft does not become records, told at its fields where a field is to blame."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from incidents.desk.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from django.db import IntegrityError
    from django.utils.functional import Promise

    from incidents.desk.content import ClaimCard

_RULES: Final[Mapping[str, tuple[str, str | Promise]]] = {
    "claim_once_per_statement_and_incident": (
        "incident",
        gettext_lazy("This statement makes a claim about this incident already: go on with that."),
    ),
    "point_inside_region": ("sites", gettext_lazy("A point lies outside the region.")),
    "inside_region": ("sites", gettext_lazy("A point lies outside the region.")),
    "no_lineage_circle": (
        "",
        gettext_lazy("The statement would repeat itself through others: choose another one."),
    ),
    "claim_days_in_order": ("when", gettext_lazy("The end is before the start.")),
    "incident_interval_in_order": ("when", gettext_lazy("The end is before the start.")),
    "figure_range_in_order": ("figures", gettext_lazy("A minimum is above its maximum.")),
    "figure_once_per_cell": ("figures", gettext_lazy("The same figure stands here twice.")),
    "claim_outcome_once": ("outcomes", gettext_lazy("The same outcome stands here twice.")),
}
"""By the name of a rule of the database: the field of a card it is about, and what to say."""

_STATEMENT_RULES: Final = {"no_lineage_circle": "statement.repeats"}


class NotReady(ValueError):
    """The draft holds what has to be put right first; nothing was written.

    `problems` are those in the way, each at its field.
    """

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(_("Something has to be put right first."))
        self.problems = tuple(problems)


class Outdated(ValueError):
    """Somebody wrote in the draft since it was read; the message says so. Nothing was written."""

    def __init__(self) -> None:
        super().__init__(
            _("The draft was changed meanwhile. Look at it as it is now, then submit it again.")
        )


def refused_by_rule(error: IntegrityError, card: ClaimCard | None) -> NotReady:
    """Return the refusal that tells which rule of the database stood in the way.

    `card` is the one that was being written, if any. A rule that has no sentence of its own is
    named, so that whoever looks after the tracker can find it.
    """
    diagnosis = getattr(error.__cause__, "diag", None)
    rule = getattr(diagnosis, "constraint_name", None) or ""
    name, message = _RULES.get(
        rule, ("", _("The database refuses this (rule “%(rule)s”).") % {"rule": rule})
    )
    path = _STATEMENT_RULES.get(rule, "statement.actor")
    if card is not None and rule not in _STATEMENT_RULES:
        path = card.path(name or "paraphrase")
    return NotReady([Problem(path, rule or "refused", str(message))])


def refused_values(error: ValidationError, card: ClaimCard) -> NotReady:
    """Return the refusal for values of a claim that its own fields do not take."""
    by_field = error.message_dict if hasattr(error, "error_dict") else {"": error.messages}
    return NotReady(
        [
            Problem(card.path(_FIELDS.get(name, name) or "paraphrase"), "refused", text)
            for name, texts in by_field.items()
            for text in texts
        ]
    )


_FIELDS: Final = {
    "__all__": "paraphrase",
    "starts_on": "when",
    "ends_on": "when",
    "starts_at": "when",
    "ends_at": "when",
    "breached_clause": "clause",
    "statement": "paraphrase",
}
"""Fields of a claim that stand in a draft under another name."""
