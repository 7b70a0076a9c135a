# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Long proofs: kills, disks that are full or fail, races (`make prove`)."""
