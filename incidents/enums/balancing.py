"""What the balance of the record measures."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Measure(TextChoices):
    """One figure by side and month."""

    COVERAGE = "coverage", _("incidents of which the side speaks")
    CLAIMS = "claims", _("accepted claims")
    FIRST_TIME = "first_time", _("accepted as first submitted")
    WAITING = "waiting", _("median days to the decision")
    RELIABILITY = "reliability", _("source reliability")
    CREDIBILITY = "credibility", _("information credibility")
    SAME_LETTER = "same_letter", _("two editors graded the source alike")
    SAME_DIGIT = "same_digit", _("two editors graded the information alike")
