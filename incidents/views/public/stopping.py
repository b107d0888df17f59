"""Stopping e-mails from the e-mail itself, without signing in.

The address is signed and names nobody. A mail program sends a POST by itself (RFC 8058); programs
that look at every link before its reader does send a GET, which changes nothing and shows a button.
"""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from incidents.enums import MailChoice
from incidents.mailing import owner_of
from incidents.notices.reading import choose_mail
from incidents.views.guards import public_page


# No token: a mail program has none. Whoever knows the signed address may stop these e-mails.
@public_page
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@csrf_exempt
def notices_stop(request: HttpRequest, token: str) -> HttpResponse:
    """Show the button, or stop somebody's e-mails at once. Says nothing of who it is."""
    owner = owner_of(token)
    if owner is None:
        raise Http404
    if request.method == "POST":
        choose_mail(owner, MailChoice.NONE)
    is_stopped = request.method == "POST"
    return render(request, "public/notices_stop.html", {"is_stopped": is_stopped})
