# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Tries what the screens stand on, for `pinportal self-check`: fonts, style sheet, forms, the window system."""

import os
import pkgutil
import sys
from functools import cache
from importlib import import_module
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QPluginLoader
from PySide6.QtGui import QFontInfo
from PySide6.QtWidgets import QApplication, QWidget

from pinportal_desktop.assets import Scheme, look
from pinportal_desktop.screens import forms
from pinportal_desktop.screens.printing.pages import page_picture
from pinportal_desktop.screens.theme import load_fonts, mono_font, style_sheet, text_font


def try_fonts() -> tuple[str, ...]:
    """Load the bundled fonts; gives the families that text and PINs then get, in this order.

    Raises FileNotFoundError where a font is missing, broken, or gives another family than the look names.
    """
    _application()
    load_fonts()
    tokens = look(Scheme.LIGHT)
    wanted = (tokens.text_family, tokens.mono_family)
    found = tuple(QFontInfo(font).family() for font in (text_font(tokens), mono_font(tokens)))
    if found != wanted:
        raise FileNotFoundError(f"the fonts are {found}, not {wanted}")
    return found


def try_forms() -> int:
    """Fill in the style sheet, and build every form on a bare widget, without showing it; gives how many forms.

    Raises what building one raises.
    """
    _application()
    for scheme in Scheme:
        style_sheet(look(scheme))
    names = [module.name for module in pkgutil.iter_modules(forms.__path__)]
    if not names:
        raise ModuleNotFoundError("there are no forms")
    for name in names:
        module = import_module(f"{forms.__name__}.{name}")
        (form,) = (made for thing, made in vars(module).items() if thing.startswith("Ui_"))
        form().setupUi(QWidget())
    return len(names)


def try_preview(letter: bytes) -> None:
    """Paint a letter's page as its preview does. Raises ValueError for a page without any ink on it."""
    _application()
    picture = page_picture(letter, dots_per_inch=36)
    colors = {picture.pixel(x, y) for x in range(picture.width()) for y in range(picture.height())}
    if len(colors) < 2:
        raise ValueError("the letter's picture is empty")


def try_window() -> str | None:
    """Load what opens windows on this system; gives its name ("xcb"), None without a screen, where it is not tried.

    Raises ImportError naming the library that is missing: Qt itself would end the process without a word of ours.
    """
    _application()
    plugin = _plugin()
    if plugin is not None:
        folder = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath)) / "platforms"
        name = f"q{plugin}" if sys.platform == "win32" else f"libq{plugin}"
        loader = QPluginLoader(str(folder / name))  # adds the system's ending
        if not loader.load():
            raise ImportError(f"{name}: {loader.errorString()}")
    return plugin


def _plugin() -> str | None:
    if sys.platform != "linux":
        return {"darwin": "cocoa", "win32": "windows"}.get(sys.platform)
    seen = (("WAYLAND_DISPLAY", "wayland"), ("DISPLAY", "xcb"))
    return next((plugin for variable, plugin in seen if os.environ.get(variable)), None)


@cache
def _application() -> QApplication:
    """The running one, else one that needs no screen; kept until the process ends."""
    running = QApplication.instance()
    if isinstance(running, QApplication):
        return running
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    return QApplication(["pinportal"])
