"""Answers to what cannot be answered.

A bad parameter gets its name and one clear sentence; an address without a page what may have been
meant.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import requires_csrf_token

from incidents.forms.filter import BadParameter
from incidents.views.similar import similar_incidents, similar_places

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]


def bad_parameter(request: HttpRequest, error: BadParameter) -> HttpResponse:
    """Answer 400 with a page that names the parameter and says what is wrong with it."""
    return render(request, "400.html", {"parameter": error.name, "message": error}, status=400)


def answers_bad_parameter(view: View[P]) -> View[P]:
    """Return `view` with a BadParameter it raises answered by the 400 page."""

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except BadParameter as error:
            return bad_parameter(request, error)

    return guarded


@requires_csrf_token
def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer 404 with incidents and places whose addresses are like the one asked for."""
    context = {
        "similar": similar_incidents(request.path),
        "similar_places": similar_places(request.path),
    }
    return render(request, "404.html", context, status=404)
