"""Answers to what cannot be answered: a bad parameter gets its name and one clear sentence."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from incidents.forms.filter import BadParameter

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
