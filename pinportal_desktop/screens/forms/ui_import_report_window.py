# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'import_report_window.ui'
##
## Created by: Qt User Interface Compiler version 6.11.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, QSize, Qt)
from PySide6.QtWidgets import (QFrame, QHBoxLayout,
    QLabel, QPushButton, QSizePolicy, QSpacerItem,
    QVBoxLayout)

from pinportal_desktop.screens.importing.report import ImportReport
from pinportal_desktop.screens.widgets import Notice

class Ui_ImportReportWindowForm(object):
    def setupUi(self, ImportReportWindowForm):
        if not ImportReportWindowForm.objectName():
            ImportReportWindowForm.setObjectName(u"ImportReportWindowForm")
        ImportReportWindowForm.setMinimumSize(QSize(880, 620))
        self.wholeLayout = QVBoxLayout(ImportReportWindowForm)
        self.wholeLayout.setSpacing(0)
        self.wholeLayout.setObjectName(u"wholeLayout")
        self.wholeLayout.setContentsMargins(0, 0, 0, 0)
        self.body = QFrame(ImportReportWindowForm)
        self.body.setObjectName(u"body")
        self.bodyLayout = QVBoxLayout(self.body)
        self.bodyLayout.setSpacing(12)
        self.bodyLayout.setObjectName(u"bodyLayout")
        self.bodyLayout.setContentsMargins(20, 18, 20, 18)
        self.heads = QVBoxLayout()
        self.heads.setSpacing(2)
        self.heads.setObjectName(u"heads")
        self.heads.setContentsMargins(0, 0, 0, 0)
        self.heading = QLabel(self.body)
        self.heading.setObjectName(u"heading")
        self.heading.setProperty(u"kind", u"card-title")
        self.heading.setText(u"")
        self.heading.setWordWrap(True)
        self.heading.setTextFormat(Qt.TextFormat.PlainText)

        self.heads.addWidget(self.heading)

        self.facts = QLabel(self.body)
        self.facts.setObjectName(u"facts")
        self.facts.setProperty(u"kind", u"muted")
        self.facts.setText(u"")
        self.facts.setWordWrap(True)
        self.facts.setTextFormat(Qt.TextFormat.PlainText)

        self.heads.addWidget(self.facts)


        self.bodyLayout.addLayout(self.heads)

        self.notice = Notice(self.body)
        self.notice.setObjectName(u"notice")

        self.bodyLayout.addWidget(self.notice)

        self.report = ImportReport(self.body)
        self.report.setObjectName(u"report")

        self.bodyLayout.addWidget(self.report)

        self.bodyLayout.setStretch(2, 1)

        self.wholeLayout.addWidget(self.body)

        self.foot = QFrame(ImportReportWindowForm)
        self.foot.setObjectName(u"foot")
        self.foot.setProperty(u"kind", u"foot")
        self.footLayout = QHBoxLayout(self.foot)
        self.footLayout.setSpacing(10)
        self.footLayout.setObjectName(u"footLayout")
        self.footLayout.setContentsMargins(20, 12, 20, 12)
        self.saveButton = QPushButton(self.foot)
        self.saveButton.setObjectName(u"saveButton")
        self.saveButton.setProperty(u"kind", u"outline")
        self.saveButton.setAutoDefault(False)

        self.footLayout.addWidget(self.saveButton)

        self.footSpace = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.footLayout.addItem(self.footSpace)

        self.closeButton = QPushButton(self.foot)
        self.closeButton.setObjectName(u"closeButton")
        self.closeButton.setProperty(u"kind", u"primary")
        self.closeButton.setAutoDefault(False)

        self.footLayout.addWidget(self.closeButton)


        self.wholeLayout.addWidget(self.foot)

        self.wholeLayout.setStretch(0, 1)

        self.retranslateUi(ImportReportWindowForm)
    # setupUi

    def retranslateUi(self, ImportReportWindowForm):
        ImportReportWindowForm.setWindowTitle(QCoreApplication.translate("ImportReportWindowForm", u"Report", None))
        self.saveButton.setText(QCoreApplication.translate("ImportReportWindowForm", u"Save &Report\u2026", None))
        self.closeButton.setText(QCoreApplication.translate("ImportReportWindowForm", u"&Close", None))
    # retranslateUi

