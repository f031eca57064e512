"""The base of all errors whose text may be shown to a user."""


class DesignerError(Exception):
    """Something a user can act on: one sentence that names the place and the remedy.

    Each area derives its own base from this one (``KnowledgeError``, ``StoreError``, ...). The text
    never holds patient data.
    """
