# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'import_report.ui'
##
## Created by: Qt User Interface Compiler version 6.11.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, Qt)
from PySide6.QtWidgets import (QFrame, QHBoxLayout, QLabel, QSizePolicy, QSpacerItem, QVBoxLayout)

from pinportal_desktop.screens.widgets import (ActionTable, ComboBox)

class Ui_ImportReportForm(object):
    def setupUi(self, ImportReportForm):
        if not ImportReportForm.objectName():
            ImportReportForm.setObjectName(u"ImportReportForm")
        ImportReportForm.setProperty(u"kind", u"plain")
        self.wholeLayout = QVBoxLayout(ImportReportForm)
        self.wholeLayout.setSpacing(12)
        self.wholeLayout.setObjectName(u"wholeLayout")
        self.wholeLayout.setContentsMargins(0, 0, 0, 0)
        self.tiles = QHBoxLayout()
        self.tiles.setSpacing(10)
        self.tiles.setObjectName(u"tiles")
        self.tiles.setContentsMargins(0, 0, 0, 0)

        self.wholeLayout.addLayout(self.tiles)

        self.linesCard = QFrame(ImportReportForm)
        self.linesCard.setObjectName(u"linesCard")
        self.linesCard.setProperty(u"kind", u"card")
        self.linesLayout = QVBoxLayout(self.linesCard)
        self.linesLayout.setSpacing(0)
        self.linesLayout.setObjectName(u"linesLayout")
        self.linesLayout.setContentsMargins(1, 1, 1, 1)
        self.filterRow = QHBoxLayout()
        self.filterRow.setSpacing(10)
        self.filterRow.setObjectName(u"filterRow")
        self.filterRow.setContentsMargins(16, 10, 16, 8)
        self.linesTitle = QLabel(self.linesCard)
        self.linesTitle.setObjectName(u"linesTitle")
        self.linesTitle.setProperty(u"kind", u"card-title")
        self.linesTitle.setTextFormat(Qt.TextFormat.PlainText)

        self.filterRow.addWidget(self.linesTitle)

        self.filterSpace = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.filterRow.addItem(self.filterSpace)

        self.showLabel = QLabel(self.linesCard)
        self.showLabel.setObjectName(u"showLabel")
        self.showLabel.setProperty(u"kind", u"label")
        self.showLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.filterRow.addWidget(self.showLabel)

        self.showBox = ComboBox(self.linesCard)
        self.showBox.setObjectName(u"showBox")

        self.filterRow.addWidget(self.showBox)


        self.linesLayout.addLayout(self.filterRow)

        self.linesTable = ActionTable(self.linesCard)
        self.linesTable.setObjectName(u"linesTable")

        self.linesLayout.addWidget(self.linesTable)

        self.linesFoot = QFrame(self.linesCard)
        self.linesFoot.setObjectName(u"linesFoot")
        self.linesFoot.setProperty(u"kind", u"line")

        self.linesLayout.addWidget(self.linesFoot)

        self.hintRow = QVBoxLayout()
        self.hintRow.setSpacing(0)
        self.hintRow.setObjectName(u"hintRow")
        self.hintRow.setContentsMargins(16, 8, 16, 10)
        self.linesHint = QLabel(self.linesCard)
        self.linesHint.setObjectName(u"linesHint")
        self.linesHint.setProperty(u"kind", u"muted")
        self.linesHint.setText(u"")
        self.linesHint.setTextFormat(Qt.TextFormat.PlainText)

        self.hintRow.addWidget(self.linesHint)


        self.linesLayout.addLayout(self.hintRow)

        self.linesLayout.setStretch(1, 1)

        self.wholeLayout.addWidget(self.linesCard)

        self.wholeLayout.setStretch(1, 1)
#if QT_CONFIG(shortcut)
        self.showLabel.setBuddy(self.showBox)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(ImportReportForm)
    # setupUi

    def retranslateUi(self, ImportReportForm):
        self.linesTitle.setText(QCoreApplication.translate("ImportReportForm", u"Row by row", None))
        self.showLabel.setText(QCoreApplication.translate("ImportReportForm", u"&Show", None))
        pass
    # retranslateUi

