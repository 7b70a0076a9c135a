# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Which language a page speaks: what was chosen in this browser, else what it asks for, else the practice's."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace

from pinportal_desktop.domain.errors import Refused
from pinportal_desktop.portal.page import Asked, Page, go_to
from pinportal_desktop.portal.steps import Steps
from pinportal_desktop.usecases.signing_in import SpeakLanguage, speak_language
from pinportal_desktop.usecases.tokens import token_digest
from pinportal_desktop.words.messages import languages


def preferred(accepted: str, spoken: Sequence[str]) -> str:
    """The first language of an Accept-Language header (RFC 9110, 12.5.4) that is spoken, by weight; else the usual."""
    weighed: list[tuple[float, int, str]] = []
    for place, part in enumerate(accepted[:500].split(",")):
        tag, _, weight = part.partition(";q=")
        try:
            weighed.append((-float(weight or 1), place, tag.strip().partition("-")[0].lower()))
        except ValueError:
            continue
    return next((tag for weight, _, tag in sorted(weighed) if weight < 0 and tag in spoken), spoken[0])


def choose_language(steps: Steps, asked: Asked) -> Page:
    """Remembers the language in this browser and, for who is signed in, with the account; then the same page again."""
    wanted = asked.field("language", most=8)
    if wanted not in languages():
        return go_to("/")
    if asked.account is not None:
        command = SpeakLanguage(**steps.surface.made(), session_digest=token_digest(asked.account), language=wanted)
        with suppress(Refused):  # signed out meanwhile: the browser remembers it all the same
            steps.carry_out(speak_language, command)
    back = asked.field("back", most=500)
    # A path of ours only: two slashes would name another site.
    ours = back.startswith("/") and not back.startswith(("//", "/\\"))
    return replace(go_to(back if ours else "/"), language=wanted)
