# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""What letters say, language by language, with the letter beside it as it changes."""

from pinportal_desktop.screens.wording.form import LetterWordingForm

__all__ = ["LetterWordingForm"]
