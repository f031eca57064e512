"""The caseload page: all patients at once, and who needs somebody."""
