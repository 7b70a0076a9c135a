# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The journeys of parents once more, the pages connected to a PostgreSQL with the role that can do nothing else.

They are the very tests of the modules that they come from; only the world is another. What the role must not be able
to do stands in tests/storage/test_portal_role.py.
"""

import uuid
from collections.abc import Iterator

import pytest

from tests.portal.test_accounts import (  # noqa: F401 - collected here with this module's world
    test_a_parent_signs_in_adds_a_child_and_signs_out,
    test_after_the_desks_hand_over_the_child_goes_to_the_account_there_is_and_the_account_to_the_contact,
    test_an_email_that_is_taken_leads_to_signing_in_and_the_child_goes_there,
    test_whoever_fails_to_sign_in_is_told_the_same_and_staff_the_true_reason,
)
from tests.portal.test_mailbox import (  # noqa: F401 - as above
    mailbox,
    test_a_forgotten_password_is_reset_by_a_link_that_works_once,
    test_a_new_account_is_asked_to_confirm_its_address_by_a_button_behind_a_link,
    test_a_password_is_changed_with_the_present_one_and_ends_the_other_sessions,
    test_another_address_is_confirmed_there_and_told_to_the_old_one,
)
from tests.portal.test_question import (  # noqa: F401 - as above
    asked,
    test_a_parent_registers_with_the_answer_and_the_same_later_steps,
    test_the_fifth_wrong_answer_ends_the_link_and_the_page_says_whom_to_ask,
)
from tests.portal.test_registering import (  # noqa: F401 - as above
    test_a_parent_registers_in_four_steps,
    test_after_a_hand_over_the_date_of_birth_is_asked_and_the_account_is_linked_to_the_contact,
    test_attempts_are_slowed_and_a_parent_who_mistypes_twice_gets_in_at_once,
    test_every_failure_tells_the_parent_the_same_and_staff_the_true_reason,
    test_myself_needs_a_pin_that_was_sent_to_the_minor,
)
from tests.world import World, make_world, with_pages_role


@pytest.fixture
def world(upgraded_postgres_url: str) -> Iterator[World]:
    made = with_pages_role(make_world(upgraded_postgres_url), f"pinportal_portal_{uuid.uuid4().hex[:16]}")
    assert made.pages is not None
    yield made
    made.pages.close()
    made.store.close()
