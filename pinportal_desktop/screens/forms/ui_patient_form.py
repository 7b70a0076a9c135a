# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'patient_form.ui'
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

from pinportal_desktop.screens.widgets import (ComboBox, FieldError, Notice)

class Ui_PatientForm(object):
    def setupUi(self, PatientForm):
        if not PatientForm.objectName():
            PatientForm.setObjectName(u"PatientForm")
        PatientForm.setMinimumSize(QSize(560, 0))
        self.wholeLayout = QVBoxLayout(PatientForm)
        self.wholeLayout.setSpacing(0)
        self.wholeLayout.setObjectName(u"wholeLayout")
        self.wholeLayout.setContentsMargins(0, 0, 0, 0)
        self.body = QFrame(PatientForm)
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

        self.nameNotice = Notice(self.body)
        self.nameNotice.setObjectName(u"nameNotice")

        self.bodyLayout.addWidget(self.nameNotice)

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

        self.preferredLabel = QLabel(self.body)
        self.preferredLabel.setObjectName(u"preferredLabel")
        self.preferredLabel.setProperty(u"kind", u"label")
        self.preferredLabel.setMinimumSize(QSize(0, 32))

        self.fields.addWidget(self.preferredLabel, 2, 0, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.preferredColumn = QVBoxLayout()
        self.preferredColumn.setSpacing(4)
        self.preferredColumn.setObjectName(u"preferredColumn")
        self.preferredColumn.setContentsMargins(0, 0, 0, 0)
        self.preferred = QLineEdit(self.body)
        self.preferred.setObjectName(u"preferred")

        self.preferredColumn.addWidget(self.preferred)

        self.preferredError = FieldError(self.body)
        self.preferredError.setObjectName(u"preferredError")

        self.preferredColumn.addWidget(self.preferredError)


        self.fields.addLayout(self.preferredColumn, 2, 1, 1, 1)

        self.bornLabel = QLabel(self.body)
        self.bornLabel.setObjectName(u"bornLabel")
        self.bornLabel.setProperty(u"kind", u"label")
        self.bornLabel.setMinimumSize(QSize(0, 32))

        self.fields.addWidget(self.bornLabel, 3, 0, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.bornColumn = QVBoxLayout()
        self.bornColumn.setSpacing(4)
        self.bornColumn.setObjectName(u"bornColumn")
        self.bornColumn.setContentsMargins(0, 0, 0, 0)
        self.bornRow = QHBoxLayout()
        self.bornRow.setSpacing(10)
        self.bornRow.setObjectName(u"bornRow")
        self.bornRow.setContentsMargins(0, 0, 0, 0)
        self.born = QLineEdit(self.body)
        self.born.setObjectName(u"born")
        self.born.setMaximumSize(QSize(180, 16777215))

        self.bornRow.addWidget(self.born)

        self.age = QLabel(self.body)
        self.age.setObjectName(u"age")
        self.age.setProperty(u"kind", u"muted")
        self.age.setText(u"")

        self.bornRow.addWidget(self.age)

        self.bornSpace = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.bornRow.addItem(self.bornSpace)


        self.bornColumn.addLayout(self.bornRow)

        self.bornError = FieldError(self.body)
        self.bornError.setObjectName(u"bornError")

        self.bornColumn.addWidget(self.bornError)


        self.fields.addLayout(self.bornColumn, 3, 1, 1, 1)

        self.chartNumberLabel = QLabel(self.body)
        self.chartNumberLabel.setObjectName(u"chartNumberLabel")
        self.chartNumberLabel.setProperty(u"kind", u"label")
        self.chartNumberLabel.setMinimumSize(QSize(0, 32))

        self.fields.addWidget(self.chartNumberLabel, 4, 0, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.chartNumberColumn = QVBoxLayout()
        self.chartNumberColumn.setSpacing(4)
        self.chartNumberColumn.setObjectName(u"chartNumberColumn")
        self.chartNumberColumn.setContentsMargins(0, 0, 0, 0)
        self.chartNumber = QLineEdit(self.body)
        self.chartNumber.setObjectName(u"chartNumber")

        self.chartNumberColumn.addWidget(self.chartNumber)

        self.chartNumberError = FieldError(self.body)
        self.chartNumberError.setObjectName(u"chartNumberError")

        self.chartNumberColumn.addWidget(self.chartNumberError)


        self.fields.addLayout(self.chartNumberColumn, 4, 1, 1, 1)

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

        self.standingLabel = QLabel(self.body)
        self.standingLabel.setObjectName(u"standingLabel")
        self.standingLabel.setProperty(u"kind", u"label")
        self.standingLabel.setMinimumSize(QSize(0, 32))

        self.fields.addWidget(self.standingLabel, 6, 0, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.standingColumn = QVBoxLayout()
        self.standingColumn.setSpacing(4)
        self.standingColumn.setObjectName(u"standingColumn")
        self.standingColumn.setContentsMargins(0, 0, 0, 0)
        self.standing = QWidget(self.body)
        self.standing.setObjectName(u"standing")
        self.standing.setProperty(u"kind", u"plain")
        self.standing.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.standingRow = QHBoxLayout(self.standing)
        self.standingRow.setSpacing(16)
        self.standingRow.setObjectName(u"standingRow")
        self.standingRow.setContentsMargins(0, 0, 0, 0)
        self.activeRadio = QRadioButton(self.standing)
        self.activeRadio.setObjectName(u"activeRadio")

        self.standingRow.addWidget(self.activeRadio)

        self.inactiveRadio = QRadioButton(self.standing)
        self.inactiveRadio.setObjectName(u"inactiveRadio")

        self.standingRow.addWidget(self.inactiveRadio)

        self.deceasedRadio = QRadioButton(self.standing)
        self.deceasedRadio.setObjectName(u"deceasedRadio")

        self.standingRow.addWidget(self.deceasedRadio)

        self.standingSpace = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.standingRow.addItem(self.standingSpace)


        self.standingColumn.addWidget(self.standing)

        self.standingHint = QLabel(self.body)
        self.standingHint.setObjectName(u"standingHint")
        self.standingHint.setProperty(u"kind", u"muted")
        self.standingHint.setText(u"")
        self.standingHint.setWordWrap(True)

        self.standingColumn.addWidget(self.standingHint)


        self.fields.addLayout(self.standingColumn, 6, 1, 1, 1)

        self.fields.setColumnStretch(1, 1)
        self.fields.setColumnMinimumWidth(0, 128)

        self.bodyLayout.addLayout(self.fields)

        self.alike = Notice(self.body)
        self.alike.setObjectName(u"alike")

        self.bodyLayout.addWidget(self.alike)

        self.leaving = Notice(self.body)
        self.leaving.setObjectName(u"leaving")

        self.bodyLayout.addWidget(self.leaving)


        self.wholeLayout.addWidget(self.body)

        self.foot = QFrame(PatientForm)
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


        self.retranslateUi(PatientForm)
    # setupUi

    def retranslateUi(self, PatientForm):
        self.givenLabel.setText(QCoreApplication.translate("PatientForm", u"&First name", None))
        self.familyLabel.setText(QCoreApplication.translate("PatientForm", u"&Last name", None))
        self.preferredLabel.setText(QCoreApplication.translate("PatientForm", u"&Preferred name", None))
        self.bornLabel.setText(QCoreApplication.translate("PatientForm", u"&Date of birth", None))
        self.chartNumberLabel.setText(QCoreApplication.translate("PatientForm", u"C&hart number", None))
        self.languageLabel.setText(QCoreApplication.translate("PatientForm", u"La&nguage", None))
        self.standingLabel.setText(QCoreApplication.translate("PatientForm", u"Standin&g", None))
        self.activeRadio.setText(QCoreApplication.translate("PatientForm", u"Active", None))
        self.inactiveRadio.setText(QCoreApplication.translate("PatientForm", u"Inactive", None))
        self.deceasedRadio.setText(QCoreApplication.translate("PatientForm", u"Deceased", None))
        self.cancelButton.setText(QCoreApplication.translate("PatientForm", u"Cancel", None))
        self.saveButton.setText(QCoreApplication.translate("PatientForm", u"&Save", None))
        pass
    # retranslateUi

