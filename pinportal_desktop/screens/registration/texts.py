# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""What the window says, in sentences."""

from dataclasses import replace

from pinportal_desktop.domain.authority import Authority
from pinportal_desktop.domain.carriers import Carrier, CarrierState
from pinportal_desktop.domain.credential import Credential
from pinportal_desktop.domain.errors import Code, PinPortalError
from pinportal_desktop.domain.rules import PracticeRules
from pinportal_desktop.domain.verification import SHORTEST_ANSWER
from pinportal_desktop.screens.jobs import Err, Incident
from pinportal_desktop.screens.registration.asking import by_question
from pinportal_desktop.screens.registration.given import OTHER, Busy, Given, SendBy, Whom
from pinportal_desktop.screens.registration.reaching import AddressOption, first_name_of
from pinportal_desktop.screens.registration.state import ForOption, Panel, Supersedes, WindowState
from pinportal_desktop.screens.telling import sentence
from pinportal_desktop.words import Words
from pinportal_desktop.words.relationships import anothers_login


def authority(kind: Authority, words: Words) -> str:
    """ "Joint authority"."""
    match kind:
        case Authority.JOINT:
            return words.text("Joint authority")
        case Authority.EXCLUSIVE:
            return words.text("Exclusive authority")
        case Authority.NONE:
            return words.text("No authority")
        case Authority.NOT_RECORDED:
            return words.text("Authority not recorded")


def for_line(option: ForOption, words: Words) -> str:
    """A line of **For**: `Tomás Reyes, Father · Joint authority`."""
    if option.for_.whom is Whom.NEW:
        return words.text("New contact…")
    if option.for_.whom is Whom.PATIENT or option.authority is None:
        return words.text("{name}, the patient", name=option.name)
    return f"{_with_relationship(option.name, option.relationship)} · {authority(option.authority, words)}"


def address_line(option: AddressOption, words: Words) -> str:
    """A line of **Email Address**: `t.reyes@example.net (Tomás Reyes, Father)`."""
    if option.address == OTHER:
        return "Other"
    if not option.email:
        return words.text("E-mail of the new contact")
    whose = _with_relationship(option.name, option.relationship)
    return f"{option.email} ({whose})" if whose else option.email


def supersede_sentence(of: Supersedes, words: Words) -> str:
    """Whose letter dies, or who keeps access, when a new PIN is issued."""
    if of.of_question or of.by_question:
        return _question_sentence(of, words)
    text = words.text
    if of.used:
        names = words.listed(list(of.used))
        keeps = words.ntext(
            "{names} used the present PIN and keeps access.",
            "{names} used the present PIN and keep access.",
            len(of.used),
            names=names,
        )
        if of.waits:
            return f"{keeps} {_letters_die(of.waits, words)}"
        return keeps + " " + text("A new PIN replaces it: nobody else can register with the old one.")
    if of.waits:
        return f"{_for_those_who_wait(of, words)} {_letters_die(of.waits, words)}"
    if of.has:
        issued = text("The present PIN was issued for {name}, who has access and keeps it.", name=of.has)
        return issued + " " + text("A new PIN replaces it: nobody else can register with the old one.")
    return text("A PIN is active. A new PIN replaces it: nobody can register with the old one any more.")


def _question_sentence(of: Supersedes, words: Words) -> str:
    """The same where a VQ replaces, or is replaced. Who used a VQ has ended it, so nobody keeps access by one."""
    text = words.text
    told = _present(of, words)
    if of.used or not of.waits:
        if of.by_question:
            return f"{told} " + text("A verification question replaces it: nobody else can register with the old one.")
        return f"{told} " + text("A new PIN replaces it: nobody can register with the old link any more.")
    names = words.listed(list(of.waits))
    if of.by_question and of.of_question:
        dies = text("A new link replaces it: the link that {names} got stops working.", names=names)
    elif of.by_question:
        dies = text("A verification question replaces it: what {names} got stops working.", names=names)
    else:
        dies = text("A new PIN replaces it: the link of {names} stops working.", names=names)
    return f"{told} {dies}"


def _present(of: Supersedes, words: Words) -> str:
    """What is active now, and for whom."""
    text = words.text
    if of.of_question:
        name = of.has or next(iter(of.waits), "")
        if name:
            return text("The present verification question was issued for {name} and has not been used.", name=name)
        return text("A verification question is active.")
    if of.used:
        return words.ntext(
            "{names} used the present PIN and keeps access.",
            "{names} used the present PIN and keep access.",
            len(of.used),
            names=words.listed(list(of.used)),
        )
    return _for_those_who_wait(of, words) if of.waits or of.has else text("A PIN is active.")


