# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The steps of a new import, and what of the page each of them shows."""

from enum import Enum, auto

from pinportal_desktop.screens.forms.ui_import_new import Ui_ImportNewForm
from pinportal_desktop.screens.importing.plans import Chosen
from pinportal_desktop.screens.importing.texts import format_told
from pinportal_desktop.words import Words


class Step(Enum):
    """Where one is."""

    CHOOSE = auto()
    LOOKING = auto()
    TABLE = auto()
    PREVIEWING = auto()
    PREVIEW = auto()
    IMPORTING = auto()
    STOPPED = auto()  # by a person, or by what failed: it can go on
    DONE = auto()


class Stage:
    """Shows what belongs to a step, and hides the rest."""

    def __init__(self, ui: Ui_ImportNewForm, words: Words) -> None:
        self._ui = ui
        self._words = words

    def show(self, step: Step, chosen: Chosen | None, *, reported: bool) -> None:
        """One step of a file; `reported` once there is a report to save."""
        ui, words = self._ui, self._words
        name = "" if chosen is None else chosen.path.name
        pages = {Step.CHOOSE: ui.choosePage, Step.LOOKING: ui.choosePage, Step.TABLE: ui.tablePage}
        ui.steps.setCurrentWidget(pages.get(step, ui.reportPage))
        ui.chooseButton.setEnabled(step is not Step.LOOKING)
        ui.dropCard.setAcceptDrops(step is Step.CHOOSE)
        ui.dropHint.setText(words.text("or drop the file here"))
        under_way = step in {Step.PREVIEWING, Step.IMPORTING}
        for widget, shown in (
            (ui.cancelButton, under_way),
            (ui.progress, under_way),
            (ui.anotherButton, not under_way),
            (ui.backButton, step is Step.PREVIEW and chosen is not None and chosen.is_table),
            (ui.importHint, step is Step.PREVIEW),
            (ui.importButton, step is Step.PREVIEW),
            (ui.goOnButton, step is Step.STOPPED),
            (ui.saveButton, step in {Step.DONE, Step.STOPPED} and reported),
        ):
            widget.setVisible(shown)
        ui.importHint.setText("")
        titles = {
            Step.PREVIEWING: words.text("Reading {file}…", file=name),
            Step.PREVIEW: words.text("What would change with {file}", file=name),
            Step.IMPORTING: words.text("Importing {file}…", file=name),
            Step.STOPPED: words.text("{file} came in only in part", file=name),
            Step.DONE: words.text("{file} is imported", file=name),
        }
        ui.reportTitle.tell(titles.get(step, ""))
        if chosen is not None:
            ui.reportFacts.setText(format_told(chosen.kind, words))
