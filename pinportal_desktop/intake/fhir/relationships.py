# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""What a contact is to the patient, in the front desk's words.

Codes: HL7 v3 RoleCode (hl7.org/fhir/R4/v3/PersonalRelationshipRoleType), v2 tables 0063 and 0131 (patient contact).
"""

from typing import Final

from pinportal_desktop.domain.errors import Refused
from pinportal_desktop.domain.typed import one_line
from pinportal_desktop.intake.fhir.shape import codes_of, shapes_of, text_of
from pinportal_desktop.intake.relationships import FAMILY, ROLES

_MOST: Final = 60


def relationship_of(concepts: object) -> str:
    """The closest that any of the codes tells, else the text, else the role; `Contact` where nothing does."""
    told = shapes_of(concepts)
    codings = [coding for concept in told for coding in codes_of(concept)]
    codes = [text_of(coding.get("code")) for coding in codings]
    for word in (FAMILY.get(code.upper()) for code in codes):
        if word:
            return word
    roles = [coding for coding in codings if text_of(coding.get("code")).upper() in ROLES]
    texts = [concept.get("text") for concept in told]
    texts += [coding.get("display") for coding in codings if coding not in roles]
    # A code that is a word, as some make up their own: `Guardian`, `partner`.
    texts += [code for code in codes if code.isalpha() and not code.isupper()]
    for text in map(_line, texts):
        if text:
            return text[:1].upper() + text[1:]
    return ROLES[text_of(roles[0].get("code")).upper()] if roles else "Contact"


def _line(text: object) -> str:
    try:
        return one_line(text_of(text), field="relationship", most=_MOST)
    except Refused:
        return ""
