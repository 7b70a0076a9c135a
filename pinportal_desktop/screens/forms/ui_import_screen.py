# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'import_screen.ui'
##
## Created by: Qt User Interface Compiler version 6.11.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (Qt)
from PySide6.QtWidgets import (QHBoxLayout, QLabel, QSizePolicy,
    QSpacerItem, QTabWidget, QVBoxLayout)

class Ui_ImportScreenForm(object):
    def setupUi(self, ImportScreenForm):
        if not ImportScreenForm.objectName():
            ImportScreenForm.setObjectName(u"ImportScreenForm")
        ImportScreenForm.setProperty(u"kind", u"page")
        self.pageLayout = QVBoxLayout(ImportScreenForm)
        self.pageLayout.setSpacing(14)
        self.pageLayout.setObjectName(u"pageLayout")
        self.pageLayout.setContentsMargins(22, 18, 22, 18)
        self.headRow = QHBoxLayout()
        self.headRow.setSpacing(10)
        self.headRow.setObjectName(u"headRow")
        self.headRow.setContentsMargins(0, 0, 0, 0)
        self.pageTitle = QLabel(ImportScreenForm)
        self.pageTitle.setObjectName(u"pageTitle")
        self.pageTitle.setProperty(u"kind", u"page-title")
        self.pageTitle.setText(u"Import")
        self.pageTitle.setTextFormat(Qt.TextFormat.PlainText)

        self.headRow.addWidget(self.pageTitle)

        self.headSpace = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.headRow.addItem(self.headSpace)

        self.practiceName = QLabel(ImportScreenForm)
        self.practiceName.setObjectName(u"practiceName")
        self.practiceName.setProperty(u"kind", u"muted")
        self.practiceName.setText(u"")
        self.practiceName.setTextFormat(Qt.TextFormat.PlainText)

        self.headRow.addWidget(self.practiceName)


        self.pageLayout.addLayout(self.headRow)

        self.tabs = QTabWidget(ImportScreenForm)
        self.tabs.setObjectName(u"tabs")

        self.pageLayout.addWidget(self.tabs)

        self.pageLayout.setStretch(1, 1)

        self.retranslateUi(ImportScreenForm)

        self.tabs.setCurrentIndex(0)

    # setupUi

    def retranslateUi(self, ImportScreenForm):
        pass
    # retranslateUi

