"""The figures of a dose as the forms of a rule name them."""

from PySide6.QtCore import QCoreApplication


def tr(text: str) -> str:
    return QCoreApplication.translate("FigureWords", text)


def figure_words(name: str) -> str:
    """A dose figure as people read it, with its unit."""
    words = {
        "sets": tr("sets"),
        "reps": tr("repetitions"),
        "holds": tr("holds"),
        "hold_s": tr("seconds of each hold"),
        "duration_s": tr("seconds of time"),
        "distance_m": tr("metres"),
        "times_per_day": tr("times a day"),
        "rest_s": tr("seconds of rest"),
        "load_kg": tr("kilograms"),
        "effort_0_10": tr("effort, 0 to 10"),
        "brace_pct": tr("brace, percent"),
        "angle_deg": tr("angle, degrees"),
        "step_height_cm": tr("step height, cm"),
        "bouts": tr("bouts"),
        "break_min": tr("minutes of break"),
    }
    return words[name]
