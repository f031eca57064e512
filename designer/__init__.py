"""The Qt-free core: the words of the field, edits, safety rules, progress and the store."""
