"""Days as people write them: the days, the precision and the instants of each spelling, exactly.

Texts are read as an analyst would type them in March 2021 from a statement of Sunday, 13 December
2020.
"""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from django.conf import LazySettings
from hypothesis import example, given, settings
from hypothesis import strategies as st

from incidents.enums import DatePrecision
from incidents.understanding.answers import NotUnderstood, Understood
from incidents.understanding.day_spans import precision_of
from incidents.understanding.days import Day, When, understand_day, understand_when

TODAY = dt.date(2021, 3, 1)
STATEMENT = dt.date(2020, 12, 13)
BAKU = ZoneInfo("Asia/Baku")


def december(day: int) -> dt.date:
    return dt.date(2020, 12, day)


def november(day: int) -> dt.date:
    return dt.date(2020, 11, day)


def read(text: str) -> Understood[When]:
    return understand_when(text, today=TODAY, near=STATEMENT)


def read_or_refusal(text: str) -> Understood[When] | NotUnderstood:
    try:
        return read(text)
    except NotUnderstood as refusal:
        return refusal


def days(text: str) -> tuple[dt.date, dt.date, int]:
    when = read(text).value
    return when.starts_on, when.ends_on, int(when.precision)


def clock(moment: dt.datetime | None) -> str:
    return f"{moment:%d.%m. %H:%M}" if moment else ""


EXACT, DAYS, WEEK, MONTH, YEAR = (int(step) for step in DatePrecision)

