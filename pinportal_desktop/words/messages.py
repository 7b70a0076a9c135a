# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Messages from their templates (Jinja2).

resources/languages/<code>/messages/<name>.subject.txt, .txt and .html; .sms.txt where it also goes as text message.
The page's frame, message.html, is the same in every language.
"""

from functools import cache
from typing import Any

from pinportal_desktop.assets import Scheme, look, resource
from pinportal_desktop.domain.outbox import Channel
from pinportal_desktop.domain.pin import Pin
from pinportal_desktop.words.catalogue import SOURCE_LANGUAGE
from pinportal_desktop.words.phones import one_text


class Messages:
    """Implements `needs.MessageTexts`."""

    def message(
        self,
        template: str,
        language: str,
        *,
        practice_name: str,
        portal_address: str,
        pin: Pin | None,
        initial: str,
        channel: Channel = Channel.EMAIL,
        link: str = "",
    ) -> tuple[str, str, str]:
        """See `needs.MessageTexts`; a language without templates gets the English ones."""
        code = language if _has(template, language) else SOURCE_LANGUAGE
        facts: dict[str, Any] = {
            "language": code,
            "practice_name": practice_name,
            "portal_address": portal_address,
            "pin": "" if pin is None else pin.reveal(),
            "initial": initial,
            "link": link,
            "colors": look(Scheme.LIGHT).colors,
        }
        if channel is Channel.TEXT:
            written = one_text(lambda name: _render(code, f"{template}.sms.txt", facts | {"practice_name": name}))
            return "", written(practice_name), ""
        subject = _render(code, f"{template}.subject.txt", facts)
        # A header is one line, whatever the practice is called.
        return (
            " ".join(subject.split()),
            _render(code, f"{template}.txt", facts),
            _render(code, f"{template}.html", facts),
        )


def languages() -> tuple[str, ...]:
    """The languages that every message can be written in, English first; one begun only is not offered yet."""
    written = {
        folder.parent.name: {p.name for p in folder.iterdir()} for folder in resource("languages").glob("*/messages")
    }
    complete = sorted(code for code, names in written.items() if names >= written[SOURCE_LANGUAGE])
    return tuple(sorted(complete, key=lambda code: code != SOURCE_LANGUAGE))


def _has(template: str, language: str) -> bool:
    try:
        resource(f"languages/{language}/messages/{template}.txt")
    except FileNotFoundError:
        return False
    return True


def _render(code: str, name: str, facts: dict[str, Any]) -> str:
    text: str = _environment().get_template(f"{code}/messages/{name}").render(facts)
    return text.strip() + "\n"


@cache
def _environment() -> Any:  # noqa: ANN401 - Jinja2 is imported when the first message is rendered
    from jinja2 import FileSystemLoader, StrictUndefined, select_autoescape
    from jinja2.sandbox import SandboxedEnvironment

    return SandboxedEnvironment(
        loader=FileSystemLoader(resource("languages")),
        autoescape=select_autoescape(["html"]),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
