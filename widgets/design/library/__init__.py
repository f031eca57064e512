"""The library beside the board: searched, narrowed, dragged from."""
