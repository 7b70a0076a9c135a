# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The recovery paper: one page from which the key reads back, by eye and by camera; nothing of it in its metadata."""

from io import BytesIO

import pytest
import zxingcpp
from PIL import Image
from pypdf import PdfReader
from pypdfium2 import PdfDocument

from pinportal_desktop.documents.recovery import RecoveryFacts, recovery_paper
from pinportal_desktop.domain.secrets import Secret
from pinportal_desktop.security.recovery import draw_recovery_key, groups_of, paper_number, read_recovery_key
from pinportal_desktop.words import Words

KEY = draw_recovery_key()


def paper(size: str, practice: str = "Maple Street Pediatrics") -> bytes:
    return recovery_paper(
        RecoveryFacts(
            practice_name=practice,
            number=paper_number(KEY),
            groups=groups_of(KEY),
            printed_on="11/25/2026",
            language="en",
            size=size,
        )
    )


def picture(pdf: bytes) -> Image.Image:
    document = PdfDocument(pdf)
    found: Image.Image = document[0].render(scale=2).to_pil()
    document.close()
    return found


@pytest.mark.parametrize("size", ["letter", "a4"])
def test_the_key_reads_back_by_eye_and_by_camera(size: str) -> None:
    pdf = paper(size)
    (page,) = PdfReader(BytesIO(pdf)).pages
    text = page.extract_text()
    for told in ("Maple Street Pediatrics", paper_number(KEY), "11/25/2026", Words.load().text("Recovery key")):
        assert told in text
    for group in groups_of(KEY):
        assert group.reveal() in text
    (code,) = zxingcpp.read_barcodes(picture(pdf))
    assert read_recovery_key(Secret(code.text)).reveal() == KEY.reveal()


def test_a_long_practice_name_stays_on_the_page() -> None:
    pdf = paper("letter", "Pediatric and Adolescent Medicine Associates of Greater Minneapolis and Saint Paul " * 2)
    grey = picture(pdf).convert("L")
    for edge in ((0, 0, 90, grey.height), (grey.width - 90, 0, grey.width, grey.height)):
        assert grey.crop(edge).getextrema() == (255, 255)


def test_its_metadata_hold_nothing_of_it() -> None:
    metadata = PdfReader(BytesIO(paper("letter"))).metadata
    assert metadata is not None
    said = " ".join(str(value) for value in metadata.values())
    assert "Maple" not in said
    assert not any(group.reveal() in said for group in groups_of(KEY))
