# make site: build the site. make serve: build it and show it live. make test: run every check.

PYTHON ?= python3
BIN := .venv/bin

.PHONY: help site serve test pages check format bench links zip clean

help:
	@echo "make site    set everything up and build the site into build/site"
	@echo "make serve   the same, shown at a local address that follows your edits"
	@echo "make test    set everything up, a browser included, and run every check"
	@echo "make pages   open every number in every way, look at every built page with axe and on a small phone"
	@echo "make check   list mistakes in data/ and docs/"
	@echo "make format  put Python files in shape"
	@echo "make bench   measure the build beside bare MkDocs"
	@echo "make links   ask whether the cited addresses still answer (uses the network)"
	@echo "make zip     put the built site into build/site.zip, which opens from a disk"
	@echo "make clean   delete what was built (not the environment)"

site: .venv/site
	@$(BIN)/explainer build

serve: .venv/site
	@$(BIN)/explainer serve

check: .venv/site
	@$(BIN)/explainer check

test: .venv/test
	@$(BIN)/python tests/run.py

pages: .venv/test
	@$(BIN)/python tests/every_page.py

format: .venv/test
	@$(BIN)/ruff format generator tests bench
	@$(BIN)/ruff check --fix generator tests bench

bench: .venv/test
	@$(BIN)/python bench/build.py

zip: site
	@$(BIN)/explainer pack

links: .venv/test
	@$(BIN)/explainer links $(if $(SUMMARY),--summary $(SUMMARY))

clean:
	@rm -rf build/site build/cache
	@find build/docs -mindepth 1 ! -name .gitignore -delete

.venv/site: requirements.txt pyproject.toml
	@./setup.sh $(PYTHON) requirements.txt
	@touch $@

.venv/test: requirements-dev.txt pyproject.toml
	@./setup.sh $(PYTHON) requirements-dev.txt
	@touch $@ .venv/site
