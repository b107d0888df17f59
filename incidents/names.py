"""The name of a place as a reader chose to see it. Pure: a label and names in, one name out.

No choice favours a side: "both" is the neutral label, and in a language that is neither side's
own (English, Russian) each side's usual name is shown, sides in alphabetical order, where they
differ. A name no longer in use is never shown for the present one.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Final, Protocol

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from incidents.enums import PARTIES, Language, NameKind, Script, Side


class NameChoice(TextChoices):
    """Which names of places a reader sees; the codes are those of incidents.enums.Language."""

    BOTH = "both", _("Both")
    ARMENIAN = "hy", _("Armenian")
    AZERBAIJANI = "az", _("Azerbaijani")
    ENGLISH = "en", _("English")
    RUSSIAN = "ru", _("Russian")


class NameInUse(Protocol):
    """What choosing needs to know of a name: models.PlaceName and gazetteer.NameRow have it."""

    @property
    def name(self) -> str:
        """As it is written."""

    @property
    def language(self) -> str:
        """Code of enums.Language."""

    @property
    def script(self) -> str:
        """Code of enums.Script."""

    @property
    def kind(self) -> str:
        """Code of enums.NameKind."""

    @property
    def used_by(self) -> str | None:
        """Code of the side that uses it; None or empty text for both or nobody known."""

    @property
    def year_to(self) -> int | None:
        """Last year it was in use."""


@dataclass(frozen=True, slots=True)
class ShownName:
    """A name to show. `lang` is a BCP 47 tag, empty where the text is of no single language.

    `script` is an ISO 15924 code, empty with `lang`.
    """

    text: str
    lang: str = ""
    script: str = ""


OWN_LANGUAGE: Final = {Language.ARMENIAN: Side.ARMENIA, Language.AZERBAIJANI: Side.AZERBAIJAN}
"""The languages that are one side's own."""

USUAL_SCRIPT: Final = {
    Language.ARMENIAN: Script.ARMENIAN,
    Language.AZERBAIJANI: Script.LATIN,
    Language.ENGLISH: Script.LATIN,
    Language.RUSSIAN: Script.CYRILLIC,
}
"""The scripts a language tag implies; another one is written into the tag."""

BETWEEN: Final = " / "
"""What stands between the names of two sides."""

_KINDS = (NameKind.OFFICIAL, NameKind.COMMON, NameKind.ALIAS)


def shown_name(label: str, names: Iterable[NameInUse], choice: NameChoice) -> ShownName:
    """Return the name of the place with this neutral `label` that a reader's `choice` means.

    - Both: the label.
    - Armenian, Azerbaijani: the official name the side uses, else its common one, else another
      spelling in that language.
    - English, Russian: what each side calls it in that language, in alphabetical order of the
      sides and once where they agree; where one side has no such name though the label names
      both, the label; where neither has one, another spelling in that language.
    - The label wherever the place has no name of that kind.
    """
    if choice == NameChoice.BOTH:
        return ShownName(label)
    language = Language(choice.value)
    current = [name for name in names if _is_current(name) and name.language == language]
    if language in OWN_LANGUAGE:
        return _tagged(label, _in_order(current, OWN_LANGUAGE[language]))
    called = [next(_called(current, side), None) for side in PARTIES]
    if not any(called):
        return _tagged(label, _in_order(current, None))
    if not all(called) and BETWEEN in label:
        return ShownName(label)
    chosen = [one for one in called if one is not None]
    text = BETWEEN.join(dict.fromkeys(one.name for one in chosen))
    return ShownName(text, language_tag(chosen[0]), str(chosen[0].script))


def shown_parts(
    label: str, names: Collection[NameInUse], choice: NameChoice
) -> tuple[ShownName, ...]:
    """Return shown_name() cut where the language changes, for marking it; BETWEEN joins it again.

    Each side's name in a label has the language of that name, English going before others that
    write it alike; what is no name of the place is of no language.
    """
    shown = shown_name(label, names, choice)
    if shown.lang:
        return (shown,)
    return tuple(_known(part, names) for part in shown.text.split(BETWEEN))


def _known(text: str, names: Iterable[NameInUse]) -> ShownName:
    alike = sorted(
        (name for name in names if name.name == text),
        key=lambda name: (name.language != Language.ENGLISH, name.language),
    )
    return _tagged(text, alike)


def _is_current(name: NameInUse) -> bool:
    return name.kind != NameKind.FORMER and name.year_to is None


def _in_order(names: Iterable[NameInUse], side: Side | None) -> list[NameInUse]:
    """Official names first, then common ones; of one kind those `side` uses, then nobody's."""

    def rank(one: NameInUse) -> tuple[int, int, str]:
        user = 0 if one.used_by == side else 2 if one.used_by else 1
        return _KINDS.index(NameKind(one.kind)), user, one.name

    return sorted(names, key=rank)


def _called(names: Iterable[NameInUse], side: Side) -> Iterator[NameInUse]:
    """The usual names that `side` uses, be it alone or with the other."""
    for one in _in_order(names, side):
        if one.kind != NameKind.ALIAS and one.used_by in (side, None, ""):
            yield one


def _tagged(label: str, names: list[NameInUse]) -> ShownName:
    if not names:
        return ShownName(label)
    return ShownName(names[0].name, language_tag(names[0]), str(names[0].script))


def language_tag(name: NameInUse) -> str:
    """Return the BCP 47 tag of a name, empty for a language that we have no code for."""
    if name.language == Language.OTHER:
        return ""
    usual = USUAL_SCRIPT.get(Language(name.language), Script.LATIN)
    return str(name.language) if name.script == usual else f"{name.language}-{name.script}"
