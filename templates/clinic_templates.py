"""The weekly templates as this clinic has them: the shipped ones, and its own beside them."""

import logging
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from types import MappingProxyType

from msgspec.structs import replace

from designer.model.program import ProgramWeek
from designer.model.template import OwnTemplate, WeekTemplate
from designer.model.vocabulary import Profile
from designer.store.clinic import Clinic
from designer.store.errors import Conflict, Key, StoreError
from designer.store.library import ClinicLibrary
from designer.store.library_history import ItemKind, ItemVersion
from designer.store.port import LIBRARY
from templates import keeping
from templates.catalogue import TemplateCatalogue
from templates.errors import UnknownTemplate, Unusable

KIND: ItemKind = "template"


class ClinicTemplates(TemplateCatalogue):
    """The catalogue that follows the clinic's library, and the way to change what is its own.

    Each template counts as what is in force of it: the approved version, or the newest one where
    none was approved yet. Reading never fails: what cannot be read is as it was known last. Every
    change raises a StoreError or a TemplateError with nothing changed.
    """

    def __init__(self, shipped: TemplateCatalogue, clinic: Clinic) -> None:
        super().__init__(())
        self.shipped = shipped.templates
        self._clinic = clinic
        self._library: ClinicLibrary | None = None  # that the following were made from
        self._own: Mapping[str, OwnTemplate] = {}
        self._all: Mapping[str, WeekTemplate] = self.shipped

    @property
    def templates(self) -> Mapping[str, WeekTemplate]:
        self._refresh()
        return self._all

    @property
    def own(self) -> Mapping[str, OwnTemplate]:
        """The clinic's own by id, in the order in which they were made."""
        self._refresh()
        return self._own

    def drafts_for(
        self, diagnoses: Iterable[str], profile: Profile = "general"
    ) -> tuple[WeekTemplate, ...]:
        """The clinic's newest versions that nobody approved yet, fitting as ``for_diagnoses``."""
        waiting = [one.latest for one in self.own.values()]
        drafts = TemplateCatalogue(one for one in waiting if one.state in {"draft", "in review"})
        return drafts.for_diagnoses(diagnoses, profile)

    def newer_than(self, planned: ProgramWeek, today: date) -> WeekTemplate | None:
        """The approved version that came after the one a planned week was made from."""
        found = self.templates.get(planned.template_id)
        if found is None or not found.offered(today):
            return None
        return found if found.version > planned.template_version > 0 else None

    def newer_origin(self, template: WeekTemplate) -> WeekTemplate | None:
        """The template this one was made from, where it has a newer version by now."""
        origin = self.templates.get(template.origin)
        return origin if origin and origin.version > template.origin_version > 0 else None

    def version(self, template_id: str, number: int) -> WeekTemplate | None:
        """One version of a template, as far as it is known. Raises StoreError."""
        current = self.templates.get(template_id)
        if current is not None and current.version == number:
            return current
        for kept in self._clinic.history(KIND, template_id):
            own = kept.value(OwnTemplate)
            if own is not None and own.latest.version == number:
                return own.latest
        return None

    # Changes

    def save(self, content: WeekTemplate, seen: OwnTemplate | None, why: str) -> OwnTemplate:
        """Keep a new version as a draft; ``seen`` is what it was made from, None: a new one."""
        known = self.shipped.keys() | self.own.keys()
        if seen is None and content.id in known:
            raise Unusable(content.name, "another template has its id; duplicate it once more.")
        self._check_name(content)
        who = self._clinic.actor
        return self._change(content.id, seen, why, lambda own: keeping.drafted(own, content, who))

    def send_for_review(self, seen: OwnTemplate, today: date, why: str = "") -> OwnTemplate:
        """Ask others to look at the draft."""
        who = self._clinic.actor
        return self._change(
            seen.id, seen, why, lambda own: keeping.sent_for_review(_there(own, seen), who, today)
        )

    def send_back(self, seen: OwnTemplate, why: str = "") -> OwnTemplate:
        """Make it a draft again."""
        return self._change(seen.id, seen, why, lambda own: keeping.sent_back(_there(own, seen)))

    def approve(
        self, seen: OwnTemplate, today: date, expires_on: date, why: str = ""
    ) -> OwnTemplate:
        """Put it in force; by somebody who did not write it."""
        who = self._clinic.actor
        return self._change(
            seen.id,
            seen,
            why,
            lambda own: keeping.approved(_there(own, seen), who, today, expires_on),
        )

    def retire(self, seen: OwnTemplate, why: str = "") -> OwnTemplate:
        """Offer it no more."""
        return self._change(seen.id, seen, why, lambda own: keeping.retired(_there(own, seen)))

    def restore(self, version: ItemVersion, why: str = "") -> OwnTemplate:
        """Make an earlier version a new draft."""
        earlier = version.value(OwnTemplate)
        if earlier is None:
            raise UnknownTemplate(version.item_id)
        seen, who = self.own.get(earlier.id), self._clinic.actor
        return self._change(
            earlier.id,
            seen,
            why,
            lambda own: keeping.restored(own or earlier, earlier.latest, who),
        )

    def _change(
        self,
        template_id: str,
        seen: OwnTemplate | None,
        why: str,
        change: Callable[[OwnTemplate | None], OwnTemplate],
    ) -> OwnTemplate:
        def changed(library: ClinicLibrary) -> ClinicLibrary:
            own = library.template(template_id)
            if own != seen:
                raise Conflict(LIBRARY, [Key(KIND, template_id)])
            return library.with_template(change(own))

        after = self._clinic.change_library(changed, why)
        return _there(after.template(template_id), seen)

    def _check_name(self, content: WeekTemplate) -> None:
        name = " ".join(content.name.casefold().split())
        for other in (*self.templates.values(), *(one.latest for one in self.own.values())):
            if other.id != content.id and " ".join(other.name.casefold().split()) == name:
                raise Unusable(content.name, f"{other.id} has the same name; choose another.")

    # Following the clinic

    def _refresh(self) -> None:
        try:
            library = self._clinic.library().library
        except StoreError:
            # It is named among the damaged files; the templates known so far go on serving.
            logging.getLogger(__name__).debug("The clinic's templates were not read.")
            return
        if library is self._library:
            return
        self._library = library
        self._own = MappingProxyType({one.id: one for one in library.templates})
        own = {one.id: one.current for one in library.templates if one.id not in self.shipped}
        self._all = MappingProxyType({**self.shipped, **own})


def copied(template: WeekTemplate, template_id: str, name: str) -> WeekTemplate:
    """A template of the clinic that begins as another one is; it remembers which."""
    return replace(
        template,
        id=template_id,
        name=name,
        origin=template.id,
        origin_version=template.version,
        review=None,
        authors=(),
    )


def _there(own: OwnTemplate | None, seen: OwnTemplate | None) -> OwnTemplate:
    if own is None:
        raise UnknownTemplate(seen.id if seen is not None else "")
    return own
