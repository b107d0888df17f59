"""The addresses of discussions and notices."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from incidents.views.analyst.discussions import (
    claim_discussion,
    desk_discussions,
    discussion_comment,
    discussion_reopen,
    discussion_resolve,
    incident_discussion,
)
from incidents.views.analyst.notices import notice_read, notices, notices_mail, notices_read
from incidents.views.public.stopping import notices_stop

urlpatterns: list[URLPattern | URLResolver] = [
    path("desk/discussions/", desk_discussions, name="desk_discussions"),
    path("desk/discussions/<int:number>/comment/", discussion_comment, name="discussion_comment"),
    path("desk/discussions/<int:number>/resolve/", discussion_resolve, name="discussion_resolve"),
    path("desk/discussions/<int:number>/reopen/", discussion_reopen, name="discussion_reopen"),
    path("desk/claims/<slug:public_id>/discussion/", claim_discussion, name="claim_discussion"),
    path(
        "desk/incidents/<int:number>/discussion/", incident_discussion, name="incident_discussion"
    ),
    path("desk/notices/", notices, name="notices"),
    path("desk/notices/read/", notices_read, name="notices_read"),
    path("desk/notices/mail/", notices_mail, name="notices_mail"),
    path("desk/notices/<int:number>/read/", notice_read, name="notice_read"),
    path("notices/stop/<str:token>/", notices_stop, name="notices_stop"),
]
