# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""FHIR R4 (hl7.org/fhir/R4): patients, their contacts, related persons and merged charts, from JSON, NDJSON and XML.

`json_files` and `xml_files` give resources of one shape, row by row; `patients` and `relatives` make people of them.
"""

from pinportal_desktop.intake.fhir.reading import read_fhir

__all__ = ["read_fhir"]
