"""What a program file may be at most. A year of logs takes some 300 kB."""

from datetime import date

MAX_BYTES = 5 * 1024 * 1024
MAX_VALUES = 200_000  # a year of weeks and logs has some 30,000; a hostile file could have millions
MAX_WEEKS = 260  # in one program: five years
MAX_A_DAY = 60  # placements; nobody does as many
MAX_DEPTH = 50  # objects and lists inside each other; an honest file has 9
MAX_PROBLEMS = 50  # enough to mend a file by; a hostile one could have millions
FIRST_DATE = date(1900, 1, 1)
LAST_DATE = date(2199, 12, 31)  # date sums past year 9999 would fail
