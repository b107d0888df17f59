"""Bringing back what a statement said in an earlier version, while nobody has decided on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.utils.translation import gettext as _

from incidents.models import Appearance, JointActor, Quotation, Statement

from .kinds import STATEMENT
from .standing import OF_STATEMENT
from .undoing import NotRestorable, columns, refuse_nothing, refuse_others, two_states, undoing

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from incidents.models import User

    from .timeline import State

_ISSUED: Final = ("issued_on", "issued_at", "issued_precision")
_ROWS: Final[Mapping[str, type[Any]]] = {"joint_actors": JointActor, "appearances": Appearance}


def restore_statement(
    statement: Statement,
    editor: User,
    number: int,
    fields: Collection[str],
    reason: str,
    *,
    seen: str,
) -> list[str]:
    """Bring back fields as they stood in version `number`; return those that differed.

    `seen` is the token of the timeline the editor read. Raises NotRestorable, ValidationError;
    writes nothing then.
    """
    refuse_others(fields, OF_STATEMENT)
    with undoing(editor, reason):
        locked: Statement = Statement.objects.select_for_update(of=("self",)).get(pk=statement.pk)
        # Nobody decides on what rests on it while it changes.
        list(locked.claims.select_for_update(of=("self",)).order_by("pk"))
        list(locked.bulletins.select_for_update(of=("self",)).order_by("pk"))
        then, now = two_states(STATEMENT, locked, editor, number, seen)
        differing = [name for name in fields if _held(then, name) != _held(now, name)]
        refuse_nothing(differing)
        for name in differing:
            _write(locked, then, name)
        if "verbatim" in differing:
            _refuse_unmoored(locked)
        if locked.created_by_id != editor.pk:
            locked.edited_by = editor
        locked.full_clean(exclude=["created_by", "edited_by"])
        locked.save()
    return differing


def _held(state: State, name: str) -> Any:
    """What a state of a statement holds under a name, to be compared."""
    if name in _ROWS:
        return sorted(str(columns(row)) for row in state.parts[_ROWS[name]])
    return [getattr(state.row, attname) for attname in _attnames(name)]


def _attnames(name: str) -> list[str]:
    names = _ISSUED if name == "issued" else (name,)
    return [one.attname for one in Statement._meta.concrete_fields if one.name in names]


def _write(statement: Statement, then: State, name: str) -> None:
    if name not in _ROWS:
        for attname in _attnames(name):
            setattr(statement, attname, getattr(then.row, attname))
        return
    model = _ROWS[name]
    model.objects.filter(statement=statement).delete()
    model.objects.bulk_create(
        [model(statement=statement, **columns(row)) for row in then.parts[model]]
    )


def _refuse_unmoored(statement: Statement) -> None:
    """Raise NotRestorable where words quoted by their place in the text would stand elsewhere."""
    text = statement.verbatim
    marked = Quotation.objects.filter(claim__statement=statement, start__isnull=False)
    whole = statement.claims.filter(quotation_start__isnull=False)
    quoted = [
        *marked.values_list("text", "start", "end"),
        *whole.values_list("quotation", "quotation_start", "quotation_end"),
    ]
    if any(text[start:end] != words for words, start, end in quoted):
        raise NotRestorable(
            _(
                "Claims quote words by their place in the text as it stands now; in the text of "
                "that version something else stands there."
            )
        )
