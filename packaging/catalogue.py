# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Collects every text that a person sees into resources/languages/pinportal.pot; `--check` says if it is fresh.

Sources: Python (`words.text`, `words.ntext`, `words.translate`, `_`), the pages' templates, and Qt's forms (from `ui/`,
not as compiled); storage shows nobody anything. A language is a folder beside it:
`pybabel init -i pinportal.pot -l es -o es/catalogue.po`.
"""

import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree as ET

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import write_po

ROOT = Path(__file__).resolve().parent.parent
POT = ROOT / "resources" / "languages" / "pinportal.pot"
KEYWORDS = {"text": None, "translate": None, "source": None, "_": None, "ntext": (1, 2)}

Found = tuple[str, int, str | tuple[str, ...]]


def found() -> Iterator[Found]:
    """(file, line, text or texts) of every source, in a stable order."""
    package = ROOT / "pinportal_desktop"
    for method, files in (
        ("python", sorted(p for p in package.rglob("*.py") if not {"forms", "storage"} & set(p.parts))),
        ("jinja2.ext:babel_extract", sorted(package.rglob("*.html"))),
    ):
        for file in files:
            name = file.relative_to(ROOT).as_posix()
            with file.open("rb") as opened:
                for line, message, _comments, _context in extract(method, opened, KEYWORDS):
                    if message:
                        yield name, line, message
    for file in sorted((ROOT / "ui").glob("*.ui")):
        for node in ET.parse(file).iter("string"):  # noqa: S314 - our own forms
            if node.text and node.get("notr") != "true":
                yield file.relative_to(ROOT).as_posix(), 0, node.text


def catalogue() -> bytes:
    """The catalogue as it should be; the same sources give the same bytes."""
    made = Catalog(project="PinPortal Desktop", version="", copyright_holder="PinPortal contributors")
    for name, _line, message in found():
        # Without line numbers: a moved line is no change of a text.
        made.add(message, locations=[(name, 0)])
    out = BytesIO()
    write_po(out, made, omit_header=True, sort_output=True, include_lineno=False, width=0)
    return out.getvalue()


def main() -> int:
    """Write the catalogue, or with `--check` compare it; 1 when it is stale."""
    fresh = catalogue()
    if "--check" in sys.argv:
        return 0 if POT.is_file() and POT.read_bytes() == fresh else 1
    POT.write_bytes(fresh)
    return 0


if __name__ == "__main__":
    sys.exit(main())
