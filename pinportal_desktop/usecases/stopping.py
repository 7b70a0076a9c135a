# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""A way to stop from another thread what waits for somebody else's computer."""

import threading
from collections.abc import Callable


class Stop:
    """Asked once, by whoever waits no longer. Safe from any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._asked = False
        self._act: Callable[[], None] | None = None

    @property
    def asked(self) -> bool:
        """Whether nobody waits any more."""
        return self._asked

    def ask(self) -> None:
        """Stop it now; again is fine."""
        with self._lock:
            self._asked, act = True, self._act
        if act is not None:
            act()

    def by(self, act: Callable[[], None] | None) -> None:
        """From now on `act` stops it; at once where that was asked already. None: there is nothing to stop."""
        with self._lock:
            self._act = act
            late = self._asked
        if late and act is not None:
            act()
