"""What the charts show, free of any drawing: the window, the handout and the report share it."""
