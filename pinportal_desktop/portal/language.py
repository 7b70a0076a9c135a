# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Which language a page speaks: what was chosen in this browser, else what it asks for, else the practice's.

The language buttons of a page with a form carry that form's fields: it comes back in the other language with what was
typed (a password never) and with what was wrong, and nothing is tried or kept by it.
"""

import secrets
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace

import msgspec

from pinportal_desktop.domain.errors import Code, PinPortalError, Refused
from pinportal_desktop.portal.page import Asked, Handler, Page, go_to, refused
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
    wanted = _wanted(asked)
    if not wanted:
        return go_to("/")
    _remember(steps, asked, wanted)
    back = asked.field("back", most=500)
    # A path of ours only: two slashes would name another site.
    ours = back.startswith("/") and not back.startswith(("//", "/\\"))
    return replace(go_to(back if ours else "/"), language=wanted)


def in_any_language(steps: Steps, get: Handler | None, post: Handler | None, again: Handler | None) -> Handler | None:
    """What answers a form that is sent: by `post`, or, where a language was pressed, by the page in that language.

    It is what `get` answers now, which may be that the time is over, else by `again` with what was typed.
    """
    if get is None or post is None or again is None:
        return post

    def answer(asked: Asked) -> Page:
        wanted = _wanted(asked)
        if not wanted:
            return _with_wrong(steps, asked, post(asked))
        _remember(steps, asked, wanted)
        page = get(asked)
        if page.status == 200:
            page, errors = again(asked), _wrong(steps, asked)
            page = _with_wrong(steps, asked, refused(page, errors)) if errors else page
        return replace(page, language=wanted)

    return answer


def _wanted(asked: Asked) -> str:
    wanted = asked.field("language", most=8)
    return wanted if wanted in languages() else ""


def _remember(steps: Steps, asked: Asked, wanted: str) -> None:
    """With the account of who is signed in; the browser remembers it besides."""
    if asked.account is not None:
        command = SpeakLanguage(**steps.surface.made(), session_digest=token_digest(asked.account), language=wanted)
        with suppress(Refused):  # signed out meanwhile: the browser remembers it all the same
            steps.carry_out(speak_language, command)


# --- what was wrong, from one language to the other


def _with_wrong(steps: Steps, asked: Asked, page: Page) -> Page:
    """The page, its form holding what is wrong with it: to try it once more would count as another attempt."""
    # What else can go wrong (a database that is away) has nothing to do with what was typed.
    plain = {name: (error.code.value, dict(error.facts)) for name, error in page.errors.items() if _is_plain(error)}
    if not plain:
        return page
    said = msgspec.json.encode(plain).hex()
    return replace(page, facts=dict(page.facts) | {"wrong": f"{_mark(steps, asked, said)}.{said}"})


def _is_plain(error: PinPortalError) -> bool:
    return isinstance(error, Refused) and all(isinstance(fact, str | int) for fact in error.facts.values())


def _wrong(steps: Steps, asked: Asked) -> Mapping[str, Refused]:
    """What the form says was wrong, as this site wrote it there for this browser."""
    mark, _, said = asked.form.get("wrong", "").partition(".")
    if not secrets.compare_digest(mark.encode(), _mark(steps, asked, said).encode()):
        return {}
    found = msgspec.json.decode(bytes.fromhex(said), type=dict[str, tuple[Code, dict[str, str | int]]])
    return {name: Refused(code, **facts) for name, (code, facts) in found.items()}


def _mark(steps: Steps, asked: Asked, said: str) -> str:
    return steps.surface.digests.scope_digest(f"wrong {asked.device.reveal()} {said}").hex()
