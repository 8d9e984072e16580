# Everything a developer does here. Needs Maven 3.8+ and a JDK 21+, which need not be the default one.

MVN := bin/mvn -B -ntp
SOURCES := $(shell find pom.xml .mvn liveops-* apps webui docs/openapi.yaml -name target -prune -o \( -path '*/src/main*' -o -name pom.xml -o -path '.mvn/*' -o -path 'webui*' -o -name openapi.yaml \) -print)
BUILT := apps/cli/target/.built

.PHONY: help build run run-gateway run-fairness run-leaderboard run-progression run-web
.PHONY: bench
.PHONY: test fuzz test-torture test-coverage test-integration format lint docs clean
.DEFAULT_GOAL := help

help: ## say what there is
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-18s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

build: $(BUILT) ## build what runs, without testing it

# A stamp, because Maven leaves an unchanged jar as old as it was.
$(BUILT): $(SOURCES)
	$(MVN) -q -T1C -Dmaven.test.skip -Dspotless.check.skip -Denforcer.skip -pl apps/cli -am package
	@bin/make-start-up-cache
	@touch $@

run: build ## start the whole system; Ctrl-C stops it
	@exec ./liveops run

run-gateway run-fairness run-leaderboard run-progression run-web: run-%: build
	@exec ./liveops run $*

run-gateway: ## start the gateway alone
run-fairness: ## start fairness alone
run-leaderboard: ## start the leaderboard alone
run-progression: ## start progression alone
run-web: ## start the web page alone

test: tools ## build, check and test everything
	$(MVN) verify

.PHONY: tools
tools: # what makes disks fail
	@bin/require fiu-run:fiu-utils

# One knob alone: make test-torture TORTURE='-Dliveops.kill.rounds=1000 -pl reliability -am'
TORTURE ?=
test-torture: tools ## test everything for hours: more crashes, more seeds, more load
	$(MVN) verify -Dliveops.torture=true $(TORTURE)

# Each target that long, two at a time. A finding is kept beside the target's input, for `make test` to try.
FUZZ_SECONDS ?= 60
fuzz: ## make up input for everything that reads it: make fuzz FUZZ_SECONDS=60
	$(MVN) test -Pfuzz -pl fuzz -am -Dfuzz.seconds=$(FUZZ_SECONDS) -Dtest='*FuzzTest' -Dsurefire.failIfNoSpecifiedTests=false

test-integration: tools ## run only the tests that start processes or servers
	$(MVN) verify -pl "!architecture" -Dtest=NoUnitTest -Dsurefire.failIfNoSpecifiedTests=false

test-coverage: tools ## test everything, and say how many lines the tests reach
	$(MVN) verify -Pcoverage
	@find . -path '*/target/site/jacoco/jacoco.csv' | sort | xargs awk -F, \
	  'FNR > 1 { missed[FILENAME] += $$8; covered[FILENAME] += $$9 } \
	  END { for (f in covered) printf "%5.1f %%  %s\n", 100 * covered[f] / (covered[f] + missed[f]), f }' \
	  | sed 's#\./\(.*\)/target/.*#\1#' | sort -k3

# Some of it: make bench BENCH=events. The page filled: make bench BENCH=--write
BENCH ?=
bench: build ## measure the built system; takes twenty minutes, and wants the machine for itself
	$(MVN) -q -Dmaven.test.skip -Dspotless.check.skip -Denforcer.skip -pl benchmarks -am package
	@bin/bench $(BENCH)

format: ## format the code
	$(MVN) -q spotless:apply

lint: ## check format, lint and known bug patterns, without testing
	$(MVN) -q -T1C test-compile spotless:check

docs: ## make the Javadoc: target/reports/apidocs/index.html
	$(MVN) -q -DskipTests javadoc:aggregate
	@echo target/reports/apidocs/index.html

clean: ## remove what was built
	$(MVN) -q clean
