# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Pages as HTML: Jinja2, everything escaped, one style sheet, no script."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from pinportal_desktop.assets import custom_properties, resource
from pinportal_desktop.domain.errors import Refused
from pinportal_desktop.domain.rules import PracticeRules
from pinportal_desktop.portal.page import Asked, Page
from pinportal_desktop.usecases.needs import Clock
from pinportal_desktop.words import Words
from pinportal_desktop.words.messages import languages
from pinportal_desktop.words.parents import MONTHS, told
from pinportal_desktop.words.questions import asked_in

_NOBODYS_CSRF: Final = "\0csrf\0"  # stands in a kept page for each browser's own
_KEPT: Final = 200  # pages; about as many as there are in all languages
_A_MOMENT: Final = timedelta(seconds=1)


class RulesForAMoment:
    """The rules as they were a second ago at most: for what stands on every page, the practice's name and addresses.

    What a page decides goes by the rules as they are.
    """

    def __init__(self, rules: Callable[[], PracticeRules], clock: Clock) -> None:
        self._rules = rules
        self._clock = clock
        self._read: tuple[datetime, PracticeRules] | None = None

    def __call__(self) -> PracticeRules:
        """The rules; read anew where they may be older. Raises as the reading does."""
        return self.at_hand() or self._anew()

    def at_hand(self) -> PracticeRules | None:
        """The rules where nothing need be read for them."""
        read = self._read
        return read[1] if read is not None and abs(self._clock.now() - read[0]) < _A_MOMENT else None

    def _anew(self) -> PracticeRules:
        began = self._clock.now()
        rules = self._rules()
        self._read = began, rules
        return rules


class Renderer:
    """Renders pages, each in the language that is asked for."""

    def __init__(self, words: Words) -> None:
        """`words` are the practice's, in the language for whoever asks for none."""
        self._of = {words.language: words} | {
            code: Words.load(code, time_zone=words.zone.key) for code in languages() if code != words.language
        }
        self.usual = words.language
        self._environment = Environment(
            loader=FileSystemLoader(Path(__file__).parent / "templates"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
        )
        self._kept: dict[tuple[object, ...], str] = {}

    @property
    def languages(self) -> tuple[str, ...]:
        """What can be chosen, the practice's first."""
        return tuple(self._of)

    def html(self, page: Page, rules: PracticeRules, asked: Asked) -> str:
        """The page; its errors as sentences under their fields and, linked, on top."""
        if not _is_alike_for_all(page, asked):
            return self._rendered(page, rules, asked, asked.csrf)
        facts = tuple(sorted(page.facts.items()))
        language = page.language or asked.language
        heading = (rules.practice_name, rules.practice_portal, rules.portal_address)
        key = (page.template, facts, language, asked.here, heading)
        kept = self._kept.get(key)
        if kept is None:
            kept = self._rendered(page, rules, asked, _NOBODYS_CSRF)
            if len(self._kept) >= _KEPT:
                self._kept.clear()
            self._kept[key] = kept
        return kept.replace(_NOBODYS_CSRF, asked.csrf)

    def _rendered(self, page: Page, rules: PracticeRules, asked: Asked, csrf: str) -> str:
        words = self._of.get(page.language or asked.language) or self._of[self.usual]
        errors = {name: told(words, name, error) for name, error in page.errors.items()}
        others = [(code, words.language_name(code)) for code in sorted(self._of) if code != words.language]
        facts: dict[str, Any] = {
            "_": words.text,
            "asked_in": lambda question: asked_in(question, words),
            "months": [words.text(month) for month in MONTHS],
            "other_languages": others,
            "here": asked.here,
            "practice_portal": rules.practice_portal,
            "practice": rules.practice_name,
            "portal_address": rules.portal_address,
            "csrf": csrf,
            "walk": "" if csrf == _NOBODYS_CSRF else asked.walk,  # a page that is kept is nobody's
            "errors": errors,
            "language": words.language,
            "sentence": told(words, "form", Refused(page.facts["code"])) if "code" in page.facts else "",  # type: ignore[arg-type]  # a Code
            "incident": page.facts.get("incident", ""),
        }
        return self._environment.get_template(f"{page.template}.html").render(_Blank(page.facts) | facts)


def _is_alike_for_all(page: Page, asked: Asked) -> bool:
    """Whether nothing of anybody stands on it, nor anything that was typed or is in a link: such a page may be kept."""
    switches = all(isinstance(fact, bool) for fact in page.facts.values())
    return switches and not (page.errors or asked.form or asked.path)


class _Blank(dict[str, Any]):
    """Fields that were not typed yet are empty."""

    def __init__(self, facts: Any) -> None:  # noqa: ANN401 - any mapping of facts
        typed = (
            "month day year pin more who given family relationship phone email token once code question answer wrong"
        )
        others = {
            "handed_over": False,
            "signed_in": False,
            "kept": False,
            "confirmed": False,
            "adds": False,
            "accepted": False,
        }
        others |= {"has_form": False}
        lists = {"relationships": (), "children": ()}
        super().__init__(dict.fromkeys(typed.split(), "") | others | lists | dict(facts))


def style_sheet() -> str:
    """The site's one style sheet: the look's tokens, then its rules."""
    return custom_properties() + resource("site/site.css").read_text("utf-8")
