"""Starting a draft from an address, a text, both, a lead, or a statement on record."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from incidents.enums import LeadStatus
from incidents.models import Draft, DraftChange, Lead
from incidents.understanding.languages import guess_language

from . import paths
from .content import new_card
from .finding import known_publication, outlet_for
from .headline import headline_of
from .presence import note_presence
from .typed_days import issued_precision_text, issued_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from incidents.models import Publication, Statement, User

_DAY_IN_ADDRESS = re.compile(r"(?<!\d)(20\d\d)[/-](0[1-9]|1[0-2])[/-](0[1-9]|[12]\d|3[01])(?!\d)")


class LeadTaken(ValueError):
    """The lead is not free; the message says who has it or what became of it."""


def start(
    user: User,
    url: str = "",
    text: str = "",
    lead: Lead | None = None,
    statement: Statement | None = None,
) -> Draft:
    """Return a new draft of `user`, filled as far as what is given tells, saved as version 1.

    The publication, its outlet and the actor that runs it are recognised by the address, the
    language by the text; a lead gives address and text where none is given, and is then taken.
    With `statement` the draft adds claims to that statement. Raises LeadTaken, and BadChange for a
    text or address too long to be kept; writes nothing then.
    """
    with transaction.atomic():
        if lead is not None:
            lead = _take(lead, user)
            url, text = url or lead.url, text or lead.text
        content = of_statement(statement) if statement else _of_source(url, text, lead)
        claim, site = paths.new_key(), paths.new_key()
        content |= {"claims": claim, **new_card(f"claims.{claim}", site)}
        return begin(user, _tidied(content), lead=lead, statement=statement)


def begin(
    user: User,
    content: Mapping[str, str],
    *,
    lead: Lead | None = None,
    statement: Statement | None = None,
) -> Draft:
    """Return a new draft of `user` that holds `content`, saved as version 1, with them in it."""
    draft = Draft(owner=user, lead=lead, statement=statement, version=1)
    draft.content = {path: text for path, text in content.items() if text}
    draft.headline = headline_of(draft)
    draft.save()
    DraftChange.objects.create(
        draft=draft,
        version=1,
        changed_by=user,
        changes={path: ("", text) for path, text in draft.content.items()},
    )
    note_presence(draft, user)
    return draft


def _take(lead: Lead, user: User) -> Lead:
    """The lead, taken by `user`; somebody's own lead can be taken again."""
    locked: Lead = Lead.objects.select_for_update().get(pk=lead.pk)
    if locked.status == LeadStatus.USED:
        raise LeadTaken(_("This lead is closed: it became a statement."))
    if locked.status == LeadStatus.DISMISSED:
        raise LeadTaken(_("This lead is closed: it was dismissed."))
    if locked.status == LeadStatus.TAKEN and locked.taken_by != user and locked.taken_by:
        name = locked.taken_by.known_as
        raise LeadTaken(_("%(name)s has taken this lead already.") % {"name": name})
    locked.status, locked.taken_by = LeadStatus.TAKEN, user
    locked.save(update_fields=["status", "taken_by"])
    return locked


def _tidied(content: dict[str, str]) -> dict[str, str]:
    tidied = {path: paths.tidy(value).text for path, value in content.items()}
    for path, value in tidied.items():
        paths.refuse_bad(path, value)
    paths.refuse_too_much(tidied.values())
    return tidied


def _of_source(url: str, text: str, lead: Lead | None) -> dict[str, str]:
    """What an address and a text tell of the statement and where it was read."""
    content = {"statement.verbatim": text if text.strip() else ""}
    language = guess_language(text)
    if url.strip():
        content |= _publication(url.strip(), lead)
        key = content["publications"]
        content["statement.language"] = content.get(f"publications.{key}.language", "")
        content["statement.actor"] = content.pop("owner", "")
    if language:
        content["statement.language"] = str(language.value)
    return content


def _publication(url: str, lead: Lead | None) -> dict[str, str]:
    """A row for the page at an address, and under "owner" the actor that runs its outlet."""
    known = known_publication(url)
    if known is not None:
        return _row(known) | {"owner": known.outlet.owner.slug if known.outlet.owner else ""}
    key = paths.new_key()
    at = f"publications.{key}"
    outlet = outlet_for(url) or (lead.outlet if lead else None)
    day = _DAY_IN_ADDRESS.search(url)
    return {
        "publications": key,
        f"{at}.url": url,
        f"{at}.outlet": outlet.slug if outlet else "",
        f"{at}.title": lead.title if lead else "",
        f"{at}.language": str(outlet.language) if outlet else "",
        f"{at}.published": "-".join(day.groups()) if day else "",
        "owner": outlet.owner.slug if outlet and outlet.owner else "",
    }


def _row(publication: Publication) -> dict[str, str]:
    key = paths.new_key()
    at = f"publications.{key}"
    day = publication.published_on
    return {
        "publications": key,
        f"{at}.url": publication.url,
        f"{at}.outlet": publication.outlet.slug,
        f"{at}.title": publication.title,
        f"{at}.language": publication.language,
        f"{at}.published": day.isoformat() if day else "",
    }


def of_statement(statement: Statement) -> dict[str, str]:
    """Return the fields of a draft that stand for a statement on record and its publications."""
    content = {
        "statement.actor": statement.actor.slug,
        "statement.joint": " ".join(actor.slug for actor in statement.joint_actors.all()),
        "statement.issued": issued_text(statement),
        "statement.issued_precision": issued_precision_text(statement),
        "statement.language": statement.language,
        "statement.summary": statement.summary,
        "statement.verbatim": statement.verbatim,
        "statement.translation": statement.translation,
        "statement.repeats": statement.derived_from.public_id if statement.derived_from else "",
    }
    keys = []
    for publication in statement.publications.select_related("outlet"):
        row = _row(publication)
        keys.append(row.pop("publications"))
        content |= row
    content["publications"] = " ".join(keys)
    return content
