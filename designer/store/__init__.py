"""Where the clinic keeps its records: a port and, behind it, a folder of TinyDB journals."""
