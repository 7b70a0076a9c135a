# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'first_start.ui'
##
## Created by: Qt User Interface Compiler version 6.11.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, QSize, Qt)
from PySide6.QtWidgets import (QFrame, QGridLayout, QHBoxLayout,
    QLabel, QLineEdit, QPushButton, QSizePolicy,
    QSpacerItem, QVBoxLayout)

from pinportal_desktop.screens.widgets import (FieldError, Notice)

class Ui_FirstStartForm(object):
    def setupUi(self, FirstStartForm):
        if not FirstStartForm.objectName():
            FirstStartForm.setObjectName(u"FirstStartForm")
        FirstStartForm.setProperty(u"kind", u"page")
        self.pageLayout = QVBoxLayout(FirstStartForm)
        self.pageLayout.setObjectName(u"pageLayout")
        self.pageLayout.setContentsMargins(22, 18, 22, 18)
        self.above = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.pageLayout.addItem(self.above)

        self.row = QHBoxLayout()
        self.row.setObjectName(u"row")
        self.row.setContentsMargins(0, 0, 0, 0)
        self.left = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.row.addItem(self.left)

        self.card = QFrame(FirstStartForm)
        self.card.setObjectName(u"card")
        self.card.setMinimumSize(QSize(620, 0))
        self.card.setMaximumSize(QSize(620, 16777215))
        self.card.setProperty(u"kind", u"card")
        self.cardLayout = QVBoxLayout(self.card)
        self.cardLayout.setSpacing(14)
        self.cardLayout.setObjectName(u"cardLayout")
        self.cardLayout.setContentsMargins(28, 24, 28, 24)
        self.heading = QLabel(self.card)
        self.heading.setObjectName(u"heading")
        self.heading.setProperty(u"kind", u"page-title")
        self.heading.setWordWrap(True)

        self.cardLayout.addWidget(self.heading)

        self.sentence = QLabel(self.card)
        self.sentence.setObjectName(u"sentence")
        self.sentence.setProperty(u"kind", u"muted")
        self.sentence.setWordWrap(True)

        self.cardLayout.addWidget(self.sentence)

        self.notice = Notice(self.card)
        self.notice.setObjectName(u"notice")

        self.cardLayout.addWidget(self.notice)

        self.fields = QGridLayout()
        self.fields.setObjectName(u"fields")
        self.fields.setHorizontalSpacing(12)
        self.fields.setVerticalSpacing(12)
        self.practiceNameLabel = QLabel(self.card)
        self.practiceNameLabel.setObjectName(u"practiceNameLabel")
        self.practiceNameLabel.setProperty(u"kind", u"label")
        self.practiceNameLabel.setMinimumSize(QSize(0, 32))

        self.fields.addWidget(self.practiceNameLabel, 0, 0, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.practiceNameColumn = QVBoxLayout()
        self.practiceNameColumn.setSpacing(4)
        self.practiceNameColumn.setObjectName(u"practiceNameColumn")
        self.practiceNameColumn.setContentsMargins(0, 0, 0, 0)
        self.practiceName = QLineEdit(self.card)
        self.practiceName.setObjectName(u"practiceName")

        self.practiceNameColumn.addWidget(self.practiceName)

        self.practiceNameError = FieldError(self.card)
        self.practiceNameError.setObjectName(u"practiceNameError")

        self.practiceNameColumn.addWidget(self.practiceNameError)

        self.practiceNameHint = QLabel(self.card)
        self.practiceNameHint.setObjectName(u"practiceNameHint")
        self.practiceNameHint.setProperty(u"kind", u"muted")
        self.practiceNameHint.setWordWrap(True)

        self.practiceNameColumn.addWidget(self.practiceNameHint)


        self.fields.addLayout(self.practiceNameColumn, 0, 1, 1, 1)

        self.portalAddressLabel = QLabel(self.card)
        self.portalAddressLabel.setObjectName(u"portalAddressLabel")
        self.portalAddressLabel.setProperty(u"kind", u"label")
        self.portalAddressLabel.setMinimumSize(QSize(0, 32))

        self.fields.addWidget(self.portalAddressLabel, 1, 0, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.portalAddressColumn = QVBoxLayout()
        self.portalAddressColumn.setSpacing(4)
        self.portalAddressColumn.setObjectName(u"portalAddressColumn")
        self.portalAddressColumn.setContentsMargins(0, 0, 0, 0)
        self.portalAddress = QLineEdit(self.card)
        self.portalAddress.setObjectName(u"portalAddress")

        self.portalAddressColumn.addWidget(self.portalAddress)

        self.portalAddressError = FieldError(self.card)
        self.portalAddressError.setObjectName(u"portalAddressError")

        self.portalAddressColumn.addWidget(self.portalAddressError)

        self.portalAddressHint = QLabel(self.card)
        self.portalAddressHint.setObjectName(u"portalAddressHint")
        self.portalAddressHint.setProperty(u"kind", u"muted")
        self.portalAddressHint.setWordWrap(True)

        self.portalAddressColumn.addWidget(self.portalAddressHint)


        self.fields.addLayout(self.portalAddressColumn, 1, 1, 1, 1)

        self.fields.setColumnStretch(1, 1)
        self.fields.setColumnMinimumWidth(0, 140)

        self.cardLayout.addLayout(self.fields)

        self.passphrasePart = QFrame(self.card)
        self.passphrasePart.setObjectName(u"passphrasePart")
        self.passphrasePart.setProperty(u"kind", u"plain")
        self.passphraseLayout = QVBoxLayout(self.passphrasePart)
        self.passphraseLayout.setSpacing(12)
        self.passphraseLayout.setObjectName(u"passphraseLayout")
        self.passphraseLayout.setContentsMargins(0, 0, 0, 0)
        self.noKeyring = QLabel(self.passphrasePart)
        self.noKeyring.setObjectName(u"noKeyring")
        self.noKeyring.setText(u"")
        self.noKeyring.setWordWrap(True)

        self.passphraseLayout.addWidget(self.noKeyring)

        self.passphraseFields = QGridLayout()
        self.passphraseFields.setObjectName(u"passphraseFields")
        self.passphraseFields.setHorizontalSpacing(12)
        self.passphraseFields.setVerticalSpacing(12)
        self.passphraseLabel = QLabel(self.passphrasePart)
        self.passphraseLabel.setObjectName(u"passphraseLabel")
        self.passphraseLabel.setProperty(u"kind", u"label")
        self.passphraseLabel.setMinimumSize(QSize(0, 32))

        self.passphraseFields.addWidget(self.passphraseLabel, 0, 0, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.passphraseColumn = QVBoxLayout()
        self.passphraseColumn.setSpacing(4)
        self.passphraseColumn.setObjectName(u"passphraseColumn")
        self.passphraseColumn.setContentsMargins(0, 0, 0, 0)
        self.passphrase = QLineEdit(self.passphrasePart)
        self.passphrase.setObjectName(u"passphrase")
        self.passphrase.setEchoMode(QLineEdit.EchoMode.Password)

        self.passphraseColumn.addWidget(self.passphrase)

        self.passphraseError = FieldError(self.passphrasePart)
        self.passphraseError.setObjectName(u"passphraseError")

        self.passphraseColumn.addWidget(self.passphraseError)


        self.passphraseFields.addLayout(self.passphraseColumn, 0, 1, 1, 1)

        self.repeatLabel = QLabel(self.passphrasePart)
        self.repeatLabel.setObjectName(u"repeatLabel")
        self.repeatLabel.setProperty(u"kind", u"label")
        self.repeatLabel.setMinimumSize(QSize(0, 32))

        self.passphraseFields.addWidget(self.repeatLabel, 1, 0, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.repeatColumn = QVBoxLayout()
        self.repeatColumn.setSpacing(4)
        self.repeatColumn.setObjectName(u"repeatColumn")
        self.repeatColumn.setContentsMargins(0, 0, 0, 0)
        self.repeat = QLineEdit(self.passphrasePart)
        self.repeat.setObjectName(u"repeat")
        self.repeat.setEchoMode(QLineEdit.EchoMode.Password)

        self.repeatColumn.addWidget(self.repeat)

        self.repeatError = FieldError(self.passphrasePart)
        self.repeatError.setObjectName(u"repeatError")

        self.repeatColumn.addWidget(self.repeatError)

        self.repeatHint = QLabel(self.passphrasePart)
        self.repeatHint.setObjectName(u"repeatHint")
        self.repeatHint.setProperty(u"kind", u"muted")
        self.repeatHint.setWordWrap(True)

        self.repeatColumn.addWidget(self.repeatHint)


        self.passphraseFields.addLayout(self.repeatColumn, 1, 1, 1, 1)

        self.passphraseFields.setColumnStretch(1, 1)
        self.passphraseFields.setColumnMinimumWidth(0, 140)

        self.passphraseLayout.addLayout(self.passphraseFields)


        self.cardLayout.addWidget(self.passphrasePart)

        self.whereValue = QLabel(self.card)
        self.whereValue.setObjectName(u"whereValue")
        self.whereValue.setProperty(u"kind", u"muted")
        self.whereValue.setText(u"")
        self.whereValue.setWordWrap(True)

        self.cardLayout.addWidget(self.whereValue)

        self.foot = QHBoxLayout()
        self.foot.setSpacing(10)
        self.foot.setObjectName(u"foot")
        self.foot.setContentsMargins(0, 0, 0, 0)
        self.footSpace = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.foot.addItem(self.footSpace)

        self.beginButton = QPushButton(self.card)
        self.beginButton.setObjectName(u"beginButton")
        self.beginButton.setProperty(u"kind", u"primary")
        self.beginButton.setAutoDefault(False)

        self.foot.addWidget(self.beginButton)


        self.cardLayout.addLayout(self.foot)


        self.row.addWidget(self.card)

        self.right = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.row.addItem(self.right)


        self.pageLayout.addLayout(self.row)

        self.below = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.pageLayout.addItem(self.below)

        self.pageLayout.setStretch(0, 1)
        self.pageLayout.setStretch(2, 2)

        self.retranslateUi(FirstStartForm)
    # setupUi

    def retranslateUi(self, FirstStartForm):
        self.heading.setText(QCoreApplication.translate("FirstStartForm", u"Welcome to PinPortal", None))
        self.sentence.setText(QCoreApplication.translate("FirstStartForm", u"A few lines, and your front desk can begin.", None))
        self.practiceNameLabel.setText(QCoreApplication.translate("FirstStartForm", u"Practice &name", None))
        self.practiceNameHint.setText(QCoreApplication.translate("FirstStartForm", u"It stands on every letter, message and page.", None))
        self.portalAddressLabel.setText(QCoreApplication.translate("FirstStartForm", u"Portal &address", None))
        self.portalAddressHint.setText(QCoreApplication.translate("FirstStartForm", u"Where parents register. This computer's own address will do until your practice has one on the internet.", None))
        self.passphraseLabel.setText(QCoreApplication.translate("FirstStartForm", u"&Passphrase", None))
        self.repeatLabel.setText(QCoreApplication.translate("FirstStartForm", u"&Repeat it", None))
        self.repeatHint.setText(QCoreApplication.translate("FirstStartForm", u"It is asked for at each start. Nobody can open the data without it, so keep it where only the practice finds it.", None))
        self.beginButton.setText(QCoreApplication.translate("FirstStartForm", u"&Begin", None))
        pass
    # retranslateUi

