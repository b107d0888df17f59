"""The form of a bulletin: where the count was read, and what it says, typed in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from incidents.desk.bulletins import PATHS, read_count, read_source
from incidents.desk.paths import BadChange, refuse_bad
from incidents.desk.problems import Kind
from incidents.enums import Language
from incidents.forms.new_statement import TidyText

if TYPE_CHECKING:
    import datetime as dt

    from incidents.desk.bulletins import ReadCount
    from incidents.desk.reading import ReadSheet

COUNT: Final = ("when", "violations", "shots", "weapons", "stretch")
_FIELD_OF: Final = {path: name for name, path in PATHS.items()}
_LONGEST_COUNT: Final = 2_000


def _line(**attrs: str) -> forms.TextInput:
    return forms.TextInput(attrs={"autocomplete": "off", **attrs})


class CountForm(forms.Form):
    """What is counted. Every field takes words; each fault is told at its field.

    Cleaned, `count` is the count as understood. What is odd is kept when `sure` is ticked.
    """

    when = TidyText(
        label=gettext_lazy("Day or week"),
        widget=_line(),
        help_text=gettext_lazy("As in 11.12.2020, yesterday, or 7–13 December 2020."),
    )
    violations = TidyText(
        label=gettext_lazy("Violations"),
        widget=_line(),
        help_text=gettext_lazy("A number as it is said: 12, at least 12, more than 60, none."),
    )
    shots = TidyText(
        label=gettext_lazy("Shots"),
        widget=_line(),
        help_text=gettext_lazy("Where a number is given; empty otherwise."),
    )
    weapons = TidyText(
        label=gettext_lazy("Weapons"),
        widget=_line(),
        help_text=gettext_lazy("As they are named: machine guns, sniper rifles."),
    )
    stretch = TidyText(
        label=gettext_lazy("Stretch of the line"),
        widget=_line(),
        help_text=gettext_lazy("Where along the line, as far as it is said."),
    )
    sure = forms.BooleanField(
        label=gettext_lazy("It is so, although it looks odd"), required=False, initial=False
    )

    def __init__(
        self, *args: Any, today: dt.date, said_on: dt.date | None = None, **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.today = today
        self.said_on = said_on
        self.count: ReadCount | None = None
        self.is_odd = False

    def clean(self) -> dict[str, Any]:
        """Understand the count once the day of its statement is known."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        for name in COUNT:
            if len(given.get(name, "")) > _LONGEST_COUNT:
                self.add_error(name, _("This is too long to be understood."))
        if self.errors:
            return given
        typed = {name: given[name] for name in COUNT}
        said_on = self.said_on or self.today
        count, problems = read_count(typed, today=self.today, said_on=said_on)
        for one in problems:
            self.is_odd = self.is_odd or one.is_odd
            if not one.is_odd:
                self.add_error(one.field, one.message)
            elif not given["sure"]:
                self.add_error(one.field, _("%s Tick below if it is so.") % one.message)
        self.count = count
        return given


class SourceForm(forms.Form):
    """Where a count was read: who counts, when it was said, in which language, at which address.

    Cleaned, `sheet` is the statement as the desk reads one.
    """

    actor = TidyText(
        label=gettext_lazy("Who counts"),
        widget=_line(list="actors"),
        help_text=gettext_lazy("By any name on record, in any alphabet."),
    )
    issued = TidyText(
        label=gettext_lazy("Issued on"),
        widget=_line(),
        help_text=gettext_lazy("The day the count was made public."),
    )
    address = TidyText(
        label=gettext_lazy("Address"),
        widget=_line(inputmode="url", spellcheck="false"),
        help_text=gettext_lazy("Of the page or post where it was read."),
    )
    language = forms.ChoiceField(
        label=gettext_lazy("Language"),
        required=False,
        choices=[("", gettext_lazy("guess it from the words")), *Language.choices],
    )
    verbatim = TidyText(
        label=gettext_lazy("Exact words"),
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("What the editor reads beside the number; may be empty."),
    )

    def __init__(self, *args: Any, today: dt.date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.today = today
        self.sheet: ReadSheet | None = None

    def clean(self) -> dict[str, Any]:
        """Read the source as the head of a draft; what is wrong is told at its field."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        for path, name in _FIELD_OF.items():
            try:
                refuse_bad(path, given.get(name, ""))
            except BadChange as error:
                self.add_error(name, str(error))
        self._ask_for_what_is_missing(given)
        if self.errors:
            return given
        self.sheet = read_source({name: given[name] for name in _FIELD_OF.values()}, self.today)
        for problem in self.sheet.problems:
            if problem.kind in {Kind.ERROR, Kind.WARNING}:
                offers = ", ".join(offer.label for offer in problem.offers)
                words = f"{problem.message} ({offers})" if offers else problem.message
                self.add_error(_FIELD_OF.get(problem.path, "address"), words)
        if self.sheet.statement.language is None and "language" not in self.errors:
            self.add_error("language", _("Say in which language it was said."))
        return given

    def _ask_for_what_is_missing(self, given: dict[str, Any]) -> None:
        wanted = {
            "actor": _("Say who counts."),
            "issued": _("Say when it was said: a day, or as near as is known."),
            "address": _("Give the address where it was read."),
        }
        for name, sentence in wanted.items():
            if not given.get(name, "").strip() and name not in self.errors:
                self.add_error(name, sentence)

    @property
    def is_right(self) -> bool:
        """Whether it was sent and nothing is wrong with it."""
        return self.is_bound and self.is_valid()

    @property
    def said_on(self) -> dt.date | None:
        """The day of the statement, once it is understood."""
        issued = self.sheet.statement.issued if self.sheet else None
        return issued.day if issued else None
