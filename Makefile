# make demo   from a fresh clone to an answer: install what is missing, build, import fixtures/, show a profile, its
#             collaborators, who cites a paper, one quick reproduction, and the paper it is of
# make test   the same set-up, then every test
# make test-api  schemathesis against a service on fixtures
# make flood  a million malformed requests to a service on fixtures
# make bench  measures speed (release build) and prints ratios against stated yardsticks
# make fuzz   looks for bytes that break a reader's promises (see Tests/Fuzz), ten minutes a format
# make format / make lint   the house's layout of Swift

SWIFT   ?= swift
BUILD   := $(SWIFT) build -c release --explicit-target-dependency-import-check error
BYLINE  := .build/release/byline
DEBIAN  := libsqlite3-dev libxml2-dev zlib1g-dev libsodium-dev libcurl4-openssl-dev libmicrohttpd-dev pkg-config
# Only tests and benchmarks need these: Python's packages stand in a folder of their own.
PYTHONS := python3-venv
PYTHON  := .build/python
# Programs that read in tests what Byline writes for them, and a font to measure pictures with.
READERS := graphviz fontconfig fonts-dejavu-core
# A browser that walks through the pages, and the driver that leads it.
READERS += chromium chromium-driver
# What `make bench` measures beside: a web server with its load, SQLite's shell, xmllint.
RIVALS  := nginx-light wrk sqlite3 curl libxml2-utils
DEMO    := .build/demo.sqlite
SWIFTED := Package.swift Sources Tests

# Prints a command as a person would type it, and runs it on the demonstration's own store.
show = @printf '\n$$ byline %s\n' '$(1)'; BYLINE_STORE=$(DEMO) $(BYLINE) $(1)

.PHONY: demo test test-api flood bench fuzz format lint build packages python clean

demo: build
	@rm -f $(DEMO) $(DEMO)-wal $(DEMO)-shm
	$(call show,import fixtures/pages)
	$(call show,researcher show Riccardo Zecchina)
	$(call show,researcher collaborators Riccardo Zecchina --limit 8)
	$(call show,paper citations "Shaping the learning landscape in neural networks around wide flat minima" --limit 8)
	$(call show,reproduce run binary-perceptron-capacity --size quick)
	$(call show,paper show 1905.07833)

test test-api flood bench: DEBIAN += $(PYTHONS)
test: DEBIAN += $(READERS)
bench: DEBIAN += $(RIVALS)
test: python
	$(SWIFT) test -c release --explicit-target-dependency-import-check error

# Asks a service on fixtures whatever its own description allows, and much that it does not.
test-api: build python
	@Tests/Servers/test_api.sh $(BYLINE) $(PYTHON)/bin

flood: build python
	@Tests/Servers/flood.sh $(BYLINE) $(PYTHON)/bin

bench: build python
	@$(BUILD) --product CatalogueMaker
	@Tests/Bench/bench.sh $(BYLINE) .build/release/CatalogueMaker
	@$(BUILD) --product GraphBench
	@Tests/Bench/graph.sh $(BYLINE) .build/release/GraphBench $(PYTHON)/bin/python3
	@$(BUILD) --product LearnerBench
	@Tests/Bench/learners.sh .build/release/LearnerBench $(PYTHON)/bin/python3
	@Tests/Bench/service.sh $(BYLINE) .build/release/CatalogueMaker .build/bench
	@$(BUILD) --product PaperBench
	@Tests/Bench/arxiv.sh $(BYLINE) .build/release/CatalogueMaker .build/release/PaperBench $(PYTHON)/bin/python3

# A fuzzing program of all readers, ten minutes on each (SECONDS_EACH=600); what is found stays in .build/fuzz.
SECONDS_EACH ?= 600
fuzz: packages
	@Tests/Fuzz/fuzz.sh .build/fuzz $(SECONDS_EACH)

build: packages
	$(BUILD) --product byline

# What Tests/requirements.txt lists, in an environment of its own that is made again when the list changes.
python: packages
	@cat Tests/requirements.txt Tests/requirements-alone.txt | cmp -s - $(PYTHON)/requirements.txt || { \
	    echo "Installing what Tests/requirements.txt lists"; \
	    rm -rf $(PYTHON) && python3 -m venv $(PYTHON) && \
	    $(PYTHON)/bin/pip install -q --disable-pip-version-check -r Tests/requirements.txt && \
	    $(PYTHON)/bin/pip install -q --disable-pip-version-check --no-deps -r Tests/requirements-alone.txt && \
	    cat Tests/requirements.txt Tests/requirements-alone.txt > $(PYTHON)/requirements.txt; }

# Installs the Debian packages that are missing: as root, or with sudo where it asks for no password; otherwise
# prints the command and stops.
packages:
	@missing=""; \
	for package in $(DEBIAN); do \
	    dpkg-query -W -f='$${Status}' $$package 2>/dev/null | grep -q "ok installed" || missing="$$missing $$package"; \
	done; \
	test -z "$$missing" && exit 0; \
	if [ "$$(id -u)" = 0 ]; then echo "Installing$$missing"; apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq $$missing >/dev/null; \
	elif sudo -n true 2>/dev/null; then echo "Installing$$missing"; sudo apt-get update -qq && sudo DEBIAN_FRONTEND=noninteractive apt-get install -y -qq $$missing >/dev/null; \
	else echo "These Debian packages are missing. Install them, then run make again:"; \
	     echo "    sudo apt-get install$$missing"; exit 1; fi

format:
	$(SWIFT) format --in-place --recursive $(SWIFTED)

lint:
	$(SWIFT) format lint --strict --recursive $(SWIFTED)

clean:
	rm -rf .build
