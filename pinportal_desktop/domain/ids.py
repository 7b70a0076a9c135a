# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Names for the UUIDv7s that tell things apart; made where the thing is made."""

from typing import NewType
from uuid import UUID

PracticeId = NewType("PracticeId", UUID)
LocationId = NewType("LocationId", UUID)
StationId = NewType("StationId", UUID)
PatientId = NewType("PatientId", UUID)
ContactId = NewType("ContactId", UUID)
CredentialId = NewType("CredentialId", UUID)
AccountId = NewType("AccountId", UUID)
AssociationId = NewType("AssociationId", UUID)
MessageId = NewType("MessageId", UUID)
RegistrationId = NewType("RegistrationId", UUID)
CommandId = NewType("CommandId", UUID)
RunId = NewType("RunId", UUID)
