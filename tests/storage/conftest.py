# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
from tests.storage.pages_role import pages, url

__all__ = ["pages", "url"]
