# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'import_runs.ui'
##
## Created by: Qt User Interface Compiler version 6.11.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, Qt)
from PySide6.QtWidgets import (QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout)

from pinportal_desktop.screens.widgets import (ActionTable, Notice)

class Ui_ImportRunsForm(object):
    def setupUi(self, ImportRunsForm):
        if not ImportRunsForm.objectName():
            ImportRunsForm.setObjectName(u"ImportRunsForm")
        ImportRunsForm.setProperty(u"kind", u"plain")
        self.wholeLayout = QVBoxLayout(ImportRunsForm)
        self.wholeLayout.setSpacing(12)
        self.wholeLayout.setObjectName(u"wholeLayout")
        self.wholeLayout.setContentsMargins(0, 14, 0, 0)
        self.notice = Notice(ImportRunsForm)
        self.notice.setObjectName(u"notice")

        self.wholeLayout.addWidget(self.notice)

        self.busyCard = QFrame(ImportRunsForm)
        self.busyCard.setObjectName(u"busyCard")
        self.busyCard.setProperty(u"kind", u"card")
        self.busyLayout = QVBoxLayout(self.busyCard)
        self.busyLayout.setSpacing(10)
        self.busyLayout.setObjectName(u"busyLayout")
        self.busyLayout.setContentsMargins(16, 12, 16, 12)
        self.busyRow = QHBoxLayout()
        self.busyRow.setSpacing(12)
        self.busyRow.setObjectName(u"busyRow")
        self.busyRow.setContentsMargins(0, 0, 0, 0)
        self.busyLine = QLabel(self.busyCard)
        self.busyLine.setObjectName(u"busyLine")
        self.busyLine.setText(u"")
        self.busyLine.setTextFormat(Qt.TextFormat.PlainText)

        self.busyRow.addWidget(self.busyLine)

        self.cancelButton = QPushButton(self.busyCard)
        self.cancelButton.setObjectName(u"cancelButton")
        self.cancelButton.setProperty(u"kind", u"outline")
        self.cancelButton.setAutoDefault(False)

        self.busyRow.addWidget(self.cancelButton)

        self.busyRow.setStretch(0, 1)

        self.busyLayout.addLayout(self.busyRow)

        self.progress = QProgressBar(self.busyCard)
        self.progress.setObjectName(u"progress")
        self.progress.setTextVisible(False)
        self.progress.setMaximum(0)

        self.busyLayout.addWidget(self.progress)


        self.wholeLayout.addWidget(self.busyCard)

        self.runsCard = QFrame(ImportRunsForm)
        self.runsCard.setObjectName(u"runsCard")
        self.runsCard.setProperty(u"kind", u"card")
        self.runsLayout = QVBoxLayout(self.runsCard)
        self.runsLayout.setSpacing(0)
        self.runsLayout.setObjectName(u"runsLayout")
        self.runsLayout.setContentsMargins(1, 1, 1, 1)
        self.runsTable = ActionTable(self.runsCard)
        self.runsTable.setObjectName(u"runsTable")

        self.runsLayout.addWidget(self.runsTable)


        self.wholeLayout.addWidget(self.runsCard)

        self.wholeLayout.setStretch(2, 1)

        self.retranslateUi(ImportRunsForm)
    # setupUi

    def retranslateUi(self, ImportRunsForm):
        self.cancelButton.setText(QCoreApplication.translate("ImportRunsForm", u"Cance&l", None))
        pass
    # retranslateUi

