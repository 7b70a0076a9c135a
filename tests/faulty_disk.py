# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""A disk that is full or fails where a test says, under SQLite itself.

SQLite lets its system calls be replaced, for tests like these (`xSetSystemCall`): writing and truncating go through
ours, with the operating system's own error numbers. It syncs by no such call; there the file's method is replaced. So
this needs no other user, no compiler, no mounted disk and no process of its own: it works for root and for anybody, in
CI, and inside a window's test. Not on Windows, whose calls have other names.
"""

import ctypes
import errno
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from typing import Any, Final

import pytest
import sqlcipher3._sqlite3 as driver

WHERE_IT_WORKS: Final = pytest.mark.skipif(sys.platform == "win32", reason="SQLite's calls on Windows have other names")
_FSYNC_FAILED: Final = 10 | 4 << 8  # SQLITE_IOERR_FSYNC


class Fault(StrEnum):
    """What happens at the call that a test says."""

    FULL = "the disk is full: half of what is written goes in, and nothing more until there is room"
    WRITE = "one write fails (EIO)"
    DEAD = "this write fails (EIO), and every write and fsync after it"
    SYNC = "one fsync fails (EIO)"
    TRUNCATE = "one truncation fails (EIO)"

    @property
    def at(self) -> str:
        """Which calls are counted."""
        return {Fault.SYNC: "sync", Fault.TRUNCATE: "truncate"}.get(self, "write")


class _Vfs(ctypes.Structure):
    """https://www.sqlite.org/c3ref/vfs.html"""

    _fields_ = [
        ("version", ctypes.c_int),
        ("file_size", ctypes.c_int),
        ("longest_path", ctypes.c_int),
        ("next", ctypes.c_void_p),
        ("name", ctypes.c_char_p),
        ("app_data", ctypes.c_void_p),
        ("open", ctypes.c_void_p),
        *((f"unused{n}", ctypes.c_void_p) for n in range(12)),
        ("set_system_call", ctypes.c_void_p),
        ("get_system_call", ctypes.c_void_p),
    ]


_POINTERS: Final = 20  # as many methods as a file has, and room
_SYNC_METHOD: Final = 5  # after the version: close, read, write, truncate, sync
_Write = ctypes.CFUNCTYPE(
    ctypes.c_ssize_t, ctypes.c_int, ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int64, use_errno=True
)
_Truncate = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_int, ctypes.c_int64, use_errno=True)
_Open = ctypes.CFUNCTYPE(
    ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int, ctypes.POINTER(ctypes.c_int)
)
_Sync = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int)
_Set = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(_Vfs), ctypes.c_char_p, ctypes.c_void_p)
_Get = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.POINTER(_Vfs), ctypes.c_char_p)

_KEPT: Final[list[Any]] = []  # what a file that is still open calls must not be collected


class FaultyDisk:
    """Passes on until told to fail. `hits` counts the calls that failed since."""

    def __init__(self) -> None:
        library = ctypes.CDLL(driver.__file__)
        library.sqlite3_vfs_find.restype = ctypes.POINTER(_Vfs)
        self._vfs = library.sqlite3_vfs_find(None)
        self._fault: Fault | None = None
        self._left = 0
        self.hits = 0
        self._methods: dict[int, int] = {}

    def fail(self, fault: Fault, nth: int = 1) -> None:
        """From now on the n-th call of that kind."""
        self._fault, self._left, self.hits = fault, nth, 0

    def mend(self) -> None:
        """There is room again; everything works."""
        self._fault = None

    def _fails(self, call: str) -> bool:
        """Whether this call is the one, or comes after it on a disk that is dead."""
        fault = self._fault
        if fault is None:
            return False
        if self.hits and fault is Fault.DEAD:
            self.hits += 1
            return True
        if fault.at != call or self._left == 0:
            return False
        self._left -= 1
        self.hits += self._left == 0
        return self._left == 0

    # --- what SQLite calls

    def _write(self, real: Callable[..., int]) -> Callable[..., int]:
        def write(file: int, data: int, size: int, at: int) -> int:
            first = not self.hits
            if self._fails("write"):
                if self._fault is Fault.FULL and size > 1:
                    return real(file, data, size // 2, at)
                ctypes.set_errno(errno.ENOSPC if self._fault is Fault.FULL else errno.EIO)
                return -1
            # What a file has already may be written over on a full disk too.
            if self._fault is Fault.FULL and not first and at + size > os.fstat(file).st_size:
                ctypes.set_errno(errno.ENOSPC)
                return -1
            return real(file, data, size, at)

        return write

    def _truncate(self, real: Callable[..., int]) -> Callable[..., int]:
        def truncate(file: int, size: int) -> int:
            if self._fails("truncate"):
                ctypes.set_errno(errno.EIO)
                return -1
            return real(file, size)

        return truncate

    def _sync(self, real: Callable[..., int]) -> Callable[..., int]:
        return lambda file, flags: _FSYNC_FAILED if self._fails("sync") else real(file, flags)

    def _open(self, real: Callable[..., int]) -> Callable[..., int]:
        def opened(vfs: int, name: int, file: int, flags: int, out: Any) -> int:
            result = real(vfs, name, file, flags, out)
            methods = ctypes.c_void_p.from_address(file)
            if methods.value:
                methods.value = self._own_methods(methods.value)
            return result

        return opened

    def _own_methods(self, methods: int) -> int:
        """The file's methods with our way to sync."""
        if methods in self._methods.values():
            return methods
        if methods not in self._methods:
            own = (ctypes.c_void_p * _POINTERS)()
            ctypes.memmove(own, methods, ctypes.sizeof(own))
            address = own[_SYNC_METHOD]
            assert address is not None
            call = _Sync(self._sync(_Sync(address)))
            own[_SYNC_METHOD] = ctypes.cast(call, ctypes.c_void_p).value
            _KEPT.extend([own, call])
            self._methods[methods] = ctypes.addressof(own)
        return self._methods[methods]

    @contextmanager
    def under_sqlite(self) -> Iterator["FaultyDisk"]:
        """Be the disk of every file; syncing fails of those alone that are opened meanwhile."""
        vfs = self._vfs.contents
        get, put = _Get(vfs.get_system_call), _Set(vfs.set_system_call)
        name = next(name for name in (b"pwrite64", b"pwrite") if get(self._vfs, name))
        calls = {
            name: _Write(self._write(_Write(get(self._vfs, name)))),
            b"ftruncate": _Truncate(self._truncate(_Truncate(get(self._vfs, b"ftruncate")))),
        }
        opening, own_opening = vfs.open, _Open(self._open(_Open(vfs.open)))
        for call, own in calls.items():
            put(self._vfs, call, ctypes.cast(own, ctypes.c_void_p))
        vfs.open = ctypes.cast(own_opening, ctypes.c_void_p).value
        try:
            yield self
        finally:
            self.mend()
            vfs.open = opening
            for call in calls:
                put(self._vfs, call, None)  # as it was
