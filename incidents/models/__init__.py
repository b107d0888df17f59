"""The records of the tracker, in the words of the design."""

from __future__ import annotations

from .actor import Actor, ActorName
from .agreement import Agreement, Clause
from .area import Area
from .bulletin import Bulletin
from .casualties import CasualtyFigure
from .claim import Claim, ClaimOutcome, ClaimSite
from .incident import Incident, IncidentSite, PublishedVersion, ReferenceCounter
from .lead import Lead
from .outlet import Capture, Outlet, OutletGrade, Publication
from .place import Place, PlaceName, Region
from .release import HistoryCheck, Release, SnapshotVersion
from .review import Assessment, Review
from .search import SearchDocument
from .statement import Appearance, JointActor, Statement
from .user import User

__all__ = [
    "Actor",
    "ActorName",
    "Agreement",
    "Appearance",
    "Area",
    "Assessment",
    "Bulletin",
    "Capture",
    "CasualtyFigure",
    "Claim",
    "ClaimOutcome",
    "ClaimSite",
    "Clause",
    "HistoryCheck",
    "Incident",
    "IncidentSite",
    "JointActor",
    "Lead",
    "Outlet",
    "OutletGrade",
    "Place",
    "PlaceName",
    "Publication",
    "PublishedVersion",
    "ReferenceCounter",
    "Region",
    "Release",
    "Review",
    "SearchDocument",
    "SnapshotVersion",
    "Statement",
    "User",
]
