"""The words of the field as immutable values.

Every type here is a frozen ``msgspec.Struct``: it compares by value, prints itself, and reads
and writes JSON without code of its own. A blank (``None``) means *unknown*, never filled silently.
"""
