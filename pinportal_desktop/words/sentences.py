# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""One sentence for each code: what is the matter and what to do, never whose fault."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Final

from pinportal_desktop.domain.errors import Code
from pinportal_desktop.words.catalogue import Catalogue
from pinportal_desktop.words.coming_in import COMING_IN
from pinportal_desktop.words.keeping import KEEPING
from pinportal_desktop.words.portal_role import PORTAL_ROLE
from pinportal_desktop.words.program import program_typed
from pinportal_desktop.words.sending import SENDING
from pinportal_desktop.words.serving import SERVING


def _(source: str) -> str:
    """Marks a text for the catalogue."""
    return source


SENTENCES: Final[Mapping[Code, str]] = {
    Code.PATIENT_NOT_FOUND: _("This patient is no longer in the database. Search again."),
    Code.PATIENT_INACTIVE: _("This patient is inactive and gets no PIN."),
    Code.PATIENT_DECEASED: _("This patient is recorded as deceased and gets no PIN."),
    Code.PATIENT_MERGED: _("This chart was merged into another. Open the patient's other chart."),
    Code.PATIENT_WITHDRAWN: _("This patient came with an import that was undone. Import the right file instead."),
    Code.PATIENT_DISABLED: _("This account is disabled. An admin can enable it."),
    Code.PATIENT_SELF_REGISTERED: _("A self-registration waits to be matched first."),
    Code.PLACEHOLDER_NAME: _("Say why a PIN is due before the child has a name of its own."),
    Code.REASON_MISSING: _("Say why; the record keeps it."),
    Code.NAME_MISSING: _("Type a first or a last name."),
    Code.RELATIONSHIP_MISSING: _("Say how this person is related to the child."),
    Code.CHART_NUMBER_TAKEN: _("Another patient has this chart number. Check the number."),
    Code.CHART_NUMBER_EMPTY: _("Type the chart number."),
    Code.BORN_MISSING: _("Type the date of birth."),
    Code.BORN_UNREADABLE: _("This is not a date yet. Type it like {example}, the year with four digits."),
    Code.BORN_TO_COME: _("This day is still to come. Check the year."),
    Code.BORN_TOO_EARLY: _("Nobody was born that long ago. Check the year."),
    Code.CONTACT_KNOWN: _("{name} is a contact of this family already. Edit that line instead."),
    Code.CONTACT_NOT_FOUND: _("This contact is no longer in the family. Open the account again."),
    Code.FOR_MISSING: _("Choose who the PIN is for."),
    Code.AUTHORITY_NONE: _("The practice recorded that {name} has no authority. No access can be given."),
    Code.AUTHORITY_NOT_RECORDED: _("Say first what authority {name} has."),
    Code.AUTHORITY_EXCLUSIVE_ELSEWHERE: _("{other} has exclusive authority, so nobody else can be given access."),
    Code.ADULT_PATIENT_ONLY: _("From {limit} years on only the patient is given access."),
    Code.HAS_ACCESS_ALREADY: _("This account has access to the child already."),
    Code.PIN_EMPTY: _("Type the PIN from the letter or message."),
    Code.PIN_LENGTH: _("A PIN has 8 letters and digits. Check the letter or message."),
    Code.PIN_SYMBOL: _(
        "PINs never contain {symbol}. They never contain 0, 1, I, L, O or U. Check the letter or message."
    ),
    Code.PIN_NOT_ACTIVE: _("This PIN is not active any more. Close this window and look at the account again."),
    Code.PIN_SEND_TO: _("This PIN was issued for the other choice under Send to. Choose a person that fits."),
    Code.CREDENTIAL_NOT_FOUND: _("This PIN is not known any more. Close the window and begin again."),
    Code.ISSUED_ELSEWHERE: _(
        "A PIN was issued for this patient at another workstation meanwhile. Look at the account again."
    ),
    Code.NOT_A_DRAFT: _("This PIN is not a draft any more. Look at the account again."),
    Code.IDENTITY_MISSING: _("Say how you checked who this is; the record keeps it."),
    Code.QUESTION_MISSING: _("Choose a question."),
    Code.QUESTIONS_MANY: _("These are too many to choose from: {most} at most."),
    Code.QUESTIONS_NONE: _("Type at least one question, or turn verification questions off."),
    Code.QUESTIONS_OFF: _("The practice has turned verification questions off in Settings. Issue a PIN instead."),
    Code.ANSWER_MISSING: _("Type the answer."),
    Code.ANSWER_SHORT: _("An answer has at least {least} letters and digits."),
    Code.ANSWER_IS_QUESTION: _("This stands in the question itself. Choose an answer that only the family knows."),
    Code.ANSWER_IS_CHILD: _(
        "The child's name or date of birth is known to many. Choose an answer that only the family knows."
    ),
    Code.ANSWER_DIFFERS: _("The two answers differ. Type the same answer twice."),
    Code.EMAIL_MISSING: _("Type an e-mail address."),
    Code.EMAIL_TWICE: _("This address stands here already."),
    Code.EMAIL_INVALID: _("This is not an e-mail address yet. Check it: name@example.com."),
    Code.EMAIL_IS_ANOTHERS_LOGIN: _("That is {owner}'s login; {name} needs their own."),
    Code.EMAIL_OF_NONE: _("This address belongs to {name}, who has no authority. Choose another."),
    Code.PHONE_MISSING: _("Type a cell phone number."),
    Code.PHONE_INVALID: _("This is not a phone number yet. Check it: (555) 010-2231."),
    Code.PHONE_LETTERS: _("A phone number has digits only. Type them without letters: (555) 010-2231."),
    Code.PHONE_ABROAD: _(
        "{name} texts numbers of the United States and Canada only. Choose Email Address or Print PIN."
    ),
    Code.CARRIER_MISSING: _("Choose the carrier of this cell phone. The person knows it."),
    Code.CARRIER_DEAD: _("{name} delivers no texts that are sent by e-mail. Choose Email Address or Print PIN."),
    Code.TEXT_LONG: _("This is too long. Use at most {most} characters."),
    Code.TEXT_UNREADABLE: _("There are invisible characters in it that nobody can read. Type it anew."),
    Code.PHONE_OF_NONE: _("This number belongs to {name}, who has no authority. Choose another."),
    Code.MINOR_PHONE_OF_FAMILY: _("A parent or contact uses this number. A minor needs an own one."),
    Code.MINOR_PHONE_UNCHECKED: _(
        "No phone of the family is on file. Confirm that you checked that this one is the minor's."
    ),
    Code.MINOR_ADDRESS_OF_FAMILY: _("A parent or contact uses this address. A minor needs an own one."),
    Code.MINOR_ADDRESS_UNCHECKED: _(
        "No address of the family is on file. Confirm that you checked that this one is the minor's."
    ),
    Code.PORTAL_ADDRESS_MISSING: _("The portal's address is not set yet, so nothing can be sent or printed."),
    Code.ASSOCIATION_NOT_FOUND: _("This access is no longer there. Look at the account again."),
    Code.ACCESS_REMOVED_ALREADY: _("This access was removed already."),
    Code.ACCESS_NOT_REMOVED: _("This access is live; there is nothing to undo."),
    Code.UNDO_NEEDS_REASON: _("It was removed more than 24 hours ago. Say why it is restored."),
    Code.PAST_MINOR_AGE_LIMIT: _("The patient has reached {limit} years; parents' access ended then."),
    Code.ALREADY_LINKED: _("This login belongs to somebody already."),
    Code.CONTACT_HAS_ACCOUNT: _("This contact has a login already. One person, one login."),
    Code.REGISTRATION_FAILED: _(
        "The date of birth and the PIN do not fit together, or the PIN cannot be used. "
        "Check both, or ask the front desk for help."
    ),
    Code.ANSWER_FAILED: _(
        "The date of birth and the answer do not fit together, or the link cannot be used. "
        "Check both, or ask the front desk for help: after five wrong attempts the link stops working."
    ),
    Code.REGISTRATION_WAIT: _("Please wait {seconds} seconds, then try again."),
    Code.REGISTRATION_ELSEWHERE: _(
        "Another registration was begun in this browser meanwhile. Finish that one in its own window; then begin again"
        " here."
    ),
    Code.REGISTRATION_EXPIRED: _("This registration was open for too long. Please begin again."),
    Code.SEARCH_DATE_UNREADABLE: _("Type it as 03/14/2012, 3/14 or 2012."),
    Code.DATE_OF_BIRTH_INVALID: _("Choose the month, and type the day and the year with four digits."),
    Code.EXIT_CODE_MISSING: _(
        "The kiosk has no exit code yet, so nobody could leave it. Set one at a desk, in Settings under Kiosk."
    ),
    Code.EXIT_CODE_WRONG: _("This is not the exit code. Try again."),
    Code.EXIT_CODE_SHORT: _("Use at least {least} letters or digits."),
    Code.EXIT_CODE_REPEAT: _("The two are not the same. Type the code again."),
    Code.WHO_MISSING: _("Choose whom the account is for."),
    Code.EMAIL_TAKEN: _("This e-mail address cannot be used for a new account. Please ask the front desk."),
    Code.PASSWORD_SHORT: _("Use at least {least} characters. Three random words work well."),
    Code.PASSWORD_LONG: _("Use at most {most} characters."),
    Code.PASSWORD_COMMON: _("Many people use this password, so it is easily guessed. Choose another."),
    Code.TERMS_MISSING: _("Please accept the terms to go on."),
    Code.LINK_USED: _("This link was used already or is too old. Please ask the front desk for a new one."),
    Code.SIGN_IN_FAILED: _(
        "The e-mail address and the password do not fit together. Check both, or reset the password."
    ),
    Code.SIGN_IN_AGAIN: _("You were signed out, to keep your account safe. Please sign in again."),
    Code.PASSWORD_WRONG: _("This is not the password of this account. Try again."),
    Code.PASSWORD_MISSING: _("Type your password."),
    Code.EMAIL_SAME: _("This is the address of this account already."),
    Code.CHILD_LISTED: _("This child is in My Children already."),
    Code.ACCESS_ENDED: _("This login has no access to the patient any more, so nothing can be sent to it from here."),
    Code.NOT_PERMITTED: _("You do not have permission for this. Ask your practice's admin."),
    Code.CHANGED_ELSEWHERE: _("Somebody changed this meanwhile. Look at it again, then decide."),
    Code.DATABASE_BUSY: _("The database is busy. Nothing was changed; try again in a moment."),
    Code.DATABASE_GONE: _("The database does not answer. Nothing is lost; check the connection and try again."),
    Code.DATABASE_KEY_WRONG: _(
        "The database cannot be opened with this computer's key: it is another's, or its beginning is damaged. Nothing"
        " was changed; restore the newest backup by “{program} restore”, or ask whoever set up this computer."
    ),
    Code.DATABASE_ON_NETWORK_SHARE: _(
        "The database lies on a network share, where it could be damaged. Move it to this computer."
    ),
    Code.DATABASE_FROM_NEWER_VERSION: _(
        "The database was made by a newer version. Update this program; nothing was changed."
    ),
    Code.DATABASE_NEEDS_UPGRADE: _("The database is older than this program. An admin runs “{program} upgrade” once."),
    Code.DATABASE_MISSING: _("There is no database here yet. Try “{program} demo” to look at the program."),
    Code.DATABASE_LOGIN_REFUSED: _("The database server refuses this user or password. Check the database's address."),
    Code.NO_PRACTICE_YET: _(
        "There is no practice here yet. Open the program once without a command, or look at it by “{program} demo”."
    ),
    Code.NOTHING_TO_UPGRADE: _("A database in a file is upgraded when it is opened; there is nothing else to do."),
    Code.PRACTICE_EXISTS: _("This database holds a practice already. Close the program and open it again."),
    Code.PRACTICE_NAME_MISSING: _("Type the practice's name."),
    Code.PORTAL_ADDRESS_INVALID: _("Type the whole address, such as https://portal.example.org."),
    Code.SETTING_CHANGED_ELSEWHERE: _(
        "Somebody changed this meanwhile. What you typed still stands here: save again to put it in its place."
    ),
    Code.ADDRESS_LONG: _("Use at most {lines} lines of at most {most} characters."),
    Code.TIME_ZONE_UNKNOWN: _("Choose a time zone."),
    Code.AGE_OUT_OF_RANGE: _("Type an age in whole years, from {least} to {most}."),
    Code.MINOR_AGE_ABOVE_LIMIT: _("Type at most the Minor Age Limit, {limit} years."),
    Code.DAYS_OUT_OF_RANGE: _("Type a number of days, from {least} to {most}, or leave it empty."),
    Code.PORT_OUT_OF_RANGE: _("Type a port, from {least} to {most}: usually 465 with TLS, 587 with STARTTLS."),
    Code.WORDING_LONG: _("This is too long: the letter must stay on one page. Use at most {most} characters."),
    Code.WORDING_LINES: _("These are too many lines: the letter must stay on one page. Use at most {most}."),
    Code.WORDING_BRACES: _(
        "The letter does not know what to put in place of {found}. Only {known} works: the child's first name."
    ),
    Code.HEADING_BRACES: _("Nothing is filled in here, so write it without braces: {found}."),
    Code.WORDING_SYMBOL: _("The letter's typeface has no “{symbol}”. Write it another way."),
    Code.LETTER_FULL: _("With this the letter would not fit on one page of US Letter and A4. Shorten it."),
    Code.MAIL_HOST_MISSING: _("Type the name of the mail server, such as smtp.example.com."),
    Code.MAIL_HOST_INVALID: _("Type the server's name alone, such as smtp.example.com."),
    Code.MAIL_USER_MISSING: _("Type the user name that goes with the password."),
    Code.MAIL_PASSWORD_MISSING: _("Type the password that goes with the user name."),
    Code.MAIL_PASSWORD_AGAIN: _("The password was kept for another server or user name. Type it again."),
    Code.OPENING_GIVEN_UP: _("Opening was given up. Nothing was changed."),
    Code.KEYRING_MISSING: _("This computer has no keyring to keep keys in."),
    Code.KEYRING_NOT_TRUSTED: _(
        "This computer's keyring, {name}, is not one that keeps keys encrypted, so it is not used."
    ),
    Code.KEYRING_LOCKED: _("This computer's keyring is locked. Unlock it, then try again."),
    Code.KEYRING_FAILED: _("This computer's keyring does not answer as it should. Sign in anew, then try again."),
    Code.KEYS_MISSING: _(
        "This computer does not have the keys of this database. Bring them from a computer that does:"
        " there “{program} keys save FILE”, here “{program} keys take FILE”."
    ),
    Code.KEYS_OF_ANOTHER_PRACTICE: _(
        "This computer has the keys of another practice. PINs would not be recognized, so the database was not opened."
    ),
    Code.KEY_FILE_DAMAGED: _("This is not a whole file of keys. Save the keys anew where they work."),
    Code.PASSPHRASE_SHORT: _("Use at least {least} characters. Four random words work well."),
    Code.PASSPHRASE_WRONG: _("This passphrase does not fit. Check capital letters and spaces."),
    Code.PASSPHRASE_REPEAT: _("The two are not the same. Type the passphrase again."),
    Code.PASSPHRASE_NEEDED: _("The passphrase is asked for at a terminal. Start this command in one."),
    Code.SEAL_BROKEN: _("This PIN cannot be read with this computer's key. Issue a new one."),
    Code.DEMO_ONLY: _("This works in demo mode only."),
    Code.NOT_IN_DEMO: _("In the demo nothing leaves this computer: messages go to a folder."),
    Code.MESSAGE_MOVED_ON: _(
        "This message has left, or was cancelled or sent again elsewhere. The list shows how it stands now."
    ),
    Code.SENDER_MISSING: _("E-mail is not set up yet, so messages wait."),
    Code.PRINTER_MISSING: _("This printer is not there any more. Choose another, then print again."),
    Code.PRINTER_REFUSED: _("The printer did not take the letter. Check it, then print again."),
    Code.PRINTER_STOPPED: _("{printer} is stopped, so nothing was printed. Start it, or choose another."),
    Code.PRINTER_REJECTS: _("{printer} takes no letters now, so nothing was printed. Choose another."),
    Code.PORT_TAKEN: _(
        "Another program uses port {port}, so the registration page cannot open. Close that program, then start again."
    ),
    Code.PAGE_NOT_RUNNING: _(
        "The registration page is not running, so it cannot be opened. The PIN is active all the same."
    ),
    Code.SCREEN_MISSING: _("There is no screen here. Start PinPortal in a desktop session."),
    Code.BROWSER_MISSING: _(
        "No browser is set up, so the registration page cannot be opened. The PIN is active all the same."
    ),
    Code.VIEWER_MISSING: _("No program is set up to show PDF files. Install one, then print again."),
    Code.FILE_NOT_READABLE: _("The file {name} cannot be read. Check that it is there and that you may open it."),
    Code.FILE_NOT_WRITABLE: _("The file {name} cannot be written. Choose another folder."),
    Code.FOLDER_NOT_WATCHABLE: _(
        "The folder {folder} cannot be watched. Check that it is there and that you may read and change it."
    ),
    Code.FILES_AT_ONCE: _("One file at a time: choose the first one now, the others after it."),
    Code.FILE_EXISTS: _("There is a file {name} already. Choose another name."),
    Code.FOLDER_NOT_WRITABLE: _("Nothing can be written to the folder {folder}. Choose another one with --home."),
    Code.FILE_FORMAT_UNKNOWN: _(
        "The file {name} is neither FHIR R4 nor HL7 v2 nor a table (CSV), so nothing was brought in."
    ),
    Code.FILE_NOT_WHOLE: _(
        "The file {name} is damaged or cut off at line {line}, so nothing was brought in. Export it again."
    ),
    Code.FILE_NOT_UTF8: _(
        "The letters of the file {name} cannot be read, so nothing was brought in. Export it again in UTF-8"
        " (in Excel: “CSV UTF-8”)."
    ),
    Code.FILE_WITH_DOCTYPE: _(
        "The file {name} begins with a document type, as web pages do, so nothing was brought in. Export it again."
    ),
    Code.FILE_TOO_LARGE: _(
        "The file {name} is larger or deeper than can be read at once, so nothing was brought in. Export it as NDJSON."
    ),
    Code.FILE_WITHOUT_PATIENTS: _("There are no patients in the file {name}, only other records or none."),
    Code.LINE_NOT_UTF8: _("There are letters here that cannot be read. Export the file again in UTF-8."),
    Code.LINE_TOO_LARGE: _("This line is larger or deeper than any patient's record. Export the file again."),
    Code.LINE_NOT_JSON: _("This line is not complete JSON; export the file again."),
    Code.NOT_A_PERSON: _("This is an animal, so nobody registers for it."),
    Code.PATIENT_NAME_MISSING: _("There is no name."),
    Code.BIRTH_DATE_MISSING: _("There is no date of birth, and nobody could register without it."),
    Code.BIRTH_DATE_PARTIAL: _(
        "The date of birth is not complete. Complete it in your record system, then import again."
    ),
    Code.BIRTH_DATE_INVALID: _("The date of birth is not a date. Mend it in your record system, then import again."),
    Code.BIRTH_DATE_IMPOSSIBLE: _(
        "The date of birth is not in the calendar. Mend it in your record system, then import again."
    ),
    Code.BIRTH_DATE_TO_COME: _("The date of birth is still to come. Mend it in your record system, then import again."),
    Code.BIRTH_DATE_TOO_EARLY: _("The date of birth is before 1900. Mend it in your record system, then import again."),
    Code.NAME_UNREADABLE: _("The name is too long, or there are characters in it that nobody can read."),
    Code.PATIENT_NOT_NAMED: _("The file does not tell which patient this belongs to."),
    Code.RECORD_RESTRICTED: _(
        "Your record system marks this as restricted, so no contact came in. Add by hand who may be known here."
    ),
    Code.CONTACT_NAME_MISSING: _("This contact has no name."),
    Code.CONTACT_IS_ORGANIZATION: _("This contact is an organization, not a person."),
    Code.CONTACT_ENDED: _("This person is no longer a contact, says your record system."),
    Code.NOT_AN_EMAIL: _("This is not an e-mail address. Mend it in your record system."),
    Code.NOT_A_PHONE: _("This is not a phone number that can be called from here. Mend it in your record system."),
    Code.CHART_NUMBER_MISSING: _("There is neither a chart number nor another identifier."),
    Code.IDENTIFIERS_DISAGREE: _(
        "Its numbers belong to different patients here. Settle in your record system which is right, then import again."
    ),
    Code.RELATIVE_PATIENT_UNKNOWN: _(
        "The patient whom this person belongs to is not known, or cannot be told for certain."
        " Import the patients first, or add the contact by hand."
    ),
    Code.MERGE_SURVIVOR_UNKNOWN: _(
        "The chart that this one became is not here yet. Import it, then import this file again."
    ),
    Code.MERGE_CONTRADICTS: _(
        "These charts were merged another way before. Settle in your record system which one is in use."
    ),
    Code.IMPORT_NOT_FOUND: _("There is no such import."),
    Code.IMPORT_RUNS_ELSEWHERE: _("This file is being imported somewhere else now. Wait until that is done."),
    Code.IMPORT_RUNS_YET: _("This import is not done yet. Import the same file again to complete it, then undo it."),
    Code.IMPORT_OTHER_FILE: _(
        "This is not the file {name} as it was when its import began. Choose that one, or import this one anew."
    ),
    Code.IMPORT_UNDONE_ALREADY: _("This import was undone already."),
    Code.UNDO_PIN_ISSUED: _("A PIN was issued for {name} since then, so this import cannot be undone."),
    Code.UNDO_HAS_ACCESS: _("Somebody was given access to {name} since then, so this import cannot be undone."),
    Code.UNDO_AUTHORITY_RECORDED: _(
        "Authority was recorded in the family of {name} since then, so this import cannot be undone."
    ),
    Code.UNDO_CHANGED_BY_STAFF: _(
        "The account of {name} was changed at the desk since then, so this import cannot be undone."
    ),
    Code.UNDO_IMPORTED_AGAIN: _(
        "A later import changed {name}. Undo that one first: “{program} import --list” tells which there are."
    ),
    Code.TABLE_PLAN_MISSING: _(
        "Nobody has said yet what the columns of {name} hold. Import it once by hand; the answer is remembered."
    ),
    Code.DOUBLE_SETTLED_ALREADY: _("Somebody has decided about these two already."),
    Code.DOUBLES_NOT_FOUND: _("These two are not listed as perhaps one child."),
    **COMING_IN,
    **KEEPING,
    **PORTAL_ROLE,
    **SENDING,
    **SERVING,
}

WHY_OFF: Final[Mapping[Code, str]] = {
    Code.PATIENT_INACTIVE: _("No PIN: the patient is inactive."),
    Code.PATIENT_DECEASED: _("No PIN: the patient is recorded as deceased."),
    Code.PATIENT_MERGED: _("No PIN: this chart was merged into another."),
    Code.PATIENT_WITHDRAWN: _("No PIN: the import that brought this patient was undone."),
    Code.PATIENT_DISABLED: _("No PIN: the account is disabled."),
    Code.PATIENT_SELF_REGISTERED: _("No PIN yet: a self-registration waits to be matched."),
}


def sentence_of(catalogue: Catalogue, code: Code, facts: Mapping[str, object]) -> str:
    """The sentence of a code with its facts; a fact that is not there leaves nothing behind."""
    known = defaultdict(str, {"program": program_typed()} | dict(facts))
    return " ".join(catalogue.text(SENTENCES[code]).format_map(known).split())


def why_off_of(catalogue: Catalogue, code: Code) -> str:
    """Why a button is off."""
    return catalogue.text(WHY_OFF[code])
