# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Paints the cells of a table: text, matched letters, badges, links, and the line under each row."""

import re
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPen,
    QTextCharFormat,
    QTextLayout,
)
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from pinportal_desktop.assets import Look
from pinportal_desktop.screens.theme import look_now
from pinportal_desktop.screens.widgets.rows import CELL_ROLE, Cell, Column, Index, Ink, Span

EDGE = 10  # px between a cell's edge and what is in it
_HEAD_MARGIN = 4  # px that Qt keeps around a heading besides its padding; without them it is cut with "…"
_GAP = 6
_PILL_HEIGHT, _PILL_EDGE = 20, 9


class CellDelegate(QStyledItemDelegate):
    """Paints `Cell`s for a view that says which row the mouse is over and which link it is on."""

    def __init__(self, parent: QAbstractItemView) -> None:
        super().__init__(parent)
        self.hover_row = -1
        self.hover_link = False

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        cell = index.data(CELL_ROLE)
        if not isinstance(cell, Cell):
            return
        look, area = look_now(), option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, option, index, look)
        self._paint_content(painter, area, cell, index, look)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(look.colors.primary), look.sizes.ring))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            ring = QRectF(area).adjusted(1, 1, -1, -2)
            painter.drawRoundedRect(ring, 4, 4)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002 - Qt's signature
        cell = index.data(CELL_ROLE)
        width = natural_width(cell, self._font()) if isinstance(cell, Cell) else 0
        return QSize(width, look_now().sizes.row)

    def link_area(self, area: QRect, cell: Cell) -> QRect:
        """Where in the cell's `area` a click means its link: all of it, unless a text stands before the link."""
        if cell.link is None:
            return QRect()
        if not cell.text:
            return area
        start = area.left() + EDGE + _content_width(cell, self._font()) + _GAP
        return QRect(int(start) - 2, area.top(), area.right() - int(start) + 3, area.height())

    def is_cut(self, area: QRect, cell: Cell) -> bool:
        """Whether not all of the cell can be read in its `area`."""
        return natural_width(cell, self._font()) > area.width()

    def _font(self) -> QFont:
        view = self.parent()
        return view.font() if isinstance(view, QWidget) else QFont()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, index: Index, look: Look) -> None:
        area = option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, QColor(look.colors.selected))
            if index.column() == 0:
                painter.fillRect(QRect(area.left(), area.top(), 3, area.height()), QColor(look.colors.primary))
        elif index.row() == self.hover_row:
            painter.fillRect(area, QColor(look.colors.hover))
        painter.fillRect(QRect(area.left(), area.bottom(), area.width(), 1), QColor(look.colors.line))

    def _paint_content(self, painter: QPainter, area: QRect, cell: Cell, index: Index, look: Look) -> None:
        inner = QRectF(area).adjusted(EDGE, 0, -EDGE, -1)
        link_width = _text_width(cell.link.text, link_font(self._font())) if cell.link else 0.0
        gap = _GAP if cell.link and cell.text else 0
        room = inner.width() - link_width - gap
        used = min(_content_width(cell, self._font()), room)
        left = inner.left()
        if _is_right(index):
            left = inner.right() - used - gap - link_width
        if cell.tone is not None:
            _paint_badge(painter, QRectF(left, inner.top(), used, inner.height()), cell, self._font(), look)
        elif cell.text:
            _paint_text(painter, QRectF(left, inner.top(), used, inner.height()), cell, self._font(), look)
            _paint_note(painter, QRectF(left, inner.top(), used, inner.height()), cell, self._font(), look)
        if cell.link is not None:
            font = link_font(self._font())
            under = self.hover_link and index.row() == self.hover_row
            font.setUnderline(under)
            painter.setFont(font)
            painter.setPen(QColor(look.colors.bad if cell.link.danger else look.colors.link))
            place = QRectF(left + used + gap, inner.top(), inner.right() - left - used - gap, inner.height())
            text = QFontMetricsF(font).elidedText(cell.link.text, Qt.TextElideMode.ElideRight, place.width() + 1)
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)


def natural_width(cell: Cell, base: QFont) -> int:
    """How wide a cell must be in px to show all of it, edges included."""
    link = _text_width(cell.link.text, link_font(base)) if cell.link else 0.0
    gap = _GAP if cell.link and cell.text else 0
    return int(_content_width(cell, base) + gap + link + 0.99) + 2 * EDGE


