"""Page 1 of a handout for nobody: shows how the clinic's own head and colour look."""

from datetime import date

import msgspec

from designer.model.clinic import ClinicIdentity
from designer.model.knowledge import HandoutBlock
from designer.text import load_texts
from exports.handout.content.blocks import Footer, Identity, Outline, Paragraph, Section
from exports.handout.content.dates import long_date
from exports.handout.content.source import one_line
from exports.handout.content.statements import ALWAYS, statement
from resources.paths import folder, knowledge_folder


def sample_outline(clinic: ClinicIdentity, therapist: str, today: date) -> Outline:
    """The first page in English, without a patient."""
    texts = load_texts(folder("text"), "en")
    raw = (knowledge_folder() / "handout-text.json").read_bytes()
    blocks = {one.id: one for one in msgspec.json.decode(raw, type=list[HandoutBlock])}
    unknown = texts("handout.not-recorded")
    fields = (
        ("name", "Sample, Sam"),
        ("therapist", one_line(therapist) or unknown),
        ("birth-date", long_date(date(1980, 1, 31), texts)),
        ("phone", one_line(clinic.phone) or unknown),
    )
    identity = Identity(
        title=texts("handout.title"),
        week=texts("handout.week", n=1),
        clinic=one_line(clinic.name),
        fields=tuple((name, texts(f"handout.label.{name}"), value) for name, value in fields),
        own_use=texts("handout.own-use"),
        letterhead=tuple(line for text in clinic.letterhead if (line := one_line(text))),
        logo=clinic.logo,
    )
    signs = (statement(name, blocks, texts) for name in ALWAYS)
    purpose = Paragraph(text=texts("handout.purpose"))
    start = Section(
        id="start",
        title=texts("handout.section.start"),
        blocks=(identity, purpose, *signs),
        heading=False,
    )
    page = texts("handout.footer.page", page="{page}", pages="{pages}")
    return Outline(
        language="en",
        title=texts("handout.title"),
        clinic=one_line(clinic.name),
        banner="",
        printed_on=today.isoformat(),
        sections=(start,),
        footer=Footer(identifiers=(("the name", "Sample, Sam"),), origin=(), page=page),
        accent=clinic.accent,
    )
