# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""All text that a person sees: sentences for errors and for the record, dates and names as people write them, messages.

words = Words.load("en", time_zone=rules.time_zone)
words.text("Born {date}", date=words.date(born))     # looked up in the language's catalogue; a miss gives the source
words.ntext("{count} patient", "{count} patients", count, count=count)
words.sentence(error)                                # a `PinPortalError` as a sentence that says what to do
words.activity(line)                                 # an entry of the record as a sentence
"""

from pinportal_desktop.words.keeping import lost_since
from pinportal_desktop.words.letters import standard_wording
from pinportal_desktop.words.messages import Messages
from pinportal_desktop.words.program import program_typed
from pinportal_desktop.words.spelling import spelled
from pinportal_desktop.words.words import Words

__all__ = ["Messages", "Words", "lost_since", "program_typed", "spelled", "standard_wording"]
