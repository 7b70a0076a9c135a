# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'patient_administration.ui'
##
## Created by: Qt User Interface Compiler version 6.11.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, Qt)
from PySide6.QtGui import (QCursor)
from PySide6.QtWidgets import (QFrame, QGridLayout, QHBoxLayout,
    QLabel, QLineEdit, QPushButton,
    QSizePolicy, QSpacerItem, QVBoxLayout, QWidget)

from pinportal_desktop.screens.widgets import (ActionTable, ComboBox, FieldError, Notice)

class Ui_PatientAdministrationForm(object):
    def setupUi(self, PatientAdministrationForm):
        if not PatientAdministrationForm.objectName():
            PatientAdministrationForm.setObjectName(u"PatientAdministrationForm")
        PatientAdministrationForm.setProperty(u"kind", u"page")
        self.pageLayout = QVBoxLayout(PatientAdministrationForm)
        self.pageLayout.setSpacing(14)
        self.pageLayout.setObjectName(u"pageLayout")
        self.pageLayout.setContentsMargins(22, 18, 22, 18)
        self.headRow = QHBoxLayout()
        self.headRow.setSpacing(10)
        self.headRow.setObjectName(u"headRow")
        self.headRow.setContentsMargins(0, 0, 0, 0)
        self.pageTitle = QLabel(PatientAdministrationForm)
        self.pageTitle.setObjectName(u"pageTitle")
        self.pageTitle.setProperty(u"kind", u"page-title")
        self.pageTitle.setText(u"Patient Administration")

        self.headRow.addWidget(self.pageTitle)

        self.headSpace = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.headRow.addItem(self.headSpace)

        self.newPatientButton = QPushButton(PatientAdministrationForm)
        self.newPatientButton.setObjectName(u"newPatientButton")
        self.newPatientButton.setProperty(u"kind", u"outline")
        self.newPatientButton.setText(u"&New Patient")
        self.newPatientButton.setAutoDefault(False)

        self.headRow.addWidget(self.newPatientButton)

        self.practiceName = QLabel(PatientAdministrationForm)
        self.practiceName.setObjectName(u"practiceName")
        self.practiceName.setProperty(u"kind", u"muted")
        self.practiceName.setText(u"")

        self.headRow.addWidget(self.practiceName)


        self.pageLayout.addLayout(self.headRow)

        self.searchCard = QFrame(PatientAdministrationForm)
        self.searchCard.setObjectName(u"searchCard")
        self.searchCard.setProperty(u"kind", u"card")
        self.searchCardLayout = QVBoxLayout(self.searchCard)
        self.searchCardLayout.setSpacing(10)
        self.searchCardLayout.setObjectName(u"searchCardLayout")
        self.searchCardLayout.setContentsMargins(16, 14, 16, 14)
        self.searchTitle = QLabel(self.searchCard)
        self.searchTitle.setObjectName(u"searchTitle")
        self.searchTitle.setProperty(u"kind", u"card-title")
        self.searchTitle.setText(u"Search &Patients")

        self.searchCardLayout.addWidget(self.searchTitle)

        self.searchRow = QHBoxLayout()
        self.searchRow.setSpacing(10)
        self.searchRow.setObjectName(u"searchRow")
        self.searchRow.setContentsMargins(0, 0, 0, 0)
        self.searchBox = QLineEdit(self.searchCard)
        self.searchBox.setObjectName(u"searchBox")
#if QT_CONFIG(accessibility)
        self.searchBox.setAccessibleName(u"Search Patients")
