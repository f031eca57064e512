"""The program file that travels between clinics and the command line: reading, writing, limits.

The ``File...`` structs repeat many fields of the model on purpose: others write these files, with
names for ids and fields left out, and ``home-program/1`` stays as it is when the model changes.
"""
