"""Backups as people see them: the list, back up now, what a restore would change, going back."""
