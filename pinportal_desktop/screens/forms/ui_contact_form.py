# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'contact_form.ui'
##
## Created by: Qt User Interface Compiler version 6.11.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, QSize, Qt)
from PySide6.QtWidgets import (QFrame, QGridLayout,
    QHBoxLayout, QLabel, QLineEdit, QPushButton,
    QRadioButton, QScrollArea, QSizePolicy, QSpacerItem,
    QVBoxLayout, QWidget)

from pinportal_desktop.screens.widgets import (ComboBox, FieldError, Notice)

class Ui_ContactForm(object):
    def setupUi(self, ContactForm):
        if not ContactForm.objectName():
            ContactForm.setObjectName(u"ContactForm")
        ContactForm.setMinimumSize(QSize(580, 0))
        self.wholeLayout = QVBoxLayout(ContactForm)
        self.wholeLayout.setSpacing(0)
        self.wholeLayout.setObjectName(u"wholeLayout")
        self.wholeLayout.setContentsMargins(0, 0, 0, 0)
        self.scroll = QScrollArea(ContactForm)
        self.scroll.setObjectName(u"scroll")
        self.scroll.setFrameShape(QFrame.Shape.NoFrame)
        self.scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.scroll.setWidgetResizable(True)
        self.body = QFrame()
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

        self.shared = QLabel(self.body)
        self.shared.setObjectName(u"shared")
        self.shared.setProperty(u"kind", u"muted")
        self.shared.setText(u"")
        self.shared.setWordWrap(True)

        self.bodyLayout.addWidget(self.shared)

        self.trouble = Notice(self.body)
        self.trouble.setObjectName(u"trouble")

        self.bodyLayout.addWidget(self.trouble)

        self.fields = QGridLayout()
        self.fields.setObjectName(u"fields")
        self.fields.setHorizontalSpacing(12)
        self.fields.setVerticalSpacing(12)
        self.givenLabel = QLabel(self.body)
        self.givenLabel.setObjectName(u"givenLabel")
        self.givenLabel.setProperty(u"kind", u"label")
        self.givenLabel.setMinimumSize(QSize(0, 32))

        self.fields.addWidget(self.givenLabel, 0, 0, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.givenColumn = QVBoxLayout()
        self.givenColumn.setSpacing(4)
        self.givenColumn.setObjectName(u"givenColumn")
        self.givenColumn.setContentsMargins(0, 0, 0, 0)
        self.given = QLineEdit(self.body)
        self.given.setObjectName(u"given")

        self.givenColumn.addWidget(self.given)

        self.givenError = FieldError(self.body)
        self.givenError.setObjectName(u"givenError")

        self.givenColumn.addWidget(self.givenError)


        self.fields.addLayout(self.givenColumn, 0, 1, 1, 1)

        self.familyLabel = QLabel(self.body)
        self.familyLabel.setObjectName(u"familyLabel")
        self.familyLabel.setProperty(u"kind", u"label")
        self.familyLabel.setMinimumSize(QSize(0, 32))

        self.fields.addWidget(self.familyLabel, 1, 0, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.familyColumn = QVBoxLayout()
        self.familyColumn.setSpacing(4)
        self.familyColumn.setObjectName(u"familyColumn")
        self.familyColumn.setContentsMargins(0, 0, 0, 0)
        self.family = QLineEdit(self.body)
        self.family.setObjectName(u"family")

        self.familyColumn.addWidget(self.family)

        self.familyError = FieldError(self.body)
        self.familyError.setObjectName(u"familyError")

        self.familyColumn.addWidget(self.familyError)


        self.fields.addLayout(self.familyColumn, 1, 1, 1, 1)

        self.relationshipLabel = QLabel(self.body)
        self.relationshipLabel.setObjectName(u"relationshipLabel")
        self.relationshipLabel.setProperty(u"kind", u"label")
        self.relationshipLabel.setMinimumSize(QSize(0, 32))

        self.fields.addWidget(self.relationshipLabel, 2, 0, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.relationshipColumn = QVBoxLayout()
        self.relationshipColumn.setSpacing(4)
        self.relationshipColumn.setObjectName(u"relationshipColumn")
        self.relationshipColumn.setContentsMargins(0, 0, 0, 0)
        self.relationship = QLineEdit(self.body)
        self.relationship.setObjectName(u"relationship")

        self.relationshipColumn.addWidget(self.relationship)

        self.relationshipError = FieldError(self.body)
        self.relationshipError.setObjectName(u"relationshipError")

        self.relationshipColumn.addWidget(self.relationshipError)


        self.fields.addLayout(self.relationshipColumn, 2, 1, 1, 1)

        self.emailsLabel = QLabel(self.body)
        self.emailsLabel.setObjectName(u"emailsLabel")
        self.emailsLabel.setProperty(u"kind", u"label")
        self.emailsLabel.setMinimumSize(QSize(0, 32))

        self.fields.addWidget(self.emailsLabel, 3, 0, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.emailsColumn = QVBoxLayout()
        self.emailsColumn.setSpacing(4)
        self.emailsColumn.setObjectName(u"emailsColumn")
        self.emailsColumn.setContentsMargins(0, 0, 0, 0)

        self.fields.addLayout(self.emailsColumn, 3, 1, 1, 1)

        self.phoneLabel = QLabel(self.body)
        self.phoneLabel.setObjectName(u"phoneLabel")
        self.phoneLabel.setProperty(u"kind", u"label")
        self.phoneLabel.setMinimumSize(QSize(0, 32))

        self.fields.addWidget(self.phoneLabel, 4, 0, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.phoneColumn = QVBoxLayout()
        self.phoneColumn.setSpacing(4)
        self.phoneColumn.setObjectName(u"phoneColumn")
        self.phoneColumn.setContentsMargins(0, 0, 0, 0)
        self.phone = QLineEdit(self.body)
        self.phone.setObjectName(u"phone")

        self.phoneColumn.addWidget(self.phone)

        self.phoneError = FieldError(self.body)
        self.phoneError.setObjectName(u"phoneError")

        self.phoneColumn.addWidget(self.phoneError)


        self.fields.addLayout(self.phoneColumn, 4, 1, 1, 1)

        self.languageLabel = QLabel(self.body)
        self.languageLabel.setObjectName(u"languageLabel")
        self.languageLabel.setProperty(u"kind", u"label")
        self.languageLabel.setMinimumSize(QSize(0, 32))

        self.fields.addWidget(self.languageLabel, 5, 0, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.languageColumn = QVBoxLayout()
        self.languageColumn.setSpacing(4)
        self.languageColumn.setObjectName(u"languageColumn")
        self.languageColumn.setContentsMargins(0, 0, 0, 0)
        self.language = ComboBox(self.body)
        self.language.setObjectName(u"language")

        self.languageColumn.addWidget(self.language)


        self.fields.addLayout(self.languageColumn, 5, 1, 1, 1)

        self.authorityLabel = QLabel(self.body)
        self.authorityLabel.setObjectName(u"authorityLabel")
        self.authorityLabel.setProperty(u"kind", u"label")
        self.authorityLabel.setMinimumSize(QSize(0, 32))

        self.fields.addWidget(self.authorityLabel, 6, 0, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.authorityColumn = QVBoxLayout()
        self.authorityColumn.setSpacing(6)
        self.authorityColumn.setObjectName(u"authorityColumn")
        self.authorityColumn.setContentsMargins(0, 0, 0, 0)
        self.authority = QWidget(self.body)
        self.authority.setObjectName(u"authority")
        self.authority.setProperty(u"kind", u"plain")
        self.authority.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.authorityRow = QHBoxLayout(self.authority)
        self.authorityRow.setSpacing(16)
        self.authorityRow.setObjectName(u"authorityRow")
        self.authorityRow.setContentsMargins(0, 0, 0, 0)
        self.jointRadio = QRadioButton(self.authority)
        self.jointRadio.setObjectName(u"jointRadio")

        self.authorityRow.addWidget(self.jointRadio)

        self.exclusiveRadio = QRadioButton(self.authority)
        self.exclusiveRadio.setObjectName(u"exclusiveRadio")

        self.authorityRow.addWidget(self.exclusiveRadio)

        self.noneRadio = QRadioButton(self.authority)
        self.noneRadio.setObjectName(u"noneRadio")

        self.authorityRow.addWidget(self.noneRadio)

        self.authoritySpace = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.authorityRow.addItem(self.authoritySpace)


        self.authorityColumn.addWidget(self.authority)

        self.authorityHint = QLabel(self.body)
        self.authorityHint.setObjectName(u"authorityHint")
        self.authorityHint.setProperty(u"kind", u"muted")
        self.authorityHint.setText(u"")
        self.authorityHint.setWordWrap(True)

        self.authorityColumn.addWidget(self.authorityHint)


        self.fields.addLayout(self.authorityColumn, 6, 1, 1, 1)

        self.fields.setColumnStretch(1, 1)
        self.fields.setColumnMinimumWidth(0, 112)

        self.bodyLayout.addLayout(self.fields)

        self.logins = Notice(self.body)
        self.logins.setObjectName(u"logins")

        self.bodyLayout.addWidget(self.logins)

        self.leaving = Notice(self.body)
        self.leaving.setObjectName(u"leaving")

        self.bodyLayout.addWidget(self.leaving)

        self.bodySpace = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.bodyLayout.addItem(self.bodySpace)

        self.scroll.setWidget(self.body)

        self.wholeLayout.addWidget(self.scroll)

        self.foot = QFrame(ContactForm)
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

        self.retranslateUi(ContactForm)
    # setupUi

    def retranslateUi(self, ContactForm):
        self.givenLabel.setText(QCoreApplication.translate("ContactForm", u"&First name", None))
        self.familyLabel.setText(QCoreApplication.translate("ContactForm", u"&Last name", None))
        self.relationshipLabel.setText(QCoreApplication.translate("ContactForm", u"Rela&tionship", None))
        self.emailsLabel.setText(QCoreApplication.translate("ContactForm", u"&E-mail", None))
        self.phoneLabel.setText(QCoreApplication.translate("ContactForm", u"Cell &phone", None))
        self.languageLabel.setText(QCoreApplication.translate("ContactForm", u"La&nguage", None))
        self.authorityLabel.setText(QCoreApplication.translate("ContactForm", u"&Authority", None))
        self.jointRadio.setText(QCoreApplication.translate("ContactForm", u"Joint", None))
        self.exclusiveRadio.setText(QCoreApplication.translate("ContactForm", u"Exclusive", None))
        self.noneRadio.setText(QCoreApplication.translate("ContactForm", u"None", None))
        self.cancelButton.setText(QCoreApplication.translate("ContactForm", u"Cancel", None))
        self.saveButton.setText(QCoreApplication.translate("ContactForm", u"&Save", None))
        pass
    # retranslateUi

