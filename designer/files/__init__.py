"""The program file that travels between clinics and the command line: reading, writing, limits."""
