"""The course of weeks as a whole: its weeks come, go and move; it is compared, ended, resumed.

Every function takes a value and gives a new one. Logs are kept by their dates and never change.
"""
