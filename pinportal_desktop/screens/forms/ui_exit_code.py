# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'exit_code.ui'
##
## Created by: Qt User Interface Compiler version 6.11.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QSize, Qt)
from PySide6.QtWidgets import (QFrame, QHBoxLayout,
    QLabel, QLineEdit, QPushButton, QSizePolicy,
    QSpacerItem, QVBoxLayout)

from pinportal_desktop.screens.widgets import (FieldError, Notice)

class Ui_ExitCodeForm(object):
    def setupUi(self, ExitCodeForm):
        if not ExitCodeForm.objectName():
            ExitCodeForm.setObjectName(u"ExitCodeForm")
        ExitCodeForm.setMinimumSize(QSize(460, 0))
        self.ExitCodeFormLayout = QVBoxLayout(ExitCodeForm)
        self.ExitCodeFormLayout.setSpacing(0)
        self.ExitCodeFormLayout.setObjectName(u"ExitCodeFormLayout")
        self.ExitCodeFormLayout.setContentsMargins(0, 0, 0, 0)
        self.body = QFrame(ExitCodeForm)
        self.body.setObjectName(u"body")
        self.bodyLayout = QVBoxLayout(self.body)
        self.bodyLayout.setSpacing(12)
        self.bodyLayout.setObjectName(u"bodyLayout")
        self.bodyLayout.setContentsMargins(20, 18, 20, 18)
        self.sentence = QLabel(self.body)
        self.sentence.setObjectName(u"sentence")
        self.sentence.setWordWrap(True)
        self.sentence.setTextFormat(Qt.TextFormat.PlainText)

        self.bodyLayout.addWidget(self.sentence)

        self.codeColumnLayout = QVBoxLayout()
        self.codeColumnLayout.setSpacing(4)
        self.codeColumnLayout.setObjectName(u"codeColumnLayout")
        self.codeLabel = QLabel(self.body)
        self.codeLabel.setObjectName(u"codeLabel")
        self.codeLabel.setProperty(u"kind", u"label")
        self.codeLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.codeColumnLayout.addWidget(self.codeLabel)

        self.code = QLineEdit(self.body)
        self.code.setObjectName(u"code")
        self.code.setMaxLength(64)
        self.code.setEchoMode(QLineEdit.EchoMode.Password)

        self.codeColumnLayout.addWidget(self.code)

        self.codeError = FieldError(self.body)
        self.codeError.setObjectName(u"codeError")

        self.codeColumnLayout.addWidget(self.codeError)


        self.bodyLayout.addLayout(self.codeColumnLayout)

        self.againColumnLayout = QVBoxLayout()
        self.againColumnLayout.setSpacing(4)
        self.againColumnLayout.setObjectName(u"againColumnLayout")
        self.againLabel = QLabel(self.body)
        self.againLabel.setObjectName(u"againLabel")
        self.againLabel.setProperty(u"kind", u"label")
        self.againLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.againColumnLayout.addWidget(self.againLabel)

        self.again = QLineEdit(self.body)
        self.again.setObjectName(u"again")
        self.again.setMaxLength(64)
        self.again.setEchoMode(QLineEdit.EchoMode.Password)

        self.againColumnLayout.addWidget(self.again)

        self.againError = FieldError(self.body)
        self.againError.setObjectName(u"againError")

        self.againColumnLayout.addWidget(self.againError)


        self.bodyLayout.addLayout(self.againColumnLayout)

        self.notice = Notice(self.body)
        self.notice.setObjectName(u"notice")

        self.bodyLayout.addWidget(self.notice)

        self.leaving = Notice(self.body)
        self.leaving.setObjectName(u"leaving")

        self.bodyLayout.addWidget(self.leaving)


        self.ExitCodeFormLayout.addWidget(self.body)

        self.foot = QFrame(ExitCodeForm)
        self.foot.setObjectName(u"foot")
        self.foot.setProperty(u"kind", u"foot")
        self.footLayout = QHBoxLayout(self.foot)
        self.footLayout.setSpacing(10)
        self.footLayout.setObjectName(u"footLayout")
        self.footLayout.setContentsMargins(16, 12, 20, 12)
        self.cancelButton = QPushButton(self.foot)
        self.cancelButton.setObjectName(u"cancelButton")
        self.cancelButton.setProperty(u"kind", u"link")
        self.cancelButton.setAutoDefault(False)

        self.footLayout.addWidget(self.cancelButton)

        self.footSpace1 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.footLayout.addItem(self.footSpace1)

        self.footLine = QLabel(self.foot)
        self.footLine.setObjectName(u"footLine")
        self.footLine.setProperty(u"kind", u"muted")
        self.footLine.setTextFormat(Qt.TextFormat.PlainText)

        self.footLayout.addWidget(self.footLine)

        self.saveButton = QPushButton(self.foot)
        self.saveButton.setObjectName(u"saveButton")
        self.saveButton.setProperty(u"kind", u"primary")
        self.saveButton.setAutoDefault(False)

        self.footLayout.addWidget(self.saveButton)


        self.ExitCodeFormLayout.addWidget(self.foot)


        self.retranslateUi(ExitCodeForm)
    # setupUi

    def retranslateUi(self, ExitCodeForm):
        pass
    # retranslateUi

