"""Records for tests, as plain functions: each makes what it needs and takes the rest by name.

Who does what follows the rules of the product: an analyst writes, an editor decides and
publishes. Deferred rules of the database (four eyes, decided by a review, second lineage) hold
for everything made here; Django checks them at the end of each test.
"""

from __future__ import annotations

from tests.factories.bulletins import make_accepted_bulletin, make_bulletin, make_submitted_bulletin
from tests.factories.claims import (
    SiteSpec,
    accept,
    make_accepted_claim,
    make_claim,
    reject,
)
from tests.factories.discussions import make_comment, make_submitted_claim
from tests.factories.incidents import (
    add_site,
    make_incident,
    make_published_incident,
    merge_into,
    publish_incident,
    retract_incident,
)
from tests.factories.people import (
    administrator,
    analyst,
    editor,
    make_user,
    other_analyst,
    second_editor,
)
from tests.factories.places import make_place
from tests.factories.sources import (
    make_actor,
    make_agreement,
    make_outlet,
    make_publication,
    make_statement,
)

__all__ = [
    "SiteSpec",
    "accept",
    "add_site",
    "administrator",
    "analyst",
    "editor",
    "make_accepted_bulletin",
    "make_accepted_claim",
    "make_actor",
    "make_agreement",
    "make_bulletin",
    "make_claim",
    "make_comment",
    "make_incident",
    "make_outlet",
    "make_place",
    "make_publication",
    "make_published_incident",
    "make_statement",
    "make_submitted_bulletin",
    "make_submitted_claim",
    "make_user",
    "merge_into",
    "other_analyst",
    "publish_incident",
    "reject",
    "retract_incident",
    "second_editor",
]
