"""The addresses of editors."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from incidents.views.editor.history import review_history, review_restore
from incidents.views.editor.incidents import (
    review_call_off,
    review_correct,
    review_incident,
    review_incidents,
    review_publish,
    review_reassess,
    review_retract,
    review_settle,
)
from incidents.views.editor.merging import review_merge, review_unmerge
from incidents.views.editor.queue import review_next, review_queue
from incidents.views.editor.review_page import review_claim, review_release, review_take
from incidents.views.editor.wording import review_words

urlpatterns: list[URLPattern | URLResolver] = [
    path("review/", review_queue, name="review"),
    path("review/next/", review_next, name="review_next"),
    path("review/claims/<slug:public_id>/", review_claim, name="review_claim"),
    path("review/claims/<slug:public_id>/take/", review_take, name="review_take"),
    path("review/claims/<slug:public_id>/release/", review_release, name="review_release"),
    path("review/incidents/", review_incidents, name="review_incidents"),
    path("review/incidents/<int:number>/", review_incident, name="review_incident"),
    path("review/incidents/<int:number>/words/", review_words, name="review_words"),
    path("review/incidents/<int:number>/publish/", review_publish, name="review_publish"),
    path("review/incidents/<int:number>/call-off/", review_call_off, name="review_call_off"),
    path("review/incidents/<int:number>/reassess/", review_reassess, name="review_reassess"),
    path("review/incidents/<int:number>/settle/", review_settle, name="review_settle"),
    path("review/incidents/<int:number>/correct/", review_correct, name="review_correct"),
    path("review/incidents/<int:number>/retract/", review_retract, name="review_retract"),
    path("review/incidents/<int:number>/merge/", review_merge, name="review_merge"),
    path("review/merges/<int:number>/undo/", review_unmerge, name="review_unmerge"),
    path("review/history/<slug:kind>/<slug:key>/", review_history, name="review_history"),
    path("review/history/<slug:kind>/<slug:key>/restore/", review_restore, name="review_restore"),
]
