"""One file for each layout: which sections it is made of. ``layout_kinds.py`` lists them."""
