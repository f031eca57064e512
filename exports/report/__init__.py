"""The progress report on one or two pages: for the patient in plain words, for whoever referred."""

from exports.report.audience import AUDIENCES, Audience
from exports.report.outline import build_report, report_file_name

__all__ = ["AUDIENCES", "Audience", "build_report", "report_file_name"]
