"""The words of counts in English, Russian, Azerbaijani and Armenian."""

from __future__ import annotations

import re
from typing import Final

from incidents.understanding.plain import plain


def _listed(text: str) -> frozenset[str]:
    """The phrases of a text, separated by commas or line ends, as they are looked up."""
    return frozenset(plain(phrase) for phrase in re.split(r"[,\n]", text) if phrase.strip())


NONE: Final = _listed("""
    none, no, nobody, zero, nil, 0, no losses, no casualties, without losses, no one
    нет, нету, никто, ноль, без потерь, потерь нет, нет потерь, жертв нет, нет жертв
    пострадавших нет, нет пострадавших
    yoxdur, yox, heç kim, sıfır, itki yoxdur
    չկա, չկան, ոչ ոք, զրո, կորուստ չկա, կորուստներ չկան
""")
"""Says that there were none."""

SOME: Final = _listed("""
    some, several, a few, few, many, a number, losses, casualties, numerous, unknown, unspecified
    not stated, number not stated, dozens, heavy losses, there are losses, ?
    несколько, есть, потери, есть потери, многие, много, неизвестно, не указано, десятки
    имеются, имеются потери
    bir neçə, bir neçə nəfər, itki, itkilər, itki var, var, çox, məlum deyil, onlarla
    մի քանի, մի քանիսը, կորուստներ, կան, կան կորուստներ, շատ, անհայտ, տասնյակ
""")
"""Says that there were some, without a number."""

_NUMBER_WORDS: Final = {
    1: "one один одна одного одному bir մեկ",
    2: "two двое два две двух iki երկու",
    3: "three трое три трех трёх üç երեք",
    4: "four четверо четыре четырех четырёх dörd չորս",
    5: "five пятеро пять пяти beş հինգ",
    6: "six шестеро шесть шести altı վեց",
    7: "seven семеро семь семи yeddi յոթ",
    8: "eight восьмеро восемь восьми səkkiz ութ",
    9: "nine девять девяти doqquz ինը",
    10: "ten десять десяти on տասը տաս",
    11: "eleven одиннадцать տասնմեկ",
    12: "twelve dozen двенадцать дюжина տասներկու",
    20: "twenty двадцать iyirmi քսան",
}
NUMBERS: Final = {
    plain(word): number for number, words in _NUMBER_WORDS.items() for word in words.split()
}
"""Numbers written as words."""

_AT_LEAST = (
    r"at least|no fewer than|no less than|not less than|minimum|min\.?|from|≥|>="
    r"|не менее(?: чем)?|как минимум|минимум|по меньшей мере|по крайней мере|от"
    r"|ən azı|azı|ən az|առնվազն|նվազագույնը"
)
_MORE_THAN = r"more than|over|above|>|более(?: чем)?|больше|свыше|-dan çox|artıq|ավելի քան"
_AT_MOST = (
    r"up to|at most|no more than|not more than|maximum|max\.?|until|≤|<="
    r"|до|не более(?: чем)?|максимум|ən çoxu|ən çox|մինչեւ|առավելագույնը"
)
_FEWER_THAN = r"fewer than|less than|under|below|<|менее(?: чем)?|меньше"
_ABOUT = (
    r"about|around|approximately|approx\.?|roughly|some|circa|ca\.?|~"
    r"|около|примерно|приблизительно|порядка|təxminən|təqribən|մոտ|մոտավորապես|շուրջ"
)
_EXACTLY = r"exactly|ровно|düz|ուղիղ"
_BETWEEN = r"(?:between|from|от|между)?\s?"
_AND = r"\s?(?:-|to|and|or|до|и|или|ilə|və ya|və|կամ|եւ|մինչեւ)\s?"
_PEOPLE = (
    r"(?:\s(?:people|persons?|men|soldiers?|servicemen|serviceman|civilians?|killed|wounded|dead"
    r"|человека?|чел\.?|военнослужащи[хйе]\w*|солдата?|раненых|убитых|погибших"
    r"|nəfər|əsgər|hərbçi|մարդ|զինծառայող|զինվոր|հոգի))*"
)
_N = r"([0-9]{1,9}|[^\W\d_]+)"

RANGE: Final = re.compile(rf"{_BETWEEN}{_N}{_AND}{_N}{_PEOPLE}")
ONE: Final = re.compile(
    rf"(?:(?P<least>{_AT_LEAST})|(?P<more>{_MORE_THAN})|(?P<most>{_AT_MOST})|(?P<fewer>{_FEWER_THAN})"
    rf"|(?P<about>{_ABOUT})|{_EXACTLY})?\s?(?P<n>[0-9]{{1,9}}|[^\W\d_]+)(?P<plus>\s?\+)?{_PEOPLE}"
)
