# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'registration_reading_aloud.ui'
##
## Created by: Qt User Interface Compiler version 6.11.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, QSize, Qt)
from PySide6.QtWidgets import (QFrame, QGridLayout,
    QHBoxLayout, QLabel, QLineEdit, QPushButton,
    QRadioButton, QSizePolicy, QSpacerItem, QVBoxLayout,
    QWidget)

from pinportal_desktop.screens.widgets import (FieldError, Notice, PinField)

class Ui_ReadingAloudForm(object):
    def setupUi(self, ReadingAloudForm):
        if not ReadingAloudForm.objectName():
            ReadingAloudForm.setObjectName(u"ReadingAloudForm")
        ReadingAloudForm.setMinimumSize(QSize(560, 0))
        ReadingAloudForm.setWindowTitle(u"Read aloud")
        self.wholeLayout = QVBoxLayout(ReadingAloudForm)
        self.wholeLayout.setSpacing(0)
        self.wholeLayout.setObjectName(u"wholeLayout")
        self.wholeLayout.setContentsMargins(0, 0, 0, 0)
        self.body = QFrame(ReadingAloudForm)
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

        self.notice = Notice(self.body)
        self.notice.setObjectName(u"notice")

        self.bodyLayout.addWidget(self.notice)

        self.askPage = QWidget(self.body)
        self.askPage.setObjectName(u"askPage")
        self.askPage.setProperty(u"kind", u"plain")
        self.askLayout = QVBoxLayout(self.askPage)
        self.askLayout.setSpacing(8)
        self.askLayout.setObjectName(u"askLayout")
        self.askLayout.setContentsMargins(0, 0, 0, 0)
        self.identityChoices = QWidget(self.askPage)
        self.identityChoices.setObjectName(u"identityChoices")
        self.identityChoices.setProperty(u"kind", u"plain")
        self.identityLayout = QVBoxLayout(self.identityChoices)
        self.identityLayout.setSpacing(6)
        self.identityLayout.setObjectName(u"identityLayout")
        self.identityLayout.setContentsMargins(0, 0, 0, 0)
        self.calledBackRadio = QRadioButton(self.identityChoices)
        self.calledBackRadio.setObjectName(u"calledBackRadio")

        self.identityLayout.addWidget(self.calledBackRadio)

        self.questionsRadio = QRadioButton(self.identityChoices)
        self.questionsRadio.setObjectName(u"questionsRadio")

        self.identityLayout.addWidget(self.questionsRadio)

        self.photoIdRadio = QRadioButton(self.identityChoices)
        self.photoIdRadio.setObjectName(u"photoIdRadio")

        self.identityLayout.addWidget(self.photoIdRadio)

        self.knownRadio = QRadioButton(self.identityChoices)
        self.knownRadio.setObjectName(u"knownRadio")

        self.identityLayout.addWidget(self.knownRadio)

        self.otherRow = QHBoxLayout()
        self.otherRow.setSpacing(8)
        self.otherRow.setObjectName(u"otherRow")
        self.otherRow.setContentsMargins(0, 0, 0, 0)
        self.otherRadio = QRadioButton(self.identityChoices)
        self.otherRadio.setObjectName(u"otherRadio")

        self.otherRow.addWidget(self.otherRadio)

        self.noteEdit = QLineEdit(self.identityChoices)
        self.noteEdit.setObjectName(u"noteEdit")

        self.otherRow.addWidget(self.noteEdit)


        self.identityLayout.addLayout(self.otherRow)


        self.askLayout.addWidget(self.identityChoices)

        self.identityError = FieldError(self.askPage)
        self.identityError.setObjectName(u"identityError")

        self.askLayout.addWidget(self.identityError)


        self.bodyLayout.addWidget(self.askPage)

        self.readPage = QWidget(self.body)
        self.readPage.setObjectName(u"readPage")
        self.readPage.setProperty(u"kind", u"plain")
        self.readLayout = QVBoxLayout(self.readPage)
        self.readLayout.setSpacing(12)
        self.readLayout.setObjectName(u"readLayout")
        self.readLayout.setContentsMargins(0, 0, 0, 0)
        self.pinPanel = QFrame(self.readPage)
        self.pinPanel.setObjectName(u"pinPanel")
        self.pinPanel.setProperty(u"kind", u"panel")
        self.pinPanelLayout = QVBoxLayout(self.pinPanel)
        self.pinPanelLayout.setSpacing(8)
        self.pinPanelLayout.setObjectName(u"pinPanelLayout")
        self.pinPanelLayout.setContentsMargins(20, 12, 20, 14)
        self.pin = PinField(self.pinPanel)
        self.pin.setObjectName(u"pin")

        self.pinPanelLayout.addWidget(self.pin)

        self.spellingLayout = QGridLayout()
        self.spellingLayout.setObjectName(u"spellingLayout")
        self.spellingLayout.setHorizontalSpacing(0)
        self.spellingLayout.setVerticalSpacing(3)
        self.spellingLayout.setContentsMargins(0, 0, 0, 0)

        self.pinPanelLayout.addLayout(self.spellingLayout)


        self.readLayout.addWidget(self.pinPanel)

        self.readLine = QLabel(self.readPage)
        self.readLine.setObjectName(u"readLine")
        self.readLine.setProperty(u"kind", u"muted")
        self.readLine.setText(u"")
        self.readLine.setTextFormat(Qt.TextFormat.PlainText)
        self.readLine.setWordWrap(True)

        self.readLayout.addWidget(self.readLine)


        self.bodyLayout.addWidget(self.readPage)


        self.wholeLayout.addWidget(self.body)

        self.foot = QFrame(ReadingAloudForm)
        self.foot.setObjectName(u"foot")
        self.foot.setProperty(u"kind", u"foot")
        self.footLayout = QHBoxLayout(self.foot)
        self.footLayout.setSpacing(10)
        self.footLayout.setObjectName(u"footLayout")
        self.footLayout.setContentsMargins(16, 12, 20, 12)
        self.backButton = QPushButton(self.foot)
        self.backButton.setObjectName(u"backButton")
        self.backButton.setProperty(u"kind", u"link")
        self.backButton.setText(u"Cancel")
        self.backButton.setAutoDefault(False)

        self.footLayout.addWidget(self.backButton)

        self.footSpace = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.footLayout.addItem(self.footSpace)

        self.readButton = QPushButton(self.foot)
        self.readButton.setObjectName(u"readButton")
        self.readButton.setProperty(u"kind", u"primary")
        self.readButton.setAutoDefault(False)

        self.footLayout.addWidget(self.readButton)

        self.doneButton = QPushButton(self.foot)
        self.doneButton.setObjectName(u"doneButton")
        self.doneButton.setProperty(u"kind", u"primary")
        self.doneButton.setAutoDefault(False)

        self.footLayout.addWidget(self.doneButton)


        self.wholeLayout.addWidget(self.foot)

        QWidget.setTabOrder(self.calledBackRadio, self.questionsRadio)
        QWidget.setTabOrder(self.questionsRadio, self.photoIdRadio)
        QWidget.setTabOrder(self.photoIdRadio, self.knownRadio)
        QWidget.setTabOrder(self.knownRadio, self.otherRadio)
        QWidget.setTabOrder(self.otherRadio, self.noteEdit)
        QWidget.setTabOrder(self.noteEdit, self.backButton)
        QWidget.setTabOrder(self.backButton, self.readButton)
        QWidget.setTabOrder(self.readButton, self.doneButton)

        self.retranslateUi(ReadingAloudForm)
    # setupUi

    def retranslateUi(self, ReadingAloudForm):
        self.calledBackRadio.setText(QCoreApplication.translate("ReadingAloudForm", u"&Called back on the number on file", None))
        self.questionsRadio.setText(QCoreApplication.translate("ReadingAloudForm", u"&Answered questions that only the family knows", None))
        self.photoIdRadio.setText(QCoreApplication.translate("ReadingAloudForm", u"&Photo ID shown at the desk", None))
        self.knownRadio.setText(QCoreApplication.translate("ReadingAloudForm", u"&Known in person", None))
        self.otherRadio.setText(QCoreApplication.translate("ReadingAloudForm", u"&Other", None))
        self.readButton.setText(QCoreApplication.translate("ReadingAloudForm", u"&Show it to read", None))
        self.doneButton.setText(QCoreApplication.translate("ReadingAloudForm", u"&Done", None))
        pass
    # retranslateUi

