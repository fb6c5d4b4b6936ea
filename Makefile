# Short names for what people do most; meson.build has the build itself.
BUILD := build
PREFIX ?= /usr/local
DEMO := data/scenarios/idlib2019

.DEFAULT_GOAL := build
.PHONY: build demo test install bench asan fuzz-replay docs-refresh deps clean

build: ## leaves the program at build/refuge
	@tools/install-deps build
	@test -f $(BUILD)/build.ninja || tools/quiet meson setup $(BUILD) -Dtests=false --prefix=$(PREFIX)
	@tools/quiet ninja -C $(BUILD)

demo: build ## runs the main jobs on the reports and the scenario that ship with the project
	@tools/demo $(BUILD)/refuge data/reports $(DEMO)

test: ## builds and runs every test; the last line counts them
	@tools/install-deps test
	@tests/run

install: build
	meson install -C $(BUILD) --no-rebuild

bench:
	@tools/install-deps bench
	@test -f build-bench/build.ninja || tools/quiet meson setup build-bench -Dtests=true
	@tools/quiet ninja -C build-bench
	@bench/run build-bench
	@bench/reading build-bench

asan: ## unit, command line and corpus tests under the address and undefined sanitizers
	@tools/install-deps test
	@tests/run asan

fuzz-replay: ## every file of the fuzz corpus through its parser
	@tools/install-deps test
	@tests/run fuzz

docs-refresh: build ## the pages that are made from the program's tables
	$(BUILD)/refuge help --markdown >docs/reference/commands.md
	$(BUILD)/refuge help --parameters >docs/reference/parameters.md
	-tests/docs/test_reading.py $(BUILD)/refuge --update >/dev/null
	-tests/docs/test_scores.py $(BUILD)/refuge --update >/dev/null

deps:
	@tools/install-deps build
	@tools/install-deps test
	@tools/install-deps bench

clean:
	rm -rf build build-*
