# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'import_new.ui'
##
## Created by: Qt User Interface Compiler version 6.11.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, Qt)
from PySide6.QtGui import (QCursor)
from PySide6.QtWidgets import (QCheckBox, QFrame, QHBoxLayout,
    QLabel, QProgressBar, QPushButton, QScrollArea,
    QSizePolicy, QSpacerItem, QStackedWidget, QVBoxLayout,
    QWidget)

from pinportal_desktop.screens.importing.drop import DropCard
from pinportal_desktop.screens.importing.report import ImportReport
from pinportal_desktop.screens.widgets import (ComboBox, FieldError, Notice, OneLine)

class Ui_ImportNewForm(object):
    def setupUi(self, ImportNewForm):
        if not ImportNewForm.objectName():
            ImportNewForm.setObjectName(u"ImportNewForm")
        ImportNewForm.setProperty(u"kind", u"plain")
        self.wholeLayout = QVBoxLayout(ImportNewForm)
        self.wholeLayout.setSpacing(0)
        self.wholeLayout.setObjectName(u"wholeLayout")
        self.wholeLayout.setContentsMargins(0, 0, 0, 0)
        self.steps = QStackedWidget(ImportNewForm)
        self.steps.setObjectName(u"steps")
        self.choosePage = QWidget()
        self.choosePage.setObjectName(u"choosePage")
        self.choosePage.setProperty(u"kind", u"plain")
        self.chooseLayout = QVBoxLayout(self.choosePage)
        self.chooseLayout.setSpacing(14)
        self.chooseLayout.setObjectName(u"chooseLayout")
        self.chooseLayout.setContentsMargins(0, 14, 0, 0)
        self.dropCard = DropCard(self.choosePage)
        self.dropCard.setObjectName(u"dropCard")
        self.dropCard.setProperty(u"kind", u"drop")
        self.dropCard.setAcceptDrops(True)
        self.dropLayout = QVBoxLayout(self.dropCard)
        self.dropLayout.setSpacing(14)
        self.dropLayout.setObjectName(u"dropLayout")
        self.dropLayout.setContentsMargins(32, 24, 32, 24)
        self.dropAbove = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.dropLayout.addItem(self.dropAbove)

        self.dropTitle = QLabel(self.dropCard)
        self.dropTitle.setObjectName(u"dropTitle")
        self.dropTitle.setProperty(u"kind", u"card-title")
        self.dropTitle.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.dropTitle.setTextFormat(Qt.TextFormat.PlainText)

        self.dropLayout.addWidget(self.dropTitle)

        self.dropSentence = QLabel(self.dropCard)
        self.dropSentence.setObjectName(u"dropSentence")
        self.dropSentence.setProperty(u"kind", u"muted")
        self.dropSentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.dropSentence.setWordWrap(True)
        self.dropSentence.setTextFormat(Qt.TextFormat.PlainText)

        self.dropLayout.addWidget(self.dropSentence)

        self.chooseRow = QHBoxLayout()
        self.chooseRow.setSpacing(0)
        self.chooseRow.setObjectName(u"chooseRow")
        self.chooseRow.setContentsMargins(0, 0, 0, 0)
        self.chooseLeft = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.chooseRow.addItem(self.chooseLeft)

        self.chooseButton = QPushButton(self.dropCard)
        self.chooseButton.setObjectName(u"chooseButton")
        self.chooseButton.setProperty(u"kind", u"primary")
        self.chooseButton.setAutoDefault(False)

        self.chooseRow.addWidget(self.chooseButton)

        self.chooseRight = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.chooseRow.addItem(self.chooseRight)


        self.dropLayout.addLayout(self.chooseRow)

        self.dropHint = QLabel(self.dropCard)
        self.dropHint.setObjectName(u"dropHint")
        self.dropHint.setProperty(u"kind", u"muted")
        self.dropHint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.dropHint.setTextFormat(Qt.TextFormat.PlainText)

        self.dropLayout.addWidget(self.dropHint)

        self.fileError = FieldError(self.dropCard)
        self.fileError.setObjectName(u"fileError")
        self.fileError.setAlignment(Qt.AlignmentFlag.AlignCenter)

        self.dropLayout.addWidget(self.fileError)

        self.dropBelow = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.dropLayout.addItem(self.dropBelow)


        self.chooseLayout.addWidget(self.dropCard)

        self.steps.addWidget(self.choosePage)
        self.tablePage = QWidget()
        self.tablePage.setObjectName(u"tablePage")
        self.tablePage.setProperty(u"kind", u"plain")
        self.tableLayout = QVBoxLayout(self.tablePage)
        self.tableLayout.setSpacing(12)
        self.tableLayout.setObjectName(u"tableLayout")
        self.tableLayout.setContentsMargins(0, 14, 0, 0)
        self.fileCard = QFrame(self.tablePage)
        self.fileCard.setObjectName(u"fileCard")
        self.fileCard.setProperty(u"kind", u"card")
        self.fileLayout = QVBoxLayout(self.fileCard)
        self.fileLayout.setSpacing(10)
        self.fileLayout.setObjectName(u"fileLayout")
        self.fileLayout.setContentsMargins(16, 12, 16, 12)
        self.fileRow = QHBoxLayout()
        self.fileRow.setSpacing(16)
        self.fileRow.setObjectName(u"fileRow")
        self.fileRow.setContentsMargins(0, 0, 0, 0)
        self.fileTexts = QVBoxLayout()
        self.fileTexts.setSpacing(2)
        self.fileTexts.setObjectName(u"fileTexts")
        self.fileTexts.setContentsMargins(0, 0, 0, 0)
        self.fileName = OneLine(self.fileCard)
        self.fileName.setObjectName(u"fileName")
        self.fileName.setProperty(u"kind", u"card-title")

        self.fileTexts.addWidget(self.fileName)

        self.fileFacts = QLabel(self.fileCard)
        self.fileFacts.setObjectName(u"fileFacts")
        self.fileFacts.setProperty(u"kind", u"muted")
        self.fileFacts.setText(u"")
        self.fileFacts.setTextFormat(Qt.TextFormat.PlainText)

        self.fileTexts.addWidget(self.fileFacts)


        self.fileRow.addLayout(self.fileTexts)

        self.headingsBox = QCheckBox(self.fileCard)
        self.headingsBox.setObjectName(u"headingsBox")

        self.fileRow.addWidget(self.headingsBox)

        self.fileRow.setStretch(0, 1)

        self.fileLayout.addLayout(self.fileRow)

        self.orderRow = QHBoxLayout()
        self.orderRow.setSpacing(10)
        self.orderRow.setObjectName(u"orderRow")
        self.orderRow.setContentsMargins(0, 0, 0, 0)
        self.dateOrderLabel = QLabel(self.fileCard)
        self.dateOrderLabel.setObjectName(u"dateOrderLabel")
        self.dateOrderLabel.setProperty(u"kind", u"label")
        self.dateOrderLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.orderRow.addWidget(self.dateOrderLabel)

        self.dateOrder = ComboBox(self.fileCard)
        self.dateOrder.setObjectName(u"dateOrder")

        self.orderRow.addWidget(self.dateOrder)

        self.dateOrderHint = QLabel(self.fileCard)
        self.dateOrderHint.setObjectName(u"dateOrderHint")
        self.dateOrderHint.setProperty(u"kind", u"muted")
        self.dateOrderHint.setText(u"")
        self.dateOrderHint.setWordWrap(True)
        self.dateOrderHint.setTextFormat(Qt.TextFormat.PlainText)

        self.orderRow.addWidget(self.dateOrderHint)

        self.orderRow.setStretch(2, 1)

        self.fileLayout.addLayout(self.orderRow)

        self.dateOrderError = FieldError(self.fileCard)
        self.dateOrderError.setObjectName(u"dateOrderError")

        self.fileLayout.addWidget(self.dateOrderError)


        self.tableLayout.addWidget(self.fileCard)

        self.remembered = Notice(self.tablePage)
        self.remembered.setObjectName(u"remembered")

        self.tableLayout.addWidget(self.remembered)

        self.missing = Notice(self.tablePage)
        self.missing.setObjectName(u"missing")

        self.tableLayout.addWidget(self.missing)

        self.columnsCard = QFrame(self.tablePage)
        self.columnsCard.setObjectName(u"columnsCard")
        self.columnsCard.setProperty(u"kind", u"card")
        self.columnsLayout = QVBoxLayout(self.columnsCard)
        self.columnsLayout.setSpacing(0)
        self.columnsLayout.setObjectName(u"columnsLayout")
        self.columnsLayout.setContentsMargins(1, 1, 1, 1)
        self.columnsHead = QVBoxLayout()
        self.columnsHead.setSpacing(0)
        self.columnsHead.setObjectName(u"columnsHead")
        self.columnsHead.setContentsMargins(16, 12, 16, 8)
        self.columnsTitle = QLabel(self.columnsCard)
        self.columnsTitle.setObjectName(u"columnsTitle")
        self.columnsTitle.setProperty(u"kind", u"card-title")
        self.columnsTitle.setTextFormat(Qt.TextFormat.PlainText)

        self.columnsHead.addWidget(self.columnsTitle)


        self.columnsLayout.addLayout(self.columnsHead)

        self.columnsLine = QFrame(self.columnsCard)
        self.columnsLine.setObjectName(u"columnsLine")
        self.columnsLine.setProperty(u"kind", u"line")

        self.columnsLayout.addWidget(self.columnsLine)

        self.columnsScroll = QScrollArea(self.columnsCard)
        self.columnsScroll.setObjectName(u"columnsScroll")
        self.columnsScroll.setFrameShape(QFrame.Shape.NoFrame)
        self.columnsScroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.columnsScroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.columnsScroll.setWidgetResizable(True)
        self.columnsPage = QWidget()
        self.columnsPage.setObjectName(u"columnsPage")
        self.columnsPage.setProperty(u"kind", u"plain")
        self.columnsScroll.setWidget(self.columnsPage)

        self.columnsLayout.addWidget(self.columnsScroll)

        self.columnsLayout.setStretch(2, 1)

        self.tableLayout.addWidget(self.columnsCard)

        self.tableFoot = QHBoxLayout()
        self.tableFoot.setSpacing(12)
        self.tableFoot.setObjectName(u"tableFoot")
        self.tableFoot.setContentsMargins(0, 0, 0, 0)
        self.otherFileButton = QPushButton(self.tablePage)
        self.otherFileButton.setObjectName(u"otherFileButton")
        self.otherFileButton.setProperty(u"kind", u"link")
        self.otherFileButton.setAutoDefault(False)
        self.otherFileButton.setCursor(QCursor(Qt.CursorShape.PointingHandCursor))

        self.tableFoot.addWidget(self.otherFileButton)

        self.tableFootSpace = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.tableFoot.addItem(self.tableFootSpace)

        self.tableHint = QLabel(self.tablePage)
        self.tableHint.setObjectName(u"tableHint")
        self.tableHint.setProperty(u"kind", u"muted")
        self.tableHint.setText(u"")
        self.tableHint.setTextFormat(Qt.TextFormat.PlainText)

        self.tableFoot.addWidget(self.tableHint)

        self.previewButton = QPushButton(self.tablePage)
        self.previewButton.setObjectName(u"previewButton")
        self.previewButton.setProperty(u"kind", u"primary")
        self.previewButton.setAutoDefault(False)

        self.tableFoot.addWidget(self.previewButton)


        self.tableLayout.addLayout(self.tableFoot)

        self.tableLayout.setStretch(3, 1)
        self.steps.addWidget(self.tablePage)
        self.reportPage = QWidget()
        self.reportPage.setObjectName(u"reportPage")
        self.reportPage.setProperty(u"kind", u"plain")
        self.reportLayout = QVBoxLayout(self.reportPage)
        self.reportLayout.setSpacing(12)
        self.reportLayout.setObjectName(u"reportLayout")
        self.reportLayout.setContentsMargins(0, 14, 0, 0)
        self.reportCard = QFrame(self.reportPage)
        self.reportCard.setObjectName(u"reportCard")
        self.reportCard.setProperty(u"kind", u"card")
        self.reportCardLayout = QVBoxLayout(self.reportCard)
        self.reportCardLayout.setSpacing(10)
        self.reportCardLayout.setObjectName(u"reportCardLayout")
        self.reportCardLayout.setContentsMargins(16, 12, 16, 12)
        self.reportHead = QHBoxLayout()
        self.reportHead.setSpacing(12)
        self.reportHead.setObjectName(u"reportHead")
        self.reportHead.setContentsMargins(0, 0, 0, 0)
        self.reportTexts = QVBoxLayout()
        self.reportTexts.setSpacing(2)
        self.reportTexts.setObjectName(u"reportTexts")
        self.reportTexts.setContentsMargins(0, 0, 0, 0)
        self.reportTitle = OneLine(self.reportCard)
        self.reportTitle.setObjectName(u"reportTitle")
        self.reportTitle.setProperty(u"kind", u"card-title")

        self.reportTexts.addWidget(self.reportTitle)

        self.reportFacts = QLabel(self.reportCard)
        self.reportFacts.setObjectName(u"reportFacts")
        self.reportFacts.setProperty(u"kind", u"muted")
        self.reportFacts.setText(u"")
        self.reportFacts.setTextFormat(Qt.TextFormat.PlainText)

        self.reportTexts.addWidget(self.reportFacts)


        self.reportHead.addLayout(self.reportTexts)

        self.cancelButton = QPushButton(self.reportCard)
        self.cancelButton.setObjectName(u"cancelButton")
        self.cancelButton.setProperty(u"kind", u"outline")
        self.cancelButton.setAutoDefault(False)

        self.reportHead.addWidget(self.cancelButton)

        self.reportHead.setStretch(0, 1)

        self.reportCardLayout.addLayout(self.reportHead)

        self.progress = QProgressBar(self.reportCard)
        self.progress.setObjectName(u"progress")
        self.progress.setTextVisible(False)
        self.progress.setMaximum(0)

        self.reportCardLayout.addWidget(self.progress)


        self.reportLayout.addWidget(self.reportCard)

        self.notice = Notice(self.reportPage)
        self.notice.setObjectName(u"notice")

        self.reportLayout.addWidget(self.notice)

        self.report = ImportReport(self.reportPage)
        self.report.setObjectName(u"report")

        self.reportLayout.addWidget(self.report)

        self.reportFoot = QHBoxLayout()
        self.reportFoot.setSpacing(12)
        self.reportFoot.setObjectName(u"reportFoot")
        self.reportFoot.setContentsMargins(0, 0, 0, 0)
        self.anotherButton = QPushButton(self.reportPage)
        self.anotherButton.setObjectName(u"anotherButton")
        self.anotherButton.setProperty(u"kind", u"link")
        self.anotherButton.setAutoDefault(False)
        self.anotherButton.setCursor(QCursor(Qt.CursorShape.PointingHandCursor))

        self.reportFoot.addWidget(self.anotherButton)

        self.backButton = QPushButton(self.reportPage)
        self.backButton.setObjectName(u"backButton")
        self.backButton.setProperty(u"kind", u"link")
        self.backButton.setAutoDefault(False)
        self.backButton.setCursor(QCursor(Qt.CursorShape.PointingHandCursor))

        self.reportFoot.addWidget(self.backButton)

        self.reportFootSpace = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.reportFoot.addItem(self.reportFootSpace)

        self.importHint = QLabel(self.reportPage)
        self.importHint.setObjectName(u"importHint")
        self.importHint.setProperty(u"kind", u"muted")
        self.importHint.setText(u"")
        self.importHint.setTextFormat(Qt.TextFormat.PlainText)

        self.reportFoot.addWidget(self.importHint)

        self.saveButton = QPushButton(self.reportPage)
        self.saveButton.setObjectName(u"saveButton")
        self.saveButton.setProperty(u"kind", u"outline")
        self.saveButton.setAutoDefault(False)

        self.reportFoot.addWidget(self.saveButton)

        self.goOnButton = QPushButton(self.reportPage)
        self.goOnButton.setObjectName(u"goOnButton")
        self.goOnButton.setProperty(u"kind", u"primary")
        self.goOnButton.setAutoDefault(False)

        self.reportFoot.addWidget(self.goOnButton)

        self.importButton = QPushButton(self.reportPage)
        self.importButton.setObjectName(u"importButton")
        self.importButton.setProperty(u"kind", u"primary")
        self.importButton.setAutoDefault(False)

        self.reportFoot.addWidget(self.importButton)


        self.reportLayout.addLayout(self.reportFoot)

        self.reportLayout.setStretch(2, 1)
        self.steps.addWidget(self.reportPage)

        self.wholeLayout.addWidget(self.steps)

