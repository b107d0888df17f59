"""Claims as plain values for tests of comparing: a builder, the sample, strategies.

The sample is the clash at Khtsaberd and Hin Tagher in December 2020 as eleven statements tell it.
Statement numbers are those of the sample's own list; addresses are in the data that is loaded.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import strategies as st

from incidents.comparison import ClaimView, FigureView, OutcomeView, SiteView
from incidents.enums import (
    CasualtyCategory,
    Count,
    DatePrecision,
    EventType,
    Harm,
    Initiator,
    Outcome,
    Side,
    SiteRole,
    Stance,
    WherePrecision,
)

FIRST_DAY = date(2020, 12, 1)


def december(day: int) -> date:
    """A day of December 2020."""
    return date(2020, 12, day)


def claim(number: int, side: Side = Side.ARMENIA, /, **says: object) -> ClaimView:
    """A claim by statement ``number`` that says nothing but what is given; its own lineage."""
    silent = ClaimView(
        id=number,
        side=side,
        actor=f"actor {number}",
        statement_id=number,
        lineage=number,
        issued_on=december(13),
    )
    return replace(silent, **says)  # type: ignore[arg-type]


def on(first: int, last: int | None = None) -> dict[str, object]:
    """What a claim says of when: days of December 2020."""
    return {
        "starts_on": december(first),
        "ends_on": december(last or first),
        "date_precision": DatePrecision.DAYS if last else DatePrecision.EXACT,
    }


def figure(
    harm: Harm,
    best: int | None = None,
    *,
    side: Side = Side.ARMENIA,
    category: CasualtyCategory = CasualtyCategory.MILITARY,
    count: Count = Count.STATED,
    minimum: int | None = None,
    maximum: int | None = None,
) -> FigureView:
    """A casualty figure, of Armenian servicemen unless said otherwise."""
    return FigureView(side, category, harm, count, minimum, best, maximum)


def site(
    place: str | None,
    lon: float | None = None,
    lat: float | None = None,
    *,
    radius_m: int | None = None,
    precision: WherePrecision = WherePrecision.EXACT,
    role: SiteRole = SiteRole.LOCATION,
) -> SiteView:
    """A site labelled by its place."""
    return SiteView(lon, lat, radius_m, precision, place, place or "somewhere", role)


# Coordinates: Who's On First localities 1259412385, 1293920475 and 1125938249.
KHTSABERD = site("khtsaberd", 46.77154, 39.54608)
HIN_TAGHER = site("hin-tagher", 46.82487, 39.50973)
HADRUT_DISTRICT = site("hadrut", 47.0318, 39.52002, precision=WherePrecision.DISTRICT)
BOTH_VILLAGES = (KHTSABERD, HIN_TAGHER)
TOWARD_BOTH = tuple(replace(one, role=SiteRole.DIRECTION) for one in BOTH_VILLAGES)


def khtsaberd_claims() -> tuple[ClaimView, ...]:
    """What the eleven statements, and a retelling of the third, say about the clash."""
    attacked = {
        "initiator": Initiator.AZERBAIJAN,
        "event_type": EventType.ADVANCE,
        "sites": TOWARD_BOTH,
    }
    third: dict[str, object] = {
        **attacked,
        **on(12),
        "outcomes": (
            OutcomeView(Outcome.CONTROL, "hin-tagher"),
            OutcomeView(Outcome.ADVANCE, "khtsaberd"),
        ),
        "figures": (
            figure(Harm.WOUNDED, 6),
            figure(Harm.KILLED, side=Side.AZERBAIJAN, count=Count.NOT_STATED),
        ),
    }
    return (
        claim(
            1,
            Side.PEACEKEEPERS,
            issued_on=december(12),
            event_type=EventType.STATEMENT_ONLY,
            sites=(HADRUT_DISTRICT,),
            **on(11),
        ),
        claim(2, issued_on=december(12), **attacked, **on(12)),
        claim(3, **third),
        claim(4, issued_on=december(14), **attacked, **on(11), figures=(figure(Harm.WOUNDED, 6),)),
        claim(
            5,
            Side.AZERBAIJAN,
            initiator=Initiator.ARMENIA,
            event_type=EventType.GROUND_CLASH,
            sites=(replace(HADRUT_DISTRICT, precision=WherePrecision.NEAR),),
        ),
        claim(6, Side.AZERBAIJAN, stance=Stance.DENIES, initiator=Initiator.ARMENIA),
        claim(7, Side.PEACEKEEPERS, sites=BOTH_VILLAGES, **on(11)),
        claim(8, Side.AZERBAIJAN, stance=Stance.COMMENTS),
        claim(9, issued_on=december(15), figures=(figure(Harm.CAPTURED, 10),)),
        claim(10, issued_on=december(16), sites=BOTH_VILLAGES),
        claim(
            11,
            Side.INDEPENDENT,
            issued_on=december(14),
            initiator=Initiator.AZERBAIJAN,
            event_type=EventType.ADVANCE,
            sites=BOTH_VILLAGES,
            outcomes=(
                OutcomeView(Outcome.CONTROL, "khtsaberd"),
                OutcomeView(Outcome.ADVANCE, "hin-tagher"),
            ),
            **on(12),
        ),
        claim(12, Side.INDEPENDENT, lineage=3, issued_on=december(14), **third),
    )


@st.composite
def figures(draw: st.DrawFn) -> FigureView:
    """Any figure that a claim may carry: its numbers are in order."""
    count = draw(st.sampled_from(Count))
    numbers = sorted(draw(st.lists(st.integers(0, 6), min_size=3, max_size=3)))
    kept = [number if draw(st.booleans()) else None for number in numbers]
    low, best, high = kept if count == Count.STATED else (None, None, None)
    return FigureView(
        draw(st.sampled_from((Side.ARMENIA, Side.AZERBAIJAN))),
        draw(st.sampled_from((CasualtyCategory.MILITARY, CasualtyCategory.CIVILIAN))),
        draw(st.sampled_from((Harm.KILLED, Harm.WOUNDED))),
        count,
        low,
        best,
        high,
    )


@st.composite
def sites(draw: st.DrawFn) -> SiteView:
    """Any site: few places near each other, some without a point."""
    has_point = draw(st.booleans())
    return SiteView(
        draw(st.sampled_from((46.0, 46.4, 46.8))) if has_point else None,
        draw(st.sampled_from((39.0, 39.5, 39.51))) if has_point else None,
        draw(st.sampled_from((None, 0, 500, 40_000))),
        draw(st.sampled_from(WherePrecision)),
        draw(st.sampled_from((None, "khtsaberd", "hin-tagher"))),
        "label",
        draw(st.sampled_from(SiteRole)),
    )


def outcome_views() -> st.SearchStrategy[OutcomeView]:
    """Any outcome, at one of two places or on the whole."""
    places = st.sampled_from((None, "khtsaberd", "hin-tagher"))
    return st.builds(OutcomeView, st.sampled_from(Outcome), places)


def _few(strategy: st.SearchStrategy[object]) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(strategy, max_size=2).map(tuple)


@st.composite
def said(draw: st.DrawFn) -> dict[str, object]:
    """Anything a claim may say, who says it left open."""
    starts_on = FIRST_DAY + timedelta(days=draw(st.integers(0, 6)))
    is_dated = draw(st.booleans())
    return {
        "stance": draw(st.sampled_from(Stance)),
        "initiator": draw(st.sampled_from(Initiator)),
        "event_type": draw(st.sampled_from((None, *EventType))),
        "starts_on": starts_on if is_dated else None,
        "ends_on": starts_on + timedelta(days=draw(st.integers(0, 2))) if is_dated else None,
        "sites": draw(_few(sites())),
        "outcomes": draw(_few(outcome_views())),
        "figures": draw(_few(figures())),
    }


@st.composite
def claim_lists(draw: st.DrawFn, *, lineages: int = 4) -> tuple[ClaimView, ...]:
    """Up to five claims of a few lineages, each by a statement of its own.

    The first statement of a lineage is its root, and stands before whatever retells it.
    """
    roots: dict[int, int] = {}
    claims = []
    for number in range(1, draw(st.integers(0, 5)) + 1):
        root = roots.setdefault(draw(st.integers(1, lineages)), number)
        side = draw(st.sampled_from(Side))
        issued_on = FIRST_DAY + timedelta(days=number)
        says = draw(said())
        claims.append(claim(number, side, lineage=root, issued_on=issued_on, **says))
    return tuple(claims)
