# A short front for CMake. `make help` lists what there is.
BUILD ?= build
JOBS ?= $(shell nproc 2>/dev/null || echo 2)
PAGE ?= examples/news.html
SECONDS ?= 60
# Looks for what is missing and installs it where it may. SETUP=: leaves that out.
SETUP ?= tools/setup
# Handed to CMake when it configures: make CONFIGURE=-DGALLEY_WERROR=ON
CONFIGURE ?=
PREFIX ?= /usr/local

.PHONY: all run test bench bench-archive quality picture fuzz check format train install clean help

all:
	@test -f $(BUILD)/Makefile -a -z "$(CONFIGURE)" || \
	    cmake -S . -B $(BUILD) -G "Unix Makefiles" -DGALLEY_TESTS=OFF $(CONFIGURE)
	@cmake --build $(BUILD) -j $(JOBS)

# Standard output holds the article alone.
run:
	@$(SETUP) build >&2
	@$(MAKE) --no-print-directory all >&2
	@$(BUILD)/galley $(FLAGS) $(PAGE)

test:
	@$(SETUP) test
	@$(MAKE) --no-print-directory all CONFIGURE="-DGALLEY_TESTS=ON $(CONFIGURE)"
	@ctest --test-dir $(BUILD) -j $(JOBS) --output-on-failure --no-tests=error

bench: all
	@bench/run $(PAGES)

bench-archive: all
	@bench/archive/run $(FLAGS)

quality: all
	@bench/quality $(FLAGS) $(SETS)

picture: all
	@bench/picture $(FLAGS)

# Learns the judge's model from ../shared/data (GALLEY_DATA says another place) and writes
# src/judge/model_table.c, then that of lines, src/lines/lines_model_table.c: some ten minutes, the
# same bytes each time.
train:
	@$(SETUP) train
	@test -x $(BUILD)/train/venv/bin/python || python3 -m venv $(BUILD)/train/venv
	@$(BUILD)/train/venv/bin/python -m pip install --quiet --disable-pip-version-check \
	    -r train/requirements.txt
	@$(BUILD)/train/venv/bin/python train/pipeline.py
	@$(BUILD)/train/venv/bin/python train/lines_pipeline.py

fuzz:
	@$(SETUP) fuzz
	@tools/fuzz $(SECONDS)

check:
	@$(SETUP) check
	@tools/check

format:
	@$(SETUP) check
	@tools/check --format

install: all
	@cmake --install $(BUILD) --prefix $(PREFIX)

clean:
	@rm -rf $(BUILD)

help:
	@echo 'make                      build/galley, build/libgalley.a, build/libgalley.so'
	@echo 'make run [PAGE=file]      extract a page; without PAGE the example'
	@echo 'make test                 every test'
	@echo 'make bench [PAGES=folder] measure speed'
	@echo 'make bench-archive         measure a run over a web archive, beside other readers'
	@echo 'make quality [SETS=name]  measure what is extracted, beside other extractors'
	@echo 'make picture              draw docs/pictures/quality-speed.svg from what was measured'
	@echo 'make train                learn the model anew from ../shared/data'
	@echo 'make fuzz [SECONDS=60]    fuzz each target so long'
	@echo 'make check                format and static analysis'
	@echo 'make format               write the format'
	@echo 'make install [PREFIX=dir] install'
