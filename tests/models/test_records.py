"""What the database refuses of a record, whoever writes it."""

from __future__ import annotations

import datetime as dt

import pytest
from django.contrib.gis.geos import Point
from django.core.exceptions import ValidationError
from django.db import connection
from django.utils import timezone

from incidents.enums import WHERE_RADIUS_M, CasualtyCategory, Count, Harm, Side, WherePrecision
from incidents.models import CasualtyFigure, Claim, ClaimSite, Incident, ReferenceCounter, Statement
from tests.factories import (
    editor,
    make_claim,
    make_incident,
    make_place,
    make_published_incident,
    make_statement,
)

from .refusals import refused_by, run_sql

pytestmark = pytest.mark.django_db


def figure(claim: Claim, **numbers: object) -> CasualtyFigure:
    """A figure of wounded servicemen, not saved."""
    values = {"side": Side.ARMENIA, "category": CasualtyCategory.MILITARY, "harm": Harm.WOUNDED}
    return CasualtyFigure(claim=claim, **(values | numbers))


@pytest.mark.parametrize(
    ("minimum", "best", "maximum"),
    [(3, 2, None), (None, 3, 2), (3, None, 2), (4, 3, 5)],
)
def test_a_range_out_of_order_is_refused(
    minimum: int | None, best: int | None, maximum: int | None
) -> None:
    claim = make_claim(make_incident())
    with refused_by("figure_range_in_order"):
        figure(claim, minimum=minimum, best=best, maximum=maximum).save()


@pytest.mark.parametrize(
    ("count", "numbers"),
    [
        (Count.STATED, {}),
        (Count.NONE, {"minimum": 0, "best": 1, "maximum": 1}),
        (Count.NONE, {}),
        (Count.NOT_STATED, {"best": 2}),
    ],
)
def test_none_and_not_stated_are_kept_apart_from_numbers(
    count: Count, numbers: dict[str, int]
) -> None:
    claim = make_claim(make_incident())
    with refused_by("figure_count_fits_numbers"):
        figure(claim, count=count, **numbers).save()


def test_a_claim_has_one_figure_for_a_cell() -> None:
    claim = make_claim(make_incident())
    figure(claim, best=6).save()
    with refused_by("figure_once_per_cell"):
        figure(claim, best=7).save()


def test_a_figure_hangs_on_a_claim_and_on_nothing_else() -> None:
    relations = {
        field.name: field.related_model
        for field in CasualtyFigure._meta.get_fields()
        if field.is_relation and not field.auto_created
    }
    assert relations == {"claim": Claim}
    assert not CasualtyFigure._meta.get_field("claim").null
    assert {
        field.related_model
        for field in Incident._meta.get_fields()
        if field.is_relation and field.related_model is CasualtyFigure
    } == set()


def test_days_out_of_order_are_refused() -> None:
    claim = make_claim(make_incident())
    with refused_by("claim_days_in_order"):
        Claim.objects.filter(pk=claim.pk).update(ends_on=dt.date(2020, 12, 1))


@pytest.mark.parametrize("missing", ["starts_on", "ends_on"])
def test_an_interval_has_both_ends_or_none(missing: str) -> None:
    claim = make_claim(make_incident())
    with refused_by("incident_interval_in_order"):
        Incident.objects.update(**{missing: None})
    with refused_by("claim_days_in_order"):
        Claim.objects.filter(pk=claim.pk).update(**{missing: None})


@pytest.mark.parametrize(("start", "end"), [(None, 5), (5, None), (5, 5), (6, 5)])
def test_a_quotation_begins_before_it_ends(start: int | None, end: int | None) -> None:
    claim = make_claim(make_incident())
    with refused_by("claim_quotation_in_order"):
        Claim.objects.filter(pk=claim.pk).update(quotation_start=start, quotation_end=end)


def test_an_end_before_its_beginning_is_refused() -> None:
    claim = make_claim(make_incident())
    late = dt.datetime(2020, 12, 12, 15, 30, tzinfo=dt.UTC)
    with refused_by("claim_instants_in_order"):
        Claim.objects.filter(pk=claim.pk).update(
            starts_at=late, ends_at=late - dt.timedelta(hours=1)
        )


def test_a_statement_makes_one_claim_about_an_incident() -> None:
    incident, statement = make_incident(), make_statement()
    make_claim(incident, statement)
    with refused_by("claim_once_per_statement_and_incident"):
        make_claim(incident, statement)


def test_a_statement_cannot_repeat_itself_through_others() -> None:
    first = make_statement()
    second = make_statement(derived_from=first)
    third = make_statement(derived_from=second)
    with refused_by("no_lineage_circle"):
        Statement.objects.filter(pk=first.pk).update(derived_from=third)


