# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""`pinportal deliver --forever`: empties the outbox without a window, so that mail leaves after the desk went home.

Beside desks that send too: whoever leases a message first sends it, and the others pass it by.
"""

import os
import threading
from collections.abc import Callable
from typing import Final

from pinportal_desktop.app.parts import Parts, station_name
from pinportal_desktop.app.terminal import until_stopped
from pinportal_desktop.app.worker import Worker
from pinportal_desktop.domain.errors import Code, Refused

_LOOK: Final = 1.0  # s; on Windows nothing interrupts a wait that has no end
_END_WITHIN: Final = 60.0  # s for the message that is on its way


def deliver_until_stopped(parts: Parts, say: Callable[[str], None]) -> int:
    """Deliver until Ctrl+C or SIGTERM; the message on its way is finished first. Gives the exit code.

    Raises `Refused` NOT_IN_DEMO: the demo's messages go to a folder, and its window empties its outbox.
    """
    if parts.rules().demo:
        raise Refused(Code.NOT_IN_DEMO)
    worker = Worker(lambda: parts.courier(f"deliver/{station_name()}/{os.getpid()}"))
    ended = threading.Event()
    with until_stopped(ended.set) as stopped:
        worker.start()
        say(parts.words().text("Sending what waits, as it comes. Ctrl+C ends it."))
        while not stopped():
            ended.wait(_LOOK)
    if not worker.stop(_END_WITHIN):
        # It waits for a server that says nothing. What it leased is sent again under the same Message-ID.
        os._exit(0)
    return 0
