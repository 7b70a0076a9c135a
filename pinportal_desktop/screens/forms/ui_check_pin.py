# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'check_pin.ui'
##
## Created by: Qt User Interface Compiler version 6.11.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, QSize, Qt)
from PySide6.QtWidgets import (QFrame, QGridLayout,
    QHBoxLayout, QLabel, QLineEdit, QPushButton,
    QSizePolicy, QSpacerItem, QVBoxLayout)

from pinportal_desktop.screens.widgets import (FieldError, Notice)

class Ui_CheckPinForm(object):
    def setupUi(self, CheckPinForm):
        if not CheckPinForm.objectName():
            CheckPinForm.setObjectName(u"CheckPinForm")
        CheckPinForm.setMinimumSize(QSize(520, 0))
        self.wholeLayout = QVBoxLayout(CheckPinForm)
        self.wholeLayout.setSpacing(0)
        self.wholeLayout.setObjectName(u"wholeLayout")
        self.wholeLayout.setContentsMargins(0, 0, 0, 0)
        self.body = QFrame(CheckPinForm)
        self.body.setObjectName(u"body")
        self.bodyLayout = QVBoxLayout(self.body)
        self.bodyLayout.setSpacing(12)
        self.bodyLayout.setObjectName(u"bodyLayout")
        self.bodyLayout.setContentsMargins(20, 18, 20, 18)
        self.heading = QLabel(self.body)
        self.heading.setObjectName(u"heading")
        self.heading.setProperty(u"kind", u"card-title")
        self.heading.setText(u"")
        self.heading.setWordWrap(True)

        self.bodyLayout.addWidget(self.heading)

        self.sentence = QLabel(self.body)
        self.sentence.setObjectName(u"sentence")
        self.sentence.setWordWrap(True)

        self.bodyLayout.addWidget(self.sentence)

        self.fields = QGridLayout()
        self.fields.setObjectName(u"fields")
        self.fields.setHorizontalSpacing(12)
        self.fields.setVerticalSpacing(12)
        self.pinLabel = QLabel(self.body)
        self.pinLabel.setObjectName(u"pinLabel")
        self.pinLabel.setProperty(u"kind", u"label")
        self.pinLabel.setMinimumSize(QSize(0, 32))

        self.fields.addWidget(self.pinLabel, 0, 0, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.pinColumn = QVBoxLayout()
        self.pinColumn.setSpacing(4)
        self.pinColumn.setObjectName(u"pinColumn")
        self.pinColumn.setContentsMargins(0, 0, 0, 0)
        self.pin = QLineEdit(self.body)
        self.pin.setObjectName(u"pin")

        self.pinColumn.addWidget(self.pin)

        self.pinError = FieldError(self.body)
        self.pinError.setObjectName(u"pinError")

        self.pinColumn.addWidget(self.pinError)


        self.fields.addLayout(self.pinColumn, 0, 1, 1, 1)

        self.fields.setColumnStretch(1, 1)
        self.fields.setColumnMinimumWidth(0, 64)

        self.bodyLayout.addLayout(self.fields)

        self.answer = Notice(self.body)
        self.answer.setObjectName(u"answer")

        self.bodyLayout.addWidget(self.answer)


        self.wholeLayout.addWidget(self.body)

        self.foot = QFrame(CheckPinForm)
        self.foot.setObjectName(u"foot")
        self.foot.setProperty(u"kind", u"foot")
        self.footLayout = QHBoxLayout(self.foot)
        self.footLayout.setSpacing(10)
        self.footLayout.setObjectName(u"footLayout")
        self.footLayout.setContentsMargins(16, 12, 20, 12)
        self.backButton = QPushButton(self.foot)
        self.backButton.setObjectName(u"backButton")
        self.backButton.setProperty(u"kind", u"link")
        self.backButton.setAutoDefault(False)

        self.footLayout.addWidget(self.backButton)

        self.footSpace = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.footLayout.addItem(self.footSpace)

        self.checkButton = QPushButton(self.foot)
        self.checkButton.setObjectName(u"checkButton")
        self.checkButton.setProperty(u"kind", u"primary")
        self.checkButton.setAutoDefault(False)

        self.footLayout.addWidget(self.checkButton)


        self.wholeLayout.addWidget(self.foot)


        self.retranslateUi(CheckPinForm)
    # setupUi

    def retranslateUi(self, CheckPinForm):
        CheckPinForm.setWindowTitle(QCoreApplication.translate("CheckPinForm", u"Check a PIN", None))
        self.sentence.setText(QCoreApplication.translate("CheckPinForm", u"Type what the parent reads out. The PIN stays as it is; only that it was checked is recorded.", None))
        self.pinLabel.setText(QCoreApplication.translate("CheckPinForm", u"P&IN", None))
        self.backButton.setText(QCoreApplication.translate("CheckPinForm", u"Close", None))
        self.checkButton.setText(QCoreApplication.translate("CheckPinForm", u"&Check", None))
    # retranslateUi

