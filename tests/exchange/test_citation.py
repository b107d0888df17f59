"""How an incident is cited."""

from __future__ import annotations

import dataclasses
import datetime as dt

from incidents.exchange.citation import Cited, citation_bibtex, citation_text

CITED = Cited(
    site="The tracker",
    reference="NK-2020-0003",
    title="Clash at Village",
    address="https://tracker.example/incidents/NK-2020-0003/v/2/",
    accessed_on=dt.date(2021, 1, 5),
    version=2,
    published_on=dt.date(2020, 12, 30),
)


def test_a_citation_names_version_address_and_both_days() -> None:
    assert citation_text(CITED) == (
        "The tracker: “Clash at Village” (NK-2020-0003, version 2, published 30 December 2020). "
        "https://tracker.example/incidents/NK-2020-0003/v/2/, accessed 5 January 2021."
    )


def test_bibtex_holds_the_same() -> None:
    assert citation_bibtex(CITED).splitlines() == [
        "@misc{NK-2020-0003-v2,",
        "  author = {{The tracker}},",
        "  title = {{Clash at Village}},",
        "  year = {2020},",
        "  number = {NK-2020-0003, version 2},",
        "  url = {https://tracker.example/incidents/NK-2020-0003/v/2/},",
        "  urldate = {2021-01-05}",
        "}",
    ]


def test_signs_that_tex_reads_are_escaped() -> None:
    cited = dataclasses.replace(CITED, title=r"50% of {A} & B_1 #2 \x")
    line = citation_bibtex(cited).splitlines()[2]
    assert line == r"  title = {{50\% of \{A\} \& B\_1 \#2 \textbackslash{}x}},"


def test_without_a_kept_version_the_page_is_cited() -> None:
    cited = dataclasses.replace(
        CITED, version=None, published_on=None, address="https://t.example/"
    )
    assert citation_text(cited) == (
        "The tracker: “Clash at Village” (NK-2020-0003). https://t.example/, "
        "accessed 5 January 2021."
    )
    assert citation_bibtex(cited).startswith("@misc{NK-2020-0003,\n")
