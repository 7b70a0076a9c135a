# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'passphrase.ui'
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

class Ui_PassphraseForm(object):
    def setupUi(self, PassphraseForm):
        if not PassphraseForm.objectName():
            PassphraseForm.setObjectName(u"PassphraseForm")
        PassphraseForm.setProperty(u"kind", u"page")
        self.pageLayout = QVBoxLayout(PassphraseForm)
        self.pageLayout.setObjectName(u"pageLayout")
        self.pageLayout.setContentsMargins(22, 18, 22, 18)
        self.above = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.pageLayout.addItem(self.above)

        self.row = QHBoxLayout()
        self.row.setObjectName(u"row")
        self.row.setContentsMargins(0, 0, 0, 0)
        self.left = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.row.addItem(self.left)

        self.card = QFrame(PassphraseForm)
        self.card.setObjectName(u"card")
        self.card.setMinimumSize(QSize(520, 0))
        self.card.setMaximumSize(QSize(520, 16777215))
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
        self.passphraseLabel = QLabel(self.card)
        self.passphraseLabel.setObjectName(u"passphraseLabel")
        self.passphraseLabel.setProperty(u"kind", u"label")
        self.passphraseLabel.setMinimumSize(QSize(0, 32))

        self.fields.addWidget(self.passphraseLabel, 0, 0, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.passphraseColumn = QVBoxLayout()
        self.passphraseColumn.setSpacing(4)
        self.passphraseColumn.setObjectName(u"passphraseColumn")
        self.passphraseColumn.setContentsMargins(0, 0, 0, 0)
        self.passphrase = QLineEdit(self.card)
        self.passphrase.setObjectName(u"passphrase")
        self.passphrase.setEchoMode(QLineEdit.EchoMode.Password)

        self.passphraseColumn.addWidget(self.passphrase)

        self.passphraseError = FieldError(self.card)
        self.passphraseError.setObjectName(u"passphraseError")

        self.passphraseColumn.addWidget(self.passphraseError)


        self.fields.addLayout(self.passphraseColumn, 0, 1, 1, 1)

        self.fields.setColumnStretch(1, 1)
        self.fields.setColumnMinimumWidth(0, 140)

        self.cardLayout.addLayout(self.fields)

        self.foot = QHBoxLayout()
        self.foot.setSpacing(10)
        self.foot.setObjectName(u"foot")
        self.foot.setContentsMargins(0, 0, 0, 0)
        self.footSpace = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.foot.addItem(self.footSpace)

        self.openButton = QPushButton(self.card)
        self.openButton.setObjectName(u"openButton")
        self.openButton.setProperty(u"kind", u"primary")
        self.openButton.setAutoDefault(False)

        self.foot.addWidget(self.openButton)


        self.cardLayout.addLayout(self.foot)


        self.row.addWidget(self.card)

        self.right = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.row.addItem(self.right)


        self.pageLayout.addLayout(self.row)

        self.below = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.pageLayout.addItem(self.below)

        self.pageLayout.setStretch(0, 1)
        self.pageLayout.setStretch(2, 2)

        self.retranslateUi(PassphraseForm)
    # setupUi

    def retranslateUi(self, PassphraseForm):
        self.heading.setText(QCoreApplication.translate("PassphraseForm", u"Passphrase", None))
        self.sentence.setText(QCoreApplication.translate("PassphraseForm", u"This computer has no keyring, so a passphrase protects your practice's data.", None))
        self.passphraseLabel.setText(QCoreApplication.translate("PassphraseForm", u"&Passphrase", None))
        self.openButton.setText(QCoreApplication.translate("PassphraseForm", u"&Open", None))
        pass
    # retranslateUi

