# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'registration_window.ui'
##
## Created by: Qt User Interface Compiler version 6.11.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, QSize, Qt)
from PySide6.QtWidgets import (QCheckBox, QFrame,
    QGridLayout, QHBoxLayout, QLabel, QLineEdit,
    QPushButton, QRadioButton, QScrollArea, QSizePolicy,
    QSpacerItem, QVBoxLayout, QWidget)

from pinportal_desktop.screens.widgets import (ComboBox, FieldError, Notice, PinField)

class Ui_RegistrationForm(object):
    def setupUi(self, RegistrationForm):
        if not RegistrationForm.objectName():
            RegistrationForm.setObjectName(u"RegistrationForm")
        RegistrationForm.resize(720, 560)
        RegistrationForm.setWindowTitle(u"Patient Registration")
        self.wholeLayout = QVBoxLayout(RegistrationForm)
        self.wholeLayout.setSpacing(0)
        self.wholeLayout.setObjectName(u"wholeLayout")
        self.wholeLayout.setContentsMargins(0, 0, 0, 0)
        self.scroll = QScrollArea(RegistrationForm)
        self.scroll.setObjectName(u"scroll")
        self.scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.scroll.setFrameShape(QFrame.Shape.NoFrame)
        self.scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.scroll.setWidgetResizable(True)
        self.body = QWidget()
        self.body.setObjectName(u"body")
        self.body.setProperty(u"kind", u"plain")
        self.bodyLayout = QVBoxLayout(self.body)
        self.bodyLayout.setSpacing(0)
        self.bodyLayout.setObjectName(u"bodyLayout")
        self.bodyLayout.setContentsMargins(20, 18, 20, 0)
        self.headRow = QHBoxLayout()
        self.headRow.setSpacing(10)
        self.headRow.setObjectName(u"headRow")
        self.headRow.setContentsMargins(0, 0, 0, 0)
        self.patientName = QLabel(self.body)
        self.patientName.setObjectName(u"patientName")
        self.patientName.setProperty(u"kind", u"page-title")
        self.patientName.setText(u"")
        self.patientName.setTextFormat(Qt.TextFormat.PlainText)
        self.patientName.setWordWrap(True)

        self.headRow.addWidget(self.patientName)

        self.patientFacts = QLabel(self.body)
        self.patientFacts.setObjectName(u"patientFacts")
        self.patientFacts.setProperty(u"kind", u"muted")
        self.patientFacts.setText(u"")
        self.patientFacts.setTextFormat(Qt.TextFormat.PlainText)

        self.headRow.addWidget(self.patientFacts)

        self.headSpace = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.headRow.addItem(self.headSpace)


        self.bodyLayout.addLayout(self.headRow)

        self.headGap = QSpacerItem(0, 8, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

        self.bodyLayout.addItem(self.headGap)

        self.notices = QWidget(self.body)
        self.notices.setObjectName(u"notices")
        self.notices.setProperty(u"kind", u"plain")
        self.noticesLayout = QVBoxLayout(self.notices)
        self.noticesLayout.setSpacing(8)
        self.noticesLayout.setObjectName(u"noticesLayout")
        self.noticesLayout.setContentsMargins(0, 0, 0, 0)
        self.troubleNotice = Notice(self.notices)
        self.troubleNotice.setObjectName(u"troubleNotice")

        self.noticesLayout.addWidget(self.troubleNotice)

        self.alsoBorn = Notice(self.notices)
        self.alsoBorn.setObjectName(u"alsoBorn")

        self.noticesLayout.addWidget(self.alsoBorn)

        self.supersedeNotice = Notice(self.notices)
        self.supersedeNotice.setObjectName(u"supersedeNotice")

        self.noticesLayout.addWidget(self.supersedeNotice)

        self.nameNotice = Notice(self.notices)
        self.nameNotice.setObjectName(u"nameNotice")

        self.noticesLayout.addWidget(self.nameNotice)


        self.bodyLayout.addWidget(self.notices)

        self.noticeGap = QSpacerItem(0, 12, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

        self.bodyLayout.addItem(self.noticeGap)

        self.fieldsLayout = QGridLayout()
        self.fieldsLayout.setObjectName(u"fieldsLayout")
        self.fieldsLayout.setHorizontalSpacing(12)
        self.fieldsLayout.setVerticalSpacing(0)
        self.fieldsLayout.setContentsMargins(0, 0, 0, 0)
        self.reasonLabel = QLabel(self.body)
        self.reasonLabel.setObjectName(u"reasonLabel")
        self.reasonLabel.setProperty(u"kind", u"label")
        self.reasonLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.fieldsLayout.addWidget(self.reasonLabel, 0, 0, 1, 1)

        self.reasonEdit = QLineEdit(self.body)
        self.reasonEdit.setObjectName(u"reasonEdit")

        self.fieldsLayout.addWidget(self.reasonEdit, 0, 1, 1, 1)

        self.reasonLine = QWidget(self.body)
        self.reasonLine.setObjectName(u"reasonLine")
        self.reasonLine.setProperty(u"kind", u"plain")
        self.reasonLine.setMinimumSize(QSize(0, 20))
        self.reasonLineLayout = QVBoxLayout(self.reasonLine)
        self.reasonLineLayout.setSpacing(0)
        self.reasonLineLayout.setObjectName(u"reasonLineLayout")
        self.reasonLineLayout.setContentsMargins(0, 1, 0, 1)
        self.reasonError = FieldError(self.reasonLine)
        self.reasonError.setObjectName(u"reasonError")

        self.reasonLineLayout.addWidget(self.reasonError)

        self.reasonLineSpace = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.reasonLineLayout.addItem(self.reasonLineSpace)


        self.fieldsLayout.addWidget(self.reasonLine, 1, 1, 1, 1)

        self.forLabel = QLabel(self.body)
        self.forLabel.setObjectName(u"forLabel")
        self.forLabel.setProperty(u"kind", u"label")
        self.forLabel.setText(u"&For")
        self.forLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.fieldsLayout.addWidget(self.forLabel, 2, 0, 1, 1)

        self.forCombo = ComboBox(self.body)
        self.forCombo.setObjectName(u"forCombo")

        self.fieldsLayout.addWidget(self.forCombo, 2, 1, 1, 1)

        self.forLine = QWidget(self.body)
        self.forLine.setObjectName(u"forLine")
        self.forLine.setProperty(u"kind", u"plain")
        self.forLine.setMinimumSize(QSize(0, 20))
        self.forLineLayout = QVBoxLayout(self.forLine)
        self.forLineLayout.setSpacing(0)
        self.forLineLayout.setObjectName(u"forLineLayout")
        self.forLineLayout.setContentsMargins(0, 1, 0, 1)
        self.forHint = QLabel(self.forLine)
        self.forHint.setObjectName(u"forHint")
        self.forHint.setProperty(u"kind", u"muted")
        self.forHint.setText(u"")
        self.forHint.setTextFormat(Qt.TextFormat.PlainText)
        self.forHint.setWordWrap(True)

        self.forLineLayout.addWidget(self.forHint)

        self.forError = FieldError(self.forLine)
        self.forError.setObjectName(u"forError")

        self.forLineLayout.addWidget(self.forError)

        self.forLineSpace = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.forLineLayout.addItem(self.forLineSpace)


        self.fieldsLayout.addWidget(self.forLine, 3, 1, 1, 1)

        self.newContact = QWidget(self.body)
        self.newContact.setObjectName(u"newContact")
        self.newContact.setProperty(u"kind", u"plain")
        self.newContactLayout = QGridLayout(self.newContact)
        self.newContactLayout.setObjectName(u"newContactLayout")
        self.newContactLayout.setHorizontalSpacing(10)
        self.newContactLayout.setVerticalSpacing(0)
        self.newContactLayout.setContentsMargins(0, 0, 0, 0)
        self.firstNameEditLabel = QLabel(self.newContact)
        self.firstNameEditLabel.setObjectName(u"firstNameEditLabel")
        self.firstNameEditLabel.setProperty(u"kind", u"label")
        self.firstNameEditLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.newContactLayout.addWidget(self.firstNameEditLabel, 0, 0, 1, 1)

        self.firstNameEdit = QLineEdit(self.newContact)
        self.firstNameEdit.setObjectName(u"firstNameEdit")

        self.newContactLayout.addWidget(self.firstNameEdit, 0, 1, 1, 1)

        self.lastNameEditLabel = QLabel(self.newContact)
        self.lastNameEditLabel.setObjectName(u"lastNameEditLabel")
        self.lastNameEditLabel.setProperty(u"kind", u"label")
        self.lastNameEditLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.newContactLayout.addWidget(self.lastNameEditLabel, 0, 2, 1, 1)

        self.lastNameEdit = QLineEdit(self.newContact)
        self.lastNameEdit.setObjectName(u"lastNameEdit")

        self.newContactLayout.addWidget(self.lastNameEdit, 0, 3, 1, 1)

        self.nameLine = QWidget(self.newContact)
        self.nameLine.setObjectName(u"nameLine")
        self.nameLine.setProperty(u"kind", u"plain")
        self.nameLine.setMinimumSize(QSize(0, 20))
        self.nameLineLayout = QVBoxLayout(self.nameLine)
        self.nameLineLayout.setSpacing(0)
        self.nameLineLayout.setObjectName(u"nameLineLayout")
        self.nameLineLayout.setContentsMargins(0, 1, 0, 1)
        self.nameError = FieldError(self.nameLine)
        self.nameError.setObjectName(u"nameError")

        self.nameLineLayout.addWidget(self.nameError)

        self.nameLineSpace = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.nameLineLayout.addItem(self.nameLineSpace)


        self.newContactLayout.addWidget(self.nameLine, 1, 0, 1, 4)

        self.relationshipEditLabel = QLabel(self.newContact)
        self.relationshipEditLabel.setObjectName(u"relationshipEditLabel")
        self.relationshipEditLabel.setProperty(u"kind", u"label")
        self.relationshipEditLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.newContactLayout.addWidget(self.relationshipEditLabel, 2, 0, 1, 1)

        self.relationshipEdit = QLineEdit(self.newContact)
        self.relationshipEdit.setObjectName(u"relationshipEdit")

        self.newContactLayout.addWidget(self.relationshipEdit, 2, 1, 1, 1)

        self.newEmailEditLabel = QLabel(self.newContact)
        self.newEmailEditLabel.setObjectName(u"newEmailEditLabel")
        self.newEmailEditLabel.setProperty(u"kind", u"label")
        self.newEmailEditLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.newContactLayout.addWidget(self.newEmailEditLabel, 2, 2, 1, 1)

        self.newEmailEdit = QLineEdit(self.newContact)
        self.newEmailEdit.setObjectName(u"newEmailEdit")

        self.newContactLayout.addWidget(self.newEmailEdit, 2, 3, 1, 1)

        self.newReachLine = QWidget(self.newContact)
        self.newReachLine.setObjectName(u"newReachLine")
        self.newReachLine.setProperty(u"kind", u"plain")
        self.newReachLine.setMinimumSize(QSize(0, 20))
        self.newReachLineLayout = QVBoxLayout(self.newReachLine)
        self.newReachLineLayout.setSpacing(0)
        self.newReachLineLayout.setObjectName(u"newReachLineLayout")
        self.newReachLineLayout.setContentsMargins(0, 1, 0, 1)
        self.newReachError = FieldError(self.newReachLine)
        self.newReachError.setObjectName(u"newReachError")

        self.newReachLineLayout.addWidget(self.newReachError)

        self.newReachLineSpace = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.newReachLineLayout.addItem(self.newReachLineSpace)


        self.newContactLayout.addWidget(self.newReachLine, 3, 0, 1, 4)

        self.newContactLayout.setColumnStretch(1, 1)
        self.newContactLayout.setColumnStretch(3, 1)

        self.fieldsLayout.addWidget(self.newContact, 4, 1, 1, 1)

        self.authorityLabel = QLabel(self.body)
        self.authorityLabel.setObjectName(u"authorityLabel")
        self.authorityLabel.setProperty(u"kind", u"label")
        self.authorityLabel.setText(u"A&uthority")
        self.authorityLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.fieldsLayout.addWidget(self.authorityLabel, 5, 0, 1, 1)

        self.authorityChoices = QWidget(self.body)
        self.authorityChoices.setObjectName(u"authorityChoices")
        self.authorityChoices.setProperty(u"kind", u"plain")
        self.authorityChoices.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.authorityChoices.setMinimumSize(QSize(0, 28))
        self.authorityChoicesLayout = QHBoxLayout(self.authorityChoices)
        self.authorityChoicesLayout.setSpacing(16)
        self.authorityChoicesLayout.setObjectName(u"authorityChoicesLayout")
        self.authorityChoicesLayout.setContentsMargins(0, 0, 0, 0)
        self.jointRadio = QRadioButton(self.authorityChoices)
        self.jointRadio.setObjectName(u"jointRadio")

        self.authorityChoicesLayout.addWidget(self.jointRadio)

        self.exclusiveRadio = QRadioButton(self.authorityChoices)
        self.exclusiveRadio.setObjectName(u"exclusiveRadio")

        self.authorityChoicesLayout.addWidget(self.exclusiveRadio)

        self.noneRadio = QRadioButton(self.authorityChoices)
        self.noneRadio.setObjectName(u"noneRadio")

        self.authorityChoicesLayout.addWidget(self.noneRadio)

        self.authorityChoicesSpace = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.authorityChoicesLayout.addItem(self.authorityChoicesSpace)


        self.fieldsLayout.addWidget(self.authorityChoices, 5, 1, 1, 1)

        self.authorityLine = QWidget(self.body)
        self.authorityLine.setObjectName(u"authorityLine")
        self.authorityLine.setProperty(u"kind", u"plain")
        self.authorityLine.setMinimumSize(QSize(0, 0))
        self.authorityLineLayout = QVBoxLayout(self.authorityLine)
        self.authorityLineLayout.setSpacing(0)
        self.authorityLineLayout.setObjectName(u"authorityLineLayout")
        self.authorityLineLayout.setContentsMargins(0, 1, 0, 4)
        self.authorityHint = QLabel(self.authorityLine)
        self.authorityHint.setObjectName(u"authorityHint")
        self.authorityHint.setProperty(u"kind", u"muted")
        self.authorityHint.setText(u"")
        self.authorityHint.setTextFormat(Qt.TextFormat.PlainText)
        self.authorityHint.setWordWrap(True)

        self.authorityLineLayout.addWidget(self.authorityHint)

        self.authorityError = FieldError(self.authorityLine)
        self.authorityError.setObjectName(u"authorityError")

        self.authorityLineLayout.addWidget(self.authorityError)

        self.authorityLineSpace = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.authorityLineLayout.addItem(self.authorityLineSpace)


        self.fieldsLayout.addWidget(self.authorityLine, 6, 1, 1, 1)

        self.registerLabel = QLabel(self.body)
        self.registerLabel.setObjectName(u"registerLabel")
        self.registerLabel.setProperty(u"kind", u"label")
        self.registerLabel.setText(u"&Register Patient with")
        self.registerLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.fieldsLayout.addWidget(self.registerLabel, 7, 0, 1, 1)

        self.registerChoices = QWidget(self.body)
        self.registerChoices.setObjectName(u"registerChoices")
        self.registerChoices.setProperty(u"kind", u"plain")
        self.registerChoices.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.registerChoices.setMinimumSize(QSize(0, 28))
        self.registerChoicesLayout = QHBoxLayout(self.registerChoices)
        self.registerChoicesLayout.setSpacing(16)
        self.registerChoicesLayout.setObjectName(u"registerChoicesLayout")
        self.registerChoicesLayout.setContentsMargins(0, 0, 0, 0)
        self.pinRadio = QRadioButton(self.registerChoices)
        self.pinRadio.setObjectName(u"pinRadio")
        self.pinRadio.setText(u"PIN")
        self.pinRadio.setChecked(True)

        self.registerChoicesLayout.addWidget(self.pinRadio)

        self.questionRadio = QRadioButton(self.registerChoices)
        self.questionRadio.setObjectName(u"questionRadio")
        self.questionRadio.setText(u"Verification Question")

        self.registerChoicesLayout.addWidget(self.questionRadio)

        self.registerChoicesSpace = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.registerChoicesLayout.addItem(self.registerChoicesSpace)


        self.fieldsLayout.addWidget(self.registerChoices, 7, 1, 1, 1)

        self.questionLabel = QLabel(self.body)
        self.questionLabel.setObjectName(u"questionLabel")
        self.questionLabel.setProperty(u"kind", u"label")
        self.questionLabel.setMinimumSize(QSize(0, 40))
        self.questionLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.fieldsLayout.addWidget(self.questionLabel, 8, 0, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.questionPart = QWidget(self.body)
        self.questionPart.setObjectName(u"questionPart")
        self.questionPart.setProperty(u"kind", u"plain")
        self.questionPartLayout = QVBoxLayout(self.questionPart)
        self.questionPartLayout.setSpacing(4)
        self.questionPartLayout.setObjectName(u"questionPartLayout")
        self.questionPartLayout.setContentsMargins(0, 4, 0, 8)
        self.questionCombo = ComboBox(self.questionPart)
        self.questionCombo.setObjectName(u"questionCombo")
        sizePolicy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        sizePolicy.setHorizontalStretch(0)
        sizePolicy.setVerticalStretch(0)
        sizePolicy.setHeightForWidth(self.questionCombo.sizePolicy().hasHeightForWidth())
        self.questionCombo.setSizePolicy(sizePolicy)

        self.questionPartLayout.addWidget(self.questionCombo)

        self.questionError = FieldError(self.questionPart)
        self.questionError.setObjectName(u"questionError")

        self.questionPartLayout.addWidget(self.questionError)

        self.keepCheck = QCheckBox(self.questionPart)
        self.keepCheck.setObjectName(u"keepCheck")

        self.questionPartLayout.addWidget(self.keepCheck)


        self.fieldsLayout.addWidget(self.questionPart, 8, 1, 1, 1)

        self.answerLabel = QLabel(self.body)
        self.answerLabel.setObjectName(u"answerLabel")
        self.answerLabel.setProperty(u"kind", u"label")
        self.answerLabel.setMinimumSize(QSize(0, 32))
        self.answerLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.fieldsLayout.addWidget(self.answerLabel, 9, 0, 1, 1, Qt.AlignmentFlag.AlignTop)

        self.answerPart = QWidget(self.body)
        self.answerPart.setObjectName(u"answerPart")
        self.answerPart.setProperty(u"kind", u"plain")
        self.answerPartLayout = QVBoxLayout(self.answerPart)
        self.answerPartLayout.setSpacing(4)
        self.answerPartLayout.setObjectName(u"answerPartLayout")
        self.answerPartLayout.setContentsMargins(0, 0, 0, 8)
        self.answerRow = QHBoxLayout()
        self.answerRow.setSpacing(12)
        self.answerRow.setObjectName(u"answerRow")
        self.answerEdit = QLineEdit(self.answerPart)
        self.answerEdit.setObjectName(u"answerEdit")
        self.answerEdit.setEchoMode(QLineEdit.EchoMode.Password)

        self.answerRow.addWidget(self.answerEdit)

        self.againLabel = QLabel(self.answerPart)
        self.againLabel.setObjectName(u"againLabel")
        self.againLabel.setProperty(u"kind", u"label")
        self.againLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.answerRow.addWidget(self.againLabel)

        self.againEdit = QLineEdit(self.answerPart)
        self.againEdit.setObjectName(u"againEdit")
        self.againEdit.setEchoMode(QLineEdit.EchoMode.Password)

        self.answerRow.addWidget(self.againEdit)

        self.answerRow.setStretch(0, 1)
        self.answerRow.setStretch(2, 1)

        self.answerPartLayout.addLayout(self.answerRow)

        self.answerError = FieldError(self.answerPart)
        self.answerError.setObjectName(u"answerError")

        self.answerPartLayout.addWidget(self.answerError)

        self.answerHint = QLabel(self.answerPart)
        self.answerHint.setObjectName(u"answerHint")
        self.answerHint.setProperty(u"kind", u"muted")
        self.answerHint.setText(u"")
        self.answerHint.setTextFormat(Qt.TextFormat.PlainText)
        self.answerHint.setWordWrap(True)

        self.answerPartLayout.addWidget(self.answerHint)


        self.fieldsLayout.addWidget(self.answerPart, 9, 1, 1, 1)

        self.sendByLabel = QLabel(self.body)
        self.sendByLabel.setObjectName(u"sendByLabel")
        self.sendByLabel.setProperty(u"kind", u"label")
        self.sendByLabel.setText(u"Send &by")
        self.sendByLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.fieldsLayout.addWidget(self.sendByLabel, 11, 0, 1, 1)

        self.sendByChoices = QWidget(self.body)
        self.sendByChoices.setObjectName(u"sendByChoices")
        self.sendByChoices.setProperty(u"kind", u"plain")
        self.sendByChoices.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.sendByChoices.setMinimumSize(QSize(0, 32))
        self.sendByChoicesLayout = QHBoxLayout(self.sendByChoices)
        self.sendByChoicesLayout.setSpacing(16)
        self.sendByChoicesLayout.setObjectName(u"sendByChoicesLayout")
        self.sendByChoicesLayout.setContentsMargins(0, 0, 0, 0)
        self.emailRadio = QRadioButton(self.sendByChoices)
        self.emailRadio.setObjectName(u"emailRadio")
        self.emailRadio.setText(u"Email Address")
        self.emailRadio.setChecked(True)

        self.sendByChoicesLayout.addWidget(self.emailRadio)

        self.textRadio = QRadioButton(self.sendByChoices)
        self.textRadio.setObjectName(u"textRadio")
        self.textRadio.setText(u"Text Message")

        self.sendByChoicesLayout.addWidget(self.textRadio)

        self.doNotSendRadio = QRadioButton(self.sendByChoices)
        self.doNotSendRadio.setObjectName(u"doNotSendRadio")
        self.doNotSendRadio.setText(u"Do not send PIN")

        self.sendByChoicesLayout.addWidget(self.doNotSendRadio)

        self.sendByChoicesSpace = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.sendByChoicesLayout.addItem(self.sendByChoicesSpace)


        self.fieldsLayout.addWidget(self.sendByChoices, 11, 1, 1, 1)

        self.emailLabel = QLabel(self.body)
        self.emailLabel.setObjectName(u"emailLabel")
        self.emailLabel.setProperty(u"kind", u"label")
        self.emailLabel.setText(u"&Email Address")
        self.emailLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.fieldsLayout.addWidget(self.emailLabel, 12, 0, 1, 1)

        self.emailRow = QWidget(self.body)
        self.emailRow.setObjectName(u"emailRow")
        self.emailRow.setProperty(u"kind", u"plain")
        self.emailRowLayout = QHBoxLayout(self.emailRow)
        self.emailRowLayout.setSpacing(8)
        self.emailRowLayout.setObjectName(u"emailRowLayout")
        self.emailRowLayout.setContentsMargins(0, 0, 0, 0)
        self.emailCombo = ComboBox(self.emailRow)
        self.emailCombo.setObjectName(u"emailCombo")

        self.emailRowLayout.addWidget(self.emailCombo)

        self.otherEdit = QLineEdit(self.emailRow)
        self.otherEdit.setObjectName(u"otherEdit")
#if QT_CONFIG(accessibility)
        self.otherEdit.setAccessibleName(u"Other")
#endif // QT_CONFIG(accessibility)

        self.emailRowLayout.addWidget(self.otherEdit)

        self.emailRowLayout.setStretch(0, 1)
        self.emailRowLayout.setStretch(1, 2)

        self.fieldsLayout.addWidget(self.emailRow, 12, 1, 1, 1)

        self.emailLine = QWidget(self.body)
        self.emailLine.setObjectName(u"emailLine")
        self.emailLine.setProperty(u"kind", u"plain")
        self.emailLine.setMinimumSize(QSize(0, 20))
        self.emailLineLayout = QVBoxLayout(self.emailLine)
        self.emailLineLayout.setSpacing(0)
        self.emailLineLayout.setObjectName(u"emailLineLayout")
        self.emailLineLayout.setContentsMargins(0, 1, 0, 1)
        self.emailError = FieldError(self.emailLine)
        self.emailError.setObjectName(u"emailError")

        self.emailLineLayout.addWidget(self.emailError)

        self.emailLineSpace = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.emailLineLayout.addItem(self.emailLineSpace)


        self.fieldsLayout.addWidget(self.emailLine, 13, 1, 1, 1)

        self.phoneLabel = QLabel(self.body)
        self.phoneLabel.setObjectName(u"phoneLabel")
        self.phoneLabel.setProperty(u"kind", u"label")
        self.phoneLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.fieldsLayout.addWidget(self.phoneLabel, 14, 0, 1, 1)

        self.phoneRow = QWidget(self.body)
        self.phoneRow.setObjectName(u"phoneRow")
        self.phoneRow.setProperty(u"kind", u"plain")
        self.phoneRowLayout = QHBoxLayout(self.phoneRow)
        self.phoneRowLayout.setSpacing(12)
        self.phoneRowLayout.setObjectName(u"phoneRowLayout")
        self.phoneRowLayout.setContentsMargins(0, 0, 0, 0)
        self.phoneEdit = QLineEdit(self.phoneRow)
        self.phoneEdit.setObjectName(u"phoneEdit")

        self.phoneRowLayout.addWidget(self.phoneEdit)

        self.carrierLabel = QLabel(self.phoneRow)
        self.carrierLabel.setObjectName(u"carrierLabel")
        self.carrierLabel.setProperty(u"kind", u"label")
        self.carrierLabel.setText(u"&Cell Carrier")
        self.carrierLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.phoneRowLayout.addWidget(self.carrierLabel)

        self.carrierCombo = ComboBox(self.phoneRow)
        self.carrierCombo.setObjectName(u"carrierCombo")

        self.phoneRowLayout.addWidget(self.carrierCombo)

        self.phoneRowLayout.setStretch(0, 1)
        self.phoneRowLayout.setStretch(2, 1)

        self.fieldsLayout.addWidget(self.phoneRow, 14, 1, 1, 1)

        self.phoneLine = QWidget(self.body)
        self.phoneLine.setObjectName(u"phoneLine")
        self.phoneLine.setProperty(u"kind", u"plain")
        self.phoneLine.setMinimumSize(QSize(0, 20))
        self.phoneLineLayout = QVBoxLayout(self.phoneLine)
        self.phoneLineLayout.setSpacing(0)
        self.phoneLineLayout.setObjectName(u"phoneLineLayout")
        self.phoneLineLayout.setContentsMargins(0, 4, 0, 1)
        self.phoneError = FieldError(self.phoneLine)
        self.phoneError.setObjectName(u"phoneError")

        self.phoneLineLayout.addWidget(self.phoneError)

        self.carrierError = FieldError(self.phoneLine)
        self.carrierError.setObjectName(u"carrierError")

        self.phoneLineLayout.addWidget(self.carrierError)

        self.carrierNotice = Notice(self.phoneLine)
        self.carrierNotice.setObjectName(u"carrierNotice")

        self.phoneLineLayout.addWidget(self.carrierNotice)

        self.phoneLineSpace = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.phoneLineLayout.addItem(self.phoneLineSpace)


        self.fieldsLayout.addWidget(self.phoneLine, 15, 1, 1, 1)

        self.minorCheck = QCheckBox(self.body)
        self.minorCheck.setObjectName(u"minorCheck")

        self.fieldsLayout.addWidget(self.minorCheck, 16, 1, 1, 1)

        self.minorCheckError = FieldError(self.body)
        self.minorCheckError.setObjectName(u"minorCheckError")

        self.fieldsLayout.addWidget(self.minorCheckError, 17, 1, 1, 1)

        self.sendToLabel = QLabel(self.body)
        self.sendToLabel.setObjectName(u"sendToLabel")
        self.sendToLabel.setProperty(u"kind", u"label")
        self.sendToLabel.setText(u"Send &to")
        self.sendToLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.fieldsLayout.addWidget(self.sendToLabel, 18, 0, 1, 1)

        self.sendToChoices = QWidget(self.body)
        self.sendToChoices.setObjectName(u"sendToChoices")
        self.sendToChoices.setProperty(u"kind", u"plain")
        self.sendToChoices.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.sendToChoices.setMinimumSize(QSize(0, 36))
        self.sendToChoicesLayout = QHBoxLayout(self.sendToChoices)
        self.sendToChoicesLayout.setSpacing(16)
        self.sendToChoicesLayout.setObjectName(u"sendToChoicesLayout")
        self.sendToChoicesLayout.setContentsMargins(0, 0, 0, 0)
        self.guardianRadio = QRadioButton(self.sendToChoices)
        self.guardianRadio.setObjectName(u"guardianRadio")
        self.guardianRadio.setText(u"Parent/Guardian")
        self.guardianRadio.setChecked(True)

        self.sendToChoicesLayout.addWidget(self.guardianRadio)

        self.minorRadio = QRadioButton(self.sendToChoices)
        self.minorRadio.setObjectName(u"minorRadio")
        self.minorRadio.setText(u"Minor")

        self.sendToChoicesLayout.addWidget(self.minorRadio)

        self.sendToHint = QLabel(self.sendToChoices)
        self.sendToHint.setObjectName(u"sendToHint")
        self.sendToHint.setProperty(u"kind", u"muted")
        self.sendToHint.setText(u"")
        self.sendToHint.setTextFormat(Qt.TextFormat.PlainText)

        self.sendToChoicesLayout.addWidget(self.sendToHint)

        self.sendToChoicesSpace = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.sendToChoicesLayout.addItem(self.sendToChoicesSpace)


        self.fieldsLayout.addWidget(self.sendToChoices, 18, 1, 1, 1)

        self.sendToError = FieldError(self.body)
        self.sendToError.setObjectName(u"sendToError")

        self.fieldsLayout.addWidget(self.sendToError, 19, 1, 1, 1)

        self.languageLabel = QLabel(self.body)
        self.languageLabel.setObjectName(u"languageLabel")
        self.languageLabel.setProperty(u"kind", u"label")
        self.languageLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.fieldsLayout.addWidget(self.languageLabel, 20, 0, 1, 1)

        self.languageRow = QWidget(self.body)
        self.languageRow.setObjectName(u"languageRow")
        self.languageRow.setProperty(u"kind", u"plain")
        self.languageRowLayout = QHBoxLayout(self.languageRow)
        self.languageRowLayout.setSpacing(12)
        self.languageRowLayout.setObjectName(u"languageRowLayout")
        self.languageRowLayout.setContentsMargins(0, 0, 0, 0)
        self.languageCombo = ComboBox(self.languageRow)
        self.languageCombo.setObjectName(u"languageCombo")
        self.languageCombo.setMinimumSize(QSize(210, 0))

        self.languageRowLayout.addWidget(self.languageCombo)

        self.languageText = QLabel(self.languageRow)
        self.languageText.setObjectName(u"languageText")
        self.languageText.setText(u"")
        self.languageText.setTextFormat(Qt.TextFormat.PlainText)

        self.languageRowLayout.addWidget(self.languageText)

        self.languageSpace = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.languageRowLayout.addItem(self.languageSpace)


        self.fieldsLayout.addWidget(self.languageRow, 20, 1, 1, 1)

        self.fieldsLayout.setColumnStretch(1, 1)
        self.fieldsLayout.setColumnMinimumWidth(0, 152)

        self.bodyLayout.addLayout(self.fieldsLayout)

        self.bodySpace = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.bodyLayout.addItem(self.bodySpace)

        self.scroll.setWidget(self.body)

        self.wholeLayout.addWidget(self.scroll)

        self.panelMargins = QVBoxLayout()
        self.panelMargins.setSpacing(0)
        self.panelMargins.setObjectName(u"panelMargins")
        self.panelMargins.setContentsMargins(20, 12, 20, 16)
        self.pinPanel = QFrame(RegistrationForm)
        self.pinPanel.setObjectName(u"pinPanel")
        self.pinPanel.setProperty(u"kind", u"panel")
        self.pinPanelLayout = QHBoxLayout(self.pinPanel)
        self.pinPanelLayout.setSpacing(16)
        self.pinPanelLayout.setObjectName(u"pinPanelLayout")
        self.pinPanelLayout.setContentsMargins(16, 12, 16, 12)
        self.pinColumn = QVBoxLayout()
        self.pinColumn.setSpacing(2)
        self.pinColumn.setObjectName(u"pinColumn")
        self.pinColumn.setContentsMargins(0, 0, 0, 0)
        self.pinLabel = QLabel(self.pinPanel)
        self.pinLabel.setObjectName(u"pinLabel")
        self.pinLabel.setProperty(u"kind", u"small")
        self.pinLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.pinColumn.addWidget(self.pinLabel)

        self.pin = PinField(self.pinPanel)
        self.pin.setObjectName(u"pin")

        self.pinColumn.addWidget(self.pin)


        self.pinPanelLayout.addLayout(self.pinColumn)

        self.pinSpace = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.pinPanelLayout.addItem(self.pinSpace)

        self.pinLine = QLabel(self.pinPanel)
        self.pinLine.setObjectName(u"pinLine")
        self.pinLine.setProperty(u"kind", u"muted")
        self.pinLine.setText(u"")
        self.pinLine.setTextFormat(Qt.TextFormat.PlainText)
        self.pinLine.setWordWrap(True)
        self.pinLine.setMinimumSize(QSize(200, 36))
        self.pinLine.setMaximumSize(QSize(260, 16777215))

        self.pinPanelLayout.addWidget(self.pinLine)

        self.readButton = QPushButton(self.pinPanel)
        self.readButton.setObjectName(u"readButton")
        self.readButton.setProperty(u"kind", u"outline")
        self.readButton.setText(u"Read al&oud")
        self.readButton.setAutoDefault(False)

        self.pinPanelLayout.addWidget(self.readButton)

        self.printButton = QPushButton(self.pinPanel)
        self.printButton.setObjectName(u"printButton")
        self.printButton.setProperty(u"kind", u"outline")
        self.printButton.setText(u"&Print PIN")
        self.printButton.setAutoDefault(False)

        self.pinPanelLayout.addWidget(self.printButton)


        self.panelMargins.addWidget(self.pinPanel)


        self.wholeLayout.addLayout(self.panelMargins)

        self.foot = QFrame(RegistrationForm)
        self.foot.setObjectName(u"foot")
        self.foot.setProperty(u"kind", u"foot")
        self.footLayout = QVBoxLayout(self.foot)
        self.footLayout.setSpacing(1)
        self.footLayout.setObjectName(u"footLayout")
        self.footLayout.setContentsMargins(16, 12, 20, 10)
        self.footRow = QHBoxLayout()
        self.footRow.setSpacing(10)
        self.footRow.setObjectName(u"footRow")
        self.footRow.setContentsMargins(0, 0, 0, 0)
        self.cancelButton = QPushButton(self.foot)
        self.cancelButton.setObjectName(u"cancelButton")
        self.cancelButton.setProperty(u"kind", u"link")
        self.cancelButton.setText(u"Cancel")
        self.cancelButton.setAutoDefault(False)

        self.footRow.addWidget(self.cancelButton)

        self.footSpace = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.footRow.addItem(self.footSpace)

        self.completeButton = QPushButton(self.foot)
        self.completeButton.setObjectName(u"completeButton")
        self.completeButton.setProperty(u"kind", u"outline")
        self.completeButton.setText(u"Complete / Log In")
        self.completeButton.setAutoDefault(False)

        self.footRow.addWidget(self.completeButton)

        self.sendButton = QPushButton(self.foot)
        self.sendButton.setObjectName(u"sendButton")
        self.sendButton.setProperty(u"kind", u"primary")
        self.sendButton.setText(u"Send PIN / Verification Question")
        self.sendButton.setAutoDefault(False)

        self.footRow.addWidget(self.sendButton)


        self.footLayout.addLayout(self.footRow)

        self.underRow = QHBoxLayout()
        self.underRow.setSpacing(12)
        self.underRow.setObjectName(u"underRow")
        self.underRow.setContentsMargins(0, 0, 0, 0)
        self.underSpace = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.underRow.addItem(self.underSpace)

        self.footLine = QLabel(self.foot)
        self.footLine.setObjectName(u"footLine")
        self.footLine.setProperty(u"kind", u"muted")
        self.footLine.setText(u"")
        self.footLine.setTextFormat(Qt.TextFormat.PlainText)
        self.footLine.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignTrailing|Qt.AlignmentFlag.AlignVCenter)
        self.footLine.setMinimumSize(QSize(0, 18))

        self.underRow.addWidget(self.footLine)

        self.keysHint = QLabel(self.foot)
        self.keysHint.setObjectName(u"keysHint")
        self.keysHint.setProperty(u"kind", u"muted")
        self.keysHint.setText(u"")

        self.underRow.addWidget(self.keysHint)


        self.footLayout.addLayout(self.underRow)


        self.wholeLayout.addWidget(self.foot)

        self.wholeLayout.setStretch(0, 1)
#if QT_CONFIG(shortcut)
        self.reasonLabel.setBuddy(self.reasonEdit)
        self.forLabel.setBuddy(self.forCombo)
        self.firstNameEditLabel.setBuddy(self.firstNameEdit)
        self.lastNameEditLabel.setBuddy(self.lastNameEdit)
        self.relationshipEditLabel.setBuddy(self.relationshipEdit)
        self.newEmailEditLabel.setBuddy(self.newEmailEdit)
        self.authorityLabel.setBuddy(self.authorityChoices)
        self.registerLabel.setBuddy(self.registerChoices)
        self.questionLabel.setBuddy(self.questionCombo)
        self.answerLabel.setBuddy(self.answerEdit)
        self.againLabel.setBuddy(self.againEdit)
        self.sendByLabel.setBuddy(self.sendByChoices)
        self.emailLabel.setBuddy(self.emailCombo)
        self.phoneLabel.setBuddy(self.phoneEdit)
        self.carrierLabel.setBuddy(self.carrierCombo)
        self.sendToLabel.setBuddy(self.sendToChoices)
        self.languageLabel.setBuddy(self.languageCombo)
#endif // QT_CONFIG(shortcut)
        QWidget.setTabOrder(self.reasonEdit, self.forCombo)
        QWidget.setTabOrder(self.forCombo, self.firstNameEdit)
        QWidget.setTabOrder(self.firstNameEdit, self.lastNameEdit)
        QWidget.setTabOrder(self.lastNameEdit, self.relationshipEdit)
        QWidget.setTabOrder(self.relationshipEdit, self.newEmailEdit)
        QWidget.setTabOrder(self.newEmailEdit, self.jointRadio)
        QWidget.setTabOrder(self.jointRadio, self.exclusiveRadio)
        QWidget.setTabOrder(self.exclusiveRadio, self.noneRadio)
        QWidget.setTabOrder(self.noneRadio, self.pinRadio)
        QWidget.setTabOrder(self.pinRadio, self.questionRadio)
        QWidget.setTabOrder(self.questionRadio, self.questionCombo)
        QWidget.setTabOrder(self.questionCombo, self.keepCheck)
        QWidget.setTabOrder(self.keepCheck, self.answerEdit)
        QWidget.setTabOrder(self.answerEdit, self.againEdit)
        QWidget.setTabOrder(self.againEdit, self.emailRadio)
        QWidget.setTabOrder(self.emailRadio, self.textRadio)
        QWidget.setTabOrder(self.textRadio, self.doNotSendRadio)
        QWidget.setTabOrder(self.doNotSendRadio, self.emailCombo)
        QWidget.setTabOrder(self.emailCombo, self.otherEdit)
        QWidget.setTabOrder(self.otherEdit, self.phoneEdit)
        QWidget.setTabOrder(self.phoneEdit, self.carrierCombo)
        QWidget.setTabOrder(self.carrierCombo, self.minorCheck)
        QWidget.setTabOrder(self.minorCheck, self.guardianRadio)
        QWidget.setTabOrder(self.guardianRadio, self.minorRadio)
        QWidget.setTabOrder(self.minorRadio, self.languageCombo)
        QWidget.setTabOrder(self.languageCombo, self.readButton)
        QWidget.setTabOrder(self.readButton, self.printButton)
        QWidget.setTabOrder(self.printButton, self.cancelButton)
        QWidget.setTabOrder(self.cancelButton, self.completeButton)
        QWidget.setTabOrder(self.completeButton, self.sendButton)

        self.retranslateUi(RegistrationForm)
    # setupUi

    def retranslateUi(self, RegistrationForm):
        self.reasonLabel.setText(QCoreApplication.translate("RegistrationForm", u"Rea&son", None))
        self.firstNameEditLabel.setText(QCoreApplication.translate("RegistrationForm", u"First na&me", None))
        self.lastNameEditLabel.setText(QCoreApplication.translate("RegistrationForm", u"L&ast name", None))
        self.relationshipEditLabel.setText(QCoreApplication.translate("RegistrationForm", u"Relations&hip", None))
        self.newEmailEditLabel.setText(QCoreApplication.translate("RegistrationForm", u"E-ma&il", None))
        self.jointRadio.setText(QCoreApplication.translate("RegistrationForm", u"Joint", None))
        self.exclusiveRadio.setText(QCoreApplication.translate("RegistrationForm", u"Exclusive", None))
        self.noneRadio.setText(QCoreApplication.translate("RegistrationForm", u"None", None))
        self.questionLabel.setText(QCoreApplication.translate("RegistrationForm", u"&Question", None))
        self.keepCheck.setText(QCoreApplication.translate("RegistrationForm", u"Keep question and answer as recorded; onl&y the link is new", None))
        self.answerLabel.setText(QCoreApplication.translate("RegistrationForm", u"Ans&wer", None))
        self.againLabel.setText(QCoreApplication.translate("RegistrationForm", u"A&gain", None))
        self.phoneLabel.setText(QCoreApplication.translate("RegistrationForm", u"Cell pho&ne", None))
        self.minorCheck.setText(QCoreApplication.translate("RegistrationForm", u"I chec&ked that this is the patient's own address", None))
        self.languageLabel.setText(QCoreApplication.translate("RegistrationForm", u"&Language", None))
        self.pinLabel.setText(QCoreApplication.translate("RegistrationForm", u"New PIN", None))
        pass
    # retranslateUi

