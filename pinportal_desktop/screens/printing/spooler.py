# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Windows' spooler, through Qt: the page is painted, in memory. Qt tells whether the spooler took it, and no more."""

from typing import Final

from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from pinportal_desktop.domain.errors import Code, PinPortalError
from pinportal_desktop.screens.printing.pages import page_picture
from pinportal_desktop.usecases.printers import Fate, Job, JobSeen, Printer, Readiness

_DOTS: Final = 300  # an inch; at 600 a page takes half a gigabyte
_PAPERS: Final = {"letter": QPageSize.PageSizeId.Letter, "a4": QPageSize.PageSizeId.A4}
_READINESS: Final = {
    QPrinter.PrinterState.Idle: Readiness.READY,
    QPrinter.PrinterState.Active: Readiness.READY,
    QPrinter.PrinterState.Aborted: Readiness.STOPPED,
    QPrinter.PrinterState.Error: Readiness.STOPPED,
}


class SpoolerPrinters:
    """Implements `usecases.printers.Printers`."""

    def all(self) -> tuple[Printer, ...]:
        """See `Printers`."""
        default = QPrinterInfo.defaultPrinterName()
        found = [
            Printer(
                name=info.printerName(),
                label=info.description() or info.printerName(),
                is_default=info.printerName() == default,
                readiness=_READINESS.get(info.state(), Readiness.UNKNOWN),
            )
            for info in QPrinterInfo.availablePrinters()
        ]
        return tuple(sorted(found, key=lambda printer: (not printer.is_default, printer.label.casefold())))

    def send(self, letter: bytes, printer: str, *, paper: str, copies: int = 1) -> Job:
        """See `Printers`."""
        if QPrinterInfo.printerInfo(printer).isNull():
            raise PinPortalError(Code.PRINTER_MISSING)
        device = QPrinter(QPrinter.PrinterMode.HighResolution)
        device.setPrinterName(printer)
        device.setDocName("Letter")  # all that the queue, which others see, is told
        device.setResolution(_DOTS)
        device.setCopyCount(copies)
        device.setFullPage(True)
        size = QPageSize(_PAPERS[paper])
        device.setPageLayout(QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF()))
        painter = QPainter()
        if not painter.begin(device):
            raise PinPortalError(Code.PRINTER_REFUSED, why="")
        painter.drawImage(device.pageLayout().fullRectPixels(_DOTS), page_picture(letter, dots_per_inch=_DOTS))
        if not painter.end():
            raise PinPortalError(Code.PRINTER_REFUSED, why="")
        return Job(printer=printer)

    def look(self, job: Job) -> JobSeen:  # noqa: ARG002 - Qt gives a job no number to ask about
        """See `Printers`."""
        return JobSeen(fate=Fate.HANDED_OVER)

    def cancel(self, job: Job) -> None:  # noqa: ARG002 - Qt gives a job no number to cancel
        """See `Printers`."""
        raise PinPortalError(Code.PRINTER_REFUSED, why="")
