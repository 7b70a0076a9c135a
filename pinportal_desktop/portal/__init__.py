# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The parents' web pages: server-rendered, without JavaScript, phone-sized first. `site.make_site` makes the app."""
