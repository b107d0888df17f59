"""The first form of a new statement: an address, a text, or both."""

from __future__ import annotations

import re
from typing import Any, Final
from urllib.parse import urlsplit

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from incidents.desk.paths import BadChange, refuse_bad, removed_sentence, tidy

LONGEST_ADDRESS: Final = 1000
"""As many characters as a publication's address may have on record."""

_SCHEME = re.compile(r"([a-z][a-z0-9+-]*):", re.IGNORECASE)
"""A scheme has no dot here: "mil.am:8080" is a host with its port."""


class TidyText(forms.CharField):
    """A text exactly as pasted, but for characters that cannot be stored: those are left out.

    `removed` says how many were. No markup is read: pasted HTML stays the text it is.
    """

    removed = 0

    def __init__(self, **options: Any) -> None:
        super().__init__(required=False, strip=False, **options)
        self.validators = []

    def to_python(self, value: object) -> str:
        """Return the text as it can be stored."""
        tidied = tidy("" if value is None else str(value))
        self.removed = tidied.removed
        return tidied.text


class NewStatementForm(forms.Form):
    """What an analyst pastes to begin with. One of the two is needed; every fault has a sentence.

    Nothing is needed where a statement on record was chosen instead. `address` comes out beginning
    with http:// or https://, `text` as pasted.
    """

    address = TidyText(
        label=gettext_lazy("Address"),
        widget=forms.TextInput(
            attrs={"inputmode": "url", "autocomplete": "off", "spellcheck": "false"}
        ),
        help_text=gettext_lazy("Of the page or post where the statement was read."),
    )
    text = TidyText(
        label=gettext_lazy("Text"),
        widget=forms.Textarea(attrs={"rows": 10}),
        help_text=gettext_lazy("The exact words, in their own language; a draft keeps them as is."),
    )

    def __init__(self, *args: Any, needs_something: bool = True, **options: Any) -> None:
        super().__init__(*args, **options)
        self.needs_something = needs_something

    def clean_address(self) -> str:
        """Return a web address, completed by its scheme; "" where none was given."""
        address = " ".join(self.cleaned_data["address"].split())
        if not address:
            return ""
        if len(address) > LONGEST_ADDRESS:
            raise forms.ValidationError(
                _("An address has %(limit)d characters at most; this one has %(length)d.")
                % {"limit": LONGEST_ADDRESS, "length": len(address)}
            )
        if " " in address:
            raise forms.ValidationError(
                _("This is no single address: there are spaces in it. A text goes below.")
            )
        return _web_address(address)

    def clean_text(self) -> str:
        """Return the text; one that a draft could not hold is refused, and the limit named."""
        text: str = self.cleaned_data["text"]
        try:
            refuse_bad("statement.verbatim", text)
        except BadChange as error:
            raise forms.ValidationError(str(error)) from error
        return text if text.strip() else ""

    def clean(self) -> dict[str, Any]:
        """Refuse a form in which nothing was given."""
        given: dict[str, Any] = self.cleaned_data
        if self.needs_something and not self.errors and not (given["address"] or given["text"]):
            self.add_error("address", _("Paste an address, a text, or both."))
        return given

    def notes(self) -> list[str]:
        """Return what to tell of characters that were left out."""
        return [
            removed_sentence(field.removed)
            for field in self.fields.values()
            if isinstance(field, TidyText) and field.removed
        ]


def _web_address(address: str) -> str:
    """The address with its scheme. Raises ValidationError for anything a browser would not open."""
    scheme = _SCHEME.match(address)
    if scheme is None:
        address = f"https://{address}"
    elif scheme[1].lower() not in {"http", "https"}:
        raise forms.ValidationError(
            _("Only addresses that begin with http:// or https:// can be a source.")
        )
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        host = ""
    if "." not in host.strip("."):
        raise forms.ValidationError(
            _("This is no address of a page. It looks like https://example.org/news/1.")
        )
    return address
