"""What somebody was told: the list, marking as read, and whether it comes by e-mail as well."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from incidents import notices as telling
from incidents.enums import MailChoice
from incidents.forms.discussion import MailForm
from incidents.forms.paging import read_page, refuse_others
from incidents.forms.records.asked import one_of
from incidents.models import Notice
from incidents.notices.leading import address_of
from incidents.notices.reading import choose_mail
from incidents.notices.wording import incident_of, sentence
from incidents.permissions import Action
from incidents.views.errors import answers_bad_parameter
from incidents.views.guards import requires
from incidents.views.people import person

if TYPE_CHECKING:
    from incidents.models import Incident, User

ROWS_A_PAGE: Final = 50


@dataclass(frozen=True, slots=True)
class Line:
    """A notice in the list: who did what, about which incident, where it leads."""

    notice: Notice
    sentence: str
    incident: Incident
    address: str

    @classmethod
    def of(cls, notice: Notice, reader: User) -> Line:
        """Return a notice in words, for its reader."""
        return cls(notice, sentence(notice), incident_of(notice), address_of(notice, reader))


@require_safe
@requires(Action.READ_NOTICES)
@answers_bad_parameter
def notices(request: HttpRequest) -> HttpResponse:
    """List what whoever asks was told, the newest first; all of it, or what is unread."""
    refuse_others(request.GET, ("show", "page"))
    show = one_of(request.GET, "show", ("unread", "all")) or "unread"
    user = person(request)
    found = Notice.objects.of(user).for_list()
    if show == "unread":
        found = found.unread()
    page = read_page(request.GET, found, ROWS_A_PAGE)
    context = {
        "page": page,
        "lines": [Line.of(one, user) for one in page],
        "show": show,
        "newest": max((one.pk for one in page), default=0),
        "mail": _mail_words(user),
    }
    return render(request, "analyst/notices.html", context)


@require_POST
@requires(Action.READ_NOTICES)
def notice_read(request: HttpRequest, number: int) -> HttpResponse:
    """Mark one notice as read; then go where it leads, or back to the list."""
    user = person(request)
    notice = get_object_or_404(Notice.objects.of(user).for_list(), pk=number)
    telling.mark_read(notice)
    return redirect(address_of(notice, user) if "open" in request.POST else "notices")


@require_POST
@requires(Action.READ_NOTICES)
def notices_read(request: HttpRequest) -> HttpResponse:
    """Mark as read all that the page showed and what is older; what came since stays."""
    newest = request.POST.get("newest", "")
    if not (newest.isascii() and newest.isdigit() and len(newest) < 18):
        raise Http404
    number = telling.mark_all_read(person(request), int(newest))
    told = ngettext("%d notice is marked as read.", "%d notices are marked as read.", number)
    messages.success(request, told % number)
    return redirect("notices")


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Action.READ_NOTICES)
def notices_mail(request: HttpRequest) -> HttpResponse:
    """Choose whether notices come by e-mail, and when."""
    user = person(request)
    form = MailForm(request.POST or None, initial={"choice": user.notices_by_mail})
    if form.is_valid():
        choose_mail(user, MailChoice(form.cleaned_data["choice"]))
        messages.success(request, _("Your choice is kept."))
        return redirect("notices_mail")
    context = {"form": form, "address": user.email, "is_sent": settings.NOTICES_BY_MAIL}
    status = 422 if form.errors else 200
    return render(request, "analyst/notices_mail.html", context, status=status)


def _mail_words(user: User) -> str:
    """What becomes of notices by e-mail, in a sentence."""
    if not settings.NOTICES_BY_MAIL:
        return _("This site sends no e-mails: notices stand here only.")
    if not user.email:
        return _("Your account has no e-mail address: notices stand here only.")
    return {
        MailChoice.AT_ONCE: _("Each comes by e-mail at once, too."),
        MailChoice.DIGEST: _("What you have not read by 7 in the morning comes by e-mail, too."),
        MailChoice.NONE: _("None comes by e-mail."),
    }[MailChoice(user.notices_by_mail)]
