# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The widgets that every screen is built of.

Forms (ui/*.ui) may promote to any of these classes, each takes its parent first; or use plain Qt widgets and set the
dynamic property `kind` (see `Kind` and resources/style.qss): QPushButton primary, outline, link, danger-link; QLabel
page-title, card-title, label, muted, strong, small, error; QFrame card, panel, foot, line, page.

    go = button(_("Generate PIN"), Kind.PRIMARY)           # one on a screen; never default or autoDefault
    badge.tell(_("Registered"), Tone.GOOD)
    form.addRow(field_label(_("&For"), combo), combo)      # binds the label: mnemonic and accessible name
    notice.tell(Tone.WARN, sentence, NoticeLink(_("Share Current PIN instead"), self._share))
    error.tell(field, sentence)                            # under the field; goes when the field changes

    table: ActionTable[Row] = ActionTable(card, name=_("Family Contacts"))
    table.set_columns(
        Column(title=_("Name"), cell=_name, sample=Cell(text="Reyes, Tomás", ink=Ink.BOLD), stretch=1),
        Column(title=_("Portal"), cell=_portal_badge, sample=Cell(text="No access yet", tone=Tone.NEUTRAL)),
        Column(title="", spoken_title=_("Action"), cell=_give, sample=Cell(link=Link("give", _("Give access…")))),
    )
    table.fit_height(2, 8)                                 # in a page that scrolls; else it fills its place
    table.set_rows(rows)                                   # frozen rows; the current one is kept
    table.acted.connect(self._acted)                       # (key, row); table.opened(row) on Enter or double click

Colors and sizes for what paints itself: `screens.theme.look_now()`.
"""

from pinportal_desktop.screens.widgets.fields import ComboBox, FieldError
from pinportal_desktop.screens.widgets.marks import (
    LINK_EDGE,
    Kind,
    Tone,
    announce,
    button,
    field_label,
    label,
    links,
    mark,
    name_field,
)
from pinportal_desktop.screens.widgets.notices import Notice, NoticeLink
from pinportal_desktop.screens.widgets.rail import Rail, RailEntry
from pinportal_desktop.screens.widgets.rows import Cell, Column, Ink, Link, RowsModel
from pinportal_desktop.screens.widgets.table import ActionTable
from pinportal_desktop.screens.widgets.texts import Badge, Line, OneLine, PinField

__all__ = [
    "LINK_EDGE",
    "ActionTable",
    "Badge",
    "Cell",
    "Column",
    "ComboBox",
    "FieldError",
    "Ink",
    "Kind",
    "Line",
    "Link",
    "Notice",
    "NoticeLink",
    "OneLine",
    "PinField",
    "Rail",
    "RailEntry",
    "RowsModel",
    "Tone",
    "announce",
    "button",
    "field_label",
    "label",
    "links",
    "mark",
    "name_field",
]
