"""The columns of the gazetteer's records: places and areas. Used through columns.TABLES."""

from __future__ import annotations

from incidents.exchange.column import Column, Kind

PLACE = (
    Column("slug", Kind.TEXT, "Name in addresses: what the parameter place takes."),
    Column("label", Kind.TEXT, "Heading that names both sides' names where they differ."),
    Column("name_hy", Kind.TEXT, "What the site shows to who chose Armenian names."),
    Column("name_az", Kind.TEXT, "What it shows to who chose Azerbaijani names."),
    Column("name_en", Kind.TEXT, "What it shows to who chose English names."),
    Column("name_ru", Kind.TEXT, "What it shows to who chose Russian names."),
    Column("matched_name", Kind.TEXT, "The spelling that was found."),
    Column(
        "match",
        Kind.TEXT,
        "How it was found: exact, alias, form (another form of the word) or trigram (similar).",
    ),
    Column("kind", Kind.TEXT, "What the place is."),
    Column("district", Kind.TEXT, "District, to tell namesakes apart; may be empty text."),
    Column("lon", Kind.DECIMAL, "Longitude, WGS 84.", unit="degrees"),
    Column("lat", Kind.DECIMAL, "Latitude, WGS 84.", unit="degrees"),
)

AREA = (
    Column("slug", Kind.TEXT, "Stable name of the area."),
    Column("name", Kind.TEXT, "What it is called."),
    Column("kind", Kind.TEXT, "What it is."),
    Column("valid_from", Kind.DAY, "First day it is drawn for.", nullable=True),
    Column("valid_to", Kind.DAY, "Last day it is drawn for.", nullable=True),
    Column("source", Kind.TEXT, "Where the line was taken from."),
    Column("uncertainty_m", Kind.WHOLE, "How far the line may be off.", unit="metres"),
    Column("drawn_by", Kind.TEXT, "Who draws it so."),
    Column("note", Kind.TEXT, "What else there is to know of the line; may be empty text."),
)
