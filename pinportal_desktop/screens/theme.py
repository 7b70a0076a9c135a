# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Gives the whole program its look: fonts, palette and style sheet, light or dark as the system says, live."""

import os
from string import Template

from PySide6.QtCore import QByteArray, QObject, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QIcon, QImage, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from pinportal_desktop.assets import Look, Scheme, look, resource

_FONTS = (
    "Inter-Regular",
    "Inter-Medium",
    "Inter-SemiBold",
    "Inter-Bold",
    "JetBrainsMono-Regular",
    "JetBrainsMono-Bold",
)
_ICON_SIDE = 16


class Theme(QObject):
    """The program's look while it runs; keep it as long as the application.

    Signals: `changed()` after fonts, palette and style sheet are those of another scheme.
    """

    changed = Signal()

    def __init__(self, application: QApplication) -> None:
        """Loads the fonts and dresses the application. Raises FileNotFoundError when a font is missing or broken."""
        super().__init__(application)
        self._application = application
        self._wanted: Scheme | None = None
        load_fonts()
        application.setStyle("Fusion")
        application.setWindowIcon(QIcon(str(resource("icons/app.svg"))))
        self._scheme = self._system_scheme()
        self._dress()
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._system_changed)

    @property
    def look(self) -> Look:
        """The tokens in use now."""
        return look(self._scheme)

    def prefer(self, scheme: Scheme | None) -> None:
        """Keeps to `scheme` whatever the system says; None follows the system again."""
        self._wanted = scheme
        self._use(scheme or self._system_scheme())

    def _system_changed(self, scheme: Qt.ColorScheme) -> None:
        if self._wanted is None:
            self._use(_scheme_of(scheme))

    def _system_scheme(self) -> Scheme:
        return _scheme_of(QGuiApplication.styleHints().colorScheme())

    def _use(self, scheme: Scheme) -> None:
        if scheme is not self._scheme:
            self._scheme = scheme
            self._dress()
            self.changed.emit()

    def _dress(self) -> None:
        self._application.setFont(text_font(self.look))
        self._application.setPalette(palette(self.look))
        self._application.setStyleSheet(style_sheet(self.look))


def scheme_asked_for() -> Scheme | None:
    """What PINPORTAL_SCHEME says ("light", "dark"): for pictures, and where a system cannot tell. Else None."""
    asked = os.environ.get("PINPORTAL_SCHEME", "")
    return Scheme(asked) if asked in set(Scheme) else None


def load_fonts() -> None:
    """Makes the bundled fonts known to Qt.

    Raises FileNotFoundError when one is missing or broken: on a computer without fonts the text would be boxes.
    """
    for name in _FONTS:
        file = resource(f"fonts/{name}.ttf")
        if QFontDatabase.addApplicationFont(str(file)) < 0:
            raise FileNotFoundError(f"{file} is not a font")


def text_font(of: Look) -> QFont:
    """The body font; sizes are px, which Qt scales with the screen."""
    return _font(of.text_family, of.sizes.body, QFont.Weight.Normal)


def mono_font(of: Look) -> QFont:
    """The font of PINs: mono, slashed zero, bold, letter-spaced."""
    font = _font(of.mono_family, of.sizes.pin, QFont.Weight.Bold)
    font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 2)
    return font


def style_sheet(of: Look) -> str:
    """resources/style.qss with the tokens filled in. Raises KeyError when it names a token that there is not."""
    template = Template(resource("style.qss").read_text("utf-8"))
    return template.substitute(of.tokens(), icons=resource(f"icons/{of.scheme.value}").as_posix())


def palette(of: Look) -> QPalette:
    """Qt's own colors, for whatever the style sheet does not reach."""
    colors = of.colors
    made = QPalette()
    for role, color in {
        QPalette.ColorRole.Window: colors.page,
        QPalette.ColorRole.WindowText: colors.text,
        QPalette.ColorRole.Base: colors.surface,
        QPalette.ColorRole.AlternateBase: colors.hover,
        QPalette.ColorRole.Text: colors.text,
        QPalette.ColorRole.PlaceholderText: colors.muted,
        QPalette.ColorRole.Button: colors.surface,
        QPalette.ColorRole.ButtonText: colors.text,
        QPalette.ColorRole.BrightText: colors.bad,
        QPalette.ColorRole.Highlight: colors.primary,
        QPalette.ColorRole.HighlightedText: colors.on_primary,
        QPalette.ColorRole.Accent: colors.primary,
        QPalette.ColorRole.Link: colors.link,
        QPalette.ColorRole.LinkVisited: colors.link,
        QPalette.ColorRole.ToolTipBase: colors.surface,
        QPalette.ColorRole.ToolTipText: colors.text,
        QPalette.ColorRole.Light: colors.surface,
        QPalette.ColorRole.Midlight: colors.hover,
        QPalette.ColorRole.Mid: colors.line,
        QPalette.ColorRole.Dark: colors.control,
        QPalette.ColorRole.Shadow: colors.control,
    }.items():
        made.setColor(role, QColor(color))
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(colors.disabled))
    return made


def look_now() -> Look:
    """The look that the application is dressed in now, for what paints itself."""
    # The application's palette, not a widget's: a widget that was never shown still has the old one after a change.
    dark = QGuiApplication.palette().color(QPalette.ColorRole.Base).lightness() < 128
    return look(Scheme.DARK if dark else Scheme.LIGHT)


def icon(name: str, color: str) -> QIcon:
    """The icon `name` ("printer") drawn in `color`, sharp on screens up to three times as dense."""
    renderer = QSvgRenderer(QByteArray(colored_icon(name, color).encode()))
    made = QIcon()
    for ratio in (1, 2, 3):
        image = QImage(QSize(_ICON_SIDE, _ICON_SIDE) * ratio, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        renderer.render(painter)
        painter.end()
        image.setDevicePixelRatio(ratio)
        made.addPixmap(QPixmap.fromImage(image))
    return made


def colored_icon(name: str, color: str) -> str:
    """The SVG text of the icon `name` in `color`."""
    return resource(f"icons/{name}.svg").read_text("utf-8").replace("currentColor", color)


def _font(family: str, pixels: int, weight: QFont.Weight) -> QFont:
    font = QFont(family)
    font.setPixelSize(pixels)
    font.setWeight(weight)
    # Inter is drawn for the screen without hints; hinting would make its weights and widths uneven.
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def _scheme_of(scheme: Qt.ColorScheme) -> Scheme:
    return Scheme.DARK if scheme == Qt.ColorScheme.Dark else Scheme.LIGHT
