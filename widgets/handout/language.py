"""What the therapist should know about the language of the shown handout."""

from designer.errors import DesignerError
from designer.knowledge.library import Library
from widgets.state.document import RecordDocument


def language_notices(
    document: RecordDocument, library: Library, language: str = ""
) -> tuple[str, ...]:
    """Sentences to stand beside the preview; none for a handout in English.

    A blank ``language`` is the patient's.
    """
    from exports.handout.content.languages import notices  # noqa: PLC0415  # the exports are loaded late

    week = document.program_week
    if week is None:
        return ()
    try:
        return notices(week, library, language or document.record.patient.language)
    except DesignerError:
        return ()  # the preview says in its own place why there is no handout
