# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'kiosk.ui'
##
## Created by: Qt User Interface Compiler version 6.11.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (Qt)
from PySide6.QtWidgets import (QCheckBox, QHBoxLayout,
    QLabel, QLineEdit, QPushButton, QRadioButton,
    QSizePolicy, QSpacerItem, QVBoxLayout, QWidget)

from pinportal_desktop.screens.widgets import (ComboBox, FieldError, Notice)

class Ui_KioskForm(object):
    def setupUi(self, KioskForm):
        if not KioskForm.objectName():
            KioskForm.setObjectName(u"KioskForm")
        KioskForm.setProperty(u"kind", u"card")
        self.KioskFormLayout = QVBoxLayout(KioskForm)
        self.KioskFormLayout.setSpacing(14)
        self.KioskFormLayout.setObjectName(u"KioskFormLayout")
        self.KioskFormLayout.setContentsMargins(40, 28, 40, 28)
        self.stepLine = QLabel(KioskForm)
        self.stepLine.setObjectName(u"stepLine")
        self.stepLine.setProperty(u"kind", u"muted")
        self.stepLine.setWordWrap(True)
        self.stepLine.setTextFormat(Qt.TextFormat.PlainText)

        self.KioskFormLayout.addWidget(self.stepLine)

        self.heading = QLabel(KioskForm)
        self.heading.setObjectName(u"heading")
        self.heading.setProperty(u"kind", u"page-title")
        self.heading.setWordWrap(True)
        self.heading.setTextFormat(Qt.TextFormat.PlainText)

        self.KioskFormLayout.addWidget(self.heading)

        self.notice = Notice(KioskForm)
        self.notice.setObjectName(u"notice")

        self.KioskFormLayout.addWidget(self.notice)

        self.bornPage = QWidget(KioskForm)
        self.bornPage.setObjectName(u"bornPage")
        self.bornPageLayout = QVBoxLayout(self.bornPage)
        self.bornPageLayout.setSpacing(16)
        self.bornPageLayout.setObjectName(u"bornPageLayout")
        self.bornPageLayout.setContentsMargins(0, 0, 0, 0)
        self.born = QWidget(self.bornPage)
        self.born.setObjectName(u"born")
        self.bornLayout = QVBoxLayout(self.born)
        self.bornLayout.setSpacing(8)
        self.bornLayout.setObjectName(u"bornLayout")
        self.bornLayout.setContentsMargins(0, 0, 0, 0)
        self.bornLabel = QLabel(self.born)
        self.bornLabel.setObjectName(u"bornLabel")
        self.bornLabel.setProperty(u"kind", u"label")
        self.bornLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.bornLayout.addWidget(self.bornLabel)

        self.bornRowLayout = QHBoxLayout()
        self.bornRowLayout.setSpacing(12)
        self.bornRowLayout.setObjectName(u"bornRowLayout")
        self.monthColumnLayout = QVBoxLayout()
        self.monthColumnLayout.setSpacing(6)
        self.monthColumnLayout.setObjectName(u"monthColumnLayout")
        self.monthLabel = QLabel(self.born)
        self.monthLabel.setObjectName(u"monthLabel")
        self.monthLabel.setProperty(u"kind", u"label")
        self.monthLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.monthColumnLayout.addWidget(self.monthLabel)

        self.month = ComboBox(self.born)
        self.month.setObjectName(u"month")

        self.monthColumnLayout.addWidget(self.month)


        self.bornRowLayout.addLayout(self.monthColumnLayout)

        self.dayColumnLayout = QVBoxLayout()
        self.dayColumnLayout.setSpacing(6)
        self.dayColumnLayout.setObjectName(u"dayColumnLayout")
        self.dayLabel = QLabel(self.born)
        self.dayLabel.setObjectName(u"dayLabel")
        self.dayLabel.setProperty(u"kind", u"label")
        self.dayLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.dayColumnLayout.addWidget(self.dayLabel)

        self.day = QLineEdit(self.born)
        self.day.setObjectName(u"day")
        self.day.setMaxLength(2)

        self.dayColumnLayout.addWidget(self.day)


        self.bornRowLayout.addLayout(self.dayColumnLayout)

        self.yearColumnLayout = QVBoxLayout()
        self.yearColumnLayout.setSpacing(6)
        self.yearColumnLayout.setObjectName(u"yearColumnLayout")
        self.yearLabel = QLabel(self.born)
        self.yearLabel.setObjectName(u"yearLabel")
        self.yearLabel.setProperty(u"kind", u"label")
        self.yearLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.yearColumnLayout.addWidget(self.yearLabel)

        self.year = QLineEdit(self.born)
        self.year.setObjectName(u"year")
        self.year.setMaxLength(4)

        self.yearColumnLayout.addWidget(self.year)


        self.bornRowLayout.addLayout(self.yearColumnLayout)

        self.bornRowLayout.setStretch(0, 3)
        self.bornRowLayout.setStretch(1, 2)
        self.bornRowLayout.setStretch(2, 2)

        self.bornLayout.addLayout(self.bornRowLayout)

        self.bornError = FieldError(self.born)
        self.bornError.setObjectName(u"bornError")

        self.bornLayout.addWidget(self.bornError)


        self.bornPageLayout.addWidget(self.born)

        self.pinPart = QWidget(self.bornPage)
        self.pinPart.setObjectName(u"pinPart")
        self.pinPartLayout = QVBoxLayout(self.pinPart)
        self.pinPartLayout.setSpacing(0)
        self.pinPartLayout.setObjectName(u"pinPartLayout")
        self.pinPartLayout.setContentsMargins(0, 0, 0, 0)
        self.pinColumnLayout = QVBoxLayout()
        self.pinColumnLayout.setSpacing(6)
        self.pinColumnLayout.setObjectName(u"pinColumnLayout")
        self.pinLabel = QLabel(self.pinPart)
        self.pinLabel.setObjectName(u"pinLabel")
        self.pinLabel.setProperty(u"kind", u"label")
        self.pinLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.pinColumnLayout.addWidget(self.pinLabel)

        self.pin = QLineEdit(self.pinPart)
        self.pin.setObjectName(u"pin")
        self.pin.setProperty(u"kind", u"kiosk-pin")
        self.pin.setMaxLength(20)

        self.pinColumnLayout.addWidget(self.pin)

        self.pinHint = QLabel(self.pinPart)
        self.pinHint.setObjectName(u"pinHint")
        self.pinHint.setProperty(u"kind", u"muted")
        self.pinHint.setWordWrap(True)
        self.pinHint.setTextFormat(Qt.TextFormat.PlainText)

        self.pinColumnLayout.addWidget(self.pinHint)

        self.pinError = FieldError(self.pinPart)
        self.pinError.setObjectName(u"pinError")

        self.pinColumnLayout.addWidget(self.pinError)


        self.pinPartLayout.addLayout(self.pinColumnLayout)


        self.bornPageLayout.addWidget(self.pinPart)

        self.answerPart = QWidget(self.bornPage)
        self.answerPart.setObjectName(u"answerPart")
        self.answerPartLayout = QVBoxLayout(self.answerPart)
        self.answerPartLayout.setSpacing(0)
        self.answerPartLayout.setObjectName(u"answerPartLayout")
        self.answerPartLayout.setContentsMargins(0, 0, 0, 0)
        self.answerColumnLayout = QVBoxLayout()
        self.answerColumnLayout.setSpacing(6)
        self.answerColumnLayout.setObjectName(u"answerColumnLayout")
        self.answerLabel = QLabel(self.answerPart)
        self.answerLabel.setObjectName(u"answerLabel")
        self.answerLabel.setProperty(u"kind", u"label")
        self.answerLabel.setWordWrap(True)
        self.answerLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.answerColumnLayout.addWidget(self.answerLabel)

        self.answer = QLineEdit(self.answerPart)
        self.answer.setObjectName(u"answer")
        self.answer.setMaxLength(100)

        self.answerColumnLayout.addWidget(self.answer)

        self.answerHint = QLabel(self.answerPart)
        self.answerHint.setObjectName(u"answerHint")
        self.answerHint.setProperty(u"kind", u"muted")
        self.answerHint.setWordWrap(True)
        self.answerHint.setTextFormat(Qt.TextFormat.PlainText)

        self.answerColumnLayout.addWidget(self.answerHint)

        self.answerError = FieldError(self.answerPart)
        self.answerError.setObjectName(u"answerError")

        self.answerColumnLayout.addWidget(self.answerError)


        self.answerPartLayout.addLayout(self.answerColumnLayout)


        self.bornPageLayout.addWidget(self.answerPart)


        self.KioskFormLayout.addWidget(self.bornPage)

        self.whoPage = QWidget(KioskForm)
        self.whoPage.setObjectName(u"whoPage")
        self.whoPageLayout = QVBoxLayout(self.whoPage)
        self.whoPageLayout.setSpacing(16)
        self.whoPageLayout.setObjectName(u"whoPageLayout")
        self.whoPageLayout.setContentsMargins(0, 0, 0, 0)
        self.who = QWidget(self.whoPage)
        self.who.setObjectName(u"who")
        self.whoLayout = QVBoxLayout(self.who)
        self.whoLayout.setSpacing(4)
        self.whoLayout.setObjectName(u"whoLayout")
        self.whoLayout.setContentsMargins(0, 0, 0, 0)
        self.whoLabel = QLabel(self.who)
        self.whoLabel.setObjectName(u"whoLabel")
        self.whoLabel.setProperty(u"kind", u"label")
        self.whoLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.whoLayout.addWidget(self.whoLabel)

        self.myselfRowLayout = QHBoxLayout()
        self.myselfRowLayout.setSpacing(12)
        self.myselfRowLayout.setObjectName(u"myselfRowLayout")
        self.myself = QRadioButton(self.who)
        self.myself.setObjectName(u"myself")

        self.myselfRowLayout.addWidget(self.myself)

        self.myselfHint = QLabel(self.who)
        self.myselfHint.setObjectName(u"myselfHint")
        self.myselfHint.setProperty(u"kind", u"muted")
        self.myselfHint.setWordWrap(True)
        self.myselfHint.setTextFormat(Qt.TextFormat.PlainText)

        self.myselfRowLayout.addWidget(self.myselfHint)

        self.myselfRowLayout.setStretch(1, 1)

        self.whoLayout.addLayout(self.myselfRowLayout)

        self.aChildRowLayout = QHBoxLayout()
        self.aChildRowLayout.setSpacing(12)
        self.aChildRowLayout.setObjectName(u"aChildRowLayout")
        self.aChild = QRadioButton(self.who)
        self.aChild.setObjectName(u"aChild")

        self.aChildRowLayout.addWidget(self.aChild)

        self.aChildHint = QLabel(self.who)
        self.aChildHint.setObjectName(u"aChildHint")
        self.aChildHint.setProperty(u"kind", u"muted")
        self.aChildHint.setWordWrap(True)
        self.aChildHint.setTextFormat(Qt.TextFormat.PlainText)

        self.aChildRowLayout.addWidget(self.aChildHint)

        self.aChildRowLayout.setStretch(1, 1)

        self.whoLayout.addLayout(self.aChildRowLayout)

        self.whoError = FieldError(self.who)
        self.whoError.setObjectName(u"whoError")

        self.whoLayout.addWidget(self.whoError)


        self.whoPageLayout.addWidget(self.who)

        self.adultHeading = QLabel(self.whoPage)
        self.adultHeading.setObjectName(u"adultHeading")
        self.adultHeading.setProperty(u"kind", u"card-title")
        self.adultHeading.setWordWrap(True)
        self.adultHeading.setTextFormat(Qt.TextFormat.PlainText)

        self.whoPageLayout.addWidget(self.adultHeading)

        self.adult = QWidget(self.whoPage)
        self.adult.setObjectName(u"adult")
        self.adultLayout = QVBoxLayout(self.adult)
        self.adultLayout.setSpacing(16)
        self.adultLayout.setObjectName(u"adultLayout")
        self.adultLayout.setContentsMargins(0, 0, 0, 0)
        self.nameRowLayout = QHBoxLayout()
        self.nameRowLayout.setSpacing(12)
        self.nameRowLayout.setObjectName(u"nameRowLayout")
        self.givenColumnLayout = QVBoxLayout()
        self.givenColumnLayout.setSpacing(6)
        self.givenColumnLayout.setObjectName(u"givenColumnLayout")
        self.givenLabel = QLabel(self.adult)
        self.givenLabel.setObjectName(u"givenLabel")
        self.givenLabel.setProperty(u"kind", u"label")
        self.givenLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.givenColumnLayout.addWidget(self.givenLabel)

        self.given = QLineEdit(self.adult)
        self.given.setObjectName(u"given")
        self.given.setMaxLength(100)

        self.givenColumnLayout.addWidget(self.given)

        self.givenError = FieldError(self.adult)
        self.givenError.setObjectName(u"givenError")

        self.givenColumnLayout.addWidget(self.givenError)


        self.nameRowLayout.addLayout(self.givenColumnLayout)

        self.familyColumnLayout = QVBoxLayout()
        self.familyColumnLayout.setSpacing(6)
        self.familyColumnLayout.setObjectName(u"familyColumnLayout")
        self.familyLabel = QLabel(self.adult)
        self.familyLabel.setObjectName(u"familyLabel")
        self.familyLabel.setProperty(u"kind", u"label")
        self.familyLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.familyColumnLayout.addWidget(self.familyLabel)

        self.family = QLineEdit(self.adult)
        self.family.setObjectName(u"family")
        self.family.setMaxLength(100)

        self.familyColumnLayout.addWidget(self.family)

        self.familyError = FieldError(self.adult)
        self.familyError.setObjectName(u"familyError")

        self.familyColumnLayout.addWidget(self.familyError)


        self.nameRowLayout.addLayout(self.familyColumnLayout)

        self.nameRowLayout.setStretch(0, 1)
        self.nameRowLayout.setStretch(1, 1)

        self.adultLayout.addLayout(self.nameRowLayout)

        self.moreRowLayout = QHBoxLayout()
        self.moreRowLayout.setSpacing(12)
        self.moreRowLayout.setObjectName(u"moreRowLayout")
        self.relationshipColumnLayout = QVBoxLayout()
        self.relationshipColumnLayout.setSpacing(6)
        self.relationshipColumnLayout.setObjectName(u"relationshipColumnLayout")
        self.relationshipLabel = QLabel(self.adult)
        self.relationshipLabel.setObjectName(u"relationshipLabel")
        self.relationshipLabel.setProperty(u"kind", u"label")
        self.relationshipLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.relationshipColumnLayout.addWidget(self.relationshipLabel)

        self.relationship = ComboBox(self.adult)
        self.relationship.setObjectName(u"relationship")

        self.relationshipColumnLayout.addWidget(self.relationship)

        self.relationshipError = FieldError(self.adult)
        self.relationshipError.setObjectName(u"relationshipError")

        self.relationshipColumnLayout.addWidget(self.relationshipError)


        self.moreRowLayout.addLayout(self.relationshipColumnLayout)

        self.phoneColumnLayout = QVBoxLayout()
        self.phoneColumnLayout.setSpacing(6)
        self.phoneColumnLayout.setObjectName(u"phoneColumnLayout")
        self.phoneLabel = QLabel(self.adult)
        self.phoneLabel.setObjectName(u"phoneLabel")
        self.phoneLabel.setProperty(u"kind", u"label")
        self.phoneLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.phoneColumnLayout.addWidget(self.phoneLabel)

        self.phone = QLineEdit(self.adult)
        self.phone.setObjectName(u"phone")
        self.phone.setMaxLength(40)

        self.phoneColumnLayout.addWidget(self.phone)

        self.phoneError = FieldError(self.adult)
        self.phoneError.setObjectName(u"phoneError")

        self.phoneColumnLayout.addWidget(self.phoneError)


        self.moreRowLayout.addLayout(self.phoneColumnLayout)

        self.moreRowLayout.setStretch(0, 1)
        self.moreRowLayout.setStretch(1, 1)

        self.adultLayout.addLayout(self.moreRowLayout)


        self.whoPageLayout.addWidget(self.adult)


        self.KioskFormLayout.addWidget(self.whoPage)

        self.loginPage = QWidget(KioskForm)
        self.loginPage.setObjectName(u"loginPage")
        self.loginPageLayout = QVBoxLayout(self.loginPage)
        self.loginPageLayout.setSpacing(16)
        self.loginPageLayout.setObjectName(u"loginPageLayout")
        self.loginPageLayout.setContentsMargins(0, 0, 0, 0)
        self.emailColumnLayout = QVBoxLayout()
        self.emailColumnLayout.setSpacing(6)
        self.emailColumnLayout.setObjectName(u"emailColumnLayout")
        self.emailLabel = QLabel(self.loginPage)
        self.emailLabel.setObjectName(u"emailLabel")
        self.emailLabel.setProperty(u"kind", u"label")
        self.emailLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.emailColumnLayout.addWidget(self.emailLabel)

        self.email = QLineEdit(self.loginPage)
        self.email.setObjectName(u"email")
        self.email.setMaxLength(254)

        self.emailColumnLayout.addWidget(self.email)

        self.emailHint = QLabel(self.loginPage)
        self.emailHint.setObjectName(u"emailHint")
        self.emailHint.setProperty(u"kind", u"muted")
        self.emailHint.setWordWrap(True)
        self.emailHint.setTextFormat(Qt.TextFormat.PlainText)

        self.emailColumnLayout.addWidget(self.emailHint)

        self.emailError = FieldError(self.loginPage)
        self.emailError.setObjectName(u"emailError")

        self.emailColumnLayout.addWidget(self.emailError)


        self.loginPageLayout.addLayout(self.emailColumnLayout)

        self.passwordColumnLayout = QVBoxLayout()
        self.passwordColumnLayout.setSpacing(6)
        self.passwordColumnLayout.setObjectName(u"passwordColumnLayout")
        self.passwordLabel = QLabel(self.loginPage)
        self.passwordLabel.setObjectName(u"passwordLabel")
        self.passwordLabel.setProperty(u"kind", u"label")
        self.passwordLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.passwordColumnLayout.addWidget(self.passwordLabel)

        self.password = QLineEdit(self.loginPage)
        self.password.setObjectName(u"password")
        self.password.setEchoMode(QLineEdit.EchoMode.Password)

        self.passwordColumnLayout.addWidget(self.password)

        self.passwordHint = QLabel(self.loginPage)
        self.passwordHint.setObjectName(u"passwordHint")
        self.passwordHint.setProperty(u"kind", u"muted")
        self.passwordHint.setWordWrap(True)
        self.passwordHint.setTextFormat(Qt.TextFormat.PlainText)

        self.passwordColumnLayout.addWidget(self.passwordHint)

        self.passwordError = FieldError(self.loginPage)
        self.passwordError.setObjectName(u"passwordError")

        self.passwordColumnLayout.addWidget(self.passwordError)


        self.loginPageLayout.addLayout(self.passwordColumnLayout)


        self.KioskFormLayout.addWidget(self.loginPage)

        self.termsPage = QWidget(KioskForm)
        self.termsPage.setObjectName(u"termsPage")
        self.termsPageLayout = QVBoxLayout(self.termsPage)
        self.termsPageLayout.setSpacing(10)
        self.termsPageLayout.setObjectName(u"termsPageLayout")
        self.termsPageLayout.setContentsMargins(0, 0, 0, 0)
        self.terms1 = QLabel(self.termsPage)
        self.terms1.setObjectName(u"terms1")
        self.terms1.setWordWrap(True)
        self.terms1.setTextFormat(Qt.TextFormat.PlainText)

        self.termsPageLayout.addWidget(self.terms1)

        self.terms2 = QLabel(self.termsPage)
        self.terms2.setObjectName(u"terms2")
        self.terms2.setWordWrap(True)
        self.terms2.setTextFormat(Qt.TextFormat.PlainText)

        self.termsPageLayout.addWidget(self.terms2)

        self.terms3 = QLabel(self.termsPage)
        self.terms3.setObjectName(u"terms3")
        self.terms3.setWordWrap(True)
        self.terms3.setTextFormat(Qt.TextFormat.PlainText)

        self.termsPageLayout.addWidget(self.terms3)

        self.terms4 = QLabel(self.termsPage)
        self.terms4.setObjectName(u"terms4")
        self.terms4.setWordWrap(True)
        self.terms4.setTextFormat(Qt.TextFormat.PlainText)

        self.termsPageLayout.addWidget(self.terms4)

        self.terms = QCheckBox(self.termsPage)
        self.terms.setObjectName(u"terms")

        self.termsPageLayout.addWidget(self.terms)

        self.termsError = FieldError(self.termsPage)
        self.termsError.setObjectName(u"termsError")

        self.termsPageLayout.addWidget(self.termsError)

        self.loginLine = QLabel(self.termsPage)
        self.loginLine.setObjectName(u"loginLine")
        self.loginLine.setProperty(u"kind", u"muted")
        self.loginLine.setWordWrap(True)
        self.loginLine.setTextFormat(Qt.TextFormat.PlainText)

        self.termsPageLayout.addWidget(self.loginLine)


        self.KioskFormLayout.addWidget(self.termsPage)

        self.addPage = QWidget(KioskForm)
        self.addPage.setObjectName(u"addPage")
        self.addPageLayout = QVBoxLayout(self.addPage)
        self.addPageLayout.setSpacing(6)
        self.addPageLayout.setObjectName(u"addPageLayout")
        self.addPageLayout.setContentsMargins(0, 0, 0, 0)
        self.addRelationshipLabel = QLabel(self.addPage)
        self.addRelationshipLabel.setObjectName(u"addRelationshipLabel")
        self.addRelationshipLabel.setProperty(u"kind", u"label")
        self.addRelationshipLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.addPageLayout.addWidget(self.addRelationshipLabel)

        self.addRelationship = ComboBox(self.addPage)
        self.addRelationship.setObjectName(u"addRelationship")

        self.addPageLayout.addWidget(self.addRelationship)

        self.addRelationshipError = FieldError(self.addPage)
        self.addRelationshipError.setObjectName(u"addRelationshipError")

        self.addPageLayout.addWidget(self.addRelationshipError)


        self.KioskFormLayout.addWidget(self.addPage)

        self.saidPage = QWidget(KioskForm)
        self.saidPage.setObjectName(u"saidPage")
        self.saidPageLayout = QVBoxLayout(self.saidPage)
        self.saidPageLayout.setSpacing(16)
        self.saidPageLayout.setObjectName(u"saidPageLayout")
        self.saidPageLayout.setContentsMargins(0, 0, 0, 0)
        self.said1 = QLabel(self.saidPage)
        self.said1.setObjectName(u"said1")
        self.said1.setWordWrap(True)
        self.said1.setTextFormat(Qt.TextFormat.PlainText)

        self.saidPageLayout.addWidget(self.said1)

        self.said2 = QLabel(self.saidPage)
        self.said2.setObjectName(u"said2")
        self.said2.setProperty(u"kind", u"muted")
        self.said2.setWordWrap(True)
        self.said2.setTextFormat(Qt.TextFormat.PlainText)

        self.saidPageLayout.addWidget(self.said2)


        self.KioskFormLayout.addWidget(self.saidPage)

        self.actionsLayout = QHBoxLayout()
        self.actionsLayout.setSpacing(12)
        self.actionsLayout.setObjectName(u"actionsLayout")
        self.backButton = QPushButton(KioskForm)
        self.backButton.setObjectName(u"backButton")
        self.backButton.setProperty(u"kind", u"outline")
        self.backButton.setAutoDefault(False)

        self.actionsLayout.addWidget(self.backButton)

        self.actionsSpace1 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.actionsLayout.addItem(self.actionsSpace1)

        self.continueButton = QPushButton(KioskForm)
        self.continueButton.setObjectName(u"continueButton")
        self.continueButton.setProperty(u"kind", u"primary")
        self.continueButton.setAutoDefault(False)

        self.actionsLayout.addWidget(self.continueButton)


        self.KioskFormLayout.addLayout(self.actionsLayout)


        self.retranslateUi(KioskForm)
    # setupUi

    def retranslateUi(self, KioskForm):
        pass
    # retranslateUi

