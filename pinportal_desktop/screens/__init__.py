# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""What people at the desk see and use, in Qt: forms and views, presenters beside them, jobs, printing."""
