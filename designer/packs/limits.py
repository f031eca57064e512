"""What a pack may be at most. The pack of a whole clinic takes some 2 MB."""

MAX_PACK_BYTES = 20 * 1024 * 1024
MAX_ENTRIES = 500
MAX_INSIDE_BYTES = 100 * 1024 * 1024  # all entries unpacked, counted while they are read
MAX_RATIO = 100  # unpacked to packed, of each entry and of the whole
MAX_ENTRY_JSON_BYTES = 512 * 1024  # an exercise with its figure has some 15,000
MAX_JSON_BYTES = 8 * 1024 * 1024  # all JSON of a pack: read, it takes ten times as much memory
MAX_PIXELS = 60_000_000  # of all pictures together; one may have 20 million
MAX_ROWS = 200  # of one template
MAX_STAGES = 13  # of one template: one for each progression week
MAX_DIRECTORY_BYTES = 1024 * 1024  # the list of entries at the end of a zip file