def column_width(column: Column[Any], base: QFont, head: QFont) -> int:
    """How wide a column wants to be in px: its sample, with the widest digits, or its title."""
    widest = max("0123456789", key=QFontMetricsF(base).horizontalAdvance)
    sample = replace(column.sample, text=re.sub(r"\d", widest, column.sample.text))
    return max(natural_width(sample, base), int(_text_width(column.title, head) + 0.99) + 2 * (EDGE + _HEAD_MARGIN))


def link_font(base: QFont) -> QFont:
    """The font of links and buttons."""
    return _weighted(base, QFont.Weight.DemiBold)


def _content_width(cell: Cell, base: QFont) -> float:
    if cell.tone is not None:
        return _text_width(cell.text, _badge_font(base)) + 2 * _PILL_EDGE
    note = _GAP + _text_width(cell.note, base) if cell.note else 0.0
    return _text_width(cell.text, _ink_font(base, cell.ink)) + note if cell.text else 0.0


def _paint_badge(painter: QPainter, place: QRectF, cell: Cell, base: QFont, look: Look) -> None:
    assert cell.tone is not None
    pill = QRectF(place.left(), place.center().y() - _PILL_HEIGHT / 2, place.width(), _PILL_HEIGHT)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(getattr(look.colors, f"{cell.tone.value}_back")))
    painter.drawRoundedRect(pill, _PILL_HEIGHT / 2, _PILL_HEIGHT / 2)
    font = _badge_font(base)
    painter.setFont(font)
    painter.setPen(QColor(getattr(look.colors, cell.tone.value)))
    text = QFontMetricsF(font).elidedText(cell.text, Qt.TextElideMode.ElideRight, pill.width() - 2 * _PILL_EDGE + 1)
    painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, text)


def _paint_text(painter: QPainter, place: QRectF, cell: Cell, base: QFont, look: Look) -> None:
    font = _ink_font(base, cell.ink)
    metrics, room = QFontMetricsF(font), place.width() + 1
    text = cut_email(cell.text, metrics, room) if cell.email else _cut(cell.text, metrics, room)
    muted = cell.ink in (Ink.MUTED, Ink.STRUCK)
    painter.setPen(QColor(look.colors.muted if muted else look.colors.text))
    layout = QTextLayout(text, font)
    layout.setFormats([_found_format(span, look) for span in cell.found if span[0] < len(text)])
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(place.width() + 2)
    layout.endLayout()
    layout.draw(painter, QPointF(place.left(), place.center().y() - line.height() / 2))


def cut_email(address: str, metrics: QFontMetricsF, room: float) -> str:
    """The address as there is room: who it is stays, and of the domain its beginning and its end."""
    if metrics.horizontalAdvance(address) <= room:
        return address
    who, at, domain = address.rpartition("@")
    left = room - metrics.horizontalAdvance(who + at)
    if left < metrics.horizontalAdvance(domain[:1] + "…" + domain[-3:]):
        return metrics.elidedText(address, Qt.TextElideMode.ElideMiddle, room)
    return who + at + metrics.elidedText(domain, Qt.TextElideMode.ElideMiddle, left)


def _cut(text: str, metrics: QFontMetricsF, room: float) -> str:
    return metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)


def _paint_note(painter: QPainter, place: QRectF, cell: Cell, base: QFont, look: Look) -> None:
    place = place.adjusted(_text_width(cell.text, _ink_font(base, cell.ink)) + _GAP, 0, 1, 0)
    if cell.note and place.width() > 0:
        painter.setFont(base)
        painter.setPen(QColor(look.colors.muted))
        text = QFontMetricsF(base).elidedText(cell.note, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)


def _found_format(span: Span, look: Look) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start, made.length = span[0], span[1] - span[0]
    chars = QTextCharFormat()
    chars.setBackground(QBrush(QColor(look.colors.match)))
    chars.setForeground(QBrush(QColor(look.colors.text)))
    made.format = chars
    return made


def _ink_font(base: QFont, ink: Ink) -> QFont:
    font = _weighted(base, QFont.Weight.DemiBold if ink is Ink.BOLD else QFont.Weight.Normal)
    font.setStrikeOut(ink is Ink.STRUCK)
    return font


def _badge_font(base: QFont) -> QFont:
    font = _weighted(base, QFont.Weight.DemiBold)
    font.setPixelSize(look_now().sizes.small)
    return font


def _weighted(base: QFont, weight: QFont.Weight) -> QFont:
    font = QFont(base)
    font.setWeight(weight)
    return font


def _text_width(text: str, font: QFont) -> float:
    return QFontMetricsF(font).horizontalAdvance(text)


def _is_right(index: Index) -> bool:
    return bool(Qt.AlignmentFlag(index.data(Qt.ItemDataRole.TextAlignmentRole)) & Qt.AlignmentFlag.AlignRight)
