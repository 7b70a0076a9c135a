# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'letter_wording.ui'
##
## Created by: Qt User Interface Compiler version 6.11.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, QSize, Qt)
from PySide6.QtWidgets import (QFrame, QGridLayout,
    QHBoxLayout, QLabel, QLineEdit, QPlainTextEdit,
    QPushButton, QScrollArea, QSizePolicy, QSpacerItem,
    QVBoxLayout, QWidget)

from pinportal_desktop.screens.widgets import (ComboBox, FieldError, Notice)

class Ui_LetterWordingForm(object):
    def setupUi(self, LetterWordingForm):
        if not LetterWordingForm.objectName():
            LetterWordingForm.setObjectName(u"LetterWordingForm")
        self.wholeLayout = QVBoxLayout(LetterWordingForm)
        self.wholeLayout.setSpacing(0)
        self.wholeLayout.setObjectName(u"wholeLayout")
        self.wholeLayout.setContentsMargins(0, 0, 0, 0)
        self.body = QFrame(LetterWordingForm)
        self.body.setObjectName(u"body")
        self.bodyLayout = QHBoxLayout(self.body)
        self.bodyLayout.setSpacing(8)
        self.bodyLayout.setObjectName(u"bodyLayout")
        self.bodyLayout.setContentsMargins(0, 0, 0, 0)
        self.scroll = QScrollArea(self.body)
        self.scroll.setObjectName(u"scroll")
        self.scroll.setFrameShape(QFrame.Shape.NoFrame)
        self.scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.scroll.setWidgetResizable(True)
        self.left = QWidget()
        self.left.setObjectName(u"left")
        self.left.setProperty(u"kind", u"plain")
        self.leftLayout = QVBoxLayout(self.left)
        self.leftLayout.setSpacing(12)
        self.leftLayout.setObjectName(u"leftLayout")
        self.leftLayout.setContentsMargins(20, 18, 12, 18)
        self.title = QLabel(self.left)
        self.title.setObjectName(u"title")
        self.title.setProperty(u"kind", u"card-title")
        self.title.setWordWrap(True)

        self.leftLayout.addWidget(self.title)

        self.sentence = QLabel(self.left)
        self.sentence.setObjectName(u"sentence")
        self.sentence.setProperty(u"kind", u"muted")
        self.sentence.setWordWrap(True)

        self.leftLayout.addWidget(self.sentence)

        self.trouble = Notice(self.left)
        self.trouble.setObjectName(u"trouble")

        self.leftLayout.addWidget(self.trouble)

        self.fields = QGridLayout()
        self.fields.setObjectName(u"fields")
        self.fields.setHorizontalSpacing(12)
        self.fields.setVerticalSpacing(12)
        self.languageLabel = QLabel(self.left)
        self.languageLabel.setObjectName(u"languageLabel")
        self.languageLabel.setProperty(u"kind", u"label")
        self.languageLabel.setMinimumSize(QSize(0, 32))

        self.fields.addWidget(self.languageLabel, 0, 0, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.languageColumn = QVBoxLayout()
        self.languageColumn.setSpacing(4)
        self.languageColumn.setObjectName(u"languageColumn")
        self.languageColumn.setContentsMargins(0, 0, 0, 0)
        self.language = ComboBox(self.left)
        self.language.setObjectName(u"language")

        self.languageColumn.addWidget(self.language)

        self.languageError = FieldError(self.left)
        self.languageError.setObjectName(u"languageError")

        self.languageColumn.addWidget(self.languageError)


        self.fields.addLayout(self.languageColumn, 0, 1, 1, 1)

        self.headingLabel = QLabel(self.left)
        self.headingLabel.setObjectName(u"headingLabel")
        self.headingLabel.setProperty(u"kind", u"label")
        self.headingLabel.setMinimumSize(QSize(0, 32))

        self.fields.addWidget(self.headingLabel, 1, 0, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.headingColumn = QVBoxLayout()
        self.headingColumn.setSpacing(4)
        self.headingColumn.setObjectName(u"headingColumn")
        self.headingColumn.setContentsMargins(0, 0, 0, 0)
        self.heading = QLineEdit(self.left)
        self.heading.setObjectName(u"heading")

        self.headingColumn.addWidget(self.heading)

        self.headingError = FieldError(self.left)
        self.headingError.setObjectName(u"headingError")

        self.headingColumn.addWidget(self.headingError)

        self.headingHintRow = QHBoxLayout()
        self.headingHintRow.setSpacing(8)
        self.headingHintRow.setObjectName(u"headingHintRow")
        self.headingHintRow.setContentsMargins(0, 0, 0, 0)
        self.headingHint = QLabel(self.left)
        self.headingHint.setObjectName(u"headingHint")
        self.headingHint.setProperty(u"kind", u"muted")
        self.headingHint.setWordWrap(True)
        sizePolicy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        sizePolicy.setHorizontalStretch(1)
        sizePolicy.setVerticalStretch(0)
        sizePolicy.setHeightForWidth(self.headingHint.sizePolicy().hasHeightForWidth())
        self.headingHint.setSizePolicy(sizePolicy)

        self.headingHintRow.addWidget(self.headingHint)

        self.headingStandard = QPushButton(self.left)
        self.headingStandard.setObjectName(u"headingStandard")
        self.headingStandard.setProperty(u"kind", u"link")
        self.headingStandard.setAutoDefault(False)

        self.headingHintRow.addWidget(self.headingStandard)


        self.headingColumn.addLayout(self.headingHintRow)


        self.fields.addLayout(self.headingColumn, 1, 1, 1, 1)

        self.introductionLabel = QLabel(self.left)
        self.introductionLabel.setObjectName(u"introductionLabel")
        self.introductionLabel.setProperty(u"kind", u"label")
        self.introductionLabel.setMinimumSize(QSize(0, 32))

        self.fields.addWidget(self.introductionLabel, 2, 0, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.introductionColumn = QVBoxLayout()
        self.introductionColumn.setSpacing(4)
        self.introductionColumn.setObjectName(u"introductionColumn")
        self.introductionColumn.setContentsMargins(0, 0, 0, 0)
        self.introduction = QPlainTextEdit(self.left)
        self.introduction.setObjectName(u"introduction")
        self.introduction.setMinimumSize(QSize(0, 84))
        self.introduction.setMaximumSize(QSize(16777215, 84))
        self.introduction.setTabChangesFocus(True)

        self.introductionColumn.addWidget(self.introduction)

        self.introductionError = FieldError(self.left)
        self.introductionError.setObjectName(u"introductionError")

        self.introductionColumn.addWidget(self.introductionError)

        self.introductionHintRow = QHBoxLayout()
        self.introductionHintRow.setSpacing(8)
        self.introductionHintRow.setObjectName(u"introductionHintRow")
        self.introductionHintRow.setContentsMargins(0, 0, 0, 0)
        self.introductionHint = QLabel(self.left)
        self.introductionHint.setObjectName(u"introductionHint")
        self.introductionHint.setProperty(u"kind", u"muted")
        self.introductionHint.setWordWrap(True)
        sizePolicy.setHeightForWidth(self.introductionHint.sizePolicy().hasHeightForWidth())
        self.introductionHint.setSizePolicy(sizePolicy)

        self.introductionHintRow.addWidget(self.introductionHint)

        self.introductionStandard = QPushButton(self.left)
        self.introductionStandard.setObjectName(u"introductionStandard")
        self.introductionStandard.setProperty(u"kind", u"link")
        self.introductionStandard.setAutoDefault(False)

        self.introductionHintRow.addWidget(self.introductionStandard)


        self.introductionColumn.addLayout(self.introductionHintRow)


        self.fields.addLayout(self.introductionColumn, 2, 1, 1, 1)

        self.withAccountLabel = QLabel(self.left)
        self.withAccountLabel.setObjectName(u"withAccountLabel")
        self.withAccountLabel.setProperty(u"kind", u"label")
        self.withAccountLabel.setMinimumSize(QSize(0, 32))

        self.fields.addWidget(self.withAccountLabel, 3, 0, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.withAccountColumn = QVBoxLayout()
        self.withAccountColumn.setSpacing(4)
        self.withAccountColumn.setObjectName(u"withAccountColumn")
        self.withAccountColumn.setContentsMargins(0, 0, 0, 0)
        self.withAccount = QPlainTextEdit(self.left)
        self.withAccount.setObjectName(u"withAccount")
        self.withAccount.setMinimumSize(QSize(0, 84))
        self.withAccount.setMaximumSize(QSize(16777215, 84))
        self.withAccount.setTabChangesFocus(True)

        self.withAccountColumn.addWidget(self.withAccount)

        self.withAccountError = FieldError(self.left)
        self.withAccountError.setObjectName(u"withAccountError")

        self.withAccountColumn.addWidget(self.withAccountError)

        self.withAccountHintRow = QHBoxLayout()
        self.withAccountHintRow.setSpacing(8)
        self.withAccountHintRow.setObjectName(u"withAccountHintRow")
        self.withAccountHintRow.setContentsMargins(0, 0, 0, 0)
        self.withAccountHint = QLabel(self.left)
        self.withAccountHint.setObjectName(u"withAccountHint")
        self.withAccountHint.setProperty(u"kind", u"muted")
        self.withAccountHint.setWordWrap(True)
        sizePolicy.setHeightForWidth(self.withAccountHint.sizePolicy().hasHeightForWidth())
        self.withAccountHint.setSizePolicy(sizePolicy)

        self.withAccountHintRow.addWidget(self.withAccountHint)

        self.withAccountStandard = QPushButton(self.left)
        self.withAccountStandard.setObjectName(u"withAccountStandard")
        self.withAccountStandard.setProperty(u"kind", u"link")
        self.withAccountStandard.setAutoDefault(False)

        self.withAccountHintRow.addWidget(self.withAccountStandard)


        self.withAccountColumn.addLayout(self.withAccountHintRow)


        self.fields.addLayout(self.withAccountColumn, 3, 1, 1, 1)

        self.closingLabel = QLabel(self.left)
        self.closingLabel.setObjectName(u"closingLabel")
        self.closingLabel.setProperty(u"kind", u"label")
        self.closingLabel.setMinimumSize(QSize(0, 32))

        self.fields.addWidget(self.closingLabel, 4, 0, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.closingColumn = QVBoxLayout()
        self.closingColumn.setSpacing(4)
        self.closingColumn.setObjectName(u"closingColumn")
        self.closingColumn.setContentsMargins(0, 0, 0, 0)
        self.closing = QPlainTextEdit(self.left)
        self.closing.setObjectName(u"closing")
        self.closing.setMinimumSize(QSize(0, 84))
        self.closing.setMaximumSize(QSize(16777215, 84))
        self.closing.setTabChangesFocus(True)

        self.closingColumn.addWidget(self.closing)

        self.closingError = FieldError(self.left)
        self.closingError.setObjectName(u"closingError")

        self.closingColumn.addWidget(self.closingError)

        self.closingHint = QLabel(self.left)
        self.closingHint.setObjectName(u"closingHint")
        self.closingHint.setProperty(u"kind", u"muted")
        self.closingHint.setWordWrap(True)

        self.closingColumn.addWidget(self.closingHint)


        self.fields.addLayout(self.closingColumn, 4, 1, 1, 1)

        self.fields.setColumnStretch(1, 1)
        self.fields.setColumnMinimumWidth(0, 112)

        self.leftLayout.addLayout(self.fields)

        self.leftSpace = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.leftLayout.addItem(self.leftSpace)

        self.scroll.setWidget(self.left)

        self.bodyLayout.addWidget(self.scroll)

        self.rightLayout = QVBoxLayout()
        self.rightLayout.setSpacing(8)
        self.rightLayout.setObjectName(u"rightLayout")
        self.rightLayout.setContentsMargins(8, 18, 20, 18)
        self.readerRow = QHBoxLayout()
        self.readerRow.setSpacing(12)
        self.readerRow.setObjectName(u"readerRow")
        self.readerRow.setContentsMargins(0, 0, 0, 0)
        self.readerLabel = QLabel(self.body)
        self.readerLabel.setObjectName(u"readerLabel")
        self.readerLabel.setProperty(u"kind", u"label")

        self.readerRow.addWidget(self.readerLabel)

        self.reader = ComboBox(self.body)
        self.reader.setObjectName(u"reader")

        self.readerRow.addWidget(self.reader)

        self.readerRow.setStretch(1, 1)

        self.rightLayout.addLayout(self.readerRow)

        self.preview = QLabel(self.body)
        self.preview.setObjectName(u"preview")
        self.preview.setProperty(u"kind", u"paper")
        self.preview.setMinimumSize(QSize(300, 240))
        self.preview.setText(u"")
        self.preview.setAlignment(Qt.AlignmentFlag.AlignCenter)
        sizePolicy1 = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        sizePolicy1.setHorizontalStretch(0)
        sizePolicy1.setVerticalStretch(1)
        sizePolicy1.setHeightForWidth(self.preview.sizePolicy().hasHeightForWidth())
        self.preview.setSizePolicy(sizePolicy1)

        self.rightLayout.addWidget(self.preview)

        self.previewLine = QLabel(self.body)
        self.previewLine.setObjectName(u"previewLine")
        self.previewLine.setProperty(u"kind", u"muted")
        self.previewLine.setText(u"")
        self.previewLine.setWordWrap(True)

        self.rightLayout.addWidget(self.previewLine)

        self.leaving = Notice(self.body)
        self.leaving.setObjectName(u"leaving")

        self.rightLayout.addWidget(self.leaving)


        self.bodyLayout.addLayout(self.rightLayout)

        self.bodyLayout.setStretch(0, 11)
        self.bodyLayout.setStretch(1, 9)

        self.wholeLayout.addWidget(self.body)

        self.foot = QFrame(LetterWordingForm)
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

        self.footSpace = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.footLayout.addItem(self.footSpace)

        self.footLine = QLabel(self.foot)
        self.footLine.setObjectName(u"footLine")
        self.footLine.setProperty(u"kind", u"muted")
        self.footLine.setText(u"")

        self.footLayout.addWidget(self.footLine)

        self.saveButton = QPushButton(self.foot)
        self.saveButton.setObjectName(u"saveButton")
        self.saveButton.setProperty(u"kind", u"primary")
        self.saveButton.setAutoDefault(False)

        self.footLayout.addWidget(self.saveButton)


        self.wholeLayout.addWidget(self.foot)

        self.wholeLayout.setStretch(0, 1)
        QWidget.setTabOrder(self.language, self.heading)
        QWidget.setTabOrder(self.heading, self.headingStandard)
        QWidget.setTabOrder(self.headingStandard, self.introduction)
        QWidget.setTabOrder(self.introduction, self.introductionStandard)
        QWidget.setTabOrder(self.introductionStandard, self.withAccount)
        QWidget.setTabOrder(self.withAccount, self.withAccountStandard)
        QWidget.setTabOrder(self.withAccountStandard, self.closing)
        QWidget.setTabOrder(self.closing, self.reader)
        QWidget.setTabOrder(self.reader, self.cancelButton)
        QWidget.setTabOrder(self.cancelButton, self.saveButton)

        self.retranslateUi(LetterWordingForm)
    # setupUi

    def retranslateUi(self, LetterWordingForm):
        LetterWordingForm.setWindowTitle(QCoreApplication.translate("LetterWordingForm", u"Letter\u2019s wording", None))
        self.title.setText(QCoreApplication.translate("LetterWordingForm", u"What the letter says", None))
        self.sentence.setText(QCoreApplication.translate("LetterWordingForm", u"The PIN, the code, the portal\u2019s address, the steps and both names keep their places.", None))
        self.languageLabel.setText(QCoreApplication.translate("LetterWordingForm", u"La&nguage", None))
        self.headingLabel.setText(QCoreApplication.translate("LetterWordingForm", u"&Heading", None))
        self.headingHint.setText(QCoreApplication.translate("LetterWordingForm", u"One line.", None))
        self.headingStandard.setText(QCoreApplication.translate("LetterWordingForm", u"Standard text", None))
        self.introductionLabel.setText(QCoreApplication.translate("LetterWordingForm", u"&Introduction", None))
        self.introductionHint.setText(QCoreApplication.translate("LetterWordingForm", u"{child} stands for the child\u2019s first name.", None))
        self.introductionStandard.setText(QCoreApplication.translate("LetterWordingForm", u"Standard text", None))
        self.withAccountLabel.setText(QCoreApplication.translate("LetterWordingForm", u"With an &account", None))
        self.withAccountHint.setText(QCoreApplication.translate("LetterWordingForm", u"For a parent who has an account already.", None))
        self.withAccountStandard.setText(QCoreApplication.translate("LetterWordingForm", u"Standard text", None))
        self.closingLabel.setText(QCoreApplication.translate("LetterWordingForm", u"C&losing", None))
        self.closingHint.setText(QCoreApplication.translate("LetterWordingForm", u"After the steps: hours, a greeting, who signs. Empty for none.", None))
        self.readerLabel.setText(QCoreApplication.translate("LetterWordingForm", u"L&etter to", None))
        self.cancelButton.setText(QCoreApplication.translate("LetterWordingForm", u"Cancel", None))
        self.saveButton.setText(QCoreApplication.translate("LetterWordingForm", u"&Save", None))
    # retranslateUi

