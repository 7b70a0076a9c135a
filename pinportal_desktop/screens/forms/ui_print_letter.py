# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'print_letter.ui'
##
## Created by: Qt User Interface Compiler version 6.11.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, QSize, Qt)
from PySide6.QtWidgets import (QFrame, QHBoxLayout,
    QLabel, QProgressBar, QPushButton, QSizePolicy,
    QSpacerItem, QVBoxLayout, QWidget)

from pinportal_desktop.screens.widgets import (ComboBox, FieldError, Notice)

class Ui_PrintLetterForm(object):
    def setupUi(self, PrintLetterForm):
        if not PrintLetterForm.objectName():
            PrintLetterForm.setObjectName(u"PrintLetterForm")
        self.wholeLayout = QVBoxLayout(PrintLetterForm)
        self.wholeLayout.setSpacing(0)
        self.wholeLayout.setObjectName(u"wholeLayout")
        self.wholeLayout.setContentsMargins(0, 0, 0, 0)
        self.bodyLayout = QHBoxLayout()
        self.bodyLayout.setSpacing(20)
        self.bodyLayout.setObjectName(u"bodyLayout")
        self.bodyLayout.setContentsMargins(20, 18, 20, 18)
        self.preview = QLabel(PrintLetterForm)
        self.preview.setObjectName(u"preview")
        self.preview.setProperty(u"kind", u"paper")
        self.preview.setMinimumSize(QSize(340, 440))
        self.preview.setMaximumSize(QSize(340, 440))
        self.preview.setText(u"")
        self.preview.setAlignment(Qt.AlignmentFlag.AlignCenter)

        self.bodyLayout.addWidget(self.preview)

        self.choices = QVBoxLayout()
        self.choices.setSpacing(8)
        self.choices.setObjectName(u"choices")
        self.choices.setContentsMargins(0, 0, 0, 0)
        self.heading = QLabel(PrintLetterForm)
        self.heading.setObjectName(u"heading")
        self.heading.setProperty(u"kind", u"card-title")
        self.heading.setText(u"")
        self.heading.setWordWrap(True)

        self.choices.addWidget(self.heading)

        self.sentence = QLabel(PrintLetterForm)
        self.sentence.setObjectName(u"sentence")
        self.sentence.setProperty(u"kind", u"muted")
        self.sentence.setText(u"")
        self.sentence.setWordWrap(True)

        self.choices.addWidget(self.sentence)

        self.printerLabel = QLabel(PrintLetterForm)
        self.printerLabel.setObjectName(u"printerLabel")
        self.printerLabel.setProperty(u"kind", u"label")

        self.choices.addWidget(self.printerLabel)

        self.printerCombo = ComboBox(PrintLetterForm)
        self.printerCombo.setObjectName(u"printerCombo")

        self.choices.addWidget(self.printerCombo)

        self.printerError = FieldError(PrintLetterForm)
        self.printerError.setObjectName(u"printerError")

        self.choices.addWidget(self.printerError)

        self.paperLine = QLabel(PrintLetterForm)
        self.paperLine.setObjectName(u"paperLine")
        self.paperLine.setProperty(u"kind", u"muted")
        self.paperLine.setText(u"")
        self.paperLine.setWordWrap(True)

        self.choices.addWidget(self.paperLine)

        self.notice = Notice(PrintLetterForm)
        self.notice.setObjectName(u"notice")

        self.choices.addWidget(self.notice)

        self.progress = QProgressBar(PrintLetterForm)
        self.progress.setObjectName(u"progress")
        self.progress.setMaximum(0)
        self.progress.setTextVisible(False)

        self.choices.addWidget(self.progress)

        self.choicesSpace = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.choices.addItem(self.choicesSpace)


        self.bodyLayout.addLayout(self.choices)

        self.bodyLayout.setStretch(1, 1)

        self.wholeLayout.addLayout(self.bodyLayout)

        self.foot = QFrame(PrintLetterForm)
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

        self.viewerButton = QPushButton(self.foot)
        self.viewerButton.setObjectName(u"viewerButton")
        self.viewerButton.setProperty(u"kind", u"outline")
        self.viewerButton.setAutoDefault(False)

        self.footLayout.addWidget(self.viewerButton)

        self.dialogButton = QPushButton(self.foot)
        self.dialogButton.setObjectName(u"dialogButton")
        self.dialogButton.setProperty(u"kind", u"outline")
        self.dialogButton.setAutoDefault(False)

        self.footLayout.addWidget(self.dialogButton)

        self.printButton = QPushButton(self.foot)
        self.printButton.setObjectName(u"printButton")
        self.printButton.setProperty(u"kind", u"primary")
        self.printButton.setAutoDefault(False)

        self.footLayout.addWidget(self.printButton)


        self.wholeLayout.addWidget(self.foot)

        self.wholeLayout.setStretch(0, 1)
#if QT_CONFIG(shortcut)
        self.printerLabel.setBuddy(self.printerCombo)
#endif // QT_CONFIG(shortcut)
        QWidget.setTabOrder(self.printerCombo, self.cancelButton)
        QWidget.setTabOrder(self.cancelButton, self.viewerButton)
        QWidget.setTabOrder(self.viewerButton, self.dialogButton)
        QWidget.setTabOrder(self.dialogButton, self.printButton)

        self.retranslateUi(PrintLetterForm)
    # setupUi

    def retranslateUi(self, PrintLetterForm):
        PrintLetterForm.setWindowTitle(QCoreApplication.translate("PrintLetterForm", u"Print PIN", None))
        self.printerLabel.setText(QCoreApplication.translate("PrintLetterForm", u"P&rinter", None))
        self.cancelButton.setText(QCoreApplication.translate("PrintLetterForm", u"Cancel", None))
        self.viewerButton.setText(QCoreApplication.translate("PrintLetterForm", u"Open in PDF &viewer", None))
        self.dialogButton.setText(QCoreApplication.translate("PrintLetterForm", u"&System dialog\u2026", None))
        self.printButton.setText(QCoreApplication.translate("PrintLetterForm", u"&Print", None))
    # retranslateUi