#endif // QT_CONFIG(accessibility)
        self.searchBox.setClearButtonEnabled(True)

        self.searchRow.addWidget(self.searchBox)

        self.searchByLabel = QLabel(self.searchCard)
        self.searchByLabel.setObjectName(u"searchByLabel")
        self.searchByLabel.setProperty(u"kind", u"label")
        self.searchByLabel.setText(u"Search &by")

        self.searchRow.addWidget(self.searchByLabel)

        self.searchBy = ComboBox(self.searchCard)
        self.searchBy.setObjectName(u"searchBy")

        self.searchRow.addWidget(self.searchBy)

        self.moreButton = QPushButton(self.searchCard)
        self.moreButton.setObjectName(u"moreButton")
        self.moreButton.setProperty(u"kind", u"link")
        self.moreButton.setCursor(QCursor(Qt.CursorShape.PointingHandCursor))
        self.moreButton.setCheckable(True)
        self.moreButton.setAutoDefault(False)

        self.searchRow.addWidget(self.moreButton)

        self.accountButton = QPushButton(self.searchCard)
        self.accountButton.setObjectName(u"accountButton")
        self.accountButton.setProperty(u"kind", u"primary")
        self.accountButton.setText(u"Acc&ount")
        self.accountButton.setAutoDefault(False)

        self.searchRow.addWidget(self.accountButton)

        self.searchRow.setStretch(0, 1)

        self.searchCardLayout.addLayout(self.searchRow)

        self.moreFields = QWidget(self.searchCard)
        self.moreFields.setObjectName(u"moreFields")
        self.moreFieldsLayout = QGridLayout(self.moreFields)
        self.moreFieldsLayout.setObjectName(u"moreFieldsLayout")
        self.moreFieldsLayout.setHorizontalSpacing(10)
        self.moreFieldsLayout.setVerticalSpacing(4)
        self.moreFieldsLayout.setContentsMargins(0, 0, 0, 0)
        self.lastNameLabel = QLabel(self.moreFields)
        self.lastNameLabel.setObjectName(u"lastNameLabel")
        self.lastNameLabel.setProperty(u"kind", u"label")

        self.moreFieldsLayout.addWidget(self.lastNameLabel, 0, 0, 1, 1)

        self.lastName = QLineEdit(self.moreFields)
        self.lastName.setObjectName(u"lastName")
        self.lastName.setMaxLength(200)

        self.moreFieldsLayout.addWidget(self.lastName, 0, 1, 1, 1)

        self.firstNameLabel = QLabel(self.moreFields)
        self.firstNameLabel.setObjectName(u"firstNameLabel")
        self.firstNameLabel.setProperty(u"kind", u"label")

        self.moreFieldsLayout.addWidget(self.firstNameLabel, 0, 2, 1, 1)

        self.firstName = QLineEdit(self.moreFields)
        self.firstName.setObjectName(u"firstName")
        self.firstName.setMaxLength(200)

        self.moreFieldsLayout.addWidget(self.firstName, 0, 3, 1, 1)

        self.dateOfBirthLabel = QLabel(self.moreFields)
        self.dateOfBirthLabel.setObjectName(u"dateOfBirthLabel")
        self.dateOfBirthLabel.setProperty(u"kind", u"label")

        self.moreFieldsLayout.addWidget(self.dateOfBirthLabel, 0, 4, 1, 1)

        self.dateOfBirth = QLineEdit(self.moreFields)
        self.dateOfBirth.setObjectName(u"dateOfBirth")
        self.dateOfBirth.setMaxLength(200)

        self.moreFieldsLayout.addWidget(self.dateOfBirth, 0, 5, 1, 1)

        self.searchButton = QPushButton(self.moreFields)
        self.searchButton.setObjectName(u"searchButton")
        self.searchButton.setProperty(u"kind", u"outline")
        self.searchButton.setAutoDefault(False)

        self.moreFieldsLayout.addWidget(self.searchButton, 0, 6, 1, 1)

        self.dateOfBirthError = FieldError(self.moreFields)
        self.dateOfBirthError.setObjectName(u"dateOfBirthError")

        self.moreFieldsLayout.addWidget(self.dateOfBirthError, 1, 4, 1, 3)

        self.moreFieldsLayout.setColumnStretch(1, 3)
        self.moreFieldsLayout.setColumnStretch(3, 3)
        self.moreFieldsLayout.setColumnStretch(5, 2)

        self.searchCardLayout.addWidget(self.moreFields)


        self.pageLayout.addWidget(self.searchCard)

        self.notice = Notice(PatientAdministrationForm)
        self.notice.setObjectName(u"notice")

        self.pageLayout.addWidget(self.notice)

        self.resultsCard = QFrame(PatientAdministrationForm)
        self.resultsCard.setObjectName(u"resultsCard")
        self.resultsCard.setProperty(u"kind", u"card")
        self.resultsLayout = QVBoxLayout(self.resultsCard)
        self.resultsLayout.setSpacing(0)
        self.resultsLayout.setObjectName(u"resultsLayout")
        self.resultsLayout.setContentsMargins(1, 1, 1, 1)
        self.resultsTable = ActionTable(self.resultsCard)
        self.resultsTable.setObjectName(u"resultsTable")

        self.resultsLayout.addWidget(self.resultsTable)

        self.footLine = QFrame(self.resultsCard)
        self.footLine.setObjectName(u"footLine")
        self.footLine.setProperty(u"kind", u"line")

        self.resultsLayout.addWidget(self.footLine)

        self.footRow = QHBoxLayout()
        self.footRow.setObjectName(u"footRow")
        self.footRow.setContentsMargins(16, 10, 16, 12)
        self.resultsHint = QLabel(self.resultsCard)
        self.resultsHint.setObjectName(u"resultsHint")
        self.resultsHint.setProperty(u"kind", u"muted")
        self.resultsHint.setText(u"")

        self.footRow.addWidget(self.resultsHint)

        self.footSpace = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.footRow.addItem(self.footSpace)


        self.resultsLayout.addLayout(self.footRow)

        self.resultsLayout.setStretch(0, 1)

        self.pageLayout.addWidget(self.resultsCard)

        self.pageLayout.setStretch(3, 1)
#if QT_CONFIG(shortcut)
        self.searchTitle.setBuddy(self.searchBox)
        self.searchByLabel.setBuddy(self.searchBy)
        self.lastNameLabel.setBuddy(self.lastName)
        self.firstNameLabel.setBuddy(self.firstName)
        self.dateOfBirthLabel.setBuddy(self.dateOfBirth)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(PatientAdministrationForm)
    # setupUi

    def retranslateUi(self, PatientAdministrationForm):
        self.searchBox.setPlaceholderText(QCoreApplication.translate("PatientAdministrationForm", u"name \u00b7 date of birth \u00b7 chart no. \u00b7 phone \u00b7 e-mail", None))
        self.moreButton.setText(QCoreApplication.translate("PatientAdministrationForm", u"&More fields", None))
        self.lastNameLabel.setText(QCoreApplication.translate("PatientAdministrationForm", u"&Last name", None))
        self.firstNameLabel.setText(QCoreApplication.translate("PatientAdministrationForm", u"&First name", None))
        self.dateOfBirthLabel.setText(QCoreApplication.translate("PatientAdministrationForm", u"&Date of Birth", None))
        self.dateOfBirth.setPlaceholderText(QCoreApplication.translate("PatientAdministrationForm", u"MM/DD/YYYY", None))
        self.searchButton.setText(QCoreApplication.translate("PatientAdministrationForm", u"&Search", None))
        pass
    # retranslateUi

