# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Two charts of one child become one: what the family's contacts may is kept, whichever chart it was recorded on."""

from collections.abc import Iterable
from dataclasses import replace

from pinportal_desktop.domain.authority import Authority, FamilyMember
from pinportal_desktop.domain.ids import PatientId
from pinportal_desktop.domain.people import same_name
from pinportal_desktop.usecases.family import Families


def merge_families(families: Families, gone: PatientId, into: PatientId) -> None:
    """Have the surviving chart know the other's contacts, with the Authority that staff recorded there.

    Both charts are of one child, so a None that was recorded on one of them must not be lost with it. What is recorded
    on the surviving chart stays as it is; a second Exclusive stays Not recorded, to be asked.
    """
    for member in families.members(gone):
        own = families.members(into)
        exclusive = any(m.link.authority is Authority.EXCLUSIVE for m in own)
        authority = member.link.authority
        if authority is Authority.EXCLUSIVE and exclusive:
            authority = Authority.NOT_RECORDED
        known = counterpart(member, own)
        if known is None:
            families.put_link(replace(member.link, patient_id=into, authority=authority, version=1))
        elif known.link.authority is Authority.NOT_RECORDED and authority is not Authority.NOT_RECORDED:
            families.put_link(replace(known.link, authority=authority))


def counterpart(member: FamilyMember, family: Iterable[FamilyMember]) -> FamilyMember | None:
    """The same person in the family of the other chart: the very contact, else one so called and so related."""
    members = tuple(family)
    same = (m for m in members if m.contact.id == member.contact.id)
    return next(same, None) or next((m for m in members if _same(m, member)), None)


def _same(one: FamilyMember, other: FamilyMember) -> bool:
    return same_name(one.contact.name, other.contact.name) and one.link.relationship == other.link.relationship
