# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Keys and what is done with them: digests, seals, authentication codes; passwords; chance and time."""
