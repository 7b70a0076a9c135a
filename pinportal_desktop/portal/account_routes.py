# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The addresses of the pages of an account that there is. None holds an id; three hold a single-use token."""

from collections.abc import Callable
from typing import Final, TypeAlias

from pinportal_desktop.portal import account_pages as pages
from pinportal_desktop.portal import login_pages as login
from pinportal_desktop.portal import mailbox_pages as mailbox
from pinportal_desktop.portal import question_pages as question
from pinportal_desktop.portal.page import Asked, Page
from pinportal_desktop.portal.steps import Steps

Step: TypeAlias = Callable[[Steps, Asked], Page]

# path, GET, POST, and the form with what was typed for when it could not be taken just now
ACCOUNT_ROUTES: Final[tuple[tuple[str, Step | None, Step | None, Step | None], ...]] = (
    ("/sign-in", pages.show_sign_in, pages.take_sign_in, pages.sign_in_typed),
    ("/sign-out", None, pages.take_sign_out, None),
    ("/signed-out", pages.show_signed_out, None, None),
    ("/children", pages.show_children, None, None),
    ("/children/add", pages.show_add, pages.take_add, pages.add_typed),
    ("/account", login.show_account, None, None),
    ("/account/confirm", None, login.take_confirmation, None),
    ("/account/sent", login.show_sent, None, None),
    ("/account/email", login.show_email, login.take_email, login.email_typed),
    ("/account/password", login.show_password, login.take_password, login.password_typed),
    ("/account/changed", login.show_changed, None, None),
    ("/question/{token}", question.show_question, question.take_answer, question.question_again),
    ("/forgot", mailbox.show_forgot, mailbox.take_forgot, mailbox.forgot_typed),
    ("/forgot/sent", mailbox.show_sent, None, None),
    ("/reset/{token}", mailbox.show_reset, mailbox.take_reset, mailbox.reset_typed),
    ("/reset-done", mailbox.show_reset_done, None, None),
    ("/confirm/{token}", mailbox.show_confirm, mailbox.take_confirm, mailbox.show_confirm),
    ("/confirmed", mailbox.show_confirmed, None, None),
)
