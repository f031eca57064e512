"""The roles of the clinic's people in words."""

from PySide6.QtCore import QCoreApplication

from designer.model.clinic import Role

ROLES: tuple[Role, ...] = ("therapist", "clinician", "admin")


def role_words(role: Role) -> str:
    """What somebody is at the clinic."""
    words = {
        "therapist": QCoreApplication.translate("Roles", "Therapist"),
        "clinician": QCoreApplication.translate("Roles", "Clinician"),
        "admin": QCoreApplication.translate("Roles", "Administrator"),
    }
    return words[role]
