# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The first step with a verification question: the page that its single-use link opens.

The page asks and names nobody: not the child, not whose link it is. GET shows, POST looks at the answer; what uses the
link up is the account that is made, or the child that is added. There is one page for a link that ended, whatever ended
it, and for one that nobody was given.
"""

from typing import Final

from pinportal_desktop.domain.credential import Credential, PinDigest
from pinportal_desktop.domain.secrets import Secret
from pinportal_desktop.domain.verification import LONGEST_ANSWER, read_link
from pinportal_desktop.portal.first_step import counters, has_account
from pinportal_desktop.portal.page import Asked, Page, evenly, go_to, refused
from pinportal_desktop.portal.steps import Steps, stepped
from pinportal_desktop.usecases.answering import answer_question
from pinportal_desktop.usecases.registration_commands import AskedBy, Mistyped, prepare_answer
from pinportal_desktop.usecases.tokens import token_digest

_TYPED: Final = ("month", "day", "year", "more")


def show_question(steps: Steps, asked: Asked) -> Page:
    """The question, with nothing typed yet."""
    found = _asked_by(steps, _digest(steps, asked))
    return _over() if found is None else _page(steps, asked, found, typed=False)


def question_again(steps: Steps, asked: Asked) -> Page:
    """The same with what was typed."""
    found = _asked_by(steps, _digest(steps, asked))
    return _over() if found is None else _page(steps, asked, found, typed=True)


def take_answer(steps: Steps, asked: Asked) -> Page:
    """Lets the parent on where date and answer are right; who has an account goes on to sign in, or is there already.

    An attempt with a link that ended is looked at like any other, so that staff read why it failed.
    """
    digest = _digest(steps, asked)
    if digest is None:
        return _over()
    found = steps.looks.linked_question(digest)
    link = AskedBy(digest=digest, verification=None if found is None else found.verification)
    session = steps.surface.entropy.token()
    command = prepare_answer(
        steps.surface,
        steps.rules(),
        steps.passwords,
        asked,
        link,
        session=session,
        counters=counters(steps, asked),
        language=asked.language,
    )
    if isinstance(command, Mistyped):
        again = question_again(steps, asked)
        return again if again.status == _OVER else refused(again, command.errors)
    step = steps.carry_out(answer_question, command)
    again = question_again(steps, asked)
    if step.failed is not None and again.status == _OVER:
        return evenly(again)
    onward = "/sign-in" if has_account(asked) or _is_signed_in(steps, asked) else "/who"
    return evenly(stepped(step, again, go_to(onward, session=session)))


_OVER: Final = 410


def _over() -> Page:
    return Page(template="question_over", status=_OVER)


def _digest(steps: Steps, asked: Asked) -> PinDigest | None:
    token = read_link(asked.path["token"])
    return None if token is None else steps.surface.digests.link_digest(token)


def _asked_by(steps: Steps, digest: PinDigest | None) -> Credential | None:
    """The VQ of the link, while it can be used."""
    found = None if digest is None else steps.looks.linked_question(digest)
    today = steps.rules().today(steps.surface.clock.now())
    return found if found is not None and found.is_active(today) else None


def _is_signed_in(steps: Steps, asked: Asked) -> bool:
    found = None if asked.account is None else steps.looks.signed_in(token_digest(asked.account))
    return found is not None and found.session.is_open(steps.surface.clock.now())


def _page(steps: Steps, asked: Asked, found: Credential, *, typed: bool) -> Page:
    assert found.verification is not None
    token = read_link(asked.path["token"]) or Secret("")
    facts: dict[str, object] = {
        "token": token.reveal(),
        "question": found.verification.question,
        "adds": _is_signed_in(steps, asked),
    }
    if typed:
        facts |= {key: asked.field(key) for key in _TYPED} | {"answer": asked.field("answer", most=LONGEST_ANSWER)}
    return Page(template="question", facts=facts)