def _for_those_who_wait(of: Supersedes, words: Words) -> str:
    if of.has:
        return words.text("The present PIN was issued for {name}, who has access and keeps it.", name=of.has)
    if len(of.waits) == 1:
        return words.text("The present PIN was issued for {name} and has not been used.", name=of.waits[0])
    names = words.listed(list(of.waits))
    return words.text("The present PIN was given to {names} and has not been used.", names=names)


def _letters_die(waits: tuple[str, ...], words: Words) -> str:
    if len(waits) == 1:
        return words.text("A new PIN replaces it: {name}'s letter or message stops working.", name=waits[0])
    names = words.listed(list(waits))
    return words.text("A new PIN replaces it: the letters or messages of {names} stop working.", names=names)


def sharing_sentence(words: Words) -> str:
    """What sharing is, in place of the supersede sentence."""
    return words.text("You share the current PIN. Whoever has it keeps it; nothing is replaced.")


def placeholder_sentence(name: str, words: Words) -> str:
    """Why the window asks for a reason."""
    return words.text(
        "“{name}” is not yet the child's own name. Record the name first, or say why a PIN is due now.", name=name
    )


def refusal_sentence(refusal: PinPortalError, words: Words) -> str:
    """What stands under a field: "That is Ana's login; Tomás needs his own"."""
    if refusal.code is Code.EMAIL_IS_ANOTHERS_LOGIN:
        owner, name, relationship = (str(refusal.facts.get(k) or "") for k in ("owner", "name", "relationship"))
        return anothers_login(owner, name, relationship, words)
    if refusal.code is Code.PLACEHOLDER_NAME:
        return words.code(Code.REASON_MISSING)  # the notice above it says of what
    if refusal.code is Code.AUTHORITY_NONE and refusal.facts.get("field") == "authority":
        # Answered in this window, so nothing is recorded yet.
        return words.text(
            "Without authority {name} gets no PIN. Record it under Family Contacts, or choose another person.",
            name=refusal.facts.get("name") or words.text("this person"),
        )
    return words.sentence(refusal)


def trouble_sentence(trouble: PinPortalError | Incident, words: Words) -> str:
    """What the notice bar says; of a PIN issued elsewhere, who issued it."""
    by = trouble.facts.get("by") if isinstance(trouble, PinPortalError) else None
    if isinstance(trouble, PinPortalError) and trouble.code is Code.ISSUED_ELSEWHERE and by:
        return words.text(
            "{person} issued a PIN for this patient meanwhile. Reload to see what yours would replace.", person=by
        )
    return sentence(Err(trouble), words)


def send_to_line(state: WindowState, rules: PracticeRules, words: Words) -> str:
    """Why **Send to** is asked, or why it cannot be changed."""
    if state.send_to_fixed:
        return words.text("(as this PIN was issued)")
    return words.text("(patient is {age} or older)", age=rules.minor_age)


def minor_check_line(by: SendBy, words: Words) -> str:
    """What staff confirm while the family has nothing to compare with; the letter after & reaches it."""
    if by is SendBy.TEXT:
        return words.translate("I chec&ked that this is the patient's own number")
    return words.translate("I chec&ked that this is the patient's own address")


def carrier_line(carrier: Carrier, kind: CarrierState, words: Words) -> str:
    """What is known of a carrier that is not to be trusted; beside it stand the ways that are."""
    facts = {"name": carrier.name, "date": _day_of(carrier, words)}
    match kind:
        case CarrierState.DEAD if carrier.on is None:
            return words.text("{name} delivers no texts sent by e-mail any more.", **facts)
        case CarrierState.DEAD:
            return words.text("{name} has delivered no texts sent by e-mail since {date}.", **facts)
        case CarrierState.ENDING:
            return words.text("{name} ends texts sent by e-mail on {date}, and some are lost already.", **facts)
        case CarrierState.UNVERIFIED:
            return words.text("Nobody could confirm that {name} still delivers texts sent by e-mail.", **facts)
        case CarrierState.LIVE:
            return ""


def _day_of(carrier: Carrier, words: Words) -> str:
    if carrier.on is None:
        return ""
    return words.month(carrier.on) if carrier.whole_month else words.date(carrier.on)


