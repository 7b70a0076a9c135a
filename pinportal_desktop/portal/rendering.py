# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""Pages as HTML: Jinja2, everything escaped, one style sheet, no script."""

from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from pinportal_desktop.assets import custom_properties, resource
from pinportal_desktop.domain.rules import PracticeRules
from pinportal_desktop.portal.page import Page
from pinportal_desktop.words import Words
from pinportal_desktop.words.parents import MONTHS, told


class Renderer:
    """Renders pages in one language."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._environment = Environment(
            loader=FileSystemLoader(Path(__file__).parent / "templates"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._environment.globals |= {"_": words.text, "months": [words.text(m) for m in MONTHS]}

    def html(self, page: Page, rules: PracticeRules, csrf: str) -> str:
        """The page; its errors as sentences under their fields and, linked, on top."""
        errors = {name: told(self._words, name, error) for name, error in page.errors.items()}
        facts: dict[str, Any] = {
            "practice": rules.practice_name,
            "portal_address": rules.portal_address,
            "csrf": csrf,
            "errors": errors,
            "language": self._words.language,
            "sentence": self._words.code(page.facts["code"]) if "code" in page.facts else "",  # type: ignore[arg-type]  # a Code
            "incident": page.facts.get("incident", ""),
        }
        return self._environment.get_template(f"{page.template}.html").render(_Blank(page.facts) | facts)


class _Blank(dict[str, Any]):
    """Fields that were not typed yet are empty."""

    def __init__(self, facts: Any) -> None:  # noqa: ANN401 - any mapping of facts
        typed = "month day year pin who given family relationship phone email token once"
        super().__init__(dict.fromkeys(typed.split(), "") | {"handed_over": False, "relationships": ()} | dict(facts))


def style_sheet() -> str:
    """The site's one style sheet: the look's tokens, then its rules."""
    return custom_properties() + resource("site/site.css").read_text("utf-8")
