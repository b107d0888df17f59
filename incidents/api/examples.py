"""Example answers for the OpenAPI document, shortened from the clash of December 2020."""

from __future__ import annotations

from typing import Any

from incidents.exchange.index import CODES

_ROW: dict[str, Any] = {
    "ref": "NK-2020-0003",
    "url": "/incidents/NK-2020-0003/",
    "title": "Clash at Khtsaberd and Hin Tagher",
    "summary": "Several sides speak of fighting around these two villages.",
    "type": "advance",
    "starts_on": "2020-12-11",
    "ends_on": "2020-12-12",
    "date_precision": 2,
    "lon": 46.797085,
    "lat": 39.52805,
    "precision": 2,
    "radius_m": 5970,
    "shown_within_m": None,
    "no_place_reason": "",
    "occurrence": "agreed",
    "responsibility": "contested",
    "sides": ["armenia", "azerbaijan", "independent", "peacekeepers"],
    "initiators": ["armenia", "azerbaijan", "not_stated"],
    "claim_count": 10,
    "killed": None,
    "killed_least": None,
    "casualties": 6,
}

_FIGURE: dict[str, Any] = {
    "side": "armenia",
    "category": "military",
    "harm": "wounded",
    "count": "stated",
    "minimum": None,
    "best": 6,
    "maximum": None,
}

_CLAIM: dict[str, Any] = {
    "id": "3kq8w0zj",
    "statement": "7d2mhx5p",
    "statement_url": "/statements/7d2mhx5p/",
    "actor": "Ministry of Defence",
    "side": "armenia",
    "joint_actors": [],
    "issued_on": "2020-12-12",
    "issued_precision": 1,
    "issued_at": "2020-12-12T20:30:00+04:00",
    "language": "hy",
    "statement_summary": "The ministry speaks of an attack and of wounded.",
    "verbatim": "",
    "translation": "",
    "derived_from": None,
    "lineage_root": "7d2mhx5p",
    "stance": "reports",
    "initiator": "azerbaijan",
    "type": "advance",
    "starts_on": "2020-12-12",
    "ends_on": "2020-12-12",
    "date_precision": 1,
    "starts_at": None,
    "ends_at": None,
    "paraphrase": "Says that two villages were attacked and six servicemen wounded.",
    "quotation": "",
    "quotation_start": None,
    "quotation_end": None,
    "breached_agreement": "Statement of 9–10 November 2020",
    "breached_clause": "1",
    "reliability": "C",
    "credibility": 3,
    "grade_reason": "A party to the conflict; day and place agree with another lineage.",
    "sites": [
        {
            "place": "khtsaberd",
            "label": "Khtsaberd / Çaylaqqala",
            "lon": 46.81,
            "lat": 39.53,
            "precision": 1,
            "radius_m": 1000,
            "role": "location",
        }
    ],
    "outcomes": [{"outcome": "repelled", "place": None, "label": ""}],
    "figures": [_FIGURE],
    "publications": [
        {
            "outlet": "Ministry of Defence",
            "publication_url": "https://ministry.example/12-december",
            "publication_title": "Announcement",
            "publication_language": "hy",
            "published_on": "2020-12-12",
        }
    ],
}

_BULLETIN: dict[str, Any] = {
    "statement": "7d2mhx5p",
    "statement_url": "/statements/7d2mhx5p/",
    "issued_on": "2020-12-12",
    "starts_on": "2020-12-11",
    "ends_on": "2020-12-11",
    "violations": 1,
    "bound": "exact",
    "shots": None,
    "shots_bound": "exact",
    "weapons": "",
    "stretch": "Hadrut district",
}

