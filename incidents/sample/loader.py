"""Writing the sample through the same workflow an analyst and an editor use."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple
from zoneinfo import ZoneInfo

import pghistory
from django.db import transaction
from django.utils import timezone

from incidents import bulletins, publication, workflow
from incidents.enums import Count, DatePrecision, MailState
from incidents.models import (
    Actor,
    ActorName,
    Agreement,
    Appearance,
    Bulletin,
    CasualtyFigure,
    Claim,
    ClaimOutcome,
    ClaimSite,
    Clause,
    Incident,
    IncidentSite,
    JointActor,
    Notice,
    Outlet,
    OutletGrade,
    Place,
    Publication,
    Statement,
    User,
)
from incidents.sources import url_key

from .bulletins import BULLETINS
from .events import INCIDENTS
from .people import ACTORS, OUTLETS
from .spec import BulletinSpec, ClaimSpec, IncidentSpec, PublicationSpec, SiteSpec, StatementSpec
from .statements import STATEMENTS

AGREEMENT = "trilateral-statement-2020-11"
GRADED_SINCE = dt.date(2020, 12, 1)


class Cast(NamedTuple):
    """Who writes the sample, who decides, and who reads what two have to read."""

    analyst: User
    editor: User
    second_reader: User


class Loaded(NamedTuple):
    """What one load wrote; all zero on a second run."""

    statements: int
    incidents: int
    claims: int


def statement_key(number: int) -> str:
    """Return the fixed public identifier of a statement of the sample."""
    return f"dec2020-{number:02d}"


def load(analyst: User, editor: User, second_reader: User) -> Loaded:
    """Write the sample, claims by `analyst`, decisions by `editor`; all or nothing.

    What two editors have to accept `second_reader` accepts too, with the same grade.

    Writes nothing when it is there already. The places must be loaded (`load_places`);
    raises Place.DoesNotExist otherwise.
    """
    with transaction.atomic():
        if Statement.objects.filter(public_id=statement_key(1)).exists():
            return Loaded(0, 0, 0)
        began = timezone.now()
        with _by(analyst):
            _write_agreement()
            _write_people()
            statements = {spec.number: _write_statement(spec, analyst) for spec in STATEMENTS}
        claims = sum(
            _write_incident(spec, statements, Cast(analyst, editor, second_reader))
            for spec in INCIDENTS
        )
        for one in BULLETINS:
            _write_bulletin(one, statements[one.statement], analyst, editor)
        _put_notices_away(began)
        return Loaded(len(statements), len(INCIDENTS), claims)


def _put_notices_away(began: dt.datetime) -> None:
    """Nobody is to be greeted, or sent e-mails, by what the sample did in their name."""
    made = Notice.objects.unread().filter(made_at__gte=began)
    made.update(read_at=timezone.now(), mail=MailState.NOT_WANTED)


def _by(person: User) -> pghistory.context:
    """What the history notes of records that somebody enters with the sample."""
    return pghistory.context(user=person.pk, reason="load_sample")


def _write_agreement() -> None:
    agreement = Agreement.objects.create(
        slug=AGREEMENT,
        title="Statement of the leaders of Armenia, Azerbaijan and Russia, 9–10 November 2020",
        short_title="Statement of 9–10 November 2020",
        signed_on=dt.date(2020, 11, 9),
        in_force_from=dt.datetime(2020, 11, 10, tzinfo=ZoneInfo("Europe/Moscow")),
        summary="Ends the war of autumn 2020: a full ceasefire from midnight Moscow time, the "
        "hand-over of districts, and Russian peacekeepers along the line of contact and the "
        "Lachin corridor.",
        source="Published by the three governments on 10 November 2020",
    )
    clauses = (
        (
            "1",
            (
                "A full ceasefire and an end to all hostilities from 00:00 Moscow time on 10 "
                "November 2020; the parties stop at the positions they hold."
            ),
            None,
        ),
        ("2", "Aghdam district is handed to Azerbaijan.", dt.date(2020, 11, 20)),
        (
            "3",
            (
                "Russian peacekeepers along the line of contact and the Lachin corridor: 1,960 "
                "servicemen with firearms, 90 armoured carriers, 380 vehicles."
            ),
            None,
        ),
    )
    for number, summary, due_on in clauses:
        Clause.objects.create(agreement=agreement, number=number, summary=summary, due_on=due_on)


def _write_people() -> None:
    for actor_spec in ACTORS:
        actor = Actor.objects.create(
            slug=actor_spec.slug,
            name=actor_spec.name,
            short_name=actor_spec.short_name,
            side=actor_spec.side,
            kind=actor_spec.kind,
            year_from=actor_spec.year_from,
            year_to=actor_spec.year_to,
        )
        for language, name in actor_spec.names:
            ActorName.objects.create(actor=actor, language=language, name=name)
    for spec in OUTLETS:
        outlet = Outlet.objects.create(
            slug=spec.slug,
            name=spec.name,
            kind=spec.kind,
            url=spec.url,
            language=spec.language,
            owner=Actor.objects.get(slug=spec.owner) if spec.owner else None,
        )
        OutletGrade.objects.create(
            outlet=outlet, reliability=spec.grade, since=GRADED_SINCE, reason=spec.grade_reason
        )


def _write_statement(spec: StatementSpec, analyst: User) -> Statement:
    statement = Statement.objects.create(
        public_id=statement_key(spec.number),
        actor=Actor.objects.get(slug=spec.actor),
        issued_on=spec.issued_on,
        issued_precision=spec.issued_precision,
        language=spec.language,
        summary=spec.summary,
        created_by=analyst,
    )
    for slug in spec.joint_actors:
        JointActor.objects.create(statement=statement, actor=Actor.objects.get(slug=slug))
    for publication_spec in spec.publications:
        Appearance.objects.create(
            statement=statement,
            publication=_publication(publication_spec, analyst),
            note=publication_spec.note,
        )
    return statement


def _publication(spec: PublicationSpec, analyst: User) -> Publication:
    found, _created = Publication.objects.get_or_create(
        url_key=url_key(spec.url) if spec.url else f"without-address:{spec.outlet}:{spec.title}",
        defaults={
            "outlet": Outlet.objects.get(slug=spec.outlet),
            "url": spec.url,
            "title": spec.title,
            "language": spec.language,
            "published_on": spec.published_on,
            "created_by": analyst,
        },
    )
    return found


def _write_incident(spec: IncidentSpec, statements: dict[int, Statement], cast: Cast) -> int:
    with _by(cast.analyst):
        incident = Incident.objects.create(
            title=spec.title,
            summary=spec.summary,
            event_type=spec.event_type,
            sensitive=spec.sensitive,
            created_by=cast.analyst,
        )
        for site in spec.sites:
            IncidentSite.objects.create(incident=incident, **_site_fields(site))
    for claim_spec in spec.claims:
        said = statements[claim_spec.statement]
        with _by(cast.analyst):
            claim = _write_claim(claim_spec, incident, said, cast.analyst)
        claim = workflow.submit(claim, cast.analyst)
        readers = [cast.editor, cast.second_reader]
        for reader in readers if workflow.second_reading_reasons(claim) else readers[:1]:
            workflow.accept(
                claim,
                reader,
                claim_spec.reliability,
                claim_spec.credibility,
                claim_spec.grade_reason,
            )
    publication.publish(incident, cast.editor, spec.reason, occurrence=spec.occurrence)
    return len(spec.claims)


def _write_claim(spec: ClaimSpec, incident: Incident, statement: Statement, analyst: User) -> Claim:
    first, last = spec.days or (None, None)
    claim = Claim.objects.create(
        statement=statement,
        incident=incident,
        stance=spec.stance,
        initiator=spec.initiator,
        event_type=spec.event_type,
        starts_on=first,
        ends_on=last,
        date_precision=spec.date_precision or _date_precision(first, last),
        paraphrase=spec.paraphrase,
        quotation=spec.quotation,
        breached_clause=Clause.objects.get(agreement__slug=AGREEMENT, number=spec.breaches)
        if spec.breaches
        else None,
        created_by=analyst,
    )
    for site in spec.sites:
        ClaimSite.objects.create(claim=claim, **_site_fields(site))
    for outcome, place in spec.outcomes:
        ClaimOutcome.objects.create(
            claim=claim, outcome=outcome, place=_place(place) if place else None
        )
    for figure in spec.figures:
        exact = figure.number if figure.count == Count.STATED else None
        CasualtyFigure.objects.create(
            claim=claim,
            side=figure.side,
            category=figure.category,
            harm=figure.harm,
            count=figure.count,
            minimum=exact,
            best=exact,
            maximum=exact,
        )
    return claim


def _write_bulletin(spec: BulletinSpec, statement: Statement, analyst: User, editor: User) -> None:
    with _by(analyst):
        bulletin = Bulletin.objects.create(
            statement=statement,
            side=statement.actor.side,
            starts_on=spec.day,
            ends_on=spec.day,
            violations=spec.violations,
            stretch=spec.stretch,
            created_by=analyst,
        )
    bulletin = bulletins.submit(bulletin, analyst)
    bulletins.accept(bulletin, editor, bulletin.round)


def _date_precision(first: dt.date | None, last: dt.date | None) -> DatePrecision | None:
    if first is None or last is None:
        return None
    return DatePrecision.EXACT if first == last else DatePrecision.DAYS


def _site_fields(spec: SiteSpec) -> dict[str, object]:
    return {
        "place": _place(spec.place),
        "precision": spec.precision,
        "radius_m": spec.radius_m,
        "role": spec.role,
        "description": spec.description,
    }


def _place(slug: str) -> Place:
    return Place.objects.get(slug=slug)
