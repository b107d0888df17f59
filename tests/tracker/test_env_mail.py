"""Settings of messages: who sends them, and what links in them begin with."""

from __future__ import annotations

from tests.tracker.test_env import environment, refusal


def test_messages_come_from_an_address() -> None:
    for sender in ("tracker@localhost", "The tracker <tracker@example.org>"):
        assert environment(MAIL_FROM=sender).sender("MAIL_FROM", default="") == sender
    for wrong in ("tracker", "tracker@", "@example.org", "a b@example.org c"):
        message = refusal(lambda: environment(MAIL_FROM=wrong).sender("MAIL_FROM", default=""))  # noqa: B023
        assert message == (
            f'Setting MAIL_FROM must be a mail address like tracker@example.org, not "{wrong}".'
        )


def test_a_mail_server_needs_the_address_that_links_in_messages_begin_with() -> None:
    def read(**values: str) -> str:
        return environment(**values).reachable("SITE_URL", needed_by="EMAIL_URL")

    assert read() == read(EMAIL_URL="file:///var/mail") == ""
    assert read(SITE_URL="https://tracker.example/", EMAIL_URL="smtp://mail.example") == (
        "https://tracker.example"
    )
    assert refusal(lambda: read(EMAIL_URL="smtp://mail.example")) == (
        "Setting SITE_URL must be set where EMAIL_URL names a server: links in messages need it."
    )
