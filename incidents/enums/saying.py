"""What a claim says: stance, who, how exact in time and place, how it ended."""

from __future__ import annotations

from django.db.models import IntegerChoices, TextChoices
from django.utils.translation import gettext_lazy as _


class Stance(TextChoices):
    """What a statement does with an incident."""

    REPORTS = "reports", _("reports")
    DENIES = "denies", _("denies")
    ACCEPTS = "accepts_responsibility", _("accepts responsibility")
    DISPUTES_DETAIL = "disputes_detail", _("disputes a detail")
    COMMENTS = "comments", _("comments without adding a fact")


class Initiator(TextChoices):
    """Who a claim says started it: a side, or nobody named."""

    ARMENIA = "armenia", _("Armenia")
    AZERBAIJAN = "azerbaijan", _("Azerbaijan")
    INDEPENDENT = "independent", _("Independent")
    OBSERVERS = "observers", _("Observers")
    PEACEKEEPERS = "peacekeepers", _("Peacekeepers")
    NOT_STATED = "not_stated", _("not stated")


class DatePrecision(IntegerChoices):
    """UCDP date_prec: how exact a time is."""

    EXACT = 1, _("exact date")
    DAYS = 2, _("within 2–6 days")
    WEEK = 3, _("only the week")
    MONTH = 4, _("8–30 days or only the month")
    YEAR = 5, _("longer than a month, at most a year")


class WherePrecision(IntegerChoices):
    """UCDP where_prec: how exact a place is."""

    EXACT = 1, _("exact location")
    NEAR = 2, _("within about 25 km of a known point")
    DISTRICT = 3, _("only the second-order division")
    PROVINCE = 4, _("only the first-order division")
    LINE = 5, _("a line or fuzzy area")
    COUNTRY = 6, _("only the country")
    INTERNATIONAL = 7, _("international waters or airspace")


WHERE_RADIUS_M: dict[WherePrecision, int | None] = {
    WherePrecision.EXACT: 1_000,
    WherePrecision.NEAR: 25_000,
    WherePrecision.DISTRICT: 30_000,
    WherePrecision.PROVINCE: 60_000,
    WherePrecision.LINE: 50_000,
    WherePrecision.COUNTRY: None,
    WherePrecision.INTERNATIONAL: None,
}
"""The radius in metres a precision means when nobody gave one; None where it means no circle."""


class SiteRole(TextChoices):
    """What a place is to an incident."""

    LOCATION = "location", _("where it happened")
    DIRECTION = "direction", _("in the direction of")
    ORIGIN = "origin", _("fired or moved from")
    TARGET = "target", _("aimed at")


class Outcome(TextChoices):
    """How a claim says it ended, at a place where one is named."""

    ADVANCE = "advance", _("advance")
    REPELLED = "repelled", _("repelled")
    CONTROL = "control_taken", _("control taken")
    WITHDRAWAL = "withdrawal", _("withdrawal")
    NONE = "none", _("no change")
    NOT_STATED = "not_stated", _("not stated")
