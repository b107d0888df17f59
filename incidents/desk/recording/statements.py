"""Writing the statement of a draft and where it was read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from django.utils.text import slugify

from incidents.enums import ClaimStatus, Language, OutletKind
from incidents.models import Appearance, JointActor, Outlet, Publication, Statement
from incidents.sources import url_key

if TYPE_CHECKING:
    from incidents.desk.reading import ReadPublication, ReadSheet
    from incidents.models import User

_CHANNEL_HOSTS: Final = frozenset(
    {"facebook.com", "fb.com", "instagram.com", "ok.ru", "t.me", "telegram.me", "tiktok.com"}
    | {"twitter.com", "vk.com", "x.com", "youtu.be", "youtube.com"}
)
_SLUG_LENGTH: Final = 80
_URL_KEY_LENGTH: Final = 1000


def write_statement(read: ReadSheet, on_record: Statement | None, user: User) -> Statement:
    """Write the statement with its joint actors and publications, and return it.

    One on record changes only while nobody has decided on a claim or bulletin that rests on it.
    From then on readers may see who speaks in it and where it was read: what is new of that waits
    in the draft, since no editor would look at it before it is public.
    """
    statement: Statement
    if on_record is None:
        statement = Statement(created_by=user)
    else:
        statement = Statement.objects.select_for_update(of=("self",)).get(pk=on_record.pk)
        if _is_decided_on(statement):
            return statement
        if statement.created_by_id != user.pk:
            statement.edited_by = user
    _fill(statement, read)
    _write_joint_actors(statement, read)
    _write_appearances(statement, read, user)
    return statement


def _is_decided_on(statement: Statement) -> bool:
    decided = (ClaimStatus.ACCEPTED, ClaimStatus.REJECTED)
    return (
        statement.claims.filter(status__in=decided).exists()
        or statement.bulletins.filter(status__in=decided).exists()
    )


def _fill(statement: Statement, read: ReadSheet) -> None:
    """Put what was read into the statement and save it; the check has seen that it is complete."""
    said = read.statement
    assert said.actor is not None
    assert said.issued is not None
    statement.actor = said.actor
    statement.issued_on = said.issued.day
    statement.issued_at = said.issued.at
    statement.issued_precision = said.issued.precision
    statement.language = said.language or Language.OTHER
    statement.summary = said.summary or _in_our_words(read)
    statement.verbatim = said.verbatim
    statement.translation = said.translation
    statement.derived_from = said.repeats
    statement.full_clean(exclude=["created_by", "edited_by"])
    statement.save()


def _in_our_words(read: ReadSheet) -> str:
    """What the claims say in our words, each once, where nobody summed up the whole."""
    return "\n".join(dict.fromkeys(claim.paraphrase for claim in read.claims if claim.paraphrase))


def _write_joint_actors(statement: Statement, read: ReadSheet) -> None:
    JointActor.objects.bulk_create(
        [JointActor(statement=statement, actor=actor) for actor in read.statement.joint],
        ignore_conflicts=True,
    )


def _write_appearances(statement: Statement, read: ReadSheet, user: User) -> None:
    there = set(statement.appearances.values_list("publication_id", flat=True))
    for row in read.publications:
        publication = _publication(row, statement, user)
        if publication.pk not in there:
            there.add(publication.pk)
            Appearance.objects.create(
                statement=statement, publication=publication, note=row.note[:300]
            )


def _publication(row: ReadPublication, statement: Statement, user: User) -> Publication:
    """The publication on record with this address, or a new one."""
    if row.known is not None:
        return row.known
    outlet = row.outlet or _outlet(row, statement)
    key = url_key(row.url) if row.url else f"without-address:{outlet.slug}:{row.title}"
    publication, _created = Publication.objects.get_or_create(
        url_key=key[:_URL_KEY_LENGTH],
        defaults={
            "outlet": outlet,
            "url": row.url,
            "title": row.title,
            "language": row.language or statement.language,
            "published_on": row.published.day if row.published else None,
            "created_by": user,
        },
    )
    return publication


def _outlet(row: ReadPublication, statement: Statement) -> Outlet:
    """The outlet of this name, or a new one with a slug of its own."""
    host = (urlsplit(row.url).hostname or "").removeprefix("www.").removeprefix("m.")
    name = row.outlet_name or host
    known = Outlet.objects.filter(name__iexact=name).order_by("pk").first()
    if known is not None:
        return known
    is_channel = host in _CHANNEL_HOSTS
    return Outlet.objects.create(
        slug=_free_slug(name),
        name=name,
        kind=OutletKind.CHANNEL if is_channel else OutletKind.NEWS,
        url="" if is_channel or not host else f"https://{host}/",
        language=row.language or statement.language,
    )


def _free_slug(name: str) -> str:
    """A slug no outlet has; the advisory lock of a submission keeps others from taking it."""
    wanted = slugify(name)[: _SLUG_LENGTH - 5] or "outlet"
    taken = set(Outlet.objects.filter(slug__startswith=wanted).values_list("slug", flat=True))
    numbered = (f"{wanted}-{number}" for number in range(2, len(taken) + 3))
    return wanted if wanted not in taken else next(s for s in numbered if s not in taken)
