"""What is wrong with a rule, told by the name of the field in the form."""

from PySide6.QtCore import QCoreApplication


def problem_words(problem: str) -> str:
    """The problem with the name of the field as the form has it."""
    field, colon, told = problem.partition(": ")
    words = {
        "levels.when": QCoreApplication.translate("RuleProblems", "When it speaks"),
        "message": QCoreApplication.translate("RuleProblems", "Message"),
        "reason": QCoreApplication.translate("RuleProblems", "Reason"),
        "source": QCoreApplication.translate("RuleProblems", "Source"),
        "examples": QCoreApplication.translate("RuleProblems", "Examples"),
        "substitutes": QCoreApplication.translate("RuleProblems", "Offer instead"),
    }
    return f"{words.get(field, field)}{colon}{told}"