@pytest.mark.parametrize("model", [Incident, Claim, Statement])
def test_a_record_is_never_deleted(model: type[Incident | Claim | Statement]) -> None:
    make_claim(make_incident())
    with pytest.raises(Exception, match="Cannot delete"):
        run_sql(f"DELETE FROM {model._meta.db_table}")


class TestPlaces:
    """Coordinates: SRID 4326, inside the region's box, with a precision."""

    @pytest.mark.parametrize(("lon", "lat"), [(39.5, 46.7), (0, 0), (52.0, 40.0)])
    def test_coordinates_outside_the_region_are_refused(self, lon: float, lat: float) -> None:
        claim = make_claim(make_incident())
        with refused_by("inside_region"):
            ClaimSite.objects.create(
                claim=claim, point=Point(lon, lat, srid=4326), precision=WherePrecision.EXACT
            )

    def test_a_point_cannot_be_moved_outside_by_raw_sql(self) -> None:
        place = make_place("Here")
        with refused_by("inside_region"):
            run_sql(
                "UPDATE incidents_place SET point = ST_SetSRID(ST_MakePoint(1, 1), 4326) "
                "WHERE id = %s",
                place.pk,
            )

    def test_the_box_can_be_set(self) -> None:
        run_sql("UPDATE incidents_region SET box = ST_MakeEnvelope(0, 0, 2, 2, 4326)")
        make_incident(point=Point(1, 1, srid=4326), precision=WherePrecision.EXACT)
        with refused_by("inside_region"):
            make_incident(point=Point(46.7, 39.5, srid=4326), precision=WherePrecision.EXACT)

    def test_a_point_of_another_system_is_refused(self) -> None:
        place = make_place("Here")
        with pytest.raises(Exception, match="SRID"):
            run_sql(
                "UPDATE incidents_place SET point = ST_SetSRID(ST_MakePoint(46, 40), 3857) "
                "WHERE id = %s",
                place.pk,
            )

    def test_a_site_is_somewhere(self) -> None:
        claim = make_claim(make_incident())
        with refused_by("claimsite_somewhere"):
            ClaimSite.objects.create(claim=claim, precision=WherePrecision.EXACT)

    def test_a_point_has_a_precision(self) -> None:
        with refused_by("incident_point_has_precision"):
            make_incident(point=Point(46.7, 39.5, srid=4326))

    @pytest.mark.parametrize("precision", list(WherePrecision))
    def test_the_radius_of_a_precision_is_the_same_in_the_database(
        self, precision: WherePrecision
    ) -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT incidents_reach_m(NULL, %s::smallint)", [precision.value])
            assert cursor.fetchone() == (WHERE_RADIUS_M[precision],)


class TestReferences:
    """References are unique and never used again."""

    def test_a_reference_is_never_changed(self) -> None:
        incident = make_published_incident()
        with refused_by("reference_is_fixed"):
            run_sql(
                "UPDATE incidents_incident SET reference = 'NK-2020-9999' WHERE id = %s",
                incident.pk,
            )

    def test_two_incidents_never_share_one(self) -> None:
        one = make_published_incident()
        with refused_by("incidents_incident_reference_key"):
            make_published_incident(published={"reference": one.reference})

    @pytest.mark.parametrize("reference", ["2020/1", None])
    def test_a_public_incident_has_one_of_the_right_form(self, reference: str | None) -> None:
        incident = make_incident()
        with refused_by("incident_public_has_reference"):
            Incident.objects.filter(pk=incident.pk).update(
                status="published",
                reference=reference,
                occurrence="agreed",
                responsibility="contested",
                published_by=editor(),
                published_at=timezone.now(),
            )

    def test_the_counter_never_goes_back(self) -> None:
        ReferenceCounter.objects.create(year=2020, last=12)
        with refused_by("counter_only_grows"):
            ReferenceCounter.objects.filter(year=2020).update(last=11)

    def test_the_counter_is_never_deleted(self) -> None:
        ReferenceCounter.objects.create(year=2020, last=12)
        with pytest.raises(Exception, match="Cannot delete"):
            run_sql("DELETE FROM incidents_referencecounter")


@pytest.mark.parametrize("text", ["a\x00b", "a\x07b", "\u202eevil"])
def test_text_that_cannot_be_stored_or_misleads_is_refused_with_its_code_point(text: str) -> None:
    statement = make_statement()
    statement.summary = text
    with pytest.raises(ValidationError, match=r"U\+"):
        statement.full_clean()
