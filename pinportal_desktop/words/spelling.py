# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""How a PIN is read out: letters by the spelling alphabet, digits by their names."""

from typing import Final

from pinportal_desktop.domain.pin import Pin

_ENGLISH: Final = {
    "2": "two", "3": "three", "4": "four", "5": "five", "6": "six", "7": "seven", "8": "eight", "9": "nine",
    "A": "Alfa", "B": "Bravo", "C": "Charlie", "D": "Delta", "E": "Echo", "F": "Foxtrot", "G": "Golf", "H": "Hotel",
    "J": "Juliett", "K": "Kilo", "M": "Mike", "N": "November", "P": "Papa", "Q": "Quebec", "R": "Romeo", "S": "Sierra",
    "T": "Tango", "V": "Victor", "W": "Whiskey", "X": "X-ray", "Y": "Yankee", "Z": "Zulu",
}  # fmt: skip
_SPANISH: Final = {
    "2": "dos", "3": "tres", "4": "cuatro", "5": "cinco", "6": "seis", "7": "siete", "8": "ocho", "9": "nueve",
    "A": "Antonio", "B": "Barcelona", "C": "Carmen", "D": "Dolores", "E": "Enrique", "F": "Francia", "G": "Gerona",
    "H": "Historia", "J": "José", "K": "Kilo", "M": "Madrid", "N": "Navarra", "P": "París", "Q": "Querido",
    "R": "Ramón", "S": "Sábado", "T": "Tarragona", "V": "Valencia", "W": "Washington", "X": "Xiquena", "Y": "Yegua",
    "Z": "Zaragoza",
}  # fmt: skip
READINGS: Final = {"en": _ENGLISH, "es": _SPANISH}


def spelled(pin: Pin, language: str) -> tuple[str, ...]:
    """Each of the eight symbols as one says it: "K as in Kilo", "7 seven"; in English for a language without a table.

    As secret as the PIN itself.
    """
    table = READINGS.get(language, _ENGLISH)
    as_in = {"es": "{0} de {1}"}.get(language, "{0} as in {1}")
    return tuple(f"{s} {table[s]}" if s.isdigit() else as_in.format(s, table[s]) for s in pin.symbols)
