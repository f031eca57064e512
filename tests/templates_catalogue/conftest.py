"""The shipped library and its weekly templates."""

import pytest

from designer.knowledge.library import Library, load_library
from resources.paths import knowledge_folder
from templates.catalogue import TemplateCatalogue, load_catalogue


@pytest.fixture(scope="session")
def library() -> Library:
    return load_library(knowledge_folder())


@pytest.fixture(scope="session")
def catalogue(library: Library) -> TemplateCatalogue:
    return load_catalogue(library)
