"""The words of a draft incident: saved by an editor; where two wrote at once both are shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from incidents.enums import EventType
from incidents.forms.review.words import YES, WordsForm, held
from incidents.models import User
from incidents.permissions import Action
from incidents.revisions import Change, Field, changes
from incidents.versions import NotWorded, Overtaken, reword
from incidents.views.guards import requires
from incidents.views.people import person

from .incidents import Forms, found_incident, offered_now, show

if TYPE_CHECKING:
    import datetime as dt


@dataclass(frozen=True, slots=True)
class Twice:
    """What two editors wrote at once: who came first and when, and the fields in which they differ.

    Of each change `before` is what stands there now and `after` what the second one typed.
    """

    who: User | None
    at: dt.datetime
    changes: tuple[Change, ...]


@require_POST
@requires(Action.OPEN_REVIEW)
def review_words(request: HttpRequest, number: int) -> HttpResponse:
    """Save the words of a draft; where somebody else changed the same, show both and write none."""
    incident = found_incident(number)
    form = WordsForm(request.POST)
    shown: Forms = offered_now(incident, words=form)
    if not form.is_valid():
        return show(request, incident, shown, status=422)
    given = form.cleaned_data
    try:
        wrote = reword(incident, person(request), form.typed, given["tags"], seen=given["seen"])
    except Overtaken as error:
        shown.words = _merged(form, error)
        shown.twice = _twice(form, error)
        return show(request, incident, shown, status=409)
    except (NotWorded, ValidationError) as error:
        form.add_error(None, error if isinstance(error, ValidationError) else str(error))
        return show(request, incident, shown, status=409)
    messages.success(request, _("The words are saved.") if wrote else _("Nothing was changed."))
    return redirect("review_incident", incident.pk)


def _merged(form: WordsForm, error: Overtaken) -> WordsForm:
    """The form once more: what its author changed stays, the rest is as it stands now.

    Saving it again is then their word, also where both changed a field.
    """
    mine = {name: form.cleaned_data[name] for name in error.mine}
    tags = ", ".join(error.tags)
    return WordsForm(initial={**held(error.now), **mine, "tags": tags, "seen": error.now.token})


def _twice(form: WordsForm, error: Overtaken) -> Twice:
    now = error.now
    who = User.objects.filter(pk=now.changed_by).first() if now.changed_by else None
    theirs = [_field(form, name, now.fields[name]) for name in error.fields]
    yours = [_field(form, name, form.typed[name]) for name in error.fields]
    return Twice(who, now.changed_at, changes(theirs, yours))


def _field(form: WordsForm, name: str, text: str) -> Field:
    """A field of the form with what stands in it, in words."""
    label = str(form.fields[name].label)
    if name == "event_type":
        return Field(name, label, (str(EventType(text).label),))
    if name == "sensitive":
        return Field(name, label, (_("yes") if text == YES else _("no"),))
    return Field(name, label, text=text)
