# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'settings.ui'
##
## Created by: Qt User Interface Compiler version 6.11.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, QSize, Qt)
from PySide6.QtWidgets import (QCheckBox, QFrame, QGridLayout,
    QHBoxLayout, QLabel, QLineEdit, QPlainTextEdit,
    QPushButton, QScrollArea, QSizePolicy, QSpacerItem,
    QVBoxLayout, QWidget)

from pinportal_desktop.screens.widgets import (ComboBox, FieldError, Notice)

class Ui_SettingsForm(object):
    def setupUi(self, SettingsForm):
        if not SettingsForm.objectName():
            SettingsForm.setObjectName(u"SettingsForm")
        SettingsForm.setProperty(u"kind", u"page")
        self.pageLayout = QVBoxLayout(SettingsForm)
        self.pageLayout.setSpacing(0)
        self.pageLayout.setObjectName(u"pageLayout")
        self.pageLayout.setContentsMargins(0, 0, 0, 0)
        self.headLayout = QVBoxLayout()
        self.headLayout.setSpacing(12)
        self.headLayout.setObjectName(u"headLayout")
        self.headLayout.setContentsMargins(22, 18, 22, 12)
        self.heading = QLabel(SettingsForm)
        self.heading.setObjectName(u"heading")
        self.heading.setProperty(u"kind", u"page-title")

        self.headLayout.addWidget(self.heading)

        self.notice = Notice(SettingsForm)
        self.notice.setObjectName(u"notice")

        self.headLayout.addWidget(self.notice)


        self.pageLayout.addLayout(self.headLayout)

        self.scroll = QScrollArea(SettingsForm)
        self.scroll.setObjectName(u"scroll")
        self.scroll.setFrameShape(QFrame.Shape.NoFrame)
        self.scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.scroll.setWidgetResizable(True)
        self.columns = QWidget()
        self.columns.setObjectName(u"columns")
        self.columns.setProperty(u"kind", u"plain")
        self.columnsLayout = QHBoxLayout(self.columns)
        self.columnsLayout.setSpacing(16)
        self.columnsLayout.setObjectName(u"columnsLayout")
        self.columnsLayout.setContentsMargins(22, 0, 22, 18)
        self.leftColumn = QVBoxLayout()
        self.leftColumn.setSpacing(16)
        self.leftColumn.setObjectName(u"leftColumn")
        self.leftColumn.setContentsMargins(0, 0, 0, 0)
        self.practiceCard = QFrame(self.columns)
        self.practiceCard.setObjectName(u"practiceCard")
        self.practiceCard.setProperty(u"kind", u"card")
        self.practiceCardLayout = QVBoxLayout(self.practiceCard)
        self.practiceCardLayout.setSpacing(12)
        self.practiceCardLayout.setObjectName(u"practiceCardLayout")
        self.practiceCardLayout.setContentsMargins(16, 16, 16, 16)
        self.practiceCardTitle = QLabel(self.practiceCard)
        self.practiceCardTitle.setObjectName(u"practiceCardTitle")
        self.practiceCardTitle.setProperty(u"kind", u"card-title")

        self.practiceCardLayout.addWidget(self.practiceCardTitle)

        self.practiceFields = QGridLayout()
        self.practiceFields.setObjectName(u"practiceFields")
        self.practiceFields.setHorizontalSpacing(12)
        self.practiceFields.setVerticalSpacing(12)
        self.practiceNameLabel = QLabel(self.practiceCard)
        self.practiceNameLabel.setObjectName(u"practiceNameLabel")
        self.practiceNameLabel.setProperty(u"kind", u"label")
        self.practiceNameLabel.setMinimumSize(QSize(0, 32))

        self.practiceFields.addWidget(self.practiceNameLabel, 0, 0, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.practiceNameColumn = QVBoxLayout()
        self.practiceNameColumn.setSpacing(4)
        self.practiceNameColumn.setObjectName(u"practiceNameColumn")
        self.practiceNameColumn.setContentsMargins(0, 0, 0, 0)
        self.practiceName = QLineEdit(self.practiceCard)
        self.practiceName.setObjectName(u"practiceName")

        self.practiceNameColumn.addWidget(self.practiceName)

        self.practiceNameError = FieldError(self.practiceCard)
        self.practiceNameError.setObjectName(u"practiceNameError")

        self.practiceNameColumn.addWidget(self.practiceNameError)


        self.practiceFields.addLayout(self.practiceNameColumn, 0, 1, 1, 1)

        self.practiceAddressLabel = QLabel(self.practiceCard)
        self.practiceAddressLabel.setObjectName(u"practiceAddressLabel")
        self.practiceAddressLabel.setProperty(u"kind", u"label")
        self.practiceAddressLabel.setMinimumSize(QSize(0, 32))

        self.practiceFields.addWidget(self.practiceAddressLabel, 1, 0, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.practiceAddressColumn = QVBoxLayout()
        self.practiceAddressColumn.setSpacing(4)
        self.practiceAddressColumn.setObjectName(u"practiceAddressColumn")
        self.practiceAddressColumn.setContentsMargins(0, 0, 0, 0)
        self.practiceAddress = QPlainTextEdit(self.practiceCard)
        self.practiceAddress.setObjectName(u"practiceAddress")
        self.practiceAddress.setMinimumSize(QSize(0, 76))
        self.practiceAddress.setMaximumSize(QSize(16777215, 76))
        self.practiceAddress.setTabChangesFocus(True)

        self.practiceAddressColumn.addWidget(self.practiceAddress)

        self.practiceAddressError = FieldError(self.practiceCard)
        self.practiceAddressError.setObjectName(u"practiceAddressError")

        self.practiceAddressColumn.addWidget(self.practiceAddressError)


        self.practiceFields.addLayout(self.practiceAddressColumn, 1, 1, 1, 1)

        self.languageLabel = QLabel(self.practiceCard)
        self.languageLabel.setObjectName(u"languageLabel")
        self.languageLabel.setProperty(u"kind", u"label")
        self.languageLabel.setMinimumSize(QSize(0, 32))

        self.practiceFields.addWidget(self.languageLabel, 2, 0, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.languageColumn = QVBoxLayout()
        self.languageColumn.setSpacing(4)
        self.languageColumn.setObjectName(u"languageColumn")
        self.languageColumn.setContentsMargins(0, 0, 0, 0)
        self.language = ComboBox(self.practiceCard)
        self.language.setObjectName(u"language")

        self.languageColumn.addWidget(self.language)

        self.languageError = FieldError(self.practiceCard)
        self.languageError.setObjectName(u"languageError")

        self.languageColumn.addWidget(self.languageError)

        self.languageHint = QLabel(self.practiceCard)
        self.languageHint.setObjectName(u"languageHint")
        self.languageHint.setProperty(u"kind", u"muted")
        self.languageHint.setWordWrap(True)

        self.languageColumn.addWidget(self.languageHint)


        self.practiceFields.addLayout(self.languageColumn, 2, 1, 1, 1)

        self.timeZoneLabel = QLabel(self.practiceCard)
        self.timeZoneLabel.setObjectName(u"timeZoneLabel")
        self.timeZoneLabel.setProperty(u"kind", u"label")
        self.timeZoneLabel.setMinimumSize(QSize(0, 32))

        self.practiceFields.addWidget(self.timeZoneLabel, 3, 0, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.timeZoneColumn = QVBoxLayout()
        self.timeZoneColumn.setSpacing(4)
        self.timeZoneColumn.setObjectName(u"timeZoneColumn")
        self.timeZoneColumn.setContentsMargins(0, 0, 0, 0)
        self.timeZone = ComboBox(self.practiceCard)
        self.timeZone.setObjectName(u"timeZone")

        self.timeZoneColumn.addWidget(self.timeZone)

        self.timeZoneError = FieldError(self.practiceCard)
        self.timeZoneError.setObjectName(u"timeZoneError")

        self.timeZoneColumn.addWidget(self.timeZoneError)


        self.practiceFields.addLayout(self.timeZoneColumn, 3, 1, 1, 1)

        self.paperLabel = QLabel(self.practiceCard)
        self.paperLabel.setObjectName(u"paperLabel")
        self.paperLabel.setProperty(u"kind", u"label")
        self.paperLabel.setMinimumSize(QSize(0, 32))

        self.practiceFields.addWidget(self.paperLabel, 4, 0, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.paperColumn = QVBoxLayout()
        self.paperColumn.setSpacing(4)
        self.paperColumn.setObjectName(u"paperColumn")
        self.paperColumn.setContentsMargins(0, 0, 0, 0)
        self.paper = ComboBox(self.practiceCard)
        self.paper.setObjectName(u"paper")

        self.paperColumn.addWidget(self.paper)

        self.paperError = FieldError(self.practiceCard)
        self.paperError.setObjectName(u"paperError")

        self.paperColumn.addWidget(self.paperError)


        self.practiceFields.addLayout(self.paperColumn, 4, 1, 1, 1)

        self.practiceFields.setColumnStretch(1, 1)
        self.practiceFields.setColumnMinimumWidth(0, 112)

        self.practiceCardLayout.addLayout(self.practiceFields)


        self.leftColumn.addWidget(self.practiceCard)

        self.portalCard = QFrame(self.columns)
        self.portalCard.setObjectName(u"portalCard")
        self.portalCard.setProperty(u"kind", u"card")
        self.portalCardLayout = QVBoxLayout(self.portalCard)
        self.portalCardLayout.setSpacing(12)
        self.portalCardLayout.setObjectName(u"portalCardLayout")
        self.portalCardLayout.setContentsMargins(16, 16, 16, 16)
        self.portalCardTitle = QLabel(self.portalCard)
        self.portalCardTitle.setObjectName(u"portalCardTitle")
        self.portalCardTitle.setProperty(u"kind", u"card-title")

        self.portalCardLayout.addWidget(self.portalCardTitle)

        self.portalFields = QGridLayout()
        self.portalFields.setObjectName(u"portalFields")
        self.portalFields.setHorizontalSpacing(12)
        self.portalFields.setVerticalSpacing(12)
        self.portalAddressLabel = QLabel(self.portalCard)
        self.portalAddressLabel.setObjectName(u"portalAddressLabel")
        self.portalAddressLabel.setProperty(u"kind", u"label")
        self.portalAddressLabel.setMinimumSize(QSize(0, 32))

        self.portalFields.addWidget(self.portalAddressLabel, 0, 0, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.portalAddressColumn = QVBoxLayout()
        self.portalAddressColumn.setSpacing(4)
        self.portalAddressColumn.setObjectName(u"portalAddressColumn")
        self.portalAddressColumn.setContentsMargins(0, 0, 0, 0)
        self.portalAddress = QLineEdit(self.portalCard)
        self.portalAddress.setObjectName(u"portalAddress")

        self.portalAddressColumn.addWidget(self.portalAddress)

        self.portalAddressError = FieldError(self.portalCard)
        self.portalAddressError.setObjectName(u"portalAddressError")

        self.portalAddressColumn.addWidget(self.portalAddressError)

        self.portalAddressHint = QLabel(self.portalCard)
        self.portalAddressHint.setObjectName(u"portalAddressHint")
        self.portalAddressHint.setProperty(u"kind", u"muted")
        self.portalAddressHint.setWordWrap(True)

        self.portalAddressColumn.addWidget(self.portalAddressHint)


        self.portalFields.addLayout(self.portalAddressColumn, 0, 1, 1, 1)

        self.minorAgeLabel = QLabel(self.portalCard)
        self.minorAgeLabel.setObjectName(u"minorAgeLabel")
        self.minorAgeLabel.setProperty(u"kind", u"label")
        self.minorAgeLabel.setMinimumSize(QSize(0, 32))

        self.portalFields.addWidget(self.minorAgeLabel, 1, 0, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.minorAgeColumn = QVBoxLayout()
        self.minorAgeColumn.setSpacing(4)
        self.minorAgeColumn.setObjectName(u"minorAgeColumn")
        self.minorAgeColumn.setContentsMargins(0, 0, 0, 0)
        self.minorAgeRow = QHBoxLayout()
        self.minorAgeRow.setSpacing(8)
        self.minorAgeRow.setObjectName(u"minorAgeRow")
        self.minorAgeRow.setContentsMargins(0, 0, 0, 0)
        self.minorAge = QLineEdit(self.portalCard)
        self.minorAge.setObjectName(u"minorAge")
        self.minorAge.setMinimumSize(QSize(64, 0))
        self.minorAge.setMaximumSize(QSize(64, 16777215))

        self.minorAgeRow.addWidget(self.minorAge)

        self.minorAgeHint = QLabel(self.portalCard)
        self.minorAgeHint.setObjectName(u"minorAgeHint")
        self.minorAgeHint.setProperty(u"kind", u"muted")
        self.minorAgeHint.setWordWrap(True)

        self.minorAgeRow.addWidget(self.minorAgeHint)


        self.minorAgeColumn.addLayout(self.minorAgeRow)

        self.minorAgeError = FieldError(self.portalCard)
        self.minorAgeError.setObjectName(u"minorAgeError")

        self.minorAgeColumn.addWidget(self.minorAgeError)


        self.portalFields.addLayout(self.minorAgeColumn, 1, 1, 1, 1)

        self.minorAgeLimitLabel = QLabel(self.portalCard)
        self.minorAgeLimitLabel.setObjectName(u"minorAgeLimitLabel")
        self.minorAgeLimitLabel.setProperty(u"kind", u"label")
        self.minorAgeLimitLabel.setMinimumSize(QSize(0, 32))

        self.portalFields.addWidget(self.minorAgeLimitLabel, 2, 0, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.minorAgeLimitColumn = QVBoxLayout()
        self.minorAgeLimitColumn.setSpacing(4)
        self.minorAgeLimitColumn.setObjectName(u"minorAgeLimitColumn")
        self.minorAgeLimitColumn.setContentsMargins(0, 0, 0, 0)
        self.minorAgeLimitRow = QHBoxLayout()
        self.minorAgeLimitRow.setSpacing(8)
        self.minorAgeLimitRow.setObjectName(u"minorAgeLimitRow")
        self.minorAgeLimitRow.setContentsMargins(0, 0, 0, 0)
        self.minorAgeLimit = QLineEdit(self.portalCard)
        self.minorAgeLimit.setObjectName(u"minorAgeLimit")
        self.minorAgeLimit.setMinimumSize(QSize(64, 0))
        self.minorAgeLimit.setMaximumSize(QSize(64, 16777215))

        self.minorAgeLimitRow.addWidget(self.minorAgeLimit)

        self.minorAgeLimitHint = QLabel(self.portalCard)
        self.minorAgeLimitHint.setObjectName(u"minorAgeLimitHint")
        self.minorAgeLimitHint.setProperty(u"kind", u"muted")
        self.minorAgeLimitHint.setWordWrap(True)

        self.minorAgeLimitRow.addWidget(self.minorAgeLimitHint)


        self.minorAgeLimitColumn.addLayout(self.minorAgeLimitRow)

        self.minorAgeLimitError = FieldError(self.portalCard)
        self.minorAgeLimitError.setObjectName(u"minorAgeLimitError")

        self.minorAgeLimitColumn.addWidget(self.minorAgeLimitError)


        self.portalFields.addLayout(self.minorAgeLimitColumn, 2, 1, 1, 1)

        self.pinValidDaysLabel = QLabel(self.portalCard)
        self.pinValidDaysLabel.setObjectName(u"pinValidDaysLabel")
        self.pinValidDaysLabel.setProperty(u"kind", u"label")
        self.pinValidDaysLabel.setMinimumSize(QSize(0, 32))

        self.portalFields.addWidget(self.pinValidDaysLabel, 3, 0, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.pinValidDaysColumn = QVBoxLayout()
        self.pinValidDaysColumn.setSpacing(4)
        self.pinValidDaysColumn.setObjectName(u"pinValidDaysColumn")
        self.pinValidDaysColumn.setContentsMargins(0, 0, 0, 0)
        self.pinValidDaysRow = QHBoxLayout()
        self.pinValidDaysRow.setSpacing(8)
        self.pinValidDaysRow.setObjectName(u"pinValidDaysRow")
        self.pinValidDaysRow.setContentsMargins(0, 0, 0, 0)
        self.pinValidDays = QLineEdit(self.portalCard)
        self.pinValidDays.setObjectName(u"pinValidDays")
        self.pinValidDays.setMinimumSize(QSize(64, 0))
        self.pinValidDays.setMaximumSize(QSize(64, 16777215))

        self.pinValidDaysRow.addWidget(self.pinValidDays)

        self.pinValidDaysHint = QLabel(self.portalCard)
        self.pinValidDaysHint.setObjectName(u"pinValidDaysHint")
        self.pinValidDaysHint.setProperty(u"kind", u"muted")
        self.pinValidDaysHint.setWordWrap(True)

        self.pinValidDaysRow.addWidget(self.pinValidDaysHint)


        self.pinValidDaysColumn.addLayout(self.pinValidDaysRow)

        self.pinValidDaysError = FieldError(self.portalCard)
        self.pinValidDaysError.setObjectName(u"pinValidDaysError")

        self.pinValidDaysColumn.addWidget(self.pinValidDaysError)


        self.portalFields.addLayout(self.pinValidDaysColumn, 3, 1, 1, 1)

        self.practicePortalLabel = QLabel(self.portalCard)
        self.practicePortalLabel.setObjectName(u"practicePortalLabel")
        self.practicePortalLabel.setProperty(u"kind", u"label")
        self.practicePortalLabel.setMinimumSize(QSize(0, 32))

        self.portalFields.addWidget(self.practicePortalLabel, 4, 0, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.practicePortalColumn = QVBoxLayout()
        self.practicePortalColumn.setSpacing(4)
        self.practicePortalColumn.setObjectName(u"practicePortalColumn")
        self.practicePortalColumn.setContentsMargins(0, 0, 0, 0)
        self.practicePortal = QLineEdit(self.portalCard)
        self.practicePortal.setObjectName(u"practicePortal")

        self.practicePortalColumn.addWidget(self.practicePortal)

        self.practicePortalError = FieldError(self.portalCard)
        self.practicePortalError.setObjectName(u"practicePortalError")

        self.practicePortalColumn.addWidget(self.practicePortalError)

        self.practicePortalHint = QLabel(self.portalCard)
        self.practicePortalHint.setObjectName(u"practicePortalHint")
        self.practicePortalHint.setProperty(u"kind", u"muted")
        self.practicePortalHint.setWordWrap(True)

        self.practicePortalColumn.addWidget(self.practicePortalHint)


        self.portalFields.addLayout(self.practicePortalColumn, 4, 1, 1, 1)

        self.portalFields.setColumnStretch(1, 1)
        self.portalFields.setColumnMinimumWidth(0, 112)

        self.portalCardLayout.addLayout(self.portalFields)


        self.leftColumn.addWidget(self.portalCard)

        self.questionsCard = QFrame(self.columns)
        self.questionsCard.setObjectName(u"questionsCard")
        self.questionsCard.setProperty(u"kind", u"card")
        self.questionsCardLayout = QVBoxLayout(self.questionsCard)
        self.questionsCardLayout.setSpacing(12)
        self.questionsCardLayout.setObjectName(u"questionsCardLayout")
        self.questionsCardLayout.setContentsMargins(16, 16, 16, 16)
        self.questionsCardTitle = QLabel(self.questionsCard)
        self.questionsCardTitle.setObjectName(u"questionsCardTitle")
        self.questionsCardTitle.setProperty(u"kind", u"card-title")

        self.questionsCardLayout.addWidget(self.questionsCardTitle)

        self.questionsNote = QLabel(self.questionsCard)
        self.questionsNote.setObjectName(u"questionsNote")
        self.questionsNote.setProperty(u"kind", u"muted")
        self.questionsNote.setWordWrap(True)

        self.questionsCardLayout.addWidget(self.questionsNote)

        self.questionsOn = QCheckBox(self.questionsCard)
        self.questionsOn.setObjectName(u"questionsOn")

        self.questionsCardLayout.addWidget(self.questionsOn)

        self.questionsGrid = QGridLayout()
        self.questionsGrid.setObjectName(u"questionsGrid")
        self.questionsGrid.setHorizontalSpacing(12)
        self.questionsLabel = QLabel(self.questionsCard)
        self.questionsLabel.setObjectName(u"questionsLabel")
        self.questionsLabel.setProperty(u"kind", u"label")
        self.questionsLabel.setMinimumSize(QSize(0, 32))

        self.questionsGrid.addWidget(self.questionsLabel, 0, 0, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.questionsColumn = QVBoxLayout()
        self.questionsColumn.setSpacing(4)
        self.questionsColumn.setObjectName(u"questionsColumn")
        self.questionsColumn.setContentsMargins(0, 0, 0, 0)
        self.questions = QPlainTextEdit(self.questionsCard)
        self.questions.setObjectName(u"questions")
        self.questions.setMinimumSize(QSize(0, 164))
        self.questions.setMaximumSize(QSize(16777215, 164))
        self.questions.setTabChangesFocus(True)

        self.questionsColumn.addWidget(self.questions)

        self.questionsHint = QLabel(self.questionsCard)
        self.questionsHint.setObjectName(u"questionsHint")
        self.questionsHint.setProperty(u"kind", u"muted")
        self.questionsHint.setWordWrap(True)

        self.questionsColumn.addWidget(self.questionsHint)

        self.questionsError = FieldError(self.questionsCard)
        self.questionsError.setObjectName(u"questionsError")

        self.questionsColumn.addWidget(self.questionsError)


        self.questionsGrid.addLayout(self.questionsColumn, 0, 1, 1, 1)

        self.questionsGrid.setColumnStretch(1, 1)
        self.questionsGrid.setColumnMinimumWidth(0, 112)

        self.questionsCardLayout.addLayout(self.questionsGrid)


        self.leftColumn.addWidget(self.questionsCard)

        self.leftSpace = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.leftColumn.addItem(self.leftSpace)


        self.columnsLayout.addLayout(self.leftColumn)

        self.rightColumn = QVBoxLayout()
        self.rightColumn.setSpacing(16)
        self.rightColumn.setObjectName(u"rightColumn")
        self.rightColumn.setContentsMargins(0, 0, 0, 0)
        self.mailCard = QFrame(self.columns)
        self.mailCard.setObjectName(u"mailCard")
        self.mailCard.setProperty(u"kind", u"card")
        self.mailCardLayout = QVBoxLayout(self.mailCard)
        self.mailCardLayout.setSpacing(12)
        self.mailCardLayout.setObjectName(u"mailCardLayout")
        self.mailCardLayout.setContentsMargins(16, 16, 16, 16)
        self.mailCardTitle = QLabel(self.mailCard)
        self.mailCardTitle.setObjectName(u"mailCardTitle")
        self.mailCardTitle.setProperty(u"kind", u"card-title")

        self.mailCardLayout.addWidget(self.mailCardTitle)

        self.mailSentence = QLabel(self.mailCard)
        self.mailSentence.setObjectName(u"mailSentence")
        self.mailSentence.setProperty(u"kind", u"muted")
        self.mailSentence.setWordWrap(True)

        self.mailCardLayout.addWidget(self.mailSentence)

        self.mailFields = QGridLayout()
        self.mailFields.setObjectName(u"mailFields")
        self.mailFields.setHorizontalSpacing(12)
        self.mailFields.setVerticalSpacing(12)
        self.mailHostLabel = QLabel(self.mailCard)
        self.mailHostLabel.setObjectName(u"mailHostLabel")
        self.mailHostLabel.setProperty(u"kind", u"label")
        self.mailHostLabel.setMinimumSize(QSize(0, 32))

        self.mailFields.addWidget(self.mailHostLabel, 0, 0, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.mailHostColumn = QVBoxLayout()
        self.mailHostColumn.setSpacing(4)
        self.mailHostColumn.setObjectName(u"mailHostColumn")
        self.mailHostColumn.setContentsMargins(0, 0, 0, 0)
        self.mailHost = QLineEdit(self.mailCard)
        self.mailHost.setObjectName(u"mailHost")

        self.mailHostColumn.addWidget(self.mailHost)

        self.mailHostError = FieldError(self.mailCard)
        self.mailHostError.setObjectName(u"mailHostError")

        self.mailHostColumn.addWidget(self.mailHostError)


        self.mailFields.addLayout(self.mailHostColumn, 0, 1, 1, 1)

        self.mailSecurityLabel = QLabel(self.mailCard)
        self.mailSecurityLabel.setObjectName(u"mailSecurityLabel")
        self.mailSecurityLabel.setProperty(u"kind", u"label")
        self.mailSecurityLabel.setMinimumSize(QSize(0, 32))

        self.mailFields.addWidget(self.mailSecurityLabel, 1, 0, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.mailSecurityColumn = QVBoxLayout()
        self.mailSecurityColumn.setSpacing(4)
        self.mailSecurityColumn.setObjectName(u"mailSecurityColumn")
        self.mailSecurityColumn.setContentsMargins(0, 0, 0, 0)
        self.mailSecurity = ComboBox(self.mailCard)
        self.mailSecurity.setObjectName(u"mailSecurity")

        self.mailSecurityColumn.addWidget(self.mailSecurity)

        self.mailSecurityError = FieldError(self.mailCard)
        self.mailSecurityError.setObjectName(u"mailSecurityError")

        self.mailSecurityColumn.addWidget(self.mailSecurityError)

        self.mailSecurityHint = QLabel(self.mailCard)
        self.mailSecurityHint.setObjectName(u"mailSecurityHint")
        self.mailSecurityHint.setProperty(u"kind", u"muted")
        self.mailSecurityHint.setWordWrap(True)

        self.mailSecurityColumn.addWidget(self.mailSecurityHint)


        self.mailFields.addLayout(self.mailSecurityColumn, 1, 1, 1, 1)

        self.mailPortLabel = QLabel(self.mailCard)
        self.mailPortLabel.setObjectName(u"mailPortLabel")
        self.mailPortLabel.setProperty(u"kind", u"label")
        self.mailPortLabel.setMinimumSize(QSize(0, 32))

        self.mailFields.addWidget(self.mailPortLabel, 2, 0, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.mailPortColumn = QVBoxLayout()
        self.mailPortColumn.setSpacing(4)
        self.mailPortColumn.setObjectName(u"mailPortColumn")
        self.mailPortColumn.setContentsMargins(0, 0, 0, 0)
        self.mailPort = QLineEdit(self.mailCard)
        self.mailPort.setObjectName(u"mailPort")
        self.mailPort.setMinimumSize(QSize(80, 0))
        self.mailPort.setMaximumSize(QSize(80, 16777215))

        self.mailPortColumn.addWidget(self.mailPort)

        self.mailPortError = FieldError(self.mailCard)
        self.mailPortError.setObjectName(u"mailPortError")

        self.mailPortColumn.addWidget(self.mailPortError)


        self.mailFields.addLayout(self.mailPortColumn, 2, 1, 1, 1)

        self.mailUserLabel = QLabel(self.mailCard)
        self.mailUserLabel.setObjectName(u"mailUserLabel")
        self.mailUserLabel.setProperty(u"kind", u"label")
        self.mailUserLabel.setMinimumSize(QSize(0, 32))

        self.mailFields.addWidget(self.mailUserLabel, 3, 0, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.mailUserColumn = QVBoxLayout()
        self.mailUserColumn.setSpacing(4)
        self.mailUserColumn.setObjectName(u"mailUserColumn")
        self.mailUserColumn.setContentsMargins(0, 0, 0, 0)
        self.mailUser = QLineEdit(self.mailCard)
        self.mailUser.setObjectName(u"mailUser")

        self.mailUserColumn.addWidget(self.mailUser)

        self.mailUserError = FieldError(self.mailCard)
        self.mailUserError.setObjectName(u"mailUserError")

        self.mailUserColumn.addWidget(self.mailUserError)

        self.mailUserHint = QLabel(self.mailCard)
        self.mailUserHint.setObjectName(u"mailUserHint")
        self.mailUserHint.setProperty(u"kind", u"muted")
        self.mailUserHint.setWordWrap(True)

        self.mailUserColumn.addWidget(self.mailUserHint)


        self.mailFields.addLayout(self.mailUserColumn, 3, 1, 1, 1)

        self.mailPasswordLabel = QLabel(self.mailCard)
        self.mailPasswordLabel.setObjectName(u"mailPasswordLabel")
        self.mailPasswordLabel.setProperty(u"kind", u"label")
        self.mailPasswordLabel.setMinimumSize(QSize(0, 32))

        self.mailFields.addWidget(self.mailPasswordLabel, 4, 0, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.mailPasswordColumn = QVBoxLayout()
        self.mailPasswordColumn.setSpacing(4)
        self.mailPasswordColumn.setObjectName(u"mailPasswordColumn")
        self.mailPasswordColumn.setContentsMargins(0, 0, 0, 0)
        self.mailPassword = QLineEdit(self.mailCard)
        self.mailPassword.setObjectName(u"mailPassword")
        self.mailPassword.setEchoMode(QLineEdit.EchoMode.Password)

        self.mailPasswordColumn.addWidget(self.mailPassword)

        self.mailPasswordError = FieldError(self.mailCard)
        self.mailPasswordError.setObjectName(u"mailPasswordError")

        self.mailPasswordColumn.addWidget(self.mailPasswordError)


        self.mailFields.addLayout(self.mailPasswordColumn, 4, 1, 1, 1)

        self.mailFromAddressLabel = QLabel(self.mailCard)
        self.mailFromAddressLabel.setObjectName(u"mailFromAddressLabel")
        self.mailFromAddressLabel.setProperty(u"kind", u"label")
        self.mailFromAddressLabel.setMinimumSize(QSize(0, 32))

        self.mailFields.addWidget(self.mailFromAddressLabel, 5, 0, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.mailFromAddressColumn = QVBoxLayout()
        self.mailFromAddressColumn.setSpacing(4)
        self.mailFromAddressColumn.setObjectName(u"mailFromAddressColumn")
        self.mailFromAddressColumn.setContentsMargins(0, 0, 0, 0)
        self.mailFromAddress = QLineEdit(self.mailCard)
        self.mailFromAddress.setObjectName(u"mailFromAddress")

        self.mailFromAddressColumn.addWidget(self.mailFromAddress)

        self.mailFromAddressError = FieldError(self.mailCard)
        self.mailFromAddressError.setObjectName(u"mailFromAddressError")

        self.mailFromAddressColumn.addWidget(self.mailFromAddressError)

        self.mailFromAddressHint = QLabel(self.mailCard)
        self.mailFromAddressHint.setObjectName(u"mailFromAddressHint")
        self.mailFromAddressHint.setProperty(u"kind", u"muted")
        self.mailFromAddressHint.setWordWrap(True)

        self.mailFromAddressColumn.addWidget(self.mailFromAddressHint)


        self.mailFields.addLayout(self.mailFromAddressColumn, 5, 1, 1, 1)

        self.mailFields.setColumnStretch(1, 1)
        self.mailFields.setColumnMinimumWidth(0, 112)

        self.mailCardLayout.addLayout(self.mailFields)

        self.mailLine = QFrame(self.mailCard)
        self.mailLine.setObjectName(u"mailLine")
        self.mailLine.setProperty(u"kind", u"line")

        self.mailCardLayout.addWidget(self.mailLine)

        self.testFields = QGridLayout()
        self.testFields.setObjectName(u"testFields")
        self.testFields.setHorizontalSpacing(12)
        self.testFields.setVerticalSpacing(12)
        self.testAddressLabel = QLabel(self.mailCard)
        self.testAddressLabel.setObjectName(u"testAddressLabel")
        self.testAddressLabel.setProperty(u"kind", u"label")
        self.testAddressLabel.setMinimumSize(QSize(0, 32))

        self.testFields.addWidget(self.testAddressLabel, 0, 0, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.testAddressColumn = QVBoxLayout()
        self.testAddressColumn.setSpacing(4)
        self.testAddressColumn.setObjectName(u"testAddressColumn")
        self.testAddressColumn.setContentsMargins(0, 0, 0, 0)
        self.testAddressRow = QHBoxLayout()
        self.testAddressRow.setSpacing(8)
        self.testAddressRow.setObjectName(u"testAddressRow")
        self.testAddressRow.setContentsMargins(0, 0, 0, 0)
        self.testAddress = QLineEdit(self.mailCard)
        self.testAddress.setObjectName(u"testAddress")

        self.testAddressRow.addWidget(self.testAddress)

        self.testButton = QPushButton(self.mailCard)
        self.testButton.setObjectName(u"testButton")
        self.testButton.setAutoDefault(False)

        self.testAddressRow.addWidget(self.testButton)


        self.testAddressColumn.addLayout(self.testAddressRow)

        self.testAddressError = FieldError(self.mailCard)
        self.testAddressError.setObjectName(u"testAddressError")

        self.testAddressColumn.addWidget(self.testAddressError)


        self.testFields.addLayout(self.testAddressColumn, 0, 1, 1, 1)

        self.testFields.setColumnStretch(1, 1)
        self.testFields.setColumnMinimumWidth(0, 112)

        self.mailCardLayout.addLayout(self.testFields)

        self.testNotice = Notice(self.mailCard)
        self.testNotice.setObjectName(u"testNotice")

        self.mailCardLayout.addWidget(self.testNotice)


        self.rightColumn.addWidget(self.mailCard)

        self.letterCard = QFrame(self.columns)
        self.letterCard.setObjectName(u"letterCard")
        self.letterCard.setProperty(u"kind", u"card")
        self.letterCardLayout = QVBoxLayout(self.letterCard)
        self.letterCardLayout.setSpacing(12)
        self.letterCardLayout.setObjectName(u"letterCardLayout")
        self.letterCardLayout.setContentsMargins(16, 16, 16, 16)
        self.letterHead = QHBoxLayout()
        self.letterHead.setSpacing(12)
        self.letterHead.setObjectName(u"letterHead")
        self.letterCardTitle = QLabel(self.letterCard)
        self.letterCardTitle.setObjectName(u"letterCardTitle")
        self.letterCardTitle.setProperty(u"kind", u"card-title")

        self.letterHead.addWidget(self.letterCardTitle)

        self.wordingButton = QPushButton(self.letterCard)
        self.wordingButton.setObjectName(u"wordingButton")
        self.wordingButton.setProperty(u"kind", u"outline")
        self.wordingButton.setAutoDefault(False)

        self.letterHead.addWidget(self.wordingButton)

        self.letterHead.setStretch(0, 1)

        self.letterCardLayout.addLayout(self.letterHead)

        self.letterLine = QLabel(self.letterCard)
        self.letterLine.setObjectName(u"letterLine")
        self.letterLine.setProperty(u"kind", u"muted")
        self.letterLine.setText(u"")
        self.letterLine.setWordWrap(True)

        self.letterCardLayout.addWidget(self.letterLine)


        self.rightColumn.addWidget(self.letterCard)

        self.kioskCard = QFrame(self.columns)
        self.kioskCard.setObjectName(u"kioskCard")
        self.kioskCard.setProperty(u"kind", u"card")
        self.kioskCardLayout = QVBoxLayout(self.kioskCard)
        self.kioskCardLayout.setSpacing(12)
        self.kioskCardLayout.setObjectName(u"kioskCardLayout")
        self.kioskCardLayout.setContentsMargins(16, 16, 16, 16)
        self.kioskHead = QHBoxLayout()
        self.kioskHead.setSpacing(12)
        self.kioskHead.setObjectName(u"kioskHead")
        self.kioskCardTitle = QLabel(self.kioskCard)
        self.kioskCardTitle.setObjectName(u"kioskCardTitle")
        self.kioskCardTitle.setProperty(u"kind", u"card-title")

        self.kioskHead.addWidget(self.kioskCardTitle)

        self.exitCodeButton = QPushButton(self.kioskCard)
        self.exitCodeButton.setObjectName(u"exitCodeButton")
        self.exitCodeButton.setProperty(u"kind", u"outline")
        self.exitCodeButton.setText(u"")
        self.exitCodeButton.setAutoDefault(False)

        self.kioskHead.addWidget(self.exitCodeButton)

        self.kioskHead.setStretch(0, 1)

        self.kioskCardLayout.addLayout(self.kioskHead)

        self.kioskLine = QLabel(self.kioskCard)
        self.kioskLine.setObjectName(u"kioskLine")
        self.kioskLine.setProperty(u"kind", u"muted")
        self.kioskLine.setText(u"")
        self.kioskLine.setWordWrap(True)

        self.kioskCardLayout.addWidget(self.kioskLine)


        self.rightColumn.addWidget(self.kioskCard)

        self.backupsCard = QFrame(self.columns)
        self.backupsCard.setObjectName(u"backupsCard")
        self.backupsCard.setProperty(u"kind", u"card")
        self.backupsCardLayout = QVBoxLayout(self.backupsCard)
        self.backupsCardLayout.setSpacing(12)
        self.backupsCardLayout.setObjectName(u"backupsCardLayout")
        self.backupsCardLayout.setContentsMargins(16, 16, 16, 16)
        self.backupsHead = QHBoxLayout()
        self.backupsHead.setSpacing(12)
        self.backupsHead.setObjectName(u"backupsHead")
        self.backupsCardTitle = QLabel(self.backupsCard)
        self.backupsCardTitle.setObjectName(u"backupsCardTitle")
        self.backupsCardTitle.setProperty(u"kind", u"card-title")

        self.backupsHead.addWidget(self.backupsCardTitle)

        self.backUpButton = QPushButton(self.backupsCard)
        self.backUpButton.setObjectName(u"backUpButton")
        self.backUpButton.setProperty(u"kind", u"outline")
        self.backUpButton.setAutoDefault(False)

        self.backupsHead.addWidget(self.backUpButton)

        self.backupsHead.setStretch(0, 1)

        self.backupsCardLayout.addLayout(self.backupsHead)

        self.backupsLine = QLabel(self.backupsCard)
        self.backupsLine.setObjectName(u"backupsLine")
        self.backupsLine.setProperty(u"kind", u"muted")
        self.backupsLine.setText(u"")
        self.backupsLine.setWordWrap(True)

        self.backupsCardLayout.addWidget(self.backupsLine)

        self.recoveryLine = QLabel(self.backupsCard)
        self.recoveryLine.setObjectName(u"recoveryLine")
        self.recoveryLine.setProperty(u"kind", u"muted")
        self.recoveryLine.setText(u"")
        self.recoveryLine.setWordWrap(True)

        self.backupsCardLayout.addWidget(self.recoveryLine)

        self.backupsNotice = Notice(self.backupsCard)
        self.backupsNotice.setObjectName(u"backupsNotice")

        self.backupsCardLayout.addWidget(self.backupsNotice)

        self.backupsLinks = QHBoxLayout()
        self.backupsLinks.setSpacing(18)
        self.backupsLinks.setObjectName(u"backupsLinks")
        self.restoreButton = QPushButton(self.backupsCard)
        self.restoreButton.setObjectName(u"restoreButton")
        self.restoreButton.setProperty(u"kind", u"link")
        self.restoreButton.setAutoDefault(False)

        self.backupsLinks.addWidget(self.restoreButton)

        self.recoveryButton = QPushButton(self.backupsCard)
        self.recoveryButton.setObjectName(u"recoveryButton")
        self.recoveryButton.setProperty(u"kind", u"link")
        self.recoveryButton.setAutoDefault(False)

        self.backupsLinks.addWidget(self.recoveryButton)

        self.backupsLinksSpace = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.backupsLinks.addItem(self.backupsLinksSpace)


        self.backupsCardLayout.addLayout(self.backupsLinks)


        self.rightColumn.addWidget(self.backupsCard)

        self.rightSpace = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.rightColumn.addItem(self.rightSpace)


        self.columnsLayout.addLayout(self.rightColumn)

        self.columnsLayout.setStretch(0, 1)
        self.columnsLayout.setStretch(1, 1)
        self.scroll.setWidget(self.columns)

        self.pageLayout.addWidget(self.scroll)

        self.foot = QFrame(SettingsForm)
        self.foot.setObjectName(u"foot")
        self.foot.setProperty(u"kind", u"foot")
        self.footLayout = QHBoxLayout(self.foot)
        self.footLayout.setSpacing(12)
        self.footLayout.setObjectName(u"footLayout")
        self.footLayout.setContentsMargins(22, 10, 22, 10)
        self.standing = QLabel(self.foot)
        self.standing.setObjectName(u"standing")
        self.standing.setProperty(u"kind", u"muted")
        self.standing.setText(u"")

        self.footLayout.addWidget(self.standing)

        self.footSpace = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.footLayout.addItem(self.footSpace)

        self.keysHint = QLabel(self.foot)
        self.keysHint.setObjectName(u"keysHint")
        self.keysHint.setProperty(u"kind", u"muted")
        self.keysHint.setText(u"")

        self.footLayout.addWidget(self.keysHint)

        self.discardButton = QPushButton(self.foot)
        self.discardButton.setObjectName(u"discardButton")
        self.discardButton.setProperty(u"kind", u"link")
        self.discardButton.setAutoDefault(False)

        self.footLayout.addWidget(self.discardButton)

        self.saveButton = QPushButton(self.foot)
        self.saveButton.setObjectName(u"saveButton")
        self.saveButton.setProperty(u"kind", u"primary")
        self.saveButton.setAutoDefault(False)

        self.footLayout.addWidget(self.saveButton)


        self.pageLayout.addWidget(self.foot)

        QWidget.setTabOrder(self.practiceName, self.practiceAddress)
        QWidget.setTabOrder(self.practiceAddress, self.language)
        QWidget.setTabOrder(self.language, self.timeZone)
        QWidget.setTabOrder(self.timeZone, self.paper)
        QWidget.setTabOrder(self.paper, self.portalAddress)
        QWidget.setTabOrder(self.portalAddress, self.minorAge)
        QWidget.setTabOrder(self.minorAge, self.minorAgeLimit)
        QWidget.setTabOrder(self.minorAgeLimit, self.pinValidDays)
        QWidget.setTabOrder(self.pinValidDays, self.practicePortal)
        QWidget.setTabOrder(self.practicePortal, self.questionsOn)
        QWidget.setTabOrder(self.questionsOn, self.questions)
        QWidget.setTabOrder(self.questions, self.mailHost)
        QWidget.setTabOrder(self.mailHost, self.mailSecurity)
        QWidget.setTabOrder(self.mailSecurity, self.mailPort)
        QWidget.setTabOrder(self.mailPort, self.mailUser)
        QWidget.setTabOrder(self.mailUser, self.mailPassword)
        QWidget.setTabOrder(self.mailPassword, self.mailFromAddress)
        QWidget.setTabOrder(self.mailFromAddress, self.testAddress)
        QWidget.setTabOrder(self.testAddress, self.testButton)
        QWidget.setTabOrder(self.testButton, self.wordingButton)
        QWidget.setTabOrder(self.wordingButton, self.exitCodeButton)
        QWidget.setTabOrder(self.exitCodeButton, self.backUpButton)
        QWidget.setTabOrder(self.backUpButton, self.restoreButton)
        QWidget.setTabOrder(self.restoreButton, self.recoveryButton)
        QWidget.setTabOrder(self.recoveryButton, self.discardButton)
        QWidget.setTabOrder(self.discardButton, self.saveButton)

        self.retranslateUi(SettingsForm)
    # setupUi

    def retranslateUi(self, SettingsForm):
        self.heading.setText(QCoreApplication.translate("SettingsForm", u"Settings", None))
        self.practiceCardTitle.setText(QCoreApplication.translate("SettingsForm", u"Practice", None))
        self.practiceNameLabel.setText(QCoreApplication.translate("SettingsForm", u"Practice &name", None))
        self.practiceAddressLabel.setText(QCoreApplication.translate("SettingsForm", u"&Address", None))
        self.languageLabel.setText(QCoreApplication.translate("SettingsForm", u"&Language", None))
        self.languageHint.setText(QCoreApplication.translate("SettingsForm", u"Of messages where the family\u2019s is not known.", None))
        self.timeZoneLabel.setText(QCoreApplication.translate("SettingsForm", u"&Time zone", None))
        self.paperLabel.setText(QCoreApplication.translate("SettingsForm", u"Pa&per", None))
        self.portalCardTitle.setText(QCoreApplication.translate("SettingsForm", u"Portal and PINs", None))
        self.portalAddressLabel.setText(QCoreApplication.translate("SettingsForm", u"Portal a&ddress", None))
        self.portalAddressHint.setText(QCoreApplication.translate("SettingsForm", u"Where parents register.", None))
        self.minorAgeLabel.setText(QCoreApplication.translate("SettingsForm", u"&Minor age", None))
        self.minorAgeHint.setText(QCoreApplication.translate("SettingsForm", u"years; from then on Send to is asked.", None))
        self.minorAgeLimitLabel.setText(QCoreApplication.translate("SettingsForm", u"Minor Age Lim&it", None))
        self.minorAgeLimitHint.setText(QCoreApplication.translate("SettingsForm", u"years; from then on parents\u2019 access ends.", None))
        self.pinValidDaysLabel.setText(QCoreApplication.translate("SettingsForm", u"PIN &valid for", None))
        self.pinValidDaysHint.setText(QCoreApplication.translate("SettingsForm", u"days. Empty: a PIN does not expire.", None))
        self.practicePortalLabel.setText(QCoreApplication.translate("SettingsForm", u"Healt&h records", None))
        self.practicePortalHint.setText(QCoreApplication.translate("SettingsForm", u"Where My Children leads parents on to: the address of the practice\u2019s own portal. May stay empty.", None))
        self.questionsCardTitle.setText(QCoreApplication.translate("SettingsForm", u"Verification question", None))
        self.questionsNote.setText(QCoreApplication.translate("SettingsForm", u"The other way to register beside the PIN. A question alone would prove nobody: answers are known to relatives, guessed or found online, and NIST rules them out as proof of identity (SP 800-63A-4). Here a parent needs three things at once: the single-use link that you hand over, the answer that you recorded, and the child\u2019s date of birth. Five wrong attempts revoke it. If that is not enough for your practice, turn it off: PINs go on as they are.", None))
        self.questionsOn.setText(QCoreApplication.translate("SettingsForm", u"Offer verification questions ne&xt to PINs", None))
        self.questionsLabel.setText(QCoreApplication.translate("SettingsForm", u"&Questions", None))
        self.questionsHint.setText(QCoreApplication.translate("SettingsForm", u"One a line. Parents read those that came with PinPortal in their own language, yours as you wrote them. Ask nothing that a separated parent or a neighbor knows, and nothing that stands in the chart.", None))
        self.mailCardTitle.setText(QCoreApplication.translate("SettingsForm", u"E-mail", None))
        self.mailSentence.setText(QCoreApplication.translate("SettingsForm", u"Messages to parents leave through this server.", None))
        self.mailHostLabel.setText(QCoreApplication.translate("SettingsForm", u"Mail serve&r", None))
        self.mailSecurityLabel.setText(QCoreApplication.translate("SettingsForm", u"Securit&y", None))
        self.mailSecurityHint.setText("")
        self.mailPortLabel.setText(QCoreApplication.translate("SettingsForm", u"P&ort", None))
        self.mailUserLabel.setText(QCoreApplication.translate("SettingsForm", u"&User name", None))
        self.mailUserHint.setText(QCoreApplication.translate("SettingsForm", u"Empty where the server asks for no login.", None))
        self.mailPasswordLabel.setText(QCoreApplication.translate("SettingsForm", u"Pass&word", None))
        self.mailFromAddressLabel.setText(QCoreApplication.translate("SettingsForm", u"&From address", None))
        self.mailFromAddressHint.setText(QCoreApplication.translate("SettingsForm", u"Parents\u2019 answers arrive there.", None))
        self.testAddressLabel.setText(QCoreApplication.translate("SettingsForm", u"My addr&ess", None))
        self.testButton.setText(QCoreApplication.translate("SettingsForm", u"Send a test to myself", None))
        self.letterCardTitle.setText(QCoreApplication.translate("SettingsForm", u"Letter", None))
        self.wordingButton.setText(QCoreApplication.translate("SettingsForm", u"Wordin&g\u2026", None))
        self.kioskCardTitle.setText(QCoreApplication.translate("SettingsForm", u"Kiosk", None))
        self.backupsCardTitle.setText(QCoreApplication.translate("SettingsForm", u"Backups", None))
        self.backUpButton.setText(QCoreApplication.translate("SettingsForm", u"&Back Up Now", None))
        self.restoreButton.setText(QCoreApplication.translate("SettingsForm", u"Restore\u2026", None))
        self.recoveryButton.setText(QCoreApplication.translate("SettingsForm", u"Print Recovery &Key\u2026", None))
        self.discardButton.setText(QCoreApplication.translate("SettingsForm", u"Dis&card changes", None))
        self.saveButton.setText(QCoreApplication.translate("SettingsForm", u"&Save", None))
        pass
    # retranslateUi

