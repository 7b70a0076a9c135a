# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'opening.ui'
##
## Created by: Qt User Interface Compiler version 6.11.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, QSize)
from PySide6.QtWidgets import (QFrame, QHBoxLayout, QLabel,
    QPushButton, QSizePolicy, QSpacerItem, QVBoxLayout)

class Ui_OpeningForm(object):
    def setupUi(self, OpeningForm):
        if not OpeningForm.objectName():
            OpeningForm.setObjectName(u"OpeningForm")
        OpeningForm.setProperty(u"kind", u"page")
        self.pageLayout = QVBoxLayout(OpeningForm)
        self.pageLayout.setObjectName(u"pageLayout")
        self.pageLayout.setContentsMargins(22, 18, 22, 18)
        self.above = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.pageLayout.addItem(self.above)

        self.row = QHBoxLayout()
        self.row.setObjectName(u"row")
        self.row.setContentsMargins(0, 0, 0, 0)
        self.left = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.row.addItem(self.left)

        self.card = QFrame(OpeningForm)
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
        self.heading.setProperty(u"kind", u"card-title")
        self.heading.setWordWrap(True)

        self.cardLayout.addWidget(self.heading)

        self.sentence = QLabel(self.card)
        self.sentence.setObjectName(u"sentence")
        self.sentence.setText(u"")
        self.sentence.setWordWrap(True)

        self.cardLayout.addWidget(self.sentence)

        self.hint = QLabel(self.card)
        self.hint.setObjectName(u"hint")
        self.hint.setProperty(u"kind", u"muted")
        self.hint.setText(u"")
        self.hint.setWordWrap(True)

        self.cardLayout.addWidget(self.hint)

        self.foot = QHBoxLayout()
        self.foot.setSpacing(10)
        self.foot.setObjectName(u"foot")
        self.foot.setContentsMargins(0, 0, 0, 0)
        self.footSpace = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.foot.addItem(self.footSpace)

        self.restoreButton = QPushButton(self.card)
        self.restoreButton.setObjectName(u"restoreButton")
        self.restoreButton.setProperty(u"kind", u"outline")
        self.restoreButton.setAutoDefault(False)

        self.foot.addWidget(self.restoreButton)

        self.actButton = QPushButton(self.card)
        self.actButton.setObjectName(u"actButton")
        self.actButton.setProperty(u"kind", u"outline")
        self.actButton.setText(u"")
        self.actButton.setAutoDefault(False)

        self.foot.addWidget(self.actButton)


        self.cardLayout.addLayout(self.foot)


        self.row.addWidget(self.card)

        self.right = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.row.addItem(self.right)


        self.pageLayout.addLayout(self.row)

        self.below = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.pageLayout.addItem(self.below)

        self.pageLayout.setStretch(0, 1)
        self.pageLayout.setStretch(2, 2)

        self.retranslateUi(OpeningForm)
    # setupUi

    def retranslateUi(self, OpeningForm):
        self.heading.setText(QCoreApplication.translate("OpeningForm", u"Opening PinPortal\u2026", None))
        self.restoreButton.setText(QCoreApplication.translate("OpeningForm", u"&Restore a Backup\u2026", None))
        pass
    # retranslateUi

