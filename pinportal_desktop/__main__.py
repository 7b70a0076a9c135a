# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The program: `pinportal`, `python -m pinportal_desktop`, and the bundle's executable."""

import sys


def main() -> None:
    """Do what is typed behind the program's name; without anything, as from its icon, open the practice at once."""
    if len(sys.argv) > 1:
        from pinportal_desktop.cli import main as do_what_is_typed

        do_what_is_typed()
    else:
        from pinportal_desktop.app.terminal import in_words, let_streams_write_all

        # Nothing is to be understood, and the window need not wait for what understands it.
        let_streams_write_all()
        sys.exit(in_words(_open_practice))


def _open_practice() -> int:
    from pinportal_desktop.app.first_paint import run_practice
    from pinportal_desktop.app.home import find_home

    return run_practice(find_home(None, demo=False), None)


if __name__ == "__main__":
    main()
