"""The main window: it arranges the pages and says whose record is open; it decides nothing."""
