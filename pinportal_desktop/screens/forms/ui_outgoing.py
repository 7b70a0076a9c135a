# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'outgoing.ui'
##
## Created by: Qt User Interface Compiler version 6.11.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, QSize, Qt)
from PySide6.QtWidgets import (QComboBox, QFrame, QHBoxLayout,
    QLabel, QSizePolicy, QSpacerItem,
    QVBoxLayout)

from pinportal_desktop.screens.widgets import (ActionTable, Notice)

class Ui_OutgoingForm(object):
    def setupUi(self, OutgoingForm):
        if not OutgoingForm.objectName():
            OutgoingForm.setObjectName(u"OutgoingForm")
        OutgoingForm.setProperty(u"kind", u"page")
        self.pageLayout = QVBoxLayout(OutgoingForm)
        self.pageLayout.setSpacing(14)
        self.pageLayout.setObjectName(u"pageLayout")
        self.pageLayout.setContentsMargins(22, 18, 22, 18)
        self.headRow = QHBoxLayout()
        self.headRow.setSpacing(10)
        self.headRow.setObjectName(u"headRow")
        self.headRow.setContentsMargins(0, 0, 0, 0)
        self.pageTitle = QLabel(OutgoingForm)
        self.pageTitle.setObjectName(u"pageTitle")
        self.pageTitle.setProperty(u"kind", u"page-title")
        self.pageTitle.setText(u"Messages")
        self.pageTitle.setTextFormat(Qt.TextFormat.PlainText)

        self.headRow.addWidget(self.pageTitle)

        self.headSpace = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.headRow.addItem(self.headSpace)

        self.practiceName = QLabel(OutgoingForm)
        self.practiceName.setObjectName(u"practiceName")
        self.practiceName.setProperty(u"kind", u"muted")
        self.practiceName.setText(u"")
        self.practiceName.setTextFormat(Qt.TextFormat.PlainText)

        self.headRow.addWidget(self.practiceName)


        self.pageLayout.addLayout(self.headRow)

        self.showRow = QHBoxLayout()
        self.showRow.setSpacing(10)
        self.showRow.setObjectName(u"showRow")
        self.showRow.setContentsMargins(0, 0, 0, 0)
        self.showLabel = QLabel(OutgoingForm)
        self.showLabel.setObjectName(u"showLabel")
        self.showLabel.setProperty(u"kind", u"label")

        self.showRow.addWidget(self.showLabel)

        self.showCombo = QComboBox(OutgoingForm)
        self.showCombo.setObjectName(u"showCombo")
        self.showCombo.setMinimumSize(QSize(240, 0))

        self.showRow.addWidget(self.showCombo)

        self.showSpace = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.showRow.addItem(self.showSpace)


        self.pageLayout.addLayout(self.showRow)

        self.notice = Notice(OutgoingForm)
        self.notice.setObjectName(u"notice")

        self.pageLayout.addWidget(self.notice)

        self.tableCard = QFrame(OutgoingForm)
        self.tableCard.setObjectName(u"tableCard")
        self.tableCard.setProperty(u"kind", u"card")
        self.tableLayout = QVBoxLayout(self.tableCard)
        self.tableLayout.setSpacing(0)
        self.tableLayout.setObjectName(u"tableLayout")
        self.tableLayout.setContentsMargins(1, 1, 1, 1)
        self.messagesTable = ActionTable(self.tableCard)
        self.messagesTable.setObjectName(u"messagesTable")

        self.tableLayout.addWidget(self.messagesTable)


        self.pageLayout.addWidget(self.tableCard)

        self.whyLabel = QLabel(OutgoingForm)
        self.whyLabel.setObjectName(u"whyLabel")
        self.whyLabel.setText(u"")
        self.whyLabel.setTextFormat(Qt.TextFormat.PlainText)
        self.whyLabel.setWordWrap(True)

        self.pageLayout.addWidget(self.whyLabel)

        self.pageLayout.setStretch(3, 1)
#if QT_CONFIG(shortcut)
        self.showLabel.setBuddy(self.showCombo)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(OutgoingForm)
    # setupUi

    def retranslateUi(self, OutgoingForm):
        self.showLabel.setText(QCoreApplication.translate("OutgoingForm", u"Sho&w", None))
        pass
    # retranslateUi

