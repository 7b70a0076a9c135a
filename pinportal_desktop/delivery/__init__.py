# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Senders: how a rendered message leaves. Each is one module, chosen in `senders.py`."""
