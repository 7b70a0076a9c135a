# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'keyboard.ui'
##
## Created by: Qt User Interface Compiler version 6.11.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, QSize, Qt)
from PySide6.QtWidgets import (QFrame, QGridLayout,
    QHBoxLayout, QLabel, QPushButton, QScrollArea,
    QSizePolicy, QSpacerItem, QVBoxLayout, QWidget)

class Ui_KeyboardForm(object):
    def setupUi(self, KeyboardForm):
        if not KeyboardForm.objectName():
            KeyboardForm.setObjectName(u"KeyboardForm")
        KeyboardForm.setMinimumSize(QSize(520, 0))
        self.wholeLayout = QVBoxLayout(KeyboardForm)
        self.wholeLayout.setSpacing(0)
        self.wholeLayout.setObjectName(u"wholeLayout")
        self.wholeLayout.setContentsMargins(0, 0, 0, 0)
        self.scroll = QScrollArea(KeyboardForm)
        self.scroll.setObjectName(u"scroll")
        self.scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.scroll.setFrameShape(QFrame.Shape.NoFrame)
        self.scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.scroll.setWidgetResizable(True)
        self.body = QWidget()
        self.body.setObjectName(u"body")
        self.body.setProperty(u"kind", u"plain")
        self.bodyLayout = QVBoxLayout(self.body)
        self.bodyLayout.setSpacing(10)
        self.bodyLayout.setObjectName(u"bodyLayout")
        self.bodyLayout.setContentsMargins(20, 18, 20, 18)
        self.heading = QLabel(self.body)
        self.heading.setObjectName(u"heading")
        self.heading.setProperty(u"kind", u"card-title")

        self.bodyLayout.addWidget(self.heading)

        self.keysGrid = QGridLayout()
        self.keysGrid.setObjectName(u"keysGrid")
        self.keysGrid.setHorizontalSpacing(16)
        self.keysGrid.setVerticalSpacing(7)

        self.bodyLayout.addLayout(self.keysGrid)

        self.lettersTitle = QLabel(self.body)
        self.lettersTitle.setObjectName(u"lettersTitle")
        self.lettersTitle.setProperty(u"kind", u"strong")

        self.bodyLayout.addWidget(self.lettersTitle)

        self.lettersGrid = QGridLayout()
        self.lettersGrid.setObjectName(u"lettersGrid")
        self.lettersGrid.setHorizontalSpacing(16)
        self.lettersGrid.setVerticalSpacing(7)

        self.bodyLayout.addLayout(self.lettersGrid)

        self.bodySpace = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.bodyLayout.addItem(self.bodySpace)

        self.scroll.setWidget(self.body)

        self.wholeLayout.addWidget(self.scroll)

        self.foot = QFrame(KeyboardForm)
        self.foot.setObjectName(u"foot")
        self.foot.setProperty(u"kind", u"foot")
        self.footLayout = QHBoxLayout(self.foot)
        self.footLayout.setObjectName(u"footLayout")
        self.footLayout.setContentsMargins(16, 12, 20, 12)
        self.footSpace = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.footLayout.addItem(self.footSpace)

        self.closeButton = QPushButton(self.foot)
        self.closeButton.setObjectName(u"closeButton")
        self.closeButton.setProperty(u"kind", u"outline")
        self.closeButton.setAutoDefault(False)

        self.footLayout.addWidget(self.closeButton)


        self.wholeLayout.addWidget(self.foot)


        self.retranslateUi(KeyboardForm)
    # setupUi

    def retranslateUi(self, KeyboardForm):
        KeyboardForm.setWindowTitle(QCoreApplication.translate("KeyboardForm", u"Keyboard", None))
        self.heading.setText(QCoreApplication.translate("KeyboardForm", u"All of it by keyboard", None))
        self.lettersTitle.setText(QCoreApplication.translate("KeyboardForm", u"In this window", None))
        self.closeButton.setText(QCoreApplication.translate("KeyboardForm", u"&Close", None))
    # retranslateUi

