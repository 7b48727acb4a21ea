# `make demo` and `make test` work in a fresh clone; the rest is for those who stay.

PYTHON ?= python3
PY := .venv/bin/python
JOBS ?= 2
# Directories with Python in them, some of which come later.
CODE := $(wildcard src tests bench tools examples)

.PHONY: demo test setup lint types bench bench-setup conformance fuzz proof clean

demo: setup
	@$(PY) tools/demo.py

test: setup lint types
	$(PY) -m pytest -n $(JOBS) --dist loadgroup --durations=10 tests

setup:
	@$(PYTHON) tools/setup.py

lint: setup
	$(PY) -m ruff check $(CODE)

types: setup
	$(PY) -m mypy

bench-setup:
	@$(PYTHON) tools/setup.py --bench

bench: setup
	$(PY) bench/run.py

# CPython's own tests, as far as they are static; MODULES="test_list ..." runs only those.
conformance: setup
	PYTHONPATH=tests $(PY) -m conformance $(MODULES)

fuzz: setup
	$(PY) -m pytest tests/property tests/unit/net/test_fuzz.py tests/unit/net/test_six_fuzz.py tests/unit/net/test_router_fuzz.py tests/unit/net/test_dns.py --hypothesis-profile=fuzz --durations=10
	$(PY) -m pytest tests/programs/test_random_programs.py --random-programs 100
	@$(PYTHON) tools/setup.py --fuzz
	$(PY) tests/fuzz/guided.py $(SECONDS)

# The long proofs of the network stack against Linux, as root; PARTS="transfer ..." runs only those.
proof: setup
	$(PY) bench/proof/run.py $(PARTS)

clean:
	rm -rf build .naja-cache .mypy_cache .pytest_cache .ruff_cache .hypothesis
