# Everything a person does with govnews, one word each. Needs Python 3.11+ and make, nothing else.

PYTHON ?= python3
VENV := .venv
RUN := env -u PYTHONDONTWRITEBYTECODE $(VENV)/bin
UV_VERSION := 0.13.9
SAMPLES ?= demo/sites

.PHONY: help demo test check bench format lock up down docs notebook clean

help: ## show this list
	@sed -n 's/^\([a-z.]*\):.*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 16

$(VENV)/.installed: requirements.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit("govnews needs Python 3.11 or newer, found " + sys.version.split()[0]) if sys.version_info < (3, 11) else None'
	test -x $(VENV)/bin/python || $(PYTHON) -m venv $(VENV)
	$(VENV)/bin/python -m pip install --quiet uv==$(UV_VERSION)
	$(RUN)/uv pip install --quiet --python $(VENV)/bin/python --compile-bytecode -r requirements.txt
	$(RUN)/uv pip install --quiet --python $(VENV)/bin/python --no-deps --editable .
	touch $@

.venv: $(VENV)/.installed ## create the virtual environment

demo: $(VENV)/.installed ## run a night on sample portals with a real Airflow (ONCE=1, DAY=2, SAMPLES=path, STATE=path, BROKEN=slug)
	$(RUN)/python -m demo.run --samples "$(SAMPLES)" $(if $(ONCE),--once) $(if $(DAY),--day "$(DAY)") \
		$(if $(STATE),--state "$(STATE)") $(if $(BROKEN),--broken "$(BROKEN)")

test: $(VENV)/.installed ## run every test
	$(RUN)/python -m pytest -n 4

check: $(VENV)/.installed ## ruff, mypy, import contracts, sqlfluff
	$(RUN)/ruff check .
	$(RUN)/ruff format --check .
	$(RUN)/mypy
	$(RUN)/lint-imports
	$(RUN)/sqlfluff lint --disable-progress-bar sql

bench: $(VENV)/.installed ## measure reading, extraction, near-duplicates, a night's crawl (CRAWL_PORTALS=1000, CRAWL_AIRFLOW=64), the warehouse at volume (VOLUME_ARTICLES=1000000)
	$(RUN)/python -m benchmarks.run
	$(RUN)/python -W ignore -m benchmarks.readers
	$(RUN)/python -m benchmarks.crawl
	$(RUN)/python -m benchmarks.second_day
	$(RUN)/python -m benchmarks.likeness
	$(RUN)/python -m benchmarks.volume

docs: $(VENV)/.installed ## write the generated pages of docs/ anew
	$(RUN)/govnews rules --markdown > docs/rules.md
	$(RUN)/python -m demo.dictionary docs

notebook: $(VENV)/.installed ## open the notebook of five questions (GOVNEWS_ANALYST_URL says where to ask)
	$(RUN)/uv pip install --quiet --python $(VENV)/bin/python jupyterlab
	$(RUN)/jupyter lab docs/questions.ipynb

format: $(VENV)/.installed ## lay the code out
	$(RUN)/ruff check --fix .
	$(RUN)/ruff format .

lock: $(VENV)/.installed ## write both locks anew from pyproject.toml
	$(RUN)/uv pip compile --quiet --universal --python-version 3.11 --no-header --no-annotate \
		--no-emit-index-url --extra airflow --extra development --extra benchmarks pyproject.toml -o requirements.txt
	$(RUN)/uv pip compile --quiet --universal --python-version 3.12 --no-header --no-annotate \
		--no-emit-index-url --constraint requirements.txt \
		--extra airflow --extra celery --extra image pyproject.toml -o requirements-image.txt

.env: ## generate the secrets that docker compose needs
	$(PYTHON) -m deployment.secrets_file .env

up: .env ## start the whole stack with docker compose
	docker compose up --build --detach --wait

down: ## stop the docker compose stack, keep its data
	docker compose down

clean: ## remove the virtual environment and the demo's state
	rm -rf $(VENV) state
