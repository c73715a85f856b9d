# The commands of this project. `make help` lists them. They need Swift 6.3, make, and root or sudo for the packages.
SHELL := /bin/bash
.DEFAULT_GOAL := help
.PHONY: help run build test lint fuzz bench bench-start bench-understanding interop crash corpus corpus-floor packages packages-test clean

# A target that imports a module its Package.swift entry does not name fails to build: the layers are real.
STRICT := --explicit-target-dependency-import-check error
RELEASE := .build/release/firstreply
CORPUS ?= $(FIRSTREPLY_CORPUS)
FUZZ_SECONDS ?= 60
FILTER ?=
# What only reckons keeps both processors to itself for minutes: it has a run of its own, before what talks
# and waits; so have the scenarios, which start servers of their own.
RECKONING := MailTypesTests|MIMETests|LeadsTests|TemplatesTests
# Tests at once: more would only wait for each other, and their times would tell nothing.
export SWT_EXPERIMENTAL_MAXIMUM_PARALLELIZATION_WIDTH ?= 8

help: ## list the commands
	@sed -n 's/^\([a-z-]*\):.*## /\1|/p' $(MAKEFILE_LIST) | while IFS='|' read -r name text; do printf '  make %-13s %s\n' "$$name" "$$text"; done

packages:
	@scripts/install-packages.sh build

packages-test:
	@scripts/install-packages.sh test

build: packages ## build the program, optimised
	@[ -x $(RELEASE) ] || echo "First build: every dependency is compiled, which takes about ten minutes on two cores."
	swift build -c release $(STRICT) --product firstreply

run: build ## build, start the demo and show the journey of a sample inquiry
	@exec $(RELEASE) demo $(ARGS)

lint: ## check format, layers and scripts
	@scripts/lint.sh

test: packages-test lint ## run every test (FILTER=name for some)
	@[ -d .build/debug ] || echo "First build: every dependency is compiled, which takes about six minutes on two cores."
	swift build --build-tests $(STRICT)
ifdef FILTER
	swift test --skip-build --disable-xctest --filter '$(FILTER)' </dev/null
else
	swift test --skip-build --disable-xctest --filter '$(RECKONING)' </dev/null
	swift test --skip-build --disable-xctest --skip '$(RECKONING)|InteropTests' </dev/null
	swift test --skip-build --disable-xctest --filter InteropTests </dev/null
endif

interop: packages-test ## run the tests against real servers, crashes and disk faults, at full size
	swift build --build-tests $(STRICT)
	FIRSTREPLY_FULL=1 swift test --skip-build --disable-xctest --filter InteropTests </dev/null

crash: build packages-test ## kill the program at random under load (CRASH_ARGS="--kills 50")
	Tests/InteropTests/Support/run.py crash --full --program $(RELEASE) $(CRASH_ARGS)

fuzz: packages ## run each fuzz target for FUZZ_SECONDS (60)
	Tests/Fuzz/run $(FUZZ_SECONDS)

bench: build packages-test ## measure the way of one inquiry, memory and rate
	bench/bench.py --program $(RELEASE)

bench-start: build packages-test ## measure a start with 100,000 messages queued
	bench/start.py --program $(RELEASE)

bench-understanding: build ## measure parsing and understanding beside GMime and Python (MAIL=folder), and their growth
	bench/understanding.py --program $(RELEASE) $(if $(MAIL),--mail "$(MAIL)") --growth

corpus: build ## score understanding beside the field, on a corpus of real mail (CORPUS=folder, CORPUS_ARGS=--altered)
	@scripts/corpus.py "$(CORPUS)" $(RELEASE) $(CORPUS_ARGS)

corpus-floor: build ## the same, and keep what was reached as the floor
	@scripts/corpus.py "$(CORPUS)" $(RELEASE) --keep

clean: ## remove what was built
	rm -rf .build .build-fuzz
