# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'question.ui'
##
## Created by: Qt User Interface Compiler version 6.11.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication)
from PySide6.QtWidgets import (QFrame, QHBoxLayout,
    QLabel, QPushButton, QSizePolicy, QSpacerItem,
    QVBoxLayout)

from pinportal_desktop.screens.widgets import (FieldError, Notice)

class Ui_QuestionForm(object):
    def setupUi(self, QuestionForm):
        if not QuestionForm.objectName():
            QuestionForm.setObjectName(u"QuestionForm")
        self.wholeLayout = QVBoxLayout(QuestionForm)
        self.wholeLayout.setSpacing(0)
        self.wholeLayout.setObjectName(u"wholeLayout")
        self.wholeLayout.setContentsMargins(0, 0, 0, 0)
        self.body = QFrame(QuestionForm)
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
        self.sentence.setText(u"")
        self.sentence.setWordWrap(True)

        self.bodyLayout.addWidget(self.sentence)

        self.notice = Notice(self.body)
        self.notice.setObjectName(u"notice")

        self.bodyLayout.addWidget(self.notice)

        self.answerLayout = QVBoxLayout()
        self.answerLayout.setSpacing(8)
        self.answerLayout.setObjectName(u"answerLayout")
        self.answerLayout.setContentsMargins(0, 0, 0, 0)

        self.bodyLayout.addLayout(self.answerLayout)

        self.error = FieldError(self.body)
        self.error.setObjectName(u"error")

        self.bodyLayout.addWidget(self.error)


        self.wholeLayout.addWidget(self.body)

        self.foot = QFrame(QuestionForm)
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

        self.actButton = QPushButton(self.foot)
        self.actButton.setObjectName(u"actButton")
        self.actButton.setProperty(u"kind", u"primary")
        self.actButton.setText(u"")
        self.actButton.setAutoDefault(False)

        self.footLayout.addWidget(self.actButton)


        self.wholeLayout.addWidget(self.foot)


        self.retranslateUi(QuestionForm)
    # setupUi

    def retranslateUi(self, QuestionForm):
        self.backButton.setText(QCoreApplication.translate("QuestionForm", u"Cancel", None))
        pass
    # retranslateUi