EXAMPLES: dict[str, Any] = {
    "bulletins": {
        "bucket": "day",
        "year": 2020,
        "years": [2020],
        "count": 1,
        "undivided": 0,
        "rows": [
            {
                "starts_on": "2020-12-11",
                "ends_on": "2020-12-11",
                "gap": None,
                "gap_sides": [],
                "counts": [
                    {
                        "side": "peacekeepers",
                        "actor": "Peacekeeping contingent",
                        "violations": 1,
                        "bound": "exact",
                        "days": 1,
                        "is_sum": False,
                        "bulletins": [_BULLETIN],
                        "earlier": [],
                        "repeats": [],
                    }
                ],
            }
        ],
    },
    "incidents": {
        "count": 5,
        "next": "https://tracker.example/api/v1/incidents?limit=1&cursor=2020-12-11.NK-2020-0003",
        "incidents": [_ROW],
    },
    "incident": {
        **_ROW,
        "assessment_reason": "Both sides speak of the fighting and blame each other.",
        "assessed_on": "2021-01-20",
        "sites": _CLAIM["sites"],
        "claims": [_CLAIM],
        "comparison": {
            "questions": [
                {
                    "question": "when",
                    "verdict": "dispute",
                    "gap": 1,
                    "gap_unit": "days",
                    "common": None,
                    "sides": ["armenia", "peacekeepers"],
                    "voices": 2,
                    "conflicts": [["3kq8w0zj", "9r4t6v1c"]],
                    "mentioned_without_number": False,
                    "retold_only": False,
                    "answers": [
                        {
                            "claim": "3kq8w0zj",
                            "values": [
                                {
                                    "starts_on": "2020-12-12",
                                    "ends_on": "2020-12-12",
                                    "date_precision": 1,
                                }
                            ],
                            "is_repeat": False,
                            "departs": False,
                        }
                    ],
                }
            ],
            "casualties": [
                {
                    "side": "armenia",
                    "category": "military",
                    "harm": "wounded",
                    "question": "casualties",
                    "verdict": "one_side",
                    "gap": None,
                    "gap_unit": None,
                    "common": None,
                    "sides": ["armenia"],
                    "voices": 1,
                    "conflicts": [],
                    "mentioned_without_number": False,
                    "retold_only": False,
                    "answers": [
                        {
                            "claim": "3kq8w0zj",
                            "values": [_FIGURE],
                            "is_repeat": False,
                            "departs": False,
                        }
                    ],
                }
            ],
        },
    },
    "counts": {
        "version": 42,
        "count": 23,
        "unmapped": 2,
        "type": {"small_arms_fire": 9, "ground_clash": 14},
        "side": {"armenia": 15, "azerbaijan": 17, "peacekeepers": 4},
        "initiator": {"armenia": 8, "azerbaijan": 9, "not_stated": 7},
        "assessment": {"agreed": 3, "single_side": 20, "contested": 6, "not_stated": 17},
        "precision": {"1": 2, "2": 18, "3": 21, "4": 21, "5": 21, "6": 21, "7": 21},
    },
    "timeline": {
        "bucket": "month",
        "count": 3,
        "buckets": [
            {
                "starts_on": "2020-12-01",
                "ends_on": "2020-12-31",
                "total": 3,
                "types": {"ground_clash": 2, "sabotage": 1},
                "sides": {
                    "armenia": {"ground_clash": 2},
                    "azerbaijan": {"ground_clash": 1, "sabotage": 1},
                },
            }
        ],
    },
    "index_bin": "CTIX…",
    "titles": {"titles": {"NK-2020-0003": "Clash at Khtsaberd and Hin Tagher"}},
    "index": {
        "version": 12,
        "count": 1,
        "columns": {
            "ref": ["NK-2020-0003"],
            "lon": [46.797085],
            "lat": [39.52805],
            "day": [18607],
            "day_to": [18608],
            "date_precision": [1],
            "type": [3],
            "sides": [23],
            "initiators": [35],
            "assessment": [129],
            "precision": [2],
            "radius_m": [5970],
            "killed": [None],
            "casualties": [6],
        },
        "codes": CODES,
    },
    "places": {
        "count": 1,
        "places": [
            {
                "slug": "hadrut",
                "label": "Hadrut",
                "name_hy": "Հադրութ",
                "name_az": "Hadrut",
                "name_en": "Hadrut",
                "name_ru": "Гадрут",
                "matched_name": "Гадрут",
                "match": "exact",
                "kind": "town",
                "district": "Hadrut",
                "lon": 47.032,
                "lat": 39.52,
            }
        ],
    },
    "areas": {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "id": "nkao-1991",
                "geometry": {
                    "type": "LineString",
                    "coordinates": [[46.5, 39.5], [46.9, 39.8]],
                },
                "properties": {
                    "slug": "nkao-1991",
                    "name": "Autonomous oblast, 1991",
                    "kind": "oblast",
                    "valid_from": None,
                    "valid_to": "1991-11-26",
                    "source": "Natural Earth",
                    "uncertainty_m": 5000,
                    "drawn_by": "Natural Earth",
                    "note": "",
                },
            }
        ],
    },
}
"""By operation. Shortened: real answers hold every row. A test holds them against the schemas."""
