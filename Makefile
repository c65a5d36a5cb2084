# The commands of the README. Each sets up what it needs in .venv/ first, and only once.
.DEFAULT_GOAL := help
.PHONY: help site serve test format screenshots volume quality benchmark corpus dist lock setup-annotate setup-test benchmark-site fuzz histories ablation weights

BIN := .venv/bin
HOST ?= 127.0.0.1:8000

help: ## Say what can be made
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 16

site: setup-annotate ## Annotate what is new in seeds/ and build the demo site into site/
	$(BIN)/mkdocs-briefings annotate
	$(BIN)/mkdocs build --strict
	@echo
	@echo "The site is in $(CURDIR)/site"
	@echo "To read it:  $(BIN)/python -m http.server --directory site 8000   then open http://localhost:8000/"
	@echo "To write it: make serve"

serve: setup-annotate ## Serve the site to its authors; it follows every change of a seed or a briefing
	$(BIN)/mkdocs serve --dev-addr $(HOST)

test: setup-test ## Run everything: format, lint, types, import rules, tests, the demo site built strict
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest --numprocesses=2 --dist=worksteal

format: setup-test ## Format the code and mend what the linter can mend
	$(BIN)/ruff format
	$(BIN)/ruff check --fix

screenshots: setup-test ## Take pictures of every kind of page, into screenshots/: make screenshots [SITE=FOLDER]
	$(if $(SITE),,CI=1 $(BIN)/mkdocs build --strict)
	$(BIN)/python -m tests.browser.screenshots $(or $(SITE),site) screenshots

volume: setup-test ## Build a site of a folder of articles, outside the repository: make volume DIR=FOLDER
	$(BIN)/python -m tests.volume $(DIR) $(OUT)

quality: setup-test ## Score the annotation against gold: make quality [GOLD="DIR DIR"]
	$(BIN)/python tests/quality/measure.py $(GOLD)

ablation: setup-test ## Switch off one rule at a time: make ablation [GOLD="DIR DIR"]
	$(BIN)/python -m tests.quality.ablation $(GOLD)

weights: setup-test ## Learn the weights of names anew: make weights NOISY="DIR" GOLD="DIR DIR"
	$(BIN)/python -m tests.quality.learn $(addprefix --noisy ,$(NOISY)) $(addprefix --gold ,$(GOLD))

benchmark: setup-test ## Measure the cost of the analysis against the raw language model
	$(BIN)/python -m tests.benchmarks

corpus: setup-test ## Analyse a folder of articles, and tell faults, the slowest and memory: make corpus DIR=FOLDER
	$(BIN)/python -m tests.corpus $(DIR)

fuzz: setup-test ## Look with new draws for what no property test may find (minutes)
	$(BIN)/pytest --numprocesses=2 -m hypothesis --hypothesis-profile=fuzz

histories: setup-test ## Merge many made-up histories of a source and count what is lost: make histories [HISTORIES=50000]
	$(BIN)/python -m tests.benchmarks.histories --histories $(or $(HISTORIES),2000)

dist: setup-test ## Build wheel and sdist into dist/ and check them, as a release does
	.ci/dist dist
	.ci/smoke dist/*.whl

benchmark-site: setup-test ## Measure building and serving: make benchmark-site [N=1000 DENSE=1 PROJECT=DIR INTO=docs/quality.md OPTIONS="--no-plain --saves 0"]
	$(BIN)/python -m tests.benchmarks.site $(if $(N),--briefings $(N)) $(if $(DENSE),--dense) $(if $(PROJECT),--project $(PROJECT)) $(if $(INTO),--into $(INTO)) $(OPTIONS)

lock: setup-test ## Lock the requirements again, after a change of pyproject.toml
	.ci/lock $(BIN)/uv

setup-annotate:
	@.ci/setup annotate

setup-test:
	@.ci/setup test