#if QT_CONFIG(shortcut)
        self.dateOrderLabel.setBuddy(self.dateOrder)
        self.columnsTitle.setBuddy(self.columnsPage)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(ImportNewForm)

        self.steps.setCurrentIndex(0)

    # setupUi

    def retranslateUi(self, ImportNewForm):
        self.dropTitle.setText(QCoreApplication.translate("ImportNewForm", u"Bring patients in from your record system", None))
        self.dropSentence.setText(QCoreApplication.translate("ImportNewForm", u"A table (CSV), FHIR R4 (JSON, NDJSON, XML) or HL7 v2 messages. You see what would change before anything does.", None))
        self.chooseButton.setText(QCoreApplication.translate("ImportNewForm", u"Choose &File\u2026", None))
        self.dropHint.setText(QCoreApplication.translate("ImportNewForm", u"or drop the file here", None))
        self.headingsBox.setText(QCoreApplication.translate("ImportNewForm", u"The first row holds &headings", None))
        self.dateOrderLabel.setText(QCoreApplication.translate("ImportNewForm", u"Date &order", None))
        self.columnsTitle.setText(QCoreApplication.translate("ImportNewForm", u"What each &column holds", None))
        self.otherFileButton.setText(QCoreApplication.translate("ImportNewForm", u"Choose &Another File", None))
        self.previewButton.setText(QCoreApplication.translate("ImportNewForm", u"&Preview", None))
        self.cancelButton.setText(QCoreApplication.translate("ImportNewForm", u"Cance&l", None))
        self.anotherButton.setText(QCoreApplication.translate("ImportNewForm", u"Choose &Another File", None))
        self.backButton.setText(QCoreApplication.translate("ImportNewForm", u"&Back to the Columns", None))
        self.saveButton.setText(QCoreApplication.translate("ImportNewForm", u"Save &Report\u2026", None))
        self.goOnButton.setText(QCoreApplication.translate("ImportNewForm", u"&Go On", None))
        self.importButton.setText(QCoreApplication.translate("ImportNewForm", u"&Import", None))
        pass
    # retranslateUi

