# Two commands for a fresh machine with git, make and python3: `make demo` and `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
LOCALES := $(wildcard resources/locale/*/LC_MESSAGES/caseapp.po)
MO := $(LOCALES:.po=.mo)
export QT_QPA_PLATFORM_TEST ?= offscreen

.PHONY: help demo run test check bench screenshots frozen soak translations requirements doctor clean

help: ## Show this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F':.*## ' '{printf "  make %-13s %s\n", $$1, $$2}'

$(VENV)/.run: requirements/run.txt installer/bootstrap.sh
	@PYTHON=$(PYTHON) sh installer/bootstrap.sh run
	@touch $@

$(VENV)/.work: requirements/work.txt installer/bootstrap.sh
	@PYTHON=$(PYTHON) sh installer/bootstrap.sh work
	@touch $@ $(VENV)/.run

$(VENV)/.bundle: requirements/bundle.txt $(VENV)/.work
	@PYTHON=$(PYTHON) sh installer/bootstrap.sh bundle
	@touch $@

%.mo: %.po | $(VENV)/.run
	@$(BIN)/pybabel -q compile -i $< -o $@

demo: $(VENV)/.run $(MO) ## Build the demo vault, print today's deadlines, write a memo, open the window
	@$(BIN)/python -m caseapp demo

run: $(VENV)/.run $(MO) ## Open the program
	@$(BIN)/python -m caseapp

test: $(VENV)/.work $(MO) ## Run every test that a change must pass (about ten minutes on two cores)
	@QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest -m "not soak" -n 2 --dist loadfile \
		--no-loadscope-reorder --max-worker-restart 0 -q

soak: $(VENV)/.work $(MO) ## Run the long tests: kills, power cuts, fuzzing, 100,000 draws of the counting
	@QT_QPA_PLATFORM=offscreen CASEAPP_DRAWS=50 $(BIN)/python -m pytest -q -n 2 --timeout 2400 \
		-o faulthandler_timeout=2400 --max-worker-restart 0 --dist worksteal \
		-m soak

check: $(VENV)/.work $(MO) ## Lint, types for three systems, layers, translations
	@sh installer/check.sh

bench: $(VENV)/.work $(MO) ## Measure; writes build/bench.json
	@QT_QPA_PLATFORM=offscreen $(BIN)/python -m bench

screenshots: $(VENV)/.work $(MO) ## Render every screen with demo data to build/screenshots
	@QT_QPA_PLATFORM=offscreen $(BIN)/python -m bench.screenshots

frozen: $(VENV)/.bundle $(MO) ## Build the installable folder and try it out
	@QT_QPA_PLATFORM=offscreen $(BIN)/python installer/frozen.py

translations: $(VENV)/.work ## Bring the catalogues up to date with the code
	@$(BIN)/python -m installer.translations update

requirements: $(VENV)/.work ## Pin dependencies again from pyproject.toml (needs uv)
	@sh installer/pin.sh

doctor: ## Say what this machine lacks
	@$(if $(wildcard $(BIN)/python),$(BIN)/python,$(PYTHON)) -m caseapp.doctor

clean: ## Remove what was built (not the environment)
	rm -rf build dist .pytest_cache .mypy_cache .ruff_cache
