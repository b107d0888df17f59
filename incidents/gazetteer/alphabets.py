"""The letter tables behind folding: which letter of which alphabet sounds or looks like which.

Three alphabets are known letter by letter: Armenian, Cyrillic (Russian and the former Azerbaijani
Cyrillic) and Latin (Azerbaijani, English, French, scholarly romanisation). All are written in one
small set of sound classes, so that the usual transliterations of one name meet:

===== ================== ==========================================================
class Latin letters      spellings that meet
===== ================== ==========================================================
a     a ə e              Xocavənd, Khojavend, Khojavand
i     i ı y              Çaylı, Chayly
u     o ö u ü            Sor, Sur; Hadrut, Hadrout
c     c ç ch j dj dzh    Çaylı, Chayli; Cəbrayıl, Jabrail, Djebrail
k     g ğ gh k q         Qaradağlı, Karadagly, Garadaghly
x     h kh x             Xocalı, Khojaly, Hojali
s     s ş sh             Şuşa, Shusha, Susa
z     z zh               Vejnali written with zh
v     v w                French and German w
===== ================== ==========================================================

The other letters (b d f l m n p r t) stand for themselves. Voiced and voiceless b and p, d and t
stay apart: merging them brings more namesakes together than spellings.
All letters here are in lower case; callers case-fold and decompose the text before.
"""

from __future__ import annotations

import re

CLASS_LETTERS = frozenset("abcdfiklmnprstuvxz")
"""Every letter a key may contain; the digits 0 to 9 may appear as well."""


def _table(pairs: str) -> dict[str, str]:
    """Read "а=a ю=iu ъ=" as a mapping of letter to replacement, which may be empty."""
    return dict(pair.split("=", 1) for pair in pairs.split())


ARMENIAN = _table(
    "ա=a բ=b գ=k դ=d ե=a զ=z է=a ը=i թ=t ժ=z ի=i լ=l խ=x ծ=ts կ=k հ=x ձ=dz ղ=k ճ=c մ=m "
    "յ=i ն=n շ=s ո=u չ=c պ=p ջ=c ռ=r ս=s վ=v տ=t ր=r ց=ts ւ=v փ=p ք=k օ=u ֆ=f"
)
"""Armenian letters to classes; the ligature և is two letters after decomposition."""

ARMENIAN_CLUSTERS = (
    (re.compile(r"(?<!\w)ո(?=\w)(?![ւվ])"), "վո"),
    (re.compile("ու"), "օ"),
    (re.compile("իւ"), "իօ"),
    (re.compile("եա"), "յա"),
)
"""Armenian spellings of more than one letter, in both orthographies: initial ո is vo, ու is u;
classical իւ is yu and եա is ya. Classical initial յ (h) is left alone: reformed spelling reads
the same letter as y."""

CYRILLIC = _table(
    "а=a б=b в=v г=k д=d е=a ж=z з=z и=i к=k л=l м=m н=n о=u п=p р=r с=s т=t у=u ф=f х=x "
    "ц=ts ч=c ш=s щ=s ъ= ы=i ь= э=a ю=iu я=ia "
    "ә=a ҝ=k ғ=k һ=x ө=u ү=u ҹ=c ј=i і=i є=a ґ=k"
)
"""Russian letters, then those of Azerbaijani Cyrillic (1939-1991) and Ukrainian, to classes."""

CYRILLIC_CLUSTERS = ((re.compile("дж"), "ч"),)
"""Дж is how Russian writes Azerbaijani c and Armenian ջ."""

LATIN_SPECIAL = _table("ə=a ǝ=a ł=gh")
"""Latin letters that do not decompose: Azerbaijani ə (and the wrong ǝ); scholarly ł is ղ."""

LATIN_CLUSTERS = (
    (re.compile("tsch|tch|dzh|dj"), "c"),
    (re.compile("sch|sh"), "s"),
    (re.compile("ch"), "c"),
    (re.compile("zh"), "z"),
    (re.compile("kh"), "x"),
    (re.compile("gh"), "k"),
    (re.compile("ph"), "p"),
    (re.compile("th"), "t"),
)
"""Latin spellings of more than one letter, applied in this order."""

LATIN = _table(
    "a=a b=b c=c d=d e=a f=f g=k h=x i=i j=c k=k l=l m=m n=n o=u p=p q=k r=r s=s t=t u=u v=v "
    "w=v x=x y=i z=z"
)
"""Plain Latin letters to classes."""

LOOK_ALIKES: dict[tuple[str, str], dict[str, str]] = {
    ("cyrillic", "latin"): _table(
        "а=a в=b с=c ԁ=d е=e һ=h н=h і=i ј=j к=k м=m о=o р=p ԛ=q ѕ=s т=t ԝ=w х=x у=y ү=y ә=ə"
    ),
    ("latin", "cyrillic"): _table(
        "a=а b=в c=с e=е h=н i=і j=ј k=к m=м o=о p=р q=ԛ s=ѕ t=т w=ԝ x=х y=у ə=ә"
    ),
    ("armenian", "latin"): _table("օ=o ս=u հ=h լ=l զ=q յ=j ց=g ո=n տ=s"),
    ("latin", "armenian"): _table("o=օ u=ս h=հ l=լ q=զ j=յ g=ց n=ո s=տ"),
    ("armenian", "cyrillic"): _table("օ=о հ=һ"),
    ("cyrillic", "armenian"): _table("о=օ һ=հ"),
    ("greek", "latin"): _table("α=a β=b ε=e ζ=z η=h ι=i κ=k μ=m ν=n ο=o ρ=p τ=t υ=y χ=x"),
    ("greek", "cyrillic"): _table("α=а β=в ε=е η=н κ=к μ=м ο=о ρ=р τ=т υ=у χ=х"),
    ("greek", "armenian"): _table("ο=օ"),
}
"""Letters drawn alike in upper or lower case: (alphabet typed, alphabet meant) to letters."""

_RANGES = (
    ("cyrillic", 0x0400, 0x052F),
    ("armenian", 0x0530, 0x058F),
    ("greek", 0x0370, 0x03FF),
    ("latin", 0x0061, 0x007A),
    ("latin", 0x00DF, 0x02AF),
)


def alphabet_of(letter: str) -> str | None:
    """The alphabet of one lower-case letter, or None for digits, marks and other scripts."""
    point = ord(letter)
    for name, first, last in _RANGES:
        if first <= point <= last:
            return name
    return None
