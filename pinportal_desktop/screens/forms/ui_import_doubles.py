# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'import_doubles.ui'
##
## Created by: Qt User Interface Compiler version 6.11.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, Qt)
from PySide6.QtWidgets import (QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QSpacerItem,
    QVBoxLayout, QWidget)

from pinportal_desktop.screens.importing.child import ChildCard
from pinportal_desktop.screens.widgets import (ActionTable, Notice)

class Ui_ImportDoublesForm(object):
    def setupUi(self, ImportDoublesForm):
        if not ImportDoublesForm.objectName():
            ImportDoublesForm.setObjectName(u"ImportDoublesForm")
        ImportDoublesForm.setProperty(u"kind", u"plain")
        self.wholeLayout = QVBoxLayout(ImportDoublesForm)
        self.wholeLayout.setSpacing(12)
        self.wholeLayout.setObjectName(u"wholeLayout")
        self.wholeLayout.setContentsMargins(0, 14, 0, 0)
        self.notice = Notice(ImportDoublesForm)
        self.notice.setObjectName(u"notice")

        self.wholeLayout.addWidget(self.notice)

        self.pairsCard = QFrame(ImportDoublesForm)
        self.pairsCard.setObjectName(u"pairsCard")
        self.pairsCard.setProperty(u"kind", u"card")
        self.pairsLayout = QVBoxLayout(self.pairsCard)
        self.pairsLayout.setSpacing(0)
        self.pairsLayout.setObjectName(u"pairsLayout")
        self.pairsLayout.setContentsMargins(1, 1, 1, 1)
        self.pairsTable = ActionTable(self.pairsCard)
        self.pairsTable.setObjectName(u"pairsTable")

        self.pairsLayout.addWidget(self.pairsTable)


        self.wholeLayout.addWidget(self.pairsCard)

        self.pair = QWidget(ImportDoublesForm)
        self.pair.setObjectName(u"pair")
        self.pair.setProperty(u"kind", u"plain")
        self.pairLayout = QVBoxLayout(self.pair)
        self.pairLayout.setSpacing(12)
        self.pairLayout.setObjectName(u"pairLayout")
        self.pairLayout.setContentsMargins(0, 0, 0, 0)
        self.cards = QHBoxLayout()
        self.cards.setSpacing(12)
        self.cards.setObjectName(u"cards")
        self.cards.setContentsMargins(0, 0, 0, 0)
        self.oneCard = ChildCard(self.pair)
        self.oneCard.setObjectName(u"oneCard")
        self.oneCard.setProperty(u"kind", u"card")

        self.cards.addWidget(self.oneCard)

        self.otherCard = ChildCard(self.pair)
        self.otherCard.setObjectName(u"otherCard")
        self.otherCard.setProperty(u"kind", u"card")

        self.cards.addWidget(self.otherCard)

        self.cards.setStretch(0, 1)
        self.cards.setStretch(1, 1)

        self.pairLayout.addLayout(self.cards)

        self.decisionRow = QHBoxLayout()
        self.decisionRow.setSpacing(12)
        self.decisionRow.setObjectName(u"decisionRow")
        self.decisionRow.setContentsMargins(0, 0, 0, 0)
        self.decisionHint = QLabel(self.pair)
        self.decisionHint.setObjectName(u"decisionHint")
        self.decisionHint.setProperty(u"kind", u"strong")
        self.decisionHint.setTextFormat(Qt.TextFormat.PlainText)

        self.decisionRow.addWidget(self.decisionHint)

        self.decisionSpace = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.decisionRow.addItem(self.decisionSpace)

        self.differentButton = QPushButton(self.pair)
        self.differentButton.setObjectName(u"differentButton")
        self.differentButton.setProperty(u"kind", u"outline")
        self.differentButton.setAutoDefault(False)

        self.decisionRow.addWidget(self.differentButton)

        self.sameButton = QPushButton(self.pair)
        self.sameButton.setObjectName(u"sameButton")
        self.sameButton.setProperty(u"kind", u"primary")
        self.sameButton.setAutoDefault(False)

        self.decisionRow.addWidget(self.sameButton)


        self.pairLayout.addLayout(self.decisionRow)


        self.wholeLayout.addWidget(self.pair)

        self.wholeLayout.setStretch(1, 1)

        self.retranslateUi(ImportDoublesForm)
    # setupUi

    def retranslateUi(self, ImportDoublesForm):
        self.decisionHint.setText(QCoreApplication.translate("ImportDoublesForm", u"Is this one child with two charts?", None))
        self.differentButton.setText(QCoreApplication.translate("ImportDoublesForm", u"Di&fferent People", None))
        self.sameButton.setText(QCoreApplication.translate("ImportDoublesForm", u"Same &Person", None))
        pass
    # retranslateUi

