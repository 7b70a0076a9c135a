# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""A line to a real PostgreSQL that breaks where a test says: a proxy on loopback, byte for byte."""

import socket
import threading
from contextlib import suppress
from enum import StrEnum
from typing import Final

from sqlalchemy import make_url

# A command keeps itself in its table as the last but one of its statements; reading transactions never do.
_WRITES: Final = b"INSERT INTO command"
_COMMIT: Final = b"COMMIT"


class Break(StrEnum):
    """Where the line breaks, once."""

    BEFORE_COMMIT = "the COMMIT never arrives"
    AFTER_COMMIT = "the answer to the COMMIT is lost"
    AFTER_COMMIT_FOR_LONGER = "the answer to the COMMIT is lost, and the server stays away"


class FaultyLine:
    """Passes on until told to break. `url` leads through it."""

    def __init__(self, server: str) -> None:
        self._server = make_url(server)
        self._listening = socket.create_server(("127.0.0.1", 0))
        self._next: Break | None = None
        self._down = self._down_next = False
        self._open: set[socket.socket] = set()
        self._fence = threading.Lock()
        self.broken = 0
        threading.Thread(target=self._accept, daemon=True).start()

    @property
    def url(self) -> str:
        """Through this line."""
        port = self._listening.getsockname()[1]
        through = self._server.set(host="127.0.0.1", port=port, query={"sslmode": "disable", "gssencmode": "disable"})
        return through.render_as_string(hide_password=False)

    def break_next(self, where: Break) -> None:
        """At the next command's COMMIT."""
        self._next = where

    def cut(self) -> None:
        """The server is gone until `mend`."""
        self._down = True
        self._hang_up()

    def mend(self) -> None:
        """The server is back."""
        self._down = False

    def close(self) -> None:
        """End."""
        self._listening.close()
        self._hang_up()

    def _hang_up(self) -> None:
        with self._fence:
            gone, self._open = self._open, set()
        for one in gone:
            _close(one)

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                client, _ = self._listening.accept()
                if self._down:
                    _close(client)
                    continue
                threading.Thread(target=self._pass_on, args=(client,), daemon=True).start()

    def _pass_on(self, client: socket.socket) -> None:
        try:
            server = self._connect()
        except OSError:
            _close(client)
            return
        with self._fence:
            self._open |= {client, server}
        losing = threading.Event()
        threading.Thread(target=self._answers, args=(server, client, losing), daemon=True).start()
        self._questions(client, server, losing)

    def _questions(self, client: socket.socket, server: socket.socket, losing: threading.Event) -> None:
        writes = False
        with suppress(OSError):
            while data := client.recv(65536):
                writes = writes or _WRITES in data
                if writes and _COMMIT in data:
                    where, self._next = self._next, None
                    if where is Break.BEFORE_COMMIT:
                        self.broken += 1
                        break
                    if where is not None:
                        self._down_next = where is Break.AFTER_COMMIT_FOR_LONGER
                        losing.set()
                    writes = False
                server.sendall(data)
                if losing.is_set():
                    return  # whoever passes the answers on closes both
        _close(client)
        _close(server)

    def _answers(self, server: socket.socket, client: socket.socket, losing: threading.Event) -> None:
        with suppress(OSError):
            while data := server.recv(65536):
                if losing.is_set() and _COMMIT in data:  # its completion: the server has committed
                    self.broken += 1
                    self._down = self._down_next
                    break
                client.sendall(data)
        _close(client)
        _close(server)

    def _connect(self) -> socket.socket:
        folder = str(self._server.query.get("host", ""))
        if folder:  # a folder of sockets
            server = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
            server.connect(f"{folder}/.s.PGSQL.{self._server.port or 5432}")
            return server
        return socket.create_connection((self._server.host or "127.0.0.1", self._server.port or 5432))


def _close(one: socket.socket) -> None:
    with suppress(OSError):
        one.shutdown(socket.SHUT_RDWR)
    one.close()
