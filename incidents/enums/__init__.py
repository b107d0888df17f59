"""Words everybody shares: the closed code lists of the field and of this project.

Values are stored in the database and appear in addresses and exports, so a value is never
changed once published. Scales name their source: UCDP is the Georeferenced Event Dataset
codebook, ACLED the Armed Conflict Location & Event Data codebook, STANAG is STANAG 2511 (2003).
This package imports nothing of the project.
"""

from __future__ import annotations

from .balancing import Measure
from .casualties import CasualtyCategory, Count, Harm
from .counting import Bound
from .deciding import (
    ClaimField,
    ClaimStatus,
    Credibility,
    Decision,
    IncidentStatus,
    Occurrence,
    RejectGround,
    Reliability,
    Responsibility,
    SecondReading,
    Verdict,
)
from .discussing import DiscussionStatus, MailChoice, MailState, NoticeKind
from .drafting import DraftStatus, QuotedField, Relation
from .events import EVENT_CROSSWALK, Crosswalk, EventType
from .geography import AreaKind, NameKind, PlaceKind, PlaceOrigin
from .people import PARTIES, SIDE_SIGNS, ActorKind, Role, Side, SideSign
from .saying import (
    WHERE_RADIUS_M,
    DatePrecision,
    Initiator,
    Outcome,
    SiteRole,
    Stance,
    WherePrecision,
)
from .sources import CaptureStatus, Language, LeadStatus, OutletKind, Script

__all__ = [
    "EVENT_CROSSWALK",
    "PARTIES",
    "SIDE_SIGNS",
    "WHERE_RADIUS_M",
    "ActorKind",
    "AreaKind",
    "Bound",
    "CaptureStatus",
    "CasualtyCategory",
    "ClaimField",
    "ClaimStatus",
    "Count",
    "Credibility",
    "Crosswalk",
    "DatePrecision",
    "Decision",
    "DiscussionStatus",
    "DraftStatus",
    "EventType",
    "Harm",
    "IncidentStatus",
    "Initiator",
    "Language",
    "LeadStatus",
    "MailChoice",
    "MailState",
    "Measure",
    "NameKind",
    "NoticeKind",
    "Occurrence",
    "Outcome",
    "OutletKind",
    "PlaceKind",
    "PlaceOrigin",
    "QuotedField",
    "RejectGround",
    "Relation",
    "Reliability",
    "Responsibility",
    "Role",
    "Script",
    "SecondReading",
    "Side",
    "SideSign",
    "SiteRole",
    "Stance",
    "Verdict",
    "WherePrecision",
]
