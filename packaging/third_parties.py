# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Whose work the bundle carries: a list, and every license as its package ships it. Used by the spec."""

import re
from collections.abc import Iterable
from importlib.metadata import Distribution, distribution, packages_distributions
from pathlib import Path
from typing import Final

from leaving_out import Entry

_OURS: Final = "pinportal-desktop"
_TEXT: Final = re.compile(r"(licen[sc]e|copying|notice|authors)", re.IGNORECASE)
# Qt's wheels ship no text; we use Qt under the LGPL, which stands on the GPL.
_OF_QT: Final = ("LGPL-3.0.txt", "GPL-3.0.txt")
_HEAD: Final = """\
PinPortal is licensed under the Apache License 2.0 (LICENSE, beside this file). It carries the following, each under
its own license; the texts stand in this folder. Qt and PySide6 are used under the LGPL 3.0: their libraries lie in the
folder PySide6 as files of their own, which you may replace by others of the same interface; their source is at
https://download.qt.io/official_releases/.

"""


def licenses(bundled: Iterable[str], texts: Path, work: Path) -> list[Entry]:
    """What goes into the bundle's folder `licenses` for these modules and files, as PyInstaller lists data."""
    names = packages_distributions()
    tops = {re.split(r"[./\\]", name)[0] for name in bundled}
    found = {name for top in tops for name in names.get(top, ())} - {_OURS}
    them = sorted((distribution(name) for name in found), key=lambda one: one.name.lower())
    work.mkdir(parents=True, exist_ok=True)
    listed = work / "README.txt"
    listed.write_text(_HEAD + "".join(f"{one.name} {one.version}: {_license(one)}\n" for one in them), "utf-8")
    entries = [("licenses/README.txt", str(listed), "DATA")]
    entries += [(f"licenses/Qt/{name}", str(texts / name), "DATA") for name in _OF_QT]
    for one in them:
        for file in one.files or ():
            if ".dist-info" in file.parts[0] and _TEXT.match(file.name):
                entries.append((f"licenses/{one.name}/{file.name}", str(one.locate_file(file)), "DATA"))
    return entries


def _license(one: Distribution) -> str:
    """As its metadata say it: the SPDX expression, else the first line of the field, else the classifier."""
    said = (one.metadata.get_all("License-Expression") or one.metadata.get_all("License") or [""])[0]
    classifiers = [c.rpartition(":: ")[2] for c in one.metadata.get_all("Classifier") or () if c.startswith("License")]
    return said.strip().partition("\n")[0] or ", ".join(classifiers) or "see its text"
