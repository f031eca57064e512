"""The weeks of the program: the strip below the board, courses, templates, earlier programs."""
