"""The library: what the program knows about exercises, diagnoses and signs, read from data.

``load_library`` reads a folder of JSON files, checks every entry and every reference between them,
and gives an immutable ``Library``. What is wrong is reported all at once by ``KnowledgeError``.
"""
