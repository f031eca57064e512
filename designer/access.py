"""Who may do what to the clinic's library: one table of commands by role.

What changes the plans of the whole clinic at once is for administrators; what is offered for new
plans is decided by those who make plans, too. Patients are open to everybody, and so are a
template's draft, backups and the clinic's details with its list of people: nothing of these is in
force unseen, or somebody must be able to get out of a bind. The table keeps colleagues from
changing by accident what everybody sees; it is no lock. Whoever works here says so without a
password, and nobody named may do everything for now.
"""

from collections.abc import Sequence
from typing import Literal

from designer.model.clinic import Person, Role

Command = Literal["edit picture", "edit exercise", "edit rule", "decide on template", "take pack"]

ROLES_OF: dict[Command, tuple[Role, ...]] = {
    "edit picture": ("admin",),  # also a photo, and going back to the shipped picture
    "edit exercise": ("admin",),  # also a new one, retiring, an earlier version
    "edit rule": ("admin",),  # the same, and making a shipped one stricter
    "decide on template": ("admin", "therapist"),  # approve, send back, retire; anybody may write
    "take pack": ("admin",),  # items of another clinic's pack, or rejecting it
}


def may(command: Command, actor: str, people: Sequence[Person]) -> bool:
    """Whether the person of this name may do it.

    Nobody named, or a name that is not on the clinic's list, may; so may everybody while the list
    has nobody of the roles that are asked for.
    """
    known = [person for person in people if person.name == actor]
    return (
        not actor
        or not known
        or not who_may(command, people)
        or any(person.role in ROLES_OF[command] for person in known)
    )


def who_may(command: Command, people: Sequence[Person]) -> tuple[Person, ...]:
    """The clinic's people whose role allows it."""
    return tuple(person for person in people if person.role in ROLES_OF[command])
