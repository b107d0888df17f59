"""What a reader chose for their own eyes: names of places, light or dark.

The two choices live in cookies of this site and nowhere else; they say nothing about a person
beyond themselves.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from incidents.names import NameChoice, ShownName, shown_name, shown_parts

if TYPE_CHECKING:
    from incidents.models import Place


class Theme(TextChoices):
    """How bright the pages are."""

    SYSTEM = "system", _("As the device")
    LIGHT = "light", _("Light")
    DARK = "dark", _("Dark")


CHOICES: Final[dict[str, type[NameChoice] | type[Theme]]] = {"names": NameChoice, "theme": Theme}
"""Name of a choice → its values. The name is that of the parameter and of the cookie."""


@dataclass(frozen=True, slots=True)
class Reader:
    """The choices of one reader, with what they mean for a place."""

    names: NameChoice = NameChoice.BOTH
    theme: Theme = Theme.SYSTEM

    @classmethod
    def of(cls, kept: Mapping[str, str]) -> Reader:
        """Return the reader with these cookies.

        A value that is none counts as no choice: an old cookie must not lock anybody out.
        """
        names, theme = kept.get("names"), kept.get("theme")
        return cls(
            NameChoice(names) if names in NameChoice.values else NameChoice.BOTH,
            Theme(theme) if theme in Theme.values else Theme.SYSTEM,
        )

    def name(self, place: Place) -> ShownName:
        """Return what `place` is called here; its names have to be prefetched."""
        if self.names == NameChoice.BOTH:
            return ShownName(place.label)
        return shown_name(place.label, place.names.all(), self.names)

    def parts(self, place: Place) -> tuple[ShownName, ...]:
        """Return name() cut where the language changes; names have to be prefetched."""
        return shown_parts(place.label, place.names.all(), self.names)

    def name_of(self, place: Place) -> str:
        """Return the text of name(): what exchange.comparable takes as `label`."""
        return self.name(place).text
