# Two commands are enough for a newcomer: `make run` and `make test`. Both first see to it that what
# they need is installed (.ci/setup), which takes a moment the first time only.

PYTHON := .venv/bin/python
SIZES := 1366x768 2560x1440

.DEFAULT_GOAL := help
.PHONY: help run test mutate torture fuzz format bench screenshots contact-sheet desktop bundle lock clean

help: ## say what each target does
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "%-13s %s\n", $$1, $$2 }' Makefile

run: ## open the program on the demonstration clinic; without a screen, take a tour of it
	@.ci/setup run
	@.ci/start

test: ## everything that must pass before a change goes in: format, lint, types, layers, tests
	@.ci/setup dev
	$(PYTHON) -m ruff format --check .
	$(PYTHON) -m ruff check .
	$(PYTHON) -m mypy
	.venv/bin/lint-imports
	$(PYTHON) -m pytest --numprocesses auto --maxprocesses 8 --dist worksteal

mutate: ## change every safety rule in every small way: the tests must notice; some: ONLY="R-059"
	@.ci/setup dev
	$(PYTHON) -m tests.mutate $(ONLY)

torture: ## kill, starve, cut off and damage the store in every way (minutes); some: ONLY="kills"
	@.ci/setup dev
	$(PYTHON) -m tests.torture $(ONLY)

fuzz: ## read files that change until they reach new lines; longer: SECONDS=600; one: ONLY="pack"
	@.ci/setup dev
	$(PYTHON) -m tests.fuzz --seconds $(or $(SECONDS),60) $(ONLY)

format: ## put the source in its usual form
	@.ci/setup dev
	$(PYTHON) -m ruff format .
	$(PYTHON) -m ruff check --fix .

bench: ## measure ourselves beside our peers; only some: make bench ONLY="store handout"
	@.ci/setup bench
	.venv-bench/bin/python -m tests.bench $(ONLY)

screenshots: ## pictures of every page in build/screenshots: small and large screen, light and dark
	@.ci/setup run
	$(PYTHON) -m designer tour --screens-only -o build/screenshots

contact-sheet: ## every figure on sheets in build/contact-sheet: card size, large, dark
	@.ci/setup dev
	$(PYTHON) -m tests.tools.contact_sheet --size 96 --columns 10
	$(PYTHON) -m tests.tools.contact_sheet --size 96 --columns 10 --theme dark
	$(PYTHON) -m tests.tools.contact_sheet --size 320 --columns 6 --rows 6

desktop: ## put the program into your menu of applications (Linux); out again: .ci/desktop --remove
	@.ci/setup run
	.ci/desktop

bundle: ## build the program into one folder that runs without Python: build/bundle
	@.ci/setup dev
	$(PYTHON) -m PyInstaller --noconfirm --log-level WARN --distpath build/bundle --workpath build/bundle-work .ci/home-program-designer.spec

lock: ## pin the dependencies anew (needs uv)
	.ci/lock

clean: ## remove what the other targets made; the environments stay
	rm -rf build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache
	find designer exports resources templates tests widgets -name __pycache__ -type d -prune -exec rm -rf {} +
