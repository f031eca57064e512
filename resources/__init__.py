"""The data that ship with the program. ``resources.paths`` says where they lie."""
