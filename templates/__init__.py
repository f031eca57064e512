"""The weekly templates that ship with the program, and the catalogue that reads them."""
