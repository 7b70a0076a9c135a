# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'registration_leaving.ui'
##
## Created by: Qt User Interface Compiler version 6.11.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, QSize, Qt)
from PySide6.QtWidgets import (QFrame, QHBoxLayout,
    QLabel, QPushButton, QSizePolicy, QSpacerItem,
    QVBoxLayout, QWidget)

class Ui_LeavingForm(object):
    def setupUi(self, LeavingForm):
        if not LeavingForm.objectName():
            LeavingForm.setObjectName(u"LeavingForm")
        LeavingForm.setMinimumSize(QSize(460, 0))
        self.wholeLayout = QVBoxLayout(LeavingForm)
        self.wholeLayout.setSpacing(0)
        self.wholeLayout.setObjectName(u"wholeLayout")
        self.wholeLayout.setContentsMargins(0, 0, 0, 0)
        self.body = QFrame(LeavingForm)
        self.body.setObjectName(u"body")
        self.bodyLayout = QVBoxLayout(self.body)
        self.bodyLayout.setSpacing(12)
        self.bodyLayout.setObjectName(u"bodyLayout")
        self.bodyLayout.setContentsMargins(20, 18, 20, 18)
        self.heading = QLabel(self.body)
        self.heading.setObjectName(u"heading")
        self.heading.setProperty(u"kind", u"card-title")
        self.heading.setText(u"")
        self.heading.setTextFormat(Qt.TextFormat.PlainText)
        self.heading.setWordWrap(True)

        self.bodyLayout.addWidget(self.heading)

        self.sentence = QLabel(self.body)
        self.sentence.setObjectName(u"sentence")
        self.sentence.setText(u"")
        self.sentence.setTextFormat(Qt.TextFormat.PlainText)
        self.sentence.setWordWrap(True)

        self.bodyLayout.addWidget(self.sentence)


        self.wholeLayout.addWidget(self.body)

        self.foot = QFrame(LeavingForm)
        self.foot.setObjectName(u"foot")
        self.foot.setProperty(u"kind", u"foot")
        self.footLayout = QHBoxLayout(self.foot)
        self.footLayout.setSpacing(10)
        self.footLayout.setObjectName(u"footLayout")
        self.footLayout.setContentsMargins(16, 12, 20, 12)
        self.keepButton = QPushButton(self.foot)
        self.keepButton.setObjectName(u"keepButton")
        self.keepButton.setProperty(u"kind", u"link")
        self.keepButton.setAutoDefault(False)

        self.footLayout.addWidget(self.keepButton)

        self.footSpace = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.footLayout.addItem(self.footSpace)

        self.voidButton = QPushButton(self.foot)
        self.voidButton.setObjectName(u"voidButton")
        self.voidButton.setProperty(u"kind", u"danger-link")
        self.voidButton.setAutoDefault(False)

        self.footLayout.addWidget(self.voidButton)

        self.activateButton = QPushButton(self.foot)
        self.activateButton.setObjectName(u"activateButton")
        self.activateButton.setProperty(u"kind", u"primary")
        self.activateButton.setAutoDefault(False)

        self.footLayout.addWidget(self.activateButton)


        self.wholeLayout.addWidget(self.foot)

        QWidget.setTabOrder(self.keepButton, self.voidButton)
        QWidget.setTabOrder(self.voidButton, self.activateButton)

        self.retranslateUi(LeavingForm)
    # setupUi

    def retranslateUi(self, LeavingForm):
        LeavingForm.setWindowTitle(QCoreApplication.translate("LeavingForm", u"Printed PIN", None))
        self.keepButton.setText(QCoreApplication.translate("LeavingForm", u"Keep editing", None))
        self.voidButton.setText(QCoreApplication.translate("LeavingForm", u"&Void the paper", None))
        self.activateButton.setText(QCoreApplication.translate("LeavingForm", u"&Activate the PIN", None))
    # retranslateUi

