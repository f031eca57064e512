"""Who works here: chosen in the head of the window, kept in the clinic's list of people."""
