# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""What the kiosk says, on every page, in the language that is chosen; the same texts as the web pages'."""

from PySide6.QtWidgets import QComboBox

from pinportal_desktop.screens.forms.ui_kiosk import Ui_KioskForm
from pinportal_desktop.screens.kiosk.state import Given, Page
from pinportal_desktop.screens.widgets import name_field
from pinportal_desktop.usecases.registration_form import PASSWORD_LEAST, RELATIONSHIPS
from pinportal_desktop.words import Words
from pinportal_desktop.words.parents import MONTHS


def heading(given: Given, words: Words) -> str:
    """What the page is about."""
    text = words.text
    match given.page:
        case Page.BORN:
            return _first_heading(given, words)
        case Page.WHO:
            return text("Whom is this account for?")
        case Page.LOGIN:
            return text("Your e-mail and password")
        case Page.TERMS:
            return text("Terms of use")
        case Page.DONE:
            return text("The child is added") if given.added else text("Your account is ready")
        case Page.ADD:
            return fixed("Add Child/Dependent", words)
        case Page.ACCOUNT:
            return text("You have an account already")
        case Page.HAND_BACK:
            return text("Please tell the front desk")
        case Page.NOTICE:
            return text("Let's try that another way")


def _first_heading(given: Given, words: Words) -> str:
    if given.question:
        return words.text("Your child's date of birth and your answer")
    if given.handover is not None:
        return words.text("Your child's date of birth")
    return words.text("Your child's date of birth and PIN")


def said(given: Given, words: Words, portal_address: str) -> tuple[str, str]:
    """The sentences of a page without fields, the second one quieter; empty for the others."""
    text = words.text
    match given.page:
        case Page.DONE:
            return (
                text("You have access now, and the front desk can see that it worked."),
                text("Keep your password where only you find it. This screen clears itself in a moment."),
            )
        case Page.NOTICE:
            return ("" if given.notice is None else words.code(given.notice), "")
        case Page.ACCOUNT:
            at = text("Sign in at {address}, at home or on your phone.", address=portal_address)
            return (
                at if portal_address else text("Sign in at home or on your phone."),
                text("One account shows all your children: our front desk is happy to help you add one."),
            )
        case Page.HAND_BACK:
            return (text("This screen goes back to the front desk now."), text("Nothing that was typed is left here."))
        case _:
            return ("", "")


def buttons(given: Given, words: Words) -> tuple[str, str]:
    """The one that goes back or aside, and the one that goes on; "" where there is none."""
    text = words.text
    match given.page:
        case Page.BORN:
            return ("" if given.covers else text("I already have an account"), text("Continue"))
        case Page.WHO:
            return ("", text("Continue"))
        case Page.LOGIN:
            return (text("Back"), text("Continue"))
        case Page.TERMS:
            return (text("Back"), fixed("Create My Account", words))
        case Page.ACCOUNT:
            return (text("Back"), text("Finish"))
        case Page.DONE:
            return (fixed("Add Child/Dependent", words), text("Finish"))
        case Page.ADD:
            return (text("Back"), text("Add"))
        case Page.NOTICE:
            return ("", text("Begin again"))
        case Page.HAND_BACK:
            return ("", "")


def fixed(label: str, words: Words) -> str:
    """A label that stands letter for letter in every language, with what it means behind it."""
    here = words.text(label)
    return label if here == label else f"{label} ({here})"


def fill(ui: Ui_KioskForm, words: Words) -> None:
    """Every text that does not depend on how far a family has come; what is typed or chosen stays."""
    text = words.text
    _name_fields(ui, words)
    _say_beside_fields(ui, words)
    _say_terms(ui, words)
    ui.myself.setText(fixed("Myself", words))
    ui.aChild.setText(fixed("A child", words))
    ui.terms.setText(text("I have read the terms and accept them."))
    _fill_lines(ui.month, [text(month) for month in MONTHS])
    for related in (ui.relationship, ui.addRelationship):
        _fill_lines(related, [text(one) for one in RELATIONSHIPS])


def _name_fields(ui: Ui_KioskForm, words: Words) -> None:
    text = words.text
    for label, said_there, field in (
        (ui.bornLabel, text("Child's date of birth"), ui.born),
        (ui.monthLabel, text("Month"), ui.month),
        (ui.dayLabel, text("Day"), ui.day),
        (ui.yearLabel, text("Year"), ui.year),
        (ui.pinLabel, text("PIN from the letter or message"), ui.pin),
        (ui.whoLabel, text("I register for"), ui.who),
        (ui.givenLabel, text("Your first name"), ui.given),
        (ui.familyLabel, text("Your last name"), ui.family),
        (ui.relationshipLabel, text("Relationship to the child"), ui.relationship),
        (ui.addRelationshipLabel, text("Relationship to the child"), ui.addRelationship),
        (ui.phoneLabel, text("Your phone (optional)"), ui.phone),
        (ui.emailLabel, text("E-mail address"), ui.email),
        (ui.passwordLabel, text("Password"), ui.password),
    ):
        label.setText(said_there)
        name_field(label, field)


def _say_beside_fields(ui: Ui_KioskForm, words: Words) -> None:
    text = words.text
    for shown, sentence in (
        (ui.pinHint, text("8 letters and digits. PINs never contain 0, 1, I, L, O or U.")),
        (ui.answerHint, text("As you told our practice. Capital letters, accents and spaces do not matter.")),
        (ui.myselfHint, text("I am the patient. Nothing more is asked here.")),
        (ui.aChildHint, text("I am a parent or guardian.")),
        (ui.adultHeading, text("About you, the parent or guardian")),
        (ui.emailHint, text("Your own address: each person has one account.")),
        (
            ui.passwordHint,
            text(
                "At least {least} characters. Three random words work well. No digits or signs needed.",
                least=PASSWORD_LEAST,
            ),
        ),
    ):
        shown.setText(sentence)


def _say_terms(ui: Ui_KioskForm, words: Words) -> None:
    text = words.text
    for shown, sentence in (
        (ui.terms1, text("The portal shows health information. It is not for emergencies: in an emergency call 911.")),
        (
            ui.terms2,
            text(
                "Your account is for you alone. Do not share your password; other adults ask the practice for a PIN of"
                " their own."
            ),
        ),
        (
            ui.terms3,
            text(
                "The practice can end access, for example when a court decides so or when a child reaches the age that"
                " the law sets."
            ),
        ),
        (ui.terms4, text("The practice records who was given access and when.")),
    ):
        shown.setText(sentence)


def step_line(given: Given, words: Words) -> str:
    """Which step it is; "" beside them."""
    return "" if given.step is None else words.text("Step {number} of 4", number=given.step)


def _fill_lines(combo: QComboBox, lines: list[str]) -> None:
    if combo.count() == 0:
        combo.addItems(lines)
        combo.setCurrentIndex(-1)
    for number, line in enumerate(lines):
        combo.setItemText(number, line)
