# A conventional front to cargo.  The work is in cargo and in the scripts in make/.
#
#   make            the four libraries, optimized
#   make demo       the main job: a real guest, a C program, the right clock
#   make check      everything that is checked before a commit
#   make install    into $(DESTDIR)$(PREFIX); libraries into $(DESTDIR)$(LIBDIR)
#   make headers    include/libvirt/*.h again, after a change of the vocabulary or the table
#   make matrix     MATRIX.md and the summary in README.md again, after a change in a driver
#   make bench      against a genuine libvirt in $LIBVIRT_GENUINE_LIBDIR
#   make plot       docs/growth.svg again, from the figures of the last make bench
#   make memory     the C tests under valgrind, then with gcc's sanitizers
#   make fuzz       the fuzz targets, SECONDS_EACH=60 seconds each
#   make clean

PREFIX ?= /usr/local
LIBDIR ?=
DESTDIR ?=
CARGO ?= cargo
SECONDS_EACH ?= 60
TARGET := $(or $(CARGO_TARGET_DIR),target)
export CARGO

.NOTPARALLEL:
.PHONY: all toolchain dependencies check install stage demo headers matrix bench plot memory fuzz clean

all: toolchain
	$(CARGO) build --release
	$(CARGO) run --quiet -p libvirt-apigen -- $(TARGET)/release/api
	$(CARGO) run --quiet -p libvirt-schemas -- $(TARGET)/release/schemas

toolchain:
	@make/toolchain

dependencies:
	@make/dependencies

# The tests from the C side look at the libraries as they are installed.
check: dependencies toolchain
	$(CARGO) fmt --all --check
	$(CARGO) clippy --quiet --workspace --all-targets -- -D warnings
	@$(MAKE) --no-print-directory stage
	@LIBVIRT_LIBDIR='$(abspath $(TARGET))/stage/lib' make/test

# Without cargo (sudo has another PATH) the libraries that are there get installed.
install: $(if $(shell command -v $(CARGO)),all)
	@DESTDIR='$(DESTDIR)' PREFIX='$(PREFIX)' LIBDIR='$(LIBDIR)' make/install

# An installation of our own, for the demo and the benchmarks.
stage: all
	@DESTDIR= PREFIX='$(abspath $(TARGET))/stage' LIBDIR= make/install

demo: dependencies stage
	@make/demo

headers: toolchain
	$(CARGO) run --quiet -p libvirt-headers

matrix: toolchain
	$(CARGO) run --quiet -p libvirt-apigen -- --matrix

bench: stage
	@make/bench

plot:
	awk -f benches/plot.awk $(TARGET)/growth.figures >docs/growth.svg

memory: toolchain
	$(CARGO) build
	@make/memory

fuzz: toolchain
	@make/fuzz $(SECONDS_EACH)

clean:
	$(CARGO) clean
