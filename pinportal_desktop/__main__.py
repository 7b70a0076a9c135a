# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""`python -m pinportal_desktop`."""

from pinportal_desktop.cli import main

main()
