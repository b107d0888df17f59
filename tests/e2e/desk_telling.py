"""Statements 3, 4 and 5 of December 2020 as an analyst tells them, and what an empty tracker knows.

The words are a paraphrase of ours.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.core.management import call_command

from incidents.models import Actor, ActorName, Outlet
from incidents.sample.people import ACTORS, OUTLETS
from tests.factories import make_agreement


@dataclass(frozen=True)
class Told:
    """One claim as it is typed; `joins` finds an incident on record, "" makes a new one."""

    when: str
    places: tuple[str, ...]
    kind: str
    initiator: str
    paraphrase: str
    quote: str
    title: str = ""
    joins: str = ""
    figures: str = ""
    outcomes: tuple[tuple[str, str], ...] = ()
    clause: str = ""


@dataclass(frozen=True)
class Telling:
    """One statement as it is typed."""

    address: str
    words: str
    actor: str
    issued: str
    claims: tuple[Told, ...]
    joint: str = ""


CLASH = "Clash at Khtsaberd and Hin Tagher"

STATEMENT_3 = Telling(
    address="https://mil.am/en/news/8734",
    words=(
        "The ministry says that on 12 December the Azerbaijani side massed troops and artillery "
        "and attacked toward Hin Tagher and Khtsaberd. After hours of fighting it entered Hin "
        "Tagher and came close to Khtsaberd. Six on the Armenian side were wounded; the other "
        "side has losses. This is a breach of the statement of 9 November."
    ),
    actor="Armenian Ministry of Defence",
    issued="13.12.2020",
    claims=(
        Told(
            title=CLASH,
            when="12 December 2020",
            places=("Hin Tagher", "Khtsaberd"),
            kind="advance",
            initiator="azerbaijan",
            figures=(
                "Armenia, military: 6 wounded; Azerbaijan, military: several killed, "
                "several wounded"
            ),
            outcomes=(("control_taken", "Hin Tagher"),),
            clause="november-2020/1",
            paraphrase=(
                "Azerbaijan attacked toward both villages, entered Hin Tagher and came close to "
                "Khtsaberd; six were wounded on the Armenian side."
            ),
            quote="entered Hin Tagher",
        ),
    ),
)

STATEMENT_4 = Telling(
    address="http://www.nkr.am/en/news/2020-12-14/mfa-statement",
    words=(
        "On 11 December the Azerbaijani side attacked toward Hin Tagher and Khtsaberd; six "
        "servicemen of the Defence Army have gunshot wounds. On 13 December the attack went on "
        "toward Mets Shen and Hin Shen. The peacekeepers have been informed."
    ),
    actor="Artsakh foreign ministry",
    issued="14.12.2020",
    claims=(
        Told(
            joins="Khtsaberd",
            when="11 December 2020",
            places=("Hin Tagher", "Khtsaberd"),
            kind="advance",
            initiator="azerbaijan",
            figures="Armenia, military: 6 wounded",
            paraphrase="Azerbaijan attacked toward both villages; six servicemen were wounded.",
            quote="six servicemen",
        ),
        Told(
            title="Advance toward Hin Shen and Mets Shen",
            when="13 December 2020",
            places=("Hin Shen", "Mets Shen"),
            kind="advance",
            initiator="azerbaijan",
            paraphrase="The attack went on toward two more villages.",
            quote="toward Mets Shen",
        ),
    ),
)

STATEMENT_5 = Telling(
    address=(
        "https://azertag.az/en/xeber/State_Security_Service_and_Defense_Ministry_of_Azerbaijan"
        "_issue_joint_statement-1665211"
    ),
    words=(
        "Armenian groups stayed in the forest north-west of Hadrut, built positions there and "
        "attacked. On 26 November three servicemen were killed and two wounded near Sur. On 8 "
        "December one serviceman was killed and a telecom employee seriously wounded near Hadrut. "
        "An operation in the area was therefore forced upon Azerbaijan."
    ),
    actor="Azerbaijani Ministry of Defence",
    joint="State Security Service",
    issued="13.12.2020",
    claims=(
        Told(
            title="Attack near Sur",
            when="26 November 2020",
            places=("Sur",),
            kind="sabotage",
            initiator="armenia",
            figures="Azerbaijan, servicemen: 3 killed, 2 wounded",
            paraphrase="Armenian groups attacked near Sur; three servicemen died, two were hurt.",
            quote="26 November",
        ),
        Told(
            title="Attack near Hadrut",
            when="8 December 2020",
            places=("Hadrut",),
            kind="sabotage",
            initiator="armenia",
            figures="Azerbaijan, 1 serviceman killed, 1 civilian wounded",
            paraphrase="One serviceman was killed and a telecom employee seriously wounded.",
            quote="one serviceman was killed",
        ),
        Told(
            joins="Khtsaberd",
            when="between 8 and 13 December 2020",
            places=("Khtsaberd", "Hin Tagher"),
            kind="ground_clash",
            initiator="armenia",
            paraphrase="An operation in the area was forced upon Azerbaijan by these attacks.",
            quote="operation in the area",
        ),
    ),
)


def make_world() -> None:
    """Places, actors, outlets and an agreement: all a new tracker knows. No incident."""
    call_command("load_places", verbosity=0)
    for spec in ACTORS:
        actor = Actor.objects.create(
            slug=spec.slug,
            name=spec.name,
            short_name=spec.short_name,
            side=spec.side,
            kind=spec.kind,
            year_from=spec.year_from,
            year_to=spec.year_to,
        )
        for language, name in spec.names:
            ActorName.objects.create(actor=actor, language=language, name=name)
    for outlet in OUTLETS:
        Outlet.objects.create(
            slug=outlet.slug,
            name=outlet.name,
            kind=outlet.kind,
            url=outlet.url,
            language=outlet.language,
        )
    make_agreement()
