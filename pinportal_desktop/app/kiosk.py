# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""`pinportal --kiosk`: the waiting room's window over an open database, until staff type the exit code."""

import os
import secrets
import sys
from functools import partial
from types import TracebackType
from typing import Final

from pinportal_desktop.app.first_paint import end_on_signals, make_application, refuse_without_screen
from pinportal_desktop.app.log import set_up_log
from pinportal_desktop.app.parts import Parts
from pinportal_desktop.domain.errors import Code, Refused
from pinportal_desktop.domain.rules import PracticeRules
from pinportal_desktop.domain.secrets import Secret
from pinportal_desktop.domain.settings import DEMO_EXIT_CODE
from pinportal_desktop.screens.jobs import Jobs, ThreadExecutor
from pinportal_desktop.screens.kiosk.window import Kiosk, KioskWindow
from pinportal_desktop.screens.kiosk.work import Steps
from pinportal_desktop.screens.theme import Theme, scheme_asked_for
from pinportal_desktop.usecases.incidents import log_incident
from pinportal_desktop.words import Words

_END_WITHIN: Final = 5.0  # s


def run_kiosk(parts: Parts) -> int:
    """Run it until it is left; gives the exit code.

    Raises `PinPortalError` SCREEN_MISSING, `Refused` EXIT_CODE_MISSING where nobody could leave it.
    """
    refuse_without_screen()
    refuse_without_exit_code(parts.rules())
    application = make_application()
    theme = Theme(application)
    theme.prefer(scheme_asked_for())
    _log_unforeseen(parts)
    jobs = Jobs(ThreadExecutor(), interrupt=parts.store.looks().interrupt, new_incident=_new_incident)
    window = KioskWindow(kiosk_over(parts, jobs))

    def end() -> None:
        """Whoever may send signals to the program is no visitor of the waiting room."""
        window.end()
        application.quit()

    end_on_signals(application, end)
    window.showFullScreen()
    code = application.exec()
    window.presenter.wipe()  # ended by a signal: what was begun is ended as well
    if not jobs.close(_END_WITHIN):
        # A worker that still calls into Python while the interpreter is torn down crashes.
        os._exit(code)
    return code


def kiosk_over(parts: Parts, jobs: Jobs) -> Kiosk:
    """What its window is given. A parent's surface: no key here opens a sealed PIN."""
    rules, passwords = parts.rules(), parts.passwords()
    steps = Steps(
        surface=parts.site(),
        carry_out=parts.carry_out,
        looks=parts.store.looks(),
        passwords=passwords,
        rules=parts.rules,
    )
    demo_code = DEMO_EXIT_CODE if rules.demo and not rules.kiosk_exit_code else ""

    def fits(code: Secret) -> bool:
        """As it stands now: set anew at a desk, it holds here at once."""
        kept = parts.rules().kiosk_exit_code
        if not kept:
            return bool(demo_code) and secrets.compare_digest(code.reveal().encode(), demo_code.encode())
        return passwords.verify(code, kept)

    words = partial(Words.load, time_zone=rules.time_zone)
    return Kiosk(steps=steps, jobs=jobs, rules=rules, words=words, fits=fits, demo_code=demo_code)


def refuse_without_exit_code(rules: PracticeRules) -> None:
    """Raise `Refused` EXIT_CODE_MISSING; the demo has one of its own."""
    if not rules.kiosk_exit_code and not rules.demo:
        raise Refused(Code.EXIT_CODE_MISSING)


def _log_unforeseen(parts: Parts) -> None:
    """An error in a slot is logged without personal data; the kiosk goes on, and wipes itself as always."""
    set_up_log(parts.home.logs)

    def tell(_kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
        log_incident(error)

    sys.excepthook = tell


def _new_incident() -> str:
    return secrets.token_hex(3).upper()
