"""Slugs, in the project's own table of places, of the places the sample names."""

from __future__ import annotations

KHTSABERD = "khtsaberd-caylaqqala"
HIN_TAGHER = "hin-tagher-kohne-taglar"
HIN_SHEN = "hin-shen-kicik-qaladeresi"
METS_SHEN = "mets-shen-boyuk-qaladeresi"
HADRUT = "hadrut"
HADRUT_DISTRICT = "hadrut-province"
SUR = "tsor-sur"
