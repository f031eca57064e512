"""The command palette: every command, page, week, patient and exercise from the keyboard."""
