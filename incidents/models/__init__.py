"""The records of the tracker, in the words of the design."""

from __future__ import annotations

from .actor import Actor, ActorName
from .agreement import Agreement, Clause
from .area import Area
from .assessment import Assessment, Reassessment
from .balance import BalanceFigure
from .bulletin import Bulletin, BulletinReview
from .casualties import CasualtyFigure
from .claim import Claim, ClaimOutcome, ClaimSite, ClaimWriter
from .discussion import Comment, Discussion, Mention, Notice
from .draft import Draft, DraftChange, DraftShare, DraftSketch, Presence
from .incident import Incident, IncidentSite, PublishedVersion, ReferenceCounter
from .lead import Lead
from .merge import Merge, MergedClaim
from .outlet import Capture, Outlet, OutletGrade, Publication
from .place import Place, PlaceName, Region
from .quotation import Quotation, WarningAnswer
from .relation import IncidentRelation
from .release import HistoryCheck, Release, SnapshotChange, SnapshotVersion
from .review import Review, ReviewRemark
from .scheduled import ScheduledPublication
from .search import SearchDocument, SearchPosting, SearchWord
from .shown import ShownClaimOutcome, ShownClaimSite, ShownIncidentSite
from .statement import Appearance, JointActor, Statement
from .tag import IncidentTag, Tag
from .user import User

__all__ = [
    "Actor",
    "ActorName",
    "Agreement",
    "Appearance",
    "Area",
    "Assessment",
    "BalanceFigure",
    "Bulletin",
    "BulletinReview",
    "Capture",
    "CasualtyFigure",
    "Claim",
    "ClaimOutcome",
    "ClaimSite",
    "ClaimWriter",
    "Clause",
    "Comment",
    "Discussion",
    "Draft",
    "DraftChange",
    "DraftShare",
    "DraftSketch",
    "HistoryCheck",
    "Incident",
    "IncidentRelation",
    "IncidentSite",
    "IncidentTag",
    "JointActor",
    "Lead",
    "Mention",
    "Merge",
    "MergedClaim",
    "Notice",
    "Outlet",
    "OutletGrade",
    "Place",
    "PlaceName",
    "Presence",
    "Publication",
    "PublishedVersion",
    "Quotation",
    "Reassessment",
    "ReferenceCounter",
    "Region",
    "Release",
    "Review",
    "ReviewRemark",
    "ScheduledPublication",
    "SearchDocument",
    "SearchPosting",
    "SearchWord",
    "ShownClaimOutcome",
    "ShownClaimSite",
    "ShownIncidentSite",
    "SnapshotChange",
    "SnapshotVersion",
    "Statement",
    "Tag",
    "User",
    "WarningAnswer",
]
