# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Runs first in the bundle: what it starts (the printer's `lp`, a browser) gets the environment that it was started in.

PyInstaller's bootloader puts the bundle's own libraries before the system's, for every program that is started from
here as well; a browser or `lp` would load libraries that it was not built for. Our own are found all the same: the
loader read the variable when the process began. https://pyinstaller.org/en/stable/runtime-information.html
"""

import os

before = os.environ.pop("LD_LIBRARY_PATH_ORIG", None)
os.environ.pop("LD_LIBRARY_PATH", None)
if before is not None:
    os.environ["LD_LIBRARY_PATH"] = before
