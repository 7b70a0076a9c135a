# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Readers: a file in, patients and contacts out, and row by row what did not come in and why."""