SPELLINGS: dict[tuple[dt.date, dt.date, int], str] = {
    (december(12), december(12), EXACT): (
        "12.12.2020 | 12/12/2020 | 2020-12-12 | 12-12-2020 | 12.12.20 | 2020.12.12 | 12.12 | 12/12 "
        "| 12 December | 12 December 2020 | December 12, 2020 | December 12th | 12th of December "
        "| 12 Dec | Dec. 12 | 12-Dec-2020 | on the 12th of December 2020 | Saturday, 12 December "
        "| 12 декабря | 12 декабря 2020 | 12 декабря 2020 г. | 12-го декабря 2020 года | 12 дек. "
        "| в субботу, 12 декабря | 12.12.2020г. "
        "| 12 dekabr | 12 dekabr 2020 | dekabrın 12-də | dekabrın 12-si | 12 dekabrda "
        "| 2020-ci il dekabrın 12-də "
        "| 12 դեկտեմբերի | 12 դեկտեմբեր 2020 | դեկտեմբերի 12-ին | դեկտեմբերի 12 "
        "| 2020 թ. դեկտեմբերի 12-ին | 2020 թվականի դեկտեմբերի 12 "
        "| yesterday | вчера | dünən | երեկ | Saturday | в субботу"
    ),
    (december(11), december(12), DAYS): (
        "between 11 and 12 Dec | 11-12 Dec | 11 - 12 Dec | 11–12 December 2020 | 11 or 12 Dec "
        "| 11/12 December | 11–12.12.2020 | 11.12-12.12.2020 | 11.12.2020-12.12.2020 | 11, 12 Dec "
        "| 2020-12-11 – 2020-12-12 | December 11-12, 2020 | from 11 Dec to 12 Dec | 11 Dec-12 Dec "
        "| 2020-12-11/2020-12-12 | between December 11 and 12 | 11 and 12 December "
        "| между 11 и 12 декабря | 11-12 декабря | 11 или 12 декабря | с 11 по 12 декабря "
        "| 11-12 dekabr | 11 və ya 12 dekabr | dekabrın 11-i ilə 12-si arasında "
        "| dekabrın 11-12-də "
        "| 11-12 դեկտեմբերի | դեկտեմբերի 11-ի և 12-ի միջև | դեկտեմբերի 11-ին կամ 12-ին "
        "| night of 11 to 12 December | overnight 11-12 December | the night of 11 December "
        "| в ночь с 11 на 12 декабря | в ночь на 12 декабря "
        "| dekabrın 11-dən 12-nə keçən gecə | dekabrın 12-nə keçən gecə "
        "| դեկտեմբերի 11-ից 12-ի գիշերը | դեկտեմբերի 11-ի լույս 12-ի գիշերը"
    ),
    (november(26), december(8), MONTH): (
        "from 26 Nov to 8 Dec | 26 Nov - 8 Dec 2020 | 26.11-08.12.2020 | 26.11.2020 - 08.12.2020 "
        "| between 26 November and 8 December | с 26 ноября по 8 декабря "
        "| с 26 ноября до 8 декабря 2020 года | 26 ноября – 8 декабря "
        "| 26 noyabr - 8 dekabr | noyabrın 26-dan dekabrın 8-dək "
        "| 26 նոյեմբերի – 8 դեկտեմբերի | նոյեմբերի 26-ից մինչև դեկտեմբերի 8-ը"
    ),
    (november(27), november(27), EXACT): (
        "morning of 27 November | утром 27 ноября | noyabrın 27-si səhər "
        "| նոյեմբերի 27-ի առավոտյան | 27 November in the evening | вечером 27 ноября"
    ),
    (december(1), december(31), MONTH): (
        "December 2020 | Dec 2020 | декабрь 2020 | в декабре 2020 года | dekabr 2020 "
        "| 2020-ci ilin dekabrı | 2020-ci il dekabr | դեկտեմբեր 2020 | 2020 թվականի դեկտեմբեր "
        "| 12.2020 | 12/2020 | 2020-12 | Dec-2020 | December | в декабре"
    ),
    (dt.date(2020, 1, 1), december(31), YEAR): (
        "2020 | the year 2020 | 2020 год | в 2020 году | 2020-ci il | 2020 թվական | 2020 թ."
    ),
    (december(7), december(13), WEEK): (
        "the week of 7 December | week of 9 Dec | the week of 13.12.2020 | 7-13 December "
        "| на неделе 7 декабря | неделя 7 декабря | 7 dekabr həftəsi | դեկտեմբերի 7-ի շաբաթ "
        "| this week"
    ),
    (november(30), december(6), WEEK): "last week | на прошлой неделе | keçən həftə",
    (december(11), december(20), MONTH): (
        "mid-December | mid December 2020 | the middle of December | середина декабря "
        "| в середине декабря | dekabrın ortaları | dekabrın ortalarında | դեկտեմբերի կեսերին"
    ),
    (november(1), november(10), MONTH): (
        "early November | beginning of November | в начале ноября | noyabrın əvvəlində "
        "| նոյեմբերի սկզբին"
    ),
    (november(21), november(30), MONTH): (
        "late November | end of November 2020 | в конце ноября | noyabrın sonunda "
        "| նոյեմբերի վերջին"
    ),
    (november(1), november(15), MONTH): "first half of November | в первой половине ноября",
    (november(16), november(30), MONTH): "second half of November | noyabrın ikinci yarısı",
    (november(11), november(30), MONTH): "mid to late November",
    (dt.date(2020, 5, 1), dt.date(2020, 8, 31), YEAR): "mid-2020 | середина 2020 года",
    (december(13), december(13), EXACT): (
        "today | сегодня | bu gün | այսօր | this morning | on Sunday | в воскресенье"
    ),
    (december(11), december(11), EXACT): (
        "the day before yesterday | позавчера | srağagün | 2 days ago | 2 дня назад "
        "| 2 gün əvvəl | 2 օր առաջ | Friday"
    ),
    (december(6), december(6), EXACT): "last Sunday",
    (december(12), december(13), DAYS): "last night | прошлой ночью | ötən gecə | անցած գիշեր",
    (december(10), december(14), DAYS): "about 12 December | около 12 декабря",
    (dt.date(2019, 12, 30), dt.date(2020, 1, 2), DAYS): (
        "30 Dec 2019 to 2 Jan 2020 | 30 Dec to 2 Jan 2020 | 30 Dec 2019 to 2 Jan"
    ),
    (november(1), december(31), YEAR): "November - December 2020 | ноябрь–декабрь 2020",
    (dt.date(2020, 1, 20), dt.date(2020, 1, 20), EXACT): "20 January | 20 yanvar",
    (dt.date(2019, 12, 20), dt.date(2019, 12, 20), EXACT): "20 December | 20 декабря",
    (dt.date(2020, 2, 29), dt.date(2020, 2, 29), EXACT): "29 February | 29 февраля",
}
CASES = [
    pytest.param(text.strip(), expected, id=text.strip())
    for expected, texts in SPELLINGS.items()
    for text in texts.split("|")
    if text.strip()
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_a_spelling_means_these_days_with_this_precision(
    text: str, expected: tuple[dt.date, dt.date, int]
) -> None:
    assert days(text) == expected
    assert (read(text).value.starts_at, read(text).warning) == (None, "")


TIMES = {
    "12.12.2020 15:30": ("12.12. 15:30", ""),
    "15:30 12.12.2020": ("12.12. 15:30", ""),
    "12 December at about 15:30": ("12.12. 15:30", ""),
    "12 December, 3 pm": ("12.12. 15:00", ""),
    "12 December 12 am": ("12.12. 00:00", ""),
    "12.12.2020 22.00": ("12.12. 22:00", ""),
    "12.12.2020 22.10": ("12.12. 22:10", ""),
    "12 December at 9.05": ("12.12. 09:05", ""),
    "12 December 24:00": ("12.12. 23:59", ""),
    "12 декабря около 15:30": ("12.12. 15:30", ""),
    "12 декабря в 15.30": ("12.12. 15:30", ""),
    "12 декабря в 15 часов 30 минут": ("12.12. 15:30", ""),
    "3 часа дня 12 декабря": ("12.12. 15:00", ""),
    "12 dekabr saat 15:30": ("12.12. 15:30", ""),
    "dekabrın 12-də saat 15.30-da": ("12.12. 15:30", ""),
    "դեկտեմբերի 12-ին ժամը 15:30-ին": ("12.12. 15:30", ""),
    "դեկտեմբերի 12-ին, ժամը 15։30-ի սահմաններում": ("12.12. 15:30", ""),
    "12 December 15:30-16:10": ("12.12. 15:30", "12.12. 16:10"),
    "15:30 to 16:10, 12 December": ("12.12. 15:30", "12.12. 16:10"),
    "from 22:00 on 11 Dec to 03:00 on 12 Dec": ("11.12. 22:00", "12.12. 03:00"),
    "night of 11 to 12 December, 23:15": ("11.12. 23:15", ""),
    "night of 11 to 12 December, 01:30": ("12.12. 01:30", ""),
    "yesterday 15:30": ("12.12. 15:30", ""),
    "2020-12-12T15:30": ("12.12. 15:30", ""),
    "2020-12-12T15:30:05+04:00": ("12.12. 15:30", ""),
    "2020-12-12T11:30:00.000Z": ("12.12. 15:30", ""),
    "2020-12-12 11:30 UTC": ("12.12. 15:30", ""),
    "2020-12-12 13:30 GMT+2": ("12.12. 15:30", ""),
    "12 декабря в 15:30 по местному времени": ("12.12. 15:30", ""),
    "12.12.2020 14:30 Moscow time": ("12.12. 15:30", ""),
    "12 декабря 14:30 мск": ("12.12. 15:30", ""),
    "12 декабря в 14:30 по московскому времени": ("12.12. 15:30", ""),
    "11 декабря 23:30 мск": ("12.12. 00:30", ""),
}


@pytest.mark.parametrize(("text", "expected"), TIMES.items(), ids=TIMES)
def test_a_time_is_a_local_instant(text: str, expected: tuple[str, str]) -> None:
    when = read(text).value
    assert (clock(when.starts_at), clock(when.ends_at)) == expected
    assert when.starts_at is not None
    assert when.starts_at.tzinfo == BAKU
    assert when.starts_on == when.starts_at.date()


def test_an_exact_time_makes_the_day_exact_and_two_days_leave_it_open() -> None:
    assert days("night of 11 to 12 December, 01:30") == (december(12), december(12), EXACT)
    assert days("11 декабря 23:30 мск") == (december(12), december(12), EXACT)
    assert days("from 22:00 on 11 Dec to 03:00 on 12 Dec") == (december(11), december(12), DAYS)
    assert days("from 22:00 on 11 Dec to 12 Dec") == (december(11), december(12), DAYS)


CONTRADICTIONS = (
    "morning of 27 November 15:30",
    "утром 27 ноября в 15:30",
    "27 noyabr səhər saat 15:30",
    "նոյեմբերի 27-ի առավոտյան ժամը 15:30",
)


@pytest.mark.parametrize("text", CONTRADICTIONS)
def test_a_time_outside_its_part_of_the_day_is_questioned(text: str) -> None:
    answer = read(text)
    assert answer.code == "time_and_part"
    assert answer.warning == "15:30 is not in the morning. Which of the two is right?"
    assert clock(answer.value.starts_at) == "27.11. 15:30"
    assert days(text) == (november(27), november(27), EXACT)


@pytest.mark.parametrize(
    "text", ["morning of 27 November 09:30", "вечером 27 ноября в 18:00", "27.11.2020 night 02:00"]
)
def test_a_time_within_its_part_of_the_day_is_not_questioned(text: str) -> None:
    assert read(text).warning == ""


def test_a_weekday_that_does_not_fit_is_questioned() -> None:
    answer = read("Sunday, 12 December 2020")
    assert (answer.code, answer.value.starts_on) == ("weekday", december(12))
    assert answer.warning == (
        "12 December 2020 was a Saturday, which “sunday” does not fit. Is the day right?"
    )


@pytest.mark.parametrize("text", ["15:30", "at about 15:30", "22.00", "in the morning"])
def test_without_a_day_that_of_the_statement_is_asked_for(text: str) -> None:
    answer = read(text)
    assert answer.value.starts_on == STATEMENT
    assert (answer.code, answer.warning) == (
        "no_day",
        "No day is given: is 13 December 2020 meant?",
    )


WORDS = {
    "12.12.2020": "12 December 2020, exact date",
    "between 11 and 12 Dec": "11–12 December 2020, within 2–6 days",
    "26 Nov - 8 Dec": "26 November – 8 December 2020, 8–30 days or only the month",
    "утром 27 ноября": "27 November 2020, in the morning, exact date",
    "в ночь на 12 декабря": "the night of 11–12 December 2020, within 2–6 days",
    "12 Dec 3 pm": "12 December 2020, 15:00 local time, exact date",
    "12 Dec at about 3 pm": "12 December 2020, about 15:00 local time, exact date",
    "12 Dec 15:30-16:10": "12 December 2020, 15:30 to 16:10 local time, exact date",
    "from 22:00 on 11 Dec to 03:00 on 12 Dec": (
        "11 December 2020, 22:00, to 12 December 2020, 03:00 local time, within 2–6 days"
    ),
    "11 декабря 23:30 мск": (
        "12 December 2020, 00:30 local time (23:30 as written, МСК), exact date"
    ),
    "2020-12-12T15:30+04:00": "12 December 2020, 15:30 local time, exact date",
    "December 2020": "December 2020, 8–30 days or only the month",
    "2020": "2020, longer than a month, at most a year",
    "the week of 7 December": "7–13 December 2020, only the week",
}


@pytest.mark.parametrize(("text", "words"), WORDS.items(), ids=WORDS)
def test_what_was_understood_is_said_in_words(text: str, words: str) -> None:
    assert read(text).words == words


REFUSED = {
    "": ("empty", ""),
    " \t ": ("empty", ""),
    "rubbish": ("unknown_word", ""),
    "12 of rubbish": ("unknown_word", ""),
    "near Hadrut": ("unknown_word", ""),
    "12 December $": ("unknown_word", ""),
    "$": ("unknown_word", ""),
    "be": ("unknown_word", ""),
    "123456": ("unknown_word", ""),
    "12": ("no_month", ""),
    "between 11 and 12": ("no_month", ""),
    "the week": ("which_week", ""),
    "week of December": ("which_week", ""),
    "13.13.2020": ("no_such_month", ""),
    "12/31/2020": ("no_such_month", "31.12.2020"),
    "31 November": ("no_such_day", ""),
    "30.02.2020": ("no_such_day", ""),
    "29.02.2021": ("no_such_day", ""),
    "0.12.2020": ("no_such_day", ""),
    "12.12.0020": ("no_such_year", ""),
    "25:00": ("no_such_time", ""),
    "12.12.2020 15:75": ("no_such_time", ""),
    "12 December 15 pm": ("no_such_time", ""),
    "12 December 15:30 +19:00": ("no_such_time", ""),
    "12-11 Dec": ("end_before_start", "11.12.2020 - 12.12.2020"),
    "from 8 Dec to 26 Nov 2020": ("end_before_start", "26.11.2020 - 08.12.2020"),
    "26 Dec to 8 Dec 2020": ("end_before_start", "08.12.2020 - 26.12.2020"),
    "12 December 16:10-15:30": ("end_before_start", ""),
    "12 Dec 10:00, 11:00, 12:00": ("too_many_times", ""),
    "11 or 12 Dec 15:30": ("time_without_day", ""),
    "December 2020 15:30": ("time_without_day", ""),
    "2019-2020": ("too_long_a_time", ""),
    "20.12.2030": ("future", ""),
    "March 2030": ("future", ""),
    "28 Feb - 2 Mar 2021": ("future", ""),
    "since 26 Nov": ("one_end", "26.11.2020 - 13.12.2020"),
    "с 26 ноября": ("one_end", "26.11.2020 - 13.12.2020"),
    "before 12 Dec": ("one_end", ""),
    "after 12 Dec": ("one_end", ""),
    "до 12 декабря": ("one_end", ""),
    "until 12 Dec": ("one_end", ""),
    "12" * 101: ("too_long", ""),
}


@pytest.mark.parametrize(("text", "expected"), REFUSED.items(), ids=REFUSED)
def test_what_is_no_time_is_refused_with_a_sentence(text: str, expected: tuple[str, str]) -> None:
    with pytest.raises(NotUnderstood) as refusal:
        read(text)
    assert (refusal.value.code, refusal.value.offer) == expected
    assert str(refusal.value).endswith((".", "?"))


SENTENCES = {
    "12-11 Dec": "The end, 11 December 2020, is before the beginning, 12 December 2020.",
    "20.12.2030": "20 December 2030 is in the future.",
    "31 November": "November 2020 has no day 31.",
    "12/31/2020": "There is no month 31; the day comes first, then the month.",
    "12.12.0020": "The year 20 cannot be right. Write it in four digits, such as 2020.",
    "near Hadrut": (
        "“near hadrut” is not understood in a date. Write 12.12.2020, 12 December or "
        "between 11 and 12 December."
    ),
    "11 or 12 Dec 15:30": (
        "A time needs the one day it belongs to. Write 12.12.2020 15:30, or leave it out."
    ),
}


@pytest.mark.parametrize(("text", "sentence"), SENTENCES.items(), ids=SENTENCES)
def test_the_sentence_says_what_is_wrong(text: str, sentence: str) -> None:
    with pytest.raises(NotUnderstood) as refusal:
        read(text)
    assert str(refusal.value) == sentence


@pytest.mark.parametrize("text", [t for t, (code, offer) in REFUSED.items() if offer])
def test_what_is_offered_instead_is_understood(text: str) -> None:
    with pytest.raises(NotUnderstood) as refusal:
        read(text)
    assert read(refusal.value.offer).warning == ""


def test_without_a_statement_a_year_is_counted_back_from_today() -> None:
    answer = understand_when("12 December", today=TODAY)
    assert answer.value.starts_on == december(12)
    assert understand_when("20 February", today=TODAY).value.starts_on == dt.date(2021, 2, 20)
    assert understand_when("yesterday", today=TODAY).value.starts_on == dt.date(2021, 2, 28)


def test_a_month_that_is_not_over_ends_today() -> None:
    when = understand_when("March 2021", today=TODAY).value
    assert (when.starts_on, when.ends_on) == (TODAY, TODAY)
    assert when.precision == DatePrecision.MONTH


def test_a_day_of_printing_is_the_last_it_can_have_been() -> None:
    answer = understand_day("December 2020", today=TODAY)
    assert answer.value == Day(december(31), None, DatePrecision.MONTH)
    exact = understand_day("12.12.2020 15:30", today=TODAY)
    moment = dt.datetime(2020, 12, 12, 15, 30, tzinfo=BAKU)
    assert exact.value == Day(december(12), moment, DatePrecision.EXACT)


def test_a_server_in_another_zone_shifts_nothing(settings: LazySettings) -> None:
    settings.TIME_ZONE = "America/Los_Angeles"
    when = read("12.12.2020 01:30").value
    assert when.starts_on == december(12)
    assert when.starts_at == dt.datetime(2020, 12, 12, 1, 30, tzinfo=BAKU)


@pytest.mark.parametrize(
    "text",
    [
        "\u202e12.12.2020\u202c",
        "12\u200b.12.2020",
        "\x0012.12.2020",
        "12.12.2020\ud800",
        "１２.12.2020",
    ],
)
def test_invisible_characters_and_full_width_digits_do_no_harm(text: str) -> None:
    assert days(text) == (december(12), december(12), EXACT)


@pytest.mark.parametrize(
    ("length", "precision"),
    [(1, 1), (2, 2), (6, 2), (7, 3), (8, 4), (30, 4), (31, 4), (32, 5), (366, 5)],
)
def test_precision_follows_the_length(length: int, precision: int) -> None:
    last = dt.date(2020, 1, 1) + dt.timedelta(days=length - 1)
    assert precision_of(dt.date(2020, 1, 1), last) == precision


WORDS_AND_NUMBERS = """
    12 31 0 2020 1899 99999 12.12.2020 2020-12-12 12.12 22.00 15:30 24:00 3pm - – / and or to from
    between since night morning mid late week last декабря dekabrın դեկտեմբերի-ի May в на ночь
    yesterday вчера saat ժամը utc +04:00 Moscow time Monday 29 February 2019 about , . (
"""
PIECES = st.sampled_from([*WORDS_AND_NUMBERS.split(), "\x00"])


@settings(deadline=None)
@given(st.one_of(st.text(max_size=250), st.lists(PIECES, max_size=9).map(" ".join)))
@example("a" * 10_000)
@example("9" * 200)
@example("\x00")
@example("\ud800")
@example("\u202e12 \u202cDecember")
@example("12 December " + "\u0301" * 150)
def test_any_text_is_understood_or_refused(text: str) -> None:
    answer = read_or_refusal(text)
    if isinstance(answer, NotUnderstood):
        assert "" not in {answer.code, str(answer)}
        return
    when = answer.value
    assert when.starts_on <= when.ends_on <= TODAY
    assert (when.ends_on - when.starts_on).days < 366
    if when.starts_at is None:
        assert when.ends_at is None
    else:
        assert when.starts_on <= when.starts_at.date() <= when.ends_on
    assert bool(answer.warning) == bool(answer.code)


FORMS = ("{0:%d.%m.%Y}", "{0:%d/%m/%Y}", "{0:%Y-%m-%d}", "{0:%d %B %Y}", "{0:%b %d, %Y}")


@settings(deadline=None)
@given(
    st.dates(dt.date(1988, 1, 1), TODAY),
    st.integers(min_value=0, max_value=365),
    st.sampled_from(FORMS),
    st.sampled_from([" - ", " to ", " по ", " – ", " and "]),
)
def test_what_is_written_out_is_read_back(
    first: dt.date, more: int, form: str, between: str
) -> None:
    last = min(first + dt.timedelta(days=more), TODAY)
    assert days(form.format(first)) == (first, first, EXACT)
    written = form.format(first) + between + form.format(last)
    assert days(written) == (first, last, int(precision_of(first, last)))