def answer_rules(words: Words) -> str:
    """What is an answer, and what becomes of it, next to the field."""
    return words.text(
        "At least {least} letters or digits; capitals, accents, spaces and punctuation do not matter. Not the child's"
        " name or date of birth, nor a word of the question. Nobody can read it again.",
        least=SHORTEST_ANSWER,
    )


def link_line(panel: Panel, given: Given, words: Words) -> str:
    """The line in the PIN's place while a VQ is issued."""
    if panel is Panel.PRINTED_FOR_ANOTHER:
        return words.text("The printed link is not active yet. Its letter names {name}.", name=letter_names(given))
    if panel is Panel.PRINTED:
        return words.text("The printed link is not active yet.")
    return words.text(
        "The parent needs this single-use link, the answer and the date of birth. Not active until you choose one of"
        " the two buttons below."
    )


def panel_line(panel: Panel, given: Given, words: Words) -> str:
    """The line beside the PIN."""
    if by_question(given):
        return link_line(panel, given, words)
    match panel:
        case Panel.NOT_ACTIVE:
            return words.text("Not active until you choose one of the two buttons below.")
        case Panel.PRINTED:
            return words.text("The printed PIN is not active yet.")
        case Panel.PRINTED_FOR_ANOTHER:
            return words.text("The printed PIN is not active yet. Its letter names {name}.", name=letter_names(given))
        case Panel.READ_ALOUD:
            return words.text("The PIN that was read aloud is not active yet.")
        case Panel.READ_ALOUD_TO_ANOTHER:
            return words.text("The PIN read aloud to {name} is not active yet.", name=letter_names(given))
        case Panel.ACTIVE:
            return _active_since(given.account.active, given.rules, words)


def letter_names(given: Given) -> str:
    """Whom a printed letter names, or to whom it was read aloud, by first name; "" before."""
    if given.shown_for is None:
        return ""
    return first_name_of(replace(given, for_=given.shown_for))


def _active_since(active: Credential | None, rules: PracticeRules, words: Words) -> str:
    if active is None or active.activated_at is None:
        return ""
    since = words.text("Active since {date}.", date=words.date(rules.today(active.activated_at)))
    if active.valid_until is None:
        return since
    return since + " " + words.text("Valid until {date}.", date=words.date(active.valid_until))


def foot_line(state: WindowState, words: Words) -> str:
    """The line under the first closing button: what is done now, that nothing is sent, or that it cannot be yet."""
    match state.busy:
        case Busy.PRINTING:
            return words.text("Making the letter…")
        case Busy.READING:
            return words.text("Recording it…")
        case Busy.CLOSING:
            return words.text("One moment…")
        case Busy.COMPLETING:
            return words.text("Opening the registration page…")
        case Busy.VOIDING:
            return words.text("Voiding the paper…")
        case Busy.LOADING:
            return words.text("Looking again…")
        case None:
            return _what_leaves(state, words)


def _what_leaves(state: WindowState, words: Words) -> str:
    if state.mail_waits:
        return words.text("The message waits: e-mail is not set up yet.")
    if state.send_by is not SendBy.NOTHING:
        return ""
    if state.sharing:
        return words.text("The PIN stays active. Nothing is sent.")
    if state.asking.chosen:
        return words.text("Activates the verification question. Nothing is sent.")
    return words.text("Activates the PIN. Nothing is sent.")


def access_line(state: WindowState, given: Given, words: Words) -> str:
    """One calm line under **For** about somebody who has access already, or an account through a sibling."""
    if state.has_access:
        return words.text("{name} has access already.", name=state.has_access)
    if state.sibling_login is None:
        return ""
    name, child = first_name_of(given), given.account.patient.first_name
    children = words.listed(list(state.sibling_login.children))
    if children:
        has = words.text("{name} has an account already, through {children}.", name=name, children=children)
    else:
        has = words.text("{name} has an account already.", name=name)
    if state.send_by is SendBy.NOTHING:
        return has + " " + words.text("Tell {name} to sign in and add {child}.", name=name, child=child)
    return has + " " + words.text("The message says to sign in and add {child}.", child=child)


def exclusive_line(state: WindowState, words: Words) -> str:
    """Who has access beside the one who is to be the only one."""
    if not state.keep_access:
        return ""
    return words.ntext(
        "{names} keeps access until you remove it under Associations.",
        "{names} keep access until you remove it under Associations.",
        len(state.keep_access),
        names=words.listed(list(state.keep_access)),
    )


def _with_relationship(name: str, relationship: str) -> str:
    return ", ".join(filter(None, (name, relationship)))
