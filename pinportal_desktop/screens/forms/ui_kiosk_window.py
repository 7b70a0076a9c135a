# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'kiosk_window.ui'
##
## Created by: Qt User Interface Compiler version 6.11.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QSize, Qt)
from PySide6.QtWidgets import (QFrame, QHBoxLayout, QLabel,
    QLineEdit, QPushButton, QScrollArea, QSizePolicy,
    QSpacerItem, QStackedWidget, QVBoxLayout, QWidget)

from pinportal_desktop.screens.widgets import FieldError

class Ui_KioskWindow(object):
    def setupUi(self, KioskWindow):
        if not KioskWindow.objectName():
            KioskWindow.setObjectName(u"KioskWindow")
        self.KioskWindowLayout = QVBoxLayout(KioskWindow)
        self.KioskWindowLayout.setSpacing(0)
        self.KioskWindowLayout.setObjectName(u"KioskWindowLayout")
        self.KioskWindowLayout.setContentsMargins(0, 0, 0, 0)
        self.head = QWidget(KioskWindow)
        self.head.setObjectName(u"head")
        self.headLayout = QHBoxLayout(self.head)
        self.headLayout.setSpacing(8)
        self.headLayout.setObjectName(u"headLayout")
        self.headLayout.setContentsMargins(48, 16, 40, 8)
        self.practiceName = QLabel(self.head)
        self.practiceName.setObjectName(u"practiceName")
        self.practiceName.setProperty(u"kind", u"kiosk-practice")
        self.practiceName.setTextFormat(Qt.TextFormat.PlainText)

        self.headLayout.addWidget(self.practiceName)

        self.headSpace1 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.headLayout.addItem(self.headSpace1)

        self.english = QPushButton(self.head)
        self.english.setObjectName(u"english")
        self.english.setProperty(u"kind", u"kiosk-language")
        self.english.setAutoDefault(False)

        self.headLayout.addWidget(self.english)

        self.spanish = QPushButton(self.head)
        self.spanish.setObjectName(u"spanish")
        self.spanish.setProperty(u"kind", u"kiosk-language")
        self.spanish.setAutoDefault(False)

        self.headLayout.addWidget(self.spanish)


        self.KioskWindowLayout.addWidget(self.head)

        self.stack = QStackedWidget(KioskWindow)
        self.stack.setObjectName(u"stack")
        self.scroll = QScrollArea()
        self.scroll.setObjectName(u"scroll")
        self.scroll.setWidgetResizable(True)
        self.scroll.setFrameShape(QFrame.Shape.NoFrame)
        self.scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.sheet = QWidget()
        self.sheet.setObjectName(u"sheet")
        self.sheet.setProperty(u"kind", u"plain")
        self.sheetLayout = QVBoxLayout(self.sheet)
        self.sheetLayout.setSpacing(16)
        self.sheetLayout.setObjectName(u"sheetLayout")
        self.sheetLayout.setContentsMargins(24, 8, 24, 16)
        self.sheetRowLayout = QHBoxLayout()
        self.sheetRowLayout.setSpacing(12)
        self.sheetRowLayout.setObjectName(u"sheetRowLayout")
        self.sheetRowSpace0 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.sheetRowLayout.addItem(self.sheetRowSpace0)

        self.sheetRowSpace1 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.sheetRowLayout.addItem(self.sheetRowSpace1)


        self.sheetLayout.addLayout(self.sheetRowLayout)

        self.footLine = QLabel(self.sheet)
        self.footLine.setObjectName(u"footLine")
        self.footLine.setProperty(u"kind", u"muted")
        self.footLine.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.footLine.setWordWrap(True)
        self.footLine.setTextFormat(Qt.TextFormat.PlainText)

        self.sheetLayout.addWidget(self.footLine)

        self.sheetSpace2 = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.sheetLayout.addItem(self.sheetSpace2)

        self.scroll.setWidget(self.sheet)
        self.stack.addWidget(self.scroll)
        self.stillThere = QWidget()
        self.stillThere.setObjectName(u"stillThere")
        self.stillThereLayout = QVBoxLayout(self.stillThere)
        self.stillThereLayout.setSpacing(12)
        self.stillThereLayout.setObjectName(u"stillThereLayout")
        self.stillThereLayout.setContentsMargins(24, 24, 24, 24)
        self.stillThereSpace0 = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.stillThereLayout.addItem(self.stillThereSpace0)

        self.stillThereCard = QFrame(self.stillThere)
        self.stillThereCard.setObjectName(u"stillThereCard")
        self.stillThereCard.setProperty(u"kind", u"card")
        self.stillThereCard.setMinimumSize(QSize(600, 0))
        self.stillThereCardLayout = QVBoxLayout(self.stillThereCard)
        self.stillThereCardLayout.setSpacing(16)
        self.stillThereCardLayout.setObjectName(u"stillThereCardLayout")
        self.stillThereCardLayout.setContentsMargins(40, 32, 40, 32)
        self.stillThereHeading = QLabel(self.stillThereCard)
        self.stillThereHeading.setObjectName(u"stillThereHeading")
        self.stillThereHeading.setProperty(u"kind", u"page-title")
        self.stillThereHeading.setWordWrap(True)
        self.stillThereHeading.setTextFormat(Qt.TextFormat.PlainText)

        self.stillThereCardLayout.addWidget(self.stillThereHeading)

        self.countdown = QLabel(self.stillThereCard)
        self.countdown.setObjectName(u"countdown")
        self.countdown.setWordWrap(True)
        self.countdown.setTextFormat(Qt.TextFormat.PlainText)

        self.stillThereCardLayout.addWidget(self.countdown)

        self.hereButton = QPushButton(self.stillThereCard)
        self.hereButton.setObjectName(u"hereButton")
        self.hereButton.setProperty(u"kind", u"primary")
        self.hereButton.setAutoDefault(False)

        self.stillThereCardLayout.addWidget(self.hereButton)

        self.wipeButton = QPushButton(self.stillThereCard)
        self.wipeButton.setObjectName(u"wipeButton")
        self.wipeButton.setProperty(u"kind", u"outline")
        self.wipeButton.setAutoDefault(False)

        self.stillThereCardLayout.addWidget(self.wipeButton)


        self.stillThereLayout.addWidget(self.stillThereCard, 0, Qt.AlignmentFlag.AlignHCenter)

        self.stillThereSpace2 = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.stillThereLayout.addItem(self.stillThereSpace2)

        self.stack.addWidget(self.stillThere)
        self.leaving = QWidget()
        self.leaving.setObjectName(u"leaving")
        self.leavingLayout = QVBoxLayout(self.leaving)
        self.leavingLayout.setSpacing(12)
        self.leavingLayout.setObjectName(u"leavingLayout")
        self.leavingLayout.setContentsMargins(24, 24, 24, 24)
        self.leavingSpace0 = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.leavingLayout.addItem(self.leavingSpace0)

        self.leavingCard = QFrame(self.leaving)
        self.leavingCard.setObjectName(u"leavingCard")
        self.leavingCard.setProperty(u"kind", u"card")
        self.leavingCard.setMinimumSize(QSize(600, 0))
        self.leavingCardLayout = QVBoxLayout(self.leavingCard)
        self.leavingCardLayout.setSpacing(16)
        self.leavingCardLayout.setObjectName(u"leavingCardLayout")
        self.leavingCardLayout.setContentsMargins(40, 32, 40, 32)
        self.leavingHeading = QLabel(self.leavingCard)
        self.leavingHeading.setObjectName(u"leavingHeading")
        self.leavingHeading.setProperty(u"kind", u"page-title")
        self.leavingHeading.setWordWrap(True)
        self.leavingHeading.setTextFormat(Qt.TextFormat.PlainText)

        self.leavingCardLayout.addWidget(self.leavingHeading)

        self.leavingHint = QLabel(self.leavingCard)
        self.leavingHint.setObjectName(u"leavingHint")
        self.leavingHint.setProperty(u"kind", u"muted")
        self.leavingHint.setWordWrap(True)
        self.leavingHint.setTextFormat(Qt.TextFormat.PlainText)

        self.leavingCardLayout.addWidget(self.leavingHint)

        self.exitCodeColumnLayout = QVBoxLayout()
        self.exitCodeColumnLayout.setSpacing(6)
        self.exitCodeColumnLayout.setObjectName(u"exitCodeColumnLayout")
        self.exitCodeLabel = QLabel(self.leavingCard)
        self.exitCodeLabel.setObjectName(u"exitCodeLabel")
        self.exitCodeLabel.setProperty(u"kind", u"label")
        self.exitCodeLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.exitCodeColumnLayout.addWidget(self.exitCodeLabel)

        self.exitCode = QLineEdit(self.leavingCard)
        self.exitCode.setObjectName(u"exitCode")
        self.exitCode.setMaxLength(64)
        self.exitCode.setEchoMode(QLineEdit.EchoMode.Password)

        self.exitCodeColumnLayout.addWidget(self.exitCode)

        self.exitCodeError = FieldError(self.leavingCard)
        self.exitCodeError.setObjectName(u"exitCodeError")

        self.exitCodeColumnLayout.addWidget(self.exitCodeError)


        self.leavingCardLayout.addLayout(self.exitCodeColumnLayout)

        self.leavingActionsLayout = QHBoxLayout()
        self.leavingActionsLayout.setSpacing(12)
        self.leavingActionsLayout.setObjectName(u"leavingActionsLayout")
        self.stayButton = QPushButton(self.leavingCard)
        self.stayButton.setObjectName(u"stayButton")
        self.stayButton.setProperty(u"kind", u"outline")
        self.stayButton.setAutoDefault(False)

        self.leavingActionsLayout.addWidget(self.stayButton)

        self.leavingActionsSpace1 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.leavingActionsLayout.addItem(self.leavingActionsSpace1)

        self.leaveButton = QPushButton(self.leavingCard)
        self.leaveButton.setObjectName(u"leaveButton")
        self.leaveButton.setProperty(u"kind", u"primary")
        self.leaveButton.setAutoDefault(False)

        self.leavingActionsLayout.addWidget(self.leaveButton)


        self.leavingCardLayout.addLayout(self.leavingActionsLayout)


        self.leavingLayout.addWidget(self.leavingCard, 0, Qt.AlignmentFlag.AlignHCenter)

        self.leavingSpace2 = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.leavingLayout.addItem(self.leavingSpace2)

        self.stack.addWidget(self.leaving)

        self.KioskWindowLayout.addWidget(self.stack)

        self.foot = QWidget(KioskWindow)
        self.foot.setObjectName(u"foot")
        self.footLayout = QHBoxLayout(self.foot)
        self.footLayout.setSpacing(8)
        self.footLayout.setObjectName(u"footLayout")
        self.footLayout.setContentsMargins(24, 0, 24, 8)
        self.strip = QLabel(self.foot)
        self.strip.setObjectName(u"strip")
        self.strip.setProperty(u"kind", u"muted")
        self.strip.setTextFormat(Qt.TextFormat.PlainText)

        self.footLayout.addWidget(self.strip)

        self.footSpace1 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.footLayout.addItem(self.footSpace1)

        self.staffButton = QPushButton(self.foot)
        self.staffButton.setObjectName(u"staffButton")
        self.staffButton.setProperty(u"kind", u"link")
        self.staffButton.setAutoDefault(False)

        self.footLayout.addWidget(self.staffButton)


        self.KioskWindowLayout.addWidget(self.foot)


        self.retranslateUi(KioskWindow)
    # setupUi

    def retranslateUi(self, KioskWindow):
        pass
    # retranslateUi

