"""The week at a glance: the signs on the front, the week on the back."""

from msgspec.structs import replace

from exports.handout.content.blocks import Outline
from exports.handout.setting.first_page import first_page
from exports.handout.setting.fitting import chunks_of
from exports.handout.setting.flow import Page, paginate
from exports.handout.setting.setting import Setting
from exports.handout.setting.style import FIRST_PAGES, GLANCES


def glance_pages(outline: Outline, setting: Setting) -> tuple[Page, ...]:
    """The week in the roomiest way that takes the fewest pages."""
    start, *others = outline.sections
    large = not setting.style.figure_beside
    page, moved = first_page(start, setting, FIRST_PAGES["large" if large else "glance"])
    least: tuple[Page, ...] = ()
    for body, line, figure in GLANCES:
        style = replace(setting.style, line=min(line, setting.style.line), grid_figure=figure)
        room = setting.with_style(style if large else replace(style, body=body))
        made = paginate(chunks_of((*moved, *others), room), setting.page_height)
        if not least or len(made) < len(least):
            least = made
        if len(least) == 1:
            break
    return page, *least
