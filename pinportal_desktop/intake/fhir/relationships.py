# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""What a contact is to the patient, in the front desk's words.

Codes: HL7 v3 RoleCode (hl7.org/fhir/R4/v3/PersonalRelationshipRoleType), v2 tables 0063 and 0131 (patient contact).
"""

from typing import Final

from pinportal_desktop.domain.errors import Refused
from pinportal_desktop.domain.typed import one_line
from pinportal_desktop.intake.fhir.shape import codes_of, shapes_of, text_of

_MOST: Final = 60
_FAMILY: Final = {
    "MTH": "Mother", "NMTH": "Mother", "NMTHF": "Mother", "ADOPTM": "Mother", "FTH": "Father", "NFTH": "Father",
    "NFTHF": "Father", "ADOPTF": "Father", "PRN": "Parent", "NPRN": "Parent", "PAR": "Parent", "ADOPTP": "Parent",
    "STPMTH": "Stepmother", "STPFTH": "Stepfather", "STPPRN": "Stepparent", "MTHFOST": "Foster mother",
    "FTHFOST": "Foster father", "PRNFOST": "Foster parent", "GUARD": "Guardian", "GRD": "Guardian",
    "GRMTH": "Grandmother", "MGRMTH": "Grandmother", "PGRMTH": "Grandmother", "GRFTH": "Grandfather",
    "MGRFTH": "Grandfather", "PGRFTH": "Grandfather", "GRPRN": "Grandparent", "MGRPRN": "Grandparent",
    "PGRPRN": "Grandparent", "GRP": "Grandparent", "AUNT": "Aunt", "MAUNT": "Aunt", "PAUNT": "Aunt", "UNCLE": "Uncle",
    "MUNCLE": "Uncle", "PUNCLE": "Uncle", "SIS": "Sister", "HSIS": "Sister", "NSIS": "Sister", "STPSIS": "Stepsister",
    "BRO": "Brother", "HBRO": "Brother", "NBRO": "Brother", "STPBRO": "Stepbrother", "SIB": "Sibling",
    "HSIB": "Sibling", "NSIB": "Sibling", "STPSIB": "Stepsibling", "COUSN": "Cousin", "NIECE": "Niece",
    "NEPHEW": "Nephew", "NIENEPH": "Niece or nephew", "SPS": "Spouse", "SPO": "Spouse", "WIFE": "Wife",
    "HUSB": "Husband", "DOMPART": "Partner", "DOM": "Partner", "SIGOTHR": "Partner", "SON": "Son", "DAU": "Daughter",
    "CHILD": "Child", "CHD": "Child", "FCH": "Foster child", "CGV": "Caregiver", "FRND": "Friend", "FND": "Friend",
    "NBOR": "Neighbor", "72705000": "Mother", "66839005": "Father",
}  # fmt: skip
# Roles that tell less than a text beside them does.
_ROLES: Final = {
    "N": "Next of kin", "NOK": "Next of kin", "C": "Emergency contact", "EMC": "Emergency contact",
    "ECON": "Emergency contact", "FAMMEMB": "Family member", "EXT": "Family member", "EXF": "Family member",
    "E": "Employer", "F": "Federal agency", "I": "Insurance company", "S": "State agency", "U": "Contact",
    "UNK": "Contact",
}  # fmt: skip


def relationship_of(concepts: object) -> str:
    """The closest that any of the codes tells, else the text, else the role; `Contact` where nothing does."""
    told = shapes_of(concepts)
    codings = [coding for concept in told for coding in codes_of(concept)]
    codes = [text_of(coding.get("code")) for coding in codings]
    for word in (_FAMILY.get(code.upper()) for code in codes):
        if word:
            return word
    roles = [coding for coding in codings if text_of(coding.get("code")).upper() in _ROLES]
    texts = [concept.get("text") for concept in told]
    texts += [coding.get("display") for coding in codings if coding not in roles]
    # A code that is a word, as some make up their own: `Guardian`, `partner`.
    texts += [code for code in codes if code.isalpha() and not code.isupper()]
    for text in map(_line, texts):
        if text:
            return text[:1].upper() + text[1:]
    return _ROLES[text_of(roles[0].get("code")).upper()] if roles else "Contact"


def _line(text: object) -> str:
    try:
        return one_line(text_of(text), field="relationship", most=_MOST)
    except Refused:
        return ""
