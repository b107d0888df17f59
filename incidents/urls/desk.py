"""The addresses of the desk."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from incidents.views.analyst.closing import draft_discard, draft_restore
from incidents.views.analyst.comparing import draft_repeats, draft_similar
from incidents.views.analyst.dashboard import dashboard
from incidents.views.analyst.draft_page import draft
from incidents.views.analyst.new_statement import new_statement
from incidents.views.analyst.reading import desk_incident, desk_statement
from incidents.views.analyst.records import desk_records
from incidents.views.analyst.revising import claim_revise
from incidents.views.analyst.saving import draft_here, draft_save
from incidents.views.analyst.search import desk_search
from incidents.views.analyst.sharing import draft_share
from incidents.views.analyst.submitting import draft_check
from incidents.views.analyst.suggesting import suggest
from incidents.views.analyst.understanding import understand
from incidents.views.analyst.versions import draft_bring_back, draft_history

urlpatterns: list[URLPattern | URLResolver] = [
    path("desk/", dashboard, name="desk"),
    path("desk/new/", new_statement, name="desk_new"),
    path("desk/records/", desk_records, name="desk_records"),
    path("desk/search/", desk_search, name="desk_search"),
    path("desk/statements/<str:public_id>/", desk_statement, name="desk_statement"),
    path("desk/incidents/<int:number>/", desk_incident, name="desk_incident"),
    path("desk/suggest/<slug:kind>/", suggest, name="desk_suggest"),
    path("desk/understand/", understand, name="desk_understand"),
    path("desk/drafts/<slug:public_id>/", draft, name="draft"),
    path("desk/drafts/<slug:public_id>/save/", draft_save, name="draft_save"),
    path("desk/drafts/<slug:public_id>/here/", draft_here, name="draft_here"),
    path("desk/drafts/<slug:public_id>/check/", draft_check, name="draft_check"),
    path("desk/drafts/<slug:public_id>/repeats/", draft_repeats, name="draft_repeats"),
    path(
        "desk/drafts/<slug:public_id>/cards/<slug:key>/similar/",
        draft_similar,
        name="draft_similar",
    ),
    path("desk/drafts/<slug:public_id>/share/", draft_share, name="draft_share"),
    path("desk/drafts/<slug:public_id>/discard/", draft_discard, name="draft_discard"),
    path("desk/drafts/<slug:public_id>/restore/", draft_restore, name="draft_restore"),
    path("desk/drafts/<slug:public_id>/history/", draft_history, name="draft_history"),
    path(
        "desk/drafts/<slug:public_id>/history/restore/",
        draft_bring_back,
        name="draft_bring_back",
    ),
    path("desk/claims/<slug:public_id>/revise/", claim_revise, name="claim_revise"),
]
