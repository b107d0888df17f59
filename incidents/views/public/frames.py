"""The few pages that other sites may show in a frame; every other page refuses."""

from __future__ import annotations

from collections.abc import Callable
from typing import Concatenate, ParamSpec, cast

from csp.decorators import csp_replace
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.clickjacking import xframe_options_exempt

from incidents.forms.filter import BadParameter

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponseBase]


def frameable(view: View[P]) -> View[P]:
    """Return `view` with answers that a frame of any site may hold."""
    anywhere = csp_replace({"frame-ancestors": ["*"]})(view)
    return cast("View[P]", xframe_options_exempt(anywhere))


def nothing_here(request: HttpRequest) -> HttpResponse:
    """Answer 404 in a form that a frame may hold, as the site's own page may not."""
    return render(request, "embed/missing.html", status=404)


def bad_parameter(request: HttpRequest, error: BadParameter) -> HttpResponse:
    """Answer 400 in a form that a frame may hold, naming the parameter."""
    context = {"parameter": error.name, "message": error.message}
    return render(request, "embed/bad_parameter.html", context, status=400)
