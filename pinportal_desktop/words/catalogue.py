# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The catalogue of one language: resources/languages/<code>/catalogue.po, read by Babel. English is the source."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from pinportal_desktop.assets import resource

SOURCE_LANGUAGE: Final = "en"


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogue:
    """Texts by their source; plurals by their singular source, (one, other)."""

    language: str
    texts: Mapping[str, str] = field(default_factory=dict)
    plurals: Mapping[str, tuple[str, str]] = field(default_factory=dict)

    def text(self, source: str) -> str:
        """The text in this language; a miss gives the source."""
        return self.texts.get(source, source)

    def ntext(self, singular: str, plural: str, count: int) -> str:
        """The form that the count asks for (one or other: all that English and Spanish tell apart)."""
        one, other = self.plurals.get(singular, (singular, plural))
        return one if count == 1 else other


def is_translated(language: str) -> bool:
    """Whether the program speaks it: messages can be written in more languages than that."""
    try:
        return language == SOURCE_LANGUAGE or resource(f"languages/{language}/catalogue.po").is_file()
    except FileNotFoundError:
        return False


@cache
def load_catalogue(language: str) -> Catalogue:
    """The catalogue of a language; an unknown language gets the source."""
    if language == SOURCE_LANGUAGE:
        return Catalogue(language=language)
    try:
        file = resource(f"languages/{language}/catalogue.po")
    except FileNotFoundError:
        return Catalogue(language=language)
    from babel.messages.pofile import read_po

    texts: dict[str, str] = {}
    plurals: dict[str, tuple[str, str]] = {}
    with file.open("rb") as opened:
        for message in read_po(opened, locale=language):
            if isinstance(message.id, tuple | list):
                forms = tuple(message.string or ())
                if len(forms) > 1 and all(forms):
                    plurals[message.id[0]] = (forms[0], forms[-1])
            elif message.id and message.string:
                texts[message.id] = str(message.string)
    return Catalogue(language=language, texts=texts, plurals=plurals)
