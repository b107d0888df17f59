"""Bulletins at the desk: the list, a new one, and one that is changed, submitted or withdrawn."""

from __future__ import annotations

from typing import Any, Final

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from incidents import bulletins as moving
from incidents.desk import bulletins as entering
from incidents.forms.bulletin import COUNT, CountForm, SourceForm
from incidents.forms.paging import read_page, refuse_others
from incidents.models import Actor, Bulletin, Statement
from incidents.permissions import Action, may, may_act
from incidents.views.errors import answers_bad_parameter
from incidents.views.guards import requires
from incidents.views.people import person
from incidents.workflow import NotAllowed

ROWS_A_PAGE: Final = 50


@require_safe
@requires(Action.OPEN_DESK)
@answers_bad_parameter
def desk_bulletins(request: HttpRequest) -> HttpResponse:
    """List one's own bulletins and those of colleagues that are not decided, with their states."""
    refuse_others(request.GET)
    user = person(request)
    found = Bulletin.objects.at_desk_of(user).for_page().prefetch_related("reviews")
    page = read_page(request.GET, found, ROWS_A_PAGE)
    context = {
        "page": page,
        "bulletins": list(page),
        "may_decide": may(user, Action.DECIDE_BULLETIN),
    }
    return render(request, "analyst/bulletins.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Action.WRITE_BULLETIN)
def new_bulletin(request: HttpRequest) -> HttpResponse:
    """Enter a count with its statement, or another count of a statement on record."""
    statement = _statement(request)
    source, count = _forms(request, statement)
    into = statement or (source.sheet if source and source.is_right else None)
    if into and count.is_bound and count.is_valid() and count.count is not None:
        try:
            made = entering.enter(person(request), into, count.count)
        except entering.AlreadyThere as error:
            count.add_error("when", str(error))
        else:
            messages.success(request, _("Kept: %(words)s.") % {"words": count.count.words})
            return _go_on(request, made)
    context = {"source": source, "count": count, "statement": statement, "actors": _actors(source)}
    return render(request, "analyst/bulletin_new.html", context)


def _forms(
    request: HttpRequest, statement: Statement | None
) -> tuple[SourceForm | None, CountForm]:
    """The form of the source, where the statement is not on record, and that of the count."""
    data = request.POST if request.method == "POST" else None
    today = timezone.localdate()
    if statement is not None:
        return None, CountForm(data, today=today, said_on=statement.issued_on)
    source = SourceForm(data, today=today)
    if source.is_bound:
        source.full_clean()
    return source, CountForm(data, today=today, said_on=source.said_on)


def _go_on(request: HttpRequest, bulletin: Bulletin) -> HttpResponse:
    """Hand the bulletin to the editors where that was asked for; the next page is the list."""
    if request.POST.get("do") == "submit":
        try:
            moving.submit(bulletin, person(request))
        except NotAllowed as error:
            messages.error(request, str(error))
            return redirect("desk_bulletin", bulletin.pk)
        messages.success(request, _("The bulletin waits for an editor now."))
        return redirect("desk_bulletins")
    return redirect("desk_bulletin", bulletin.pk)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Action.WRITE_BULLETIN)
def desk_bulletin(request: HttpRequest, number: int) -> HttpResponse:
    """Show a bulletin; while it is a draft or came back, change it, submit it or withdraw it."""
    seen = Bulletin.objects.select_related("statement__actor", "created_by", "edited_by")
    bulletin = get_object_or_404(seen, pk=number)
    if request.method != "POST":
        return _show(request, bulletin)
    if request.POST.get("do") == "withdraw":
        return _withdraw(request, bulletin)
    said_on = bulletin.statement.issued_on
    form = CountForm(request.POST, today=timezone.localdate(), said_on=said_on)
    if not form.is_valid() or form.count is None:
        return _show(request, bulletin, form)
    try:
        entering.change(bulletin, person(request), _version(request), form.count)
    except entering.Changed as error:
        return _show(request, error.bulletin, form, str(error), status=409)
    except entering.AlreadyThere as error:
        form.add_error("when", str(error))
        return _show(request, bulletin, form)
    except moving.Decided as error:
        return _show(request, error.bulletin, form, str(error), status=409)
    messages.success(request, _("Kept: %(words)s.") % {"words": form.count.words})
    return _go_on(request, bulletin)


def _withdraw(request: HttpRequest, bulletin: Bulletin) -> HttpResponse:
    try:
        moving.withdraw(bulletin, person(request))
    except NotAllowed as error:
        messages.error(request, str(error))
        return redirect("desk_bulletin", bulletin.pk)
    messages.success(request, _("The bulletin is withdrawn; it stays on record."))
    return redirect("desk_bulletins")


def _show(
    request: HttpRequest,
    bulletin: Bulletin,
    form: CountForm | None = None,
    conflict: str = "",
    status: int = 200,
) -> HttpResponse:
    user = person(request)
    stands = entering.typed_of(bulletin)
    may_write = may_act(user, Action.WRITE_BULLETIN, bulletin)
    today, said_on = timezone.localdate(), bulletin.statement.issued_on
    form = form or CountForm(initial=stands, today=today, said_on=said_on)
    differences = _differences(form, stands) if conflict else []
    if conflict:
        form = _merged(form, bulletin, _version(request))
    context: dict[str, Any] = {
        "bulletin": bulletin,
        "form": form,
        "conflict": conflict,
        "differences": differences,
        "version": _version(request) if form.errors and not conflict else bulletin.version,
        "may_write": may_write,
        "may_withdraw": may_act(user, Action.WITHDRAW_BULLETIN, bulletin),
        "reviews": bulletin.reviews.select_related("reviewer"),
    }
    return render(request, "analyst/bulletin.html", context, status=status)


def _differences(form: CountForm, stands: dict[str, str]) -> list[tuple[str, str, str]]:
    """Label, what was typed and what stands there now, of the fields where the two differ."""
    typed = {name: " ".join(form.cleaned_data.get(name, "").split()) for name in stands}
    return [
        (str(form.fields[name].label), typed[name], text)
        for name, text in stands.items()
        if typed[name] != text
    ]


def _merged(form: CountForm, bulletin: Bulletin, version: int) -> CountForm:
    """The form with what a colleague wrote in the fields that its author had not touched."""
    typed = {name: form.cleaned_data.get(name, "") for name in COUNT}
    data = entering.merged(typed, bulletin, version)
    return CountForm(data, today=form.today, said_on=form.said_on)


def _version(request: HttpRequest) -> int:
    """The version a form was drawn at; 0, which none has, for what is no number."""
    text = request.POST.get("version", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0


def _statement(request: HttpRequest) -> Statement | None:
    """The statement on record whose count is entered. Raises Http404 where there is none."""
    public_id = request.GET.get("statement", "").strip()
    if not public_id:
        return None
    if "\0" in public_id:
        raise Http404
    found: Statement = get_object_or_404(
        Statement.objects.select_related("actor"), public_id=public_id
    )
    return found


def _actors(source: SourceForm | None) -> list[str]:
    """Names to choose from while typing who counts; none where the statement is there."""
    return [] if source is None else list(Actor.objects.values_list("name", flat=True)[:500])
