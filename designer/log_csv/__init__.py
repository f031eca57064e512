"""Reads a log that somebody else's program or a spreadsheet wrote as CSV; see docs/log-csv.md."""

from designer.log_csv.dates import DateForm
from designer.log_csv.errors import LogCsvError
from designer.log_csv.reading import CsvLog, LineProblem, Settings, read_log_csv
from designer.log_csv.taking_in import Clash, TakingIn, taking_in

__all__ = [
    "Clash",
    "CsvLog",
    "DateForm",
    "LineProblem",
    "LogCsvError",
    "Settings",
    "TakingIn",
    "read_log_csv",
    "taking_in",
]
