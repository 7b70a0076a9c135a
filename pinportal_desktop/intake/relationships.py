# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""What a contact is to the patient, in the front desk's words, from a code or a word of whatever format.

Codes: HL7 v3 RoleCode (hl7.org/fhir/R4/v3/PersonalRelationshipRoleType), HL7 v2 tables 0063 and 0131.
"""

from collections.abc import Iterable
from typing import Final

from pinportal_desktop.domain.errors import Refused
from pinportal_desktop.domain.typed import one_line

CONTACT: Final = "Contact"
_MOST: Final = 60
FAMILY: Final = {
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
    "CHILD": "Child", "CHD": "Child", "NCH": "Child", "SCH": "Stepchild", "FCH": "Foster child", "GCH": "Grandchild",
    "WRD": "Ward", "CGV": "Caregiver", "FRND": "Friend", "FND": "Friend", "NBOR": "Neighbor", "OWN": "Owner",
    "72705000": "Mother", "66839005": "Father",
}  # fmt: skip
# Roles that tell less than a word beside them does.
ROLES: Final = {
    "N": "Next of kin", "NOK": "Next of kin", "C": "Emergency contact", "EMC": "Emergency contact",
    "ECON": "Emergency contact", "FAMMEMB": "Family member", "EXT": "Family member", "EXF": "Family member",
    "E": "Employer", "EMR": "Employer", "F": "Federal agency", "I": "Insurance company", "S": "State agency",
    "U": CONTACT, "UNK": CONTACT,
}  # fmt: skip
_SPELLINGS: Final = {
    "mom": "Mother", "mum": "Mother", "mommy": "Mother", "dad": "Father", "daddy": "Father", "grandma": "Grandmother",
    "grandpa": "Grandfather", "legal guardian": "Guardian", "parent/guardian": "Parent", "natural child": "Child",
    "step mother": "Stepmother", "step father": "Stepfather", "step-mother": "Stepmother",
    "step-father": "Stepfather", "care giver": "Caregiver", "biological mother": "Mother",
    "biological father": "Father", "unknown": CONTACT, "other": CONTACT, "none": CONTACT,
}  # fmt: skip


def relationship_of(codes: Iterable[str], words: Iterable[str] = (), roles: Iterable[str] = ()) -> str:
    """The closest that any code tells, else the word, else the role; `Contact` where nothing does.

    A code may be a word, as some make up their own (`Guardian`); one that is neither is no word for a front desk.
    """
    codes, told = list(codes), [*words]
    for code in codes:
        if known := FAMILY.get(code.strip().upper()):
            return known
    told += [code for code in codes if _is_word(code.strip())]
    for word in map(_word, told):
        if word and word != CONTACT:
            return word
    said = (ROLES.get(role.strip().upper()) or _ROLE_WORDS.get(role.strip().casefold()) for role in (*codes, *roles))
    return next((role for role in said if role and role != CONTACT), CONTACT)


def _is_word(code: str) -> bool:
    return code.casefold() in _WORDS or (len(code) > 3 and not code.isdigit())


def _word(text: str) -> str:
    """The word as the front desk writes it: `MOTHER` is Mother; "" for what nobody can read."""
    try:
        line = one_line(text, field="relationship", most=_MOST)
    except Refused:
        return ""
    if known := _WORDS.get(line.casefold()):
        return known
    if line.casefold() in _ROLE_WORDS:
        return ""  # a role, which tells less than what may follow
    return line[:1].upper() + (line[1:].lower() if line.isupper() else line[1:])


_WORDS: Final = {word.casefold(): word for word in FAMILY.values()} | _SPELLINGS
_ROLE_WORDS: Final = {word.casefold(): word for word in ROLES.values()}
