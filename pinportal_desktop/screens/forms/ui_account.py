# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'account.ui'
##
## Created by: Qt User Interface Compiler version 6.11.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, QSize, Qt)
from PySide6.QtWidgets import (QFrame, QGridLayout, QHBoxLayout,
    QLabel, QPushButton, QScrollArea,
    QSizePolicy, QSpacerItem, QTabWidget, QVBoxLayout,
    QWidget)

from pinportal_desktop.screens.widgets import (ActionTable, Badge, Notice)

class Ui_AccountForm(object):
    def setupUi(self, AccountForm):
        if not AccountForm.objectName():
            AccountForm.setObjectName(u"AccountForm")
        AccountForm.setProperty(u"kind", u"page")
        self.pageLayout = QVBoxLayout(AccountForm)
        self.pageLayout.setSpacing(10)
        self.pageLayout.setObjectName(u"pageLayout")
        self.pageLayout.setContentsMargins(22, 14, 22, 18)
        self.backRow = QHBoxLayout()
        self.backRow.setObjectName(u"backRow")
        self.backRow.setContentsMargins(0, 0, 0, 0)
        self.backButton = QPushButton(AccountForm)
        self.backButton.setObjectName(u"backButton")
        self.backButton.setProperty(u"kind", u"link")
        self.backButton.setAutoDefault(False)

        self.backRow.addWidget(self.backButton)

        self.backSpace = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.backRow.addItem(self.backSpace)


        self.pageLayout.addLayout(self.backRow)

        self.headCard = QFrame(AccountForm)
        self.headCard.setObjectName(u"headCard")
        self.headCard.setProperty(u"kind", u"card")
        self.headLayout = QHBoxLayout(self.headCard)
        self.headLayout.setSpacing(10)
        self.headLayout.setObjectName(u"headLayout")
        self.headLayout.setContentsMargins(16, 14, 16, 14)
        self.headTexts = QVBoxLayout()
        self.headTexts.setSpacing(2)
        self.headTexts.setObjectName(u"headTexts")
        self.headTexts.setContentsMargins(0, 0, 0, 0)
        self.patientName = QLabel(self.headCard)
        self.patientName.setObjectName(u"patientName")
        self.patientName.setProperty(u"kind", u"page-title")
        self.patientName.setText(u"")

        self.headTexts.addWidget(self.patientName)

        self.patientFacts = QLabel(self.headCard)
        self.patientFacts.setObjectName(u"patientFacts")
        self.patientFacts.setProperty(u"kind", u"muted")
        self.patientFacts.setText(u"")

        self.headTexts.addWidget(self.patientFacts)


        self.headLayout.addLayout(self.headTexts)

        self.headGap = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.headLayout.addItem(self.headGap)

        self.statusBadge = Badge(self.headCard)
        self.statusBadge.setObjectName(u"statusBadge")

        self.headLayout.addWidget(self.statusBadge)

        self.editButton = QPushButton(self.headCard)
        self.editButton.setObjectName(u"editButton")
        self.editButton.setProperty(u"kind", u"outline")
        self.editButton.setText(u"&Edit Patient")
        self.editButton.setAutoDefault(False)

        self.headLayout.addWidget(self.editButton)


        self.pageLayout.addWidget(self.headCard)

        self.notice = Notice(AccountForm)
        self.notice.setObjectName(u"notice")

        self.pageLayout.addWidget(self.notice)

        self.mergedNotice = Notice(AccountForm)
        self.mergedNotice.setObjectName(u"mergedNotice")

        self.pageLayout.addWidget(self.mergedNotice)

        self.tabs = QTabWidget(AccountForm)
        self.tabs.setObjectName(u"tabs")
        self.administrativeTab = QWidget()
        self.administrativeTab.setObjectName(u"administrativeTab")
        self.administrativeTab.setProperty(u"kind", u"plain")
        self.administrativeTabLayout = QVBoxLayout(self.administrativeTab)
        self.administrativeTabLayout.setObjectName(u"administrativeTabLayout")
        self.administrativeTabLayout.setContentsMargins(0, 0, 0, 0)
        self.administrativeScroll = QScrollArea(self.administrativeTab)
        self.administrativeScroll.setObjectName(u"administrativeScroll")
        self.administrativeScroll.setFrameShape(QFrame.Shape.NoFrame)
        self.administrativeScroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.administrativeScroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.administrativeScroll.setWidgetResizable(True)
        self.administrativePage = QWidget()
        self.administrativePage.setObjectName(u"administrativePage")
        self.administrativePage.setProperty(u"kind", u"plain")
        self.administrativeLayout = QVBoxLayout(self.administrativePage)
        self.administrativeLayout.setSpacing(14)
        self.administrativeLayout.setObjectName(u"administrativeLayout")
        self.administrativeLayout.setContentsMargins(0, 14, 0, 0)
        self.upperRow = QHBoxLayout()
        self.upperRow.setSpacing(14)
        self.upperRow.setObjectName(u"upperRow")
        self.upperRow.setContentsMargins(0, 0, 0, 0)
        self.settingsCard = QFrame(self.administrativePage)
        self.settingsCard.setObjectName(u"settingsCard")
        self.settingsCard.setMinimumSize(QSize(318, 0))
        self.settingsCard.setProperty(u"kind", u"card")
        self.settingsLayout = QVBoxLayout(self.settingsCard)
        self.settingsLayout.setSpacing(12)
        self.settingsLayout.setObjectName(u"settingsLayout")
        self.settingsLayout.setContentsMargins(16, 16, 16, 16)
        self.settingsTitle = QLabel(self.settingsCard)
        self.settingsTitle.setObjectName(u"settingsTitle")
        self.settingsTitle.setProperty(u"kind", u"card-title")
        self.settingsTitle.setText(u"Account Settings")

        self.settingsLayout.addWidget(self.settingsTitle)

        self.settingsGrid = QGridLayout()
        self.settingsGrid.setObjectName(u"settingsGrid")
        self.settingsGrid.setHorizontalSpacing(12)
        self.settingsGrid.setVerticalSpacing(8)
        self.statusLabel = QLabel(self.settingsCard)
        self.statusLabel.setObjectName(u"statusLabel")
        self.statusLabel.setProperty(u"kind", u"muted")
        self.statusLabel.setText(u"Status")
        self.statusLabel.setAlignment(Qt.AlignmentFlag.AlignLeading|Qt.AlignmentFlag.AlignLeft|Qt.AlignmentFlag.AlignTop)

        self.settingsGrid.addWidget(self.statusLabel, 0, 0, 1, 1)

        self.statusValue = QLabel(self.settingsCard)
        self.statusValue.setObjectName(u"statusValue")
        self.statusValue.setProperty(u"kind", u"strong")
        self.statusValue.setText(u"")
        self.statusValue.setWordWrap(True)

        self.settingsGrid.addWidget(self.statusValue, 0, 1, 1, 1)

        self.pinVqLabel = QLabel(self.settingsCard)
        self.pinVqLabel.setObjectName(u"pinVqLabel")
        self.pinVqLabel.setProperty(u"kind", u"muted")
        self.pinVqLabel.setText(u"PIN/VQ")
        self.pinVqLabel.setAlignment(Qt.AlignmentFlag.AlignLeading|Qt.AlignmentFlag.AlignLeft|Qt.AlignmentFlag.AlignTop)

        self.settingsGrid.addWidget(self.pinVqLabel, 1, 0, 1, 1)

        self.pinVqValue = QLabel(self.settingsCard)
        self.pinVqValue.setObjectName(u"pinVqValue")
        self.pinVqValue.setProperty(u"kind", u"strong")
        self.pinVqValue.setText(u"")
        self.pinVqValue.setWordWrap(True)

        self.settingsGrid.addWidget(self.pinVqValue, 1, 1, 1, 1)

        self.issuedLabel = QLabel(self.settingsCard)
        self.issuedLabel.setObjectName(u"issuedLabel")
        self.issuedLabel.setProperty(u"kind", u"muted")
        self.issuedLabel.setAlignment(Qt.AlignmentFlag.AlignLeading|Qt.AlignmentFlag.AlignLeft|Qt.AlignmentFlag.AlignTop)

        self.settingsGrid.addWidget(self.issuedLabel, 2, 0, 1, 1)

        self.issuedValue = QLabel(self.settingsCard)
        self.issuedValue.setObjectName(u"issuedValue")
        self.issuedValue.setProperty(u"kind", u"value")
        self.issuedValue.setText(u"")
        self.issuedValue.setWordWrap(True)

        self.settingsGrid.addWidget(self.issuedValue, 2, 1, 1, 1)

        self.questionLabel = QLabel(self.settingsCard)
        self.questionLabel.setObjectName(u"questionLabel")
        self.questionLabel.setProperty(u"kind", u"muted")
        self.questionLabel.setAlignment(Qt.AlignmentFlag.AlignLeading|Qt.AlignmentFlag.AlignLeft|Qt.AlignmentFlag.AlignTop)

        self.settingsGrid.addWidget(self.questionLabel, 3, 0, 1, 1)

        self.questionValue = QLabel(self.settingsCard)
        self.questionValue.setObjectName(u"questionValue")
        self.questionValue.setProperty(u"kind", u"value")
        self.questionValue.setText(u"")
        self.questionValue.setWordWrap(True)

        self.settingsGrid.addWidget(self.questionValue, 3, 1, 1, 1)

        self.validLabel = QLabel(self.settingsCard)
        self.validLabel.setObjectName(u"validLabel")
        self.validLabel.setProperty(u"kind", u"muted")
        self.validLabel.setAlignment(Qt.AlignmentFlag.AlignLeading|Qt.AlignmentFlag.AlignLeft|Qt.AlignmentFlag.AlignTop)

        self.settingsGrid.addWidget(self.validLabel, 4, 0, 1, 1)

        self.validValue = QLabel(self.settingsCard)
        self.validValue.setObjectName(u"validValue")
        self.validValue.setProperty(u"kind", u"value")
        self.validValue.setText(u"")
        self.validValue.setWordWrap(True)

        self.settingsGrid.addWidget(self.validValue, 4, 1, 1, 1)

        self.usedByLabel = QLabel(self.settingsCard)
        self.usedByLabel.setObjectName(u"usedByLabel")
        self.usedByLabel.setProperty(u"kind", u"muted")
        self.usedByLabel.setAlignment(Qt.AlignmentFlag.AlignLeading|Qt.AlignmentFlag.AlignLeft|Qt.AlignmentFlag.AlignTop)

        self.settingsGrid.addWidget(self.usedByLabel, 5, 0, 1, 1)

        self.usedByValue = QLabel(self.settingsCard)
        self.usedByValue.setObjectName(u"usedByValue")
        self.usedByValue.setProperty(u"kind", u"value")
        self.usedByValue.setText(u"")
        self.usedByValue.setWordWrap(True)

        self.settingsGrid.addWidget(self.usedByValue, 5, 1, 1, 1)

        self.settingsGrid.setColumnStretch(1, 1)
        self.settingsGrid.setColumnMinimumWidth(0, 72)

        self.settingsLayout.addLayout(self.settingsGrid)

        self.settingsSpace = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.settingsLayout.addItem(self.settingsSpace)

        self.issueOff = QLabel(self.settingsCard)
        self.issueOff.setObjectName(u"issueOff")
        self.issueOff.setProperty(u"kind", u"muted")
        self.issueOff.setText(u"")
        self.issueOff.setWordWrap(True)
        self.issueOff.setVisible(True)

        self.settingsLayout.addWidget(self.issueOff)

        self.settingsButtons = QHBoxLayout()
        self.settingsButtons.setSpacing(10)
        self.settingsButtons.setObjectName(u"settingsButtons")
        self.settingsButtons.setContentsMargins(0, 0, 0, 0)
        self.issueButton = QPushButton(self.settingsCard)
        self.issueButton.setObjectName(u"issueButton")
        self.issueButton.setProperty(u"kind", u"primary")
        self.issueButton.setText(u"&Register Patient")
        self.issueButton.setAutoDefault(False)

        self.settingsButtons.addWidget(self.issueButton)

        self.shareButton = QPushButton(self.settingsCard)
        self.shareButton.setObjectName(u"shareButton")
        self.shareButton.setProperty(u"kind", u"outline")
        self.shareButton.setText(u"&Share Current PIN")
        self.shareButton.setAutoDefault(False)

        self.settingsButtons.addWidget(self.shareButton)

        self.newLinkButton = QPushButton(self.settingsCard)
        self.newLinkButton.setObjectName(u"newLinkButton")
        self.newLinkButton.setProperty(u"kind", u"outline")
        self.newLinkButton.setAutoDefault(False)

        self.settingsButtons.addWidget(self.newLinkButton)

        self.buttonsSpace = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.settingsButtons.addItem(self.buttonsSpace)


        self.settingsLayout.addLayout(self.settingsButtons)

        self.settingsLinks = QHBoxLayout()
        self.settingsLinks.setSpacing(10)
        self.settingsLinks.setObjectName(u"settingsLinks")
        self.settingsLinks.setContentsMargins(0, 0, 0, 0)
        self.checkPinButton = QPushButton(self.settingsCard)
        self.checkPinButton.setObjectName(u"checkPinButton")
        self.checkPinButton.setProperty(u"kind", u"link")
        self.checkPinButton.setText(u"&Check a PIN\u2026")
        self.checkPinButton.setAutoDefault(False)

        self.settingsLinks.addWidget(self.checkPinButton)

        self.revokeButton = QPushButton(self.settingsCard)
        self.revokeButton.setObjectName(u"revokeButton")
        self.revokeButton.setProperty(u"kind", u"danger-link")
        self.revokeButton.setText(u"Re&voke PIN\u2026")
        self.revokeButton.setAutoDefault(False)

        self.settingsLinks.addWidget(self.revokeButton)

        self.linksSpace = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.settingsLinks.addItem(self.linksSpace)


        self.settingsLayout.addLayout(self.settingsLinks)


        self.upperRow.addWidget(self.settingsCard)

        self.associationsCard = QFrame(self.administrativePage)
        self.associationsCard.setObjectName(u"associationsCard")
        self.associationsCard.setProperty(u"kind", u"card")
        self.associationsLayout = QVBoxLayout(self.associationsCard)
        self.associationsLayout.setSpacing(6)
        self.associationsLayout.setObjectName(u"associationsLayout")
        self.associationsLayout.setContentsMargins(1, 1, 1, 8)
        self.associationsHead = QHBoxLayout()
        self.associationsHead.setObjectName(u"associationsHead")
        self.associationsHead.setContentsMargins(16, 14, 16, 0)
        self.associationsTitle = QLabel(self.associationsCard)
        self.associationsTitle.setObjectName(u"associationsTitle")
        self.associationsTitle.setProperty(u"kind", u"card-title")
        self.associationsTitle.setText(u"Associations")

        self.associationsHead.addWidget(self.associationsTitle)

        self.associationsSpace = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.associationsHead.addItem(self.associationsSpace)

        self.resetButton = QPushButton(self.associationsCard)
        self.resetButton.setObjectName(u"resetButton")
        self.resetButton.setProperty(u"kind", u"link")
        self.resetButton.setText(u"Send Pass&word Reset")
        self.resetButton.setAutoDefault(False)

        self.associationsHead.addWidget(self.resetButton)

        self.correctButton = QPushButton(self.associationsCard)
        self.correctButton.setObjectName(u"correctButton")
        self.correctButton.setProperty(u"kind", u"link")
        self.correctButton.setText(u"Correct E-ma&il")
        self.correctButton.setAutoDefault(False)

        self.associationsHead.addWidget(self.correctButton)

        self.linkButton = QPushButton(self.associationsCard)
        self.linkButton.setObjectName(u"linkButton")
        self.linkButton.setProperty(u"kind", u"link")
        self.linkButton.setText(u"&Link to Contact\u2026")
        self.linkButton.setAutoDefault(False)

        self.associationsHead.addWidget(self.linkButton)


        self.associationsLayout.addLayout(self.associationsHead)

        self.associationsTable = ActionTable(self.associationsCard)
        self.associationsTable.setObjectName(u"associationsTable")

        self.associationsLayout.addWidget(self.associationsTable)

        self.associationsLayout.setStretch(1, 1)

        self.upperRow.addWidget(self.associationsCard)

        self.upperRow.setStretch(0, 29)
        self.upperRow.setStretch(1, 71)

        self.administrativeLayout.addLayout(self.upperRow)

        self.familyCard = QFrame(self.administrativePage)
        self.familyCard.setObjectName(u"familyCard")
        self.familyCard.setProperty(u"kind", u"card")
        self.familyLayout = QVBoxLayout(self.familyCard)
        self.familyLayout.setSpacing(6)
        self.familyLayout.setObjectName(u"familyLayout")
        self.familyLayout.setContentsMargins(1, 1, 1, 8)
        self.familyHead = QHBoxLayout()
        self.familyHead.setObjectName(u"familyHead")
        self.familyHead.setContentsMargins(16, 14, 16, 0)
        self.familyTitle = QLabel(self.familyCard)
        self.familyTitle.setObjectName(u"familyTitle")
        self.familyTitle.setProperty(u"kind", u"card-title")
        self.familyTitle.setText(u"Family Contacts")

        self.familyHead.addWidget(self.familyTitle)

        self.familySpace = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.familyHead.addItem(self.familySpace)

        self.addContactButton = QPushButton(self.familyCard)
        self.addContactButton.setObjectName(u"addContactButton")
        self.addContactButton.setProperty(u"kind", u"outline")
        self.addContactButton.setAutoDefault(False)

        self.familyHead.addWidget(self.addContactButton)


        self.familyLayout.addLayout(self.familyHead)

        self.familyTable = ActionTable(self.familyCard)
        self.familyTable.setObjectName(u"familyTable")

        self.familyLayout.addWidget(self.familyTable)

        self.familyLayout.setStretch(1, 1)

        self.administrativeLayout.addWidget(self.familyCard)

        self.administrativeLayout.setStretch(0, 5)
        self.administrativeLayout.setStretch(1, 4)
        self.administrativeScroll.setWidget(self.administrativePage)

        self.administrativeTabLayout.addWidget(self.administrativeScroll)

        self.tabs.addTab(self.administrativeTab, "")
        self.tabs.setTabText(self.tabs.indexOf(self.administrativeTab), u"A&dministrative")
        self.messagesTab = QWidget()
        self.messagesTab.setObjectName(u"messagesTab")
        self.messagesTab.setProperty(u"kind", u"plain")
        self.messagesLayout = QVBoxLayout(self.messagesTab)
        self.messagesLayout.setObjectName(u"messagesLayout")
        self.messagesLayout.setContentsMargins(0, 14, 0, 0)
        self.messagesCard = QFrame(self.messagesTab)
        self.messagesCard.setObjectName(u"messagesCard")
        self.messagesCard.setProperty(u"kind", u"card")
        self.messagesCardLayout = QVBoxLayout(self.messagesCard)
        self.messagesCardLayout.setObjectName(u"messagesCardLayout")
        self.messagesCardLayout.setContentsMargins(1, 1, 1, 8)
        self.messagesTable = ActionTable(self.messagesCard)
        self.messagesTable.setObjectName(u"messagesTable")

        self.messagesCardLayout.addWidget(self.messagesTable)


        self.messagesLayout.addWidget(self.messagesCard)

        self.tabs.addTab(self.messagesTab, "")
        self.tabs.setTabText(self.tabs.indexOf(self.messagesTab), u"&Messages")
        self.activityTab = QWidget()
        self.activityTab.setObjectName(u"activityTab")
        self.activityTab.setProperty(u"kind", u"plain")
        self.activityLayout = QVBoxLayout(self.activityTab)
        self.activityLayout.setSpacing(10)
        self.activityLayout.setObjectName(u"activityLayout")
        self.activityLayout.setContentsMargins(0, 14, 0, 0)
        self.activityCard = QFrame(self.activityTab)
        self.activityCard.setObjectName(u"activityCard")
        self.activityCard.setProperty(u"kind", u"card")
        self.activityCardLayout = QVBoxLayout(self.activityCard)
        self.activityCardLayout.setObjectName(u"activityCardLayout")
        self.activityCardLayout.setContentsMargins(1, 1, 1, 8)
        self.activityTable = ActionTable(self.activityCard)
        self.activityTable.setObjectName(u"activityTable")

        self.activityCardLayout.addWidget(self.activityTable)


        self.activityLayout.addWidget(self.activityCard)

        self.strayNote = QLabel(self.activityTab)
        self.strayNote.setObjectName(u"strayNote")
        self.strayNote.setProperty(u"kind", u"muted")
        self.strayNote.setText(u"")
        self.strayNote.setWordWrap(True)

        self.activityLayout.addWidget(self.strayNote)

        self.tabs.addTab(self.activityTab, "")
        self.tabs.setTabText(self.tabs.indexOf(self.activityTab), u"Activit&y")

        self.pageLayout.addWidget(self.tabs)

        self.pageLayout.setStretch(4, 1)

        self.retranslateUi(AccountForm)

        self.tabs.setCurrentIndex(0)

    # setupUi

    def retranslateUi(self, AccountForm):
        self.backButton.setText(QCoreApplication.translate("AccountForm", u"\u2039 Bac&k to results", None))
        self.issuedLabel.setText(QCoreApplication.translate("AccountForm", u"Issued", None))
        self.questionLabel.setText(QCoreApplication.translate("AccountForm", u"Question", None))
        self.validLabel.setText(QCoreApplication.translate("AccountForm", u"Valid", None))
        self.usedByLabel.setText(QCoreApplication.translate("AccountForm", u"Used by", None))
        self.newLinkButton.setText(QCoreApplication.translate("AccountForm", u"Send &New Link", None))
        self.addContactButton.setText(QCoreApplication.translate("AccountForm", u"&Add Contact", None))
        pass
    # retranslateUi

