# make run    a try without root: installs the packages it needs, builds, starts the daemon under ./var, shows the result
# make test   installs the packages it needs, builds, runs every test
# make rules  writes the files that repeat what the code defines, after a change to a rule, a reply, a verb, an option or a setting:
#             catalogue, settings, tables of the docs, JSON Schemas of docs/json, manual pages of docs/man
# make soak   the long form of the test that kills the daemon: 10,000 times, some 20 minutes
# make fuzz   hands some thousands of altered documents to the decoders, the same ones each time
# make build  builds the programs and the completions of shells
# make deb    builds the Debian package, .build/deb/ombudsd_VERSION_ARCHITECTURE.deb
# make reproducible   builds the package twice, in different directories, and compares the bytes
# make install DESTDIR=… PREFIX=…   installs what is built; then: systemctl enable --now ombudsd
# make uninstall DESTDIR=… PREFIX=…   removes it again, without settings and data

SHELL := /bin/bash
PREFIX ?= /usr/local
DESTDIR ?=
SWIFT ?= swift
bindir := $(PREFIX)/bin
libexecdir := $(PREFIX)/libexec/ombudsd
unitdir := $(PREFIX)/lib/systemd/system
sysusersdir := $(PREFIX)/lib/sysusers.d
tmpfilesdir := $(PREFIX)/lib/tmpfiles.d
catalogdir := $(PREFIX)/lib/systemd/catalog
datadir := $(PREFIX)/share
mandir := $(datadir)/man
sysconfdir := /etc
built := .build/release
# The places of the completions below datadir, by shell.
shells := bash=bash-completion/completions/%s zsh=zsh/site-functions/_%s fish=fish/vendor_completions.d/%s.fish
# 0 where there is no systemd.
systemd := $(or $(shell systemctl --version 2>/dev/null | sed -n '1s/^systemd \([0-9]*\).*/\1/p'),0)
# Holds libraries to be linked into the programs, and no shared ones.
archives := .build/archives
# The toolchain's linker, since Debian's gold can't pack the relocations (1.5 MB of either program). No library looks up a
# name in the programs, so they need not export any (1.7 MB). No path of the project's folder gets into the programs or what they say for a
# debugger, so that their bytes do not depend on it; nor does the hash of each module, which is of the paths as well, and by
# which the compiler would pass over a module that has not changed. The C++ library is linked into the programs where the compiler has it
# for that: looking up its names took a quarter of the start of ombudsd-extract, which starts for every document.
release := --configuration release --static-swift-stdlib --explicit-target-dependency-import-check error \
    -Xswiftc -file-prefix-map -Xswiftc $(CURDIR)=. -Xcc -ffile-prefix-map=$(CURDIR)=. \
    -Xswiftc -Xfrontend -Xswiftc -disable-incremental-llvm-codegen \
    -Xswiftc -use-ld=lld -Xlinker --no-export-dynamic -Xlinker -z -Xlinker pack-relative-relocs -Xswiftc -L$(archives)
# Builds one product. A file that a dependency does not declare is its maker's business; every other message passes.
compile = @echo "Building $(1)"; $(SWIFT) build $(release) --product $(1) \
    2> >(sed "/^warning: 'swift-async-algorithms': found 1 file(s) .* unhandled/,+1d" >&2)
packages := libsystemd-dev libgcrypt20-dev libyaml-dev libsqlite3-dev libzip-dev libexpat1-dev libgumbo-dev pkg-config poppler-utils tesseract-ocr

.PHONY: run test soak fuzz build rules lint install uninstall deb reproducible clean dependencies

dependencies:
	@missing=$$(for package in $(packages); do \
	    dpkg-query --show --showformat='$${Status}' $$package 2>/dev/null | grep -q 'install ok installed' || echo $$package; \
	done); \
	if [ -n "$$missing" ]; then \
	    echo "Installing through apt:" $$missing; \
	    sudo=$$([ "$$(id -u)" = 0 ] || echo sudo); \
	    $$sudo apt-get update --quiet=2 && $$sudo apt-get install --yes --no-install-recommends $$missing; \
	fi

build: dependencies
	@mkdir -p $(archives); ln -sf "$$($(CXX) -print-file-name=libstdc++.a 2>/dev/null || echo none)" $(archives)/libstdc++.a
	$(call compile,ombudsd)
	$(call compile,ombudsctl)
	$(call compile,ombudsd-extract)
	@mkdir -p $(built)/completions; \
	for program in ombudsd ombudsctl; do for shell in bash zsh fish; do \
	    $(built)/$$program --generate-completion-script $$shell | sed '1{/^#!/d}' >$(built)/completions/$$program.$$shell; \
	done; done

run: build
	$(call compile,compose-specimens)
	@scripts/try "$$($(SWIFT) build $(release) --show-bin-path)" ./var

test: dependencies
	# The pages of `ombudsctl report` are tested in a real browser; without it these tests are skipped.
	@$(MAKE) --no-print-directory dependencies packages=chromium || echo "chromium can't be installed here."
	# What every verb prints is held against its schema; without the validator that test is skipped.
	@$(MAKE) --no-print-directory dependencies packages=python3-jsonschema || echo "python3-jsonschema can't be installed here."
	# The package, the metrics and the completions are checked by these, and the machine that the package is installed on is booted; without
	# one its tests are skipped.
	@for package in lintian prometheus zsh fish man-db groff dpkg-dev systemd-container; do \
	    $(MAKE) --no-print-directory dependencies packages=$$package || echo "$$package can't be installed here."; \
	done
	# The schemas of docs/warehouse.md are loaded into real databases; without them these tests are skipped.
	@$(MAKE) --no-print-directory dependencies packages="sqlite3 postgresql" || echo "sqlite3 and postgresql can't be installed here."
	@SWIFT="$(SWIFT)" scripts/run-tests

soak: dependencies
	OMBUDSD_KILLS=$${OMBUDSD_KILLS:-10000} $(SWIFT) test --no-parallel --filter KillTests

fuzz: dependencies
	Benchmarks/fuzz/run --runs $${OMBUDSD_FUZZ_RUNS:-30000}

# The files that repeat what the code defines: the journal's catalogue, the settings file, two tables of the docs; the schemas; the manual pages.
rules:
	OMBUDSD_WRITE_RULES=1 $(SWIFT) test --filter "RuleDocumentsTests|ControlInterfaceTests.JSONSchemaTests|EndToEndTests.ManualPageTests"

lint:
	$(SWIFT) format lint --strict --recursive Sources Tests Package.swift

# Installs what `make build` has built, and needs no compiler. Root may run it in somebody else's tree.
install:
	@set -e; test -x "$(built)/ombudsd" -a -d "$(built)/completions" || { echo "Nothing is built here; run make build first." >&2; exit 1; }; \
	install -D -s -m 0755 -t "$(DESTDIR)$(bindir)" "$(built)/ombudsd" "$(built)/ombudsctl"; \
	install -D -s -m 0755 -t "$(DESTDIR)$(libexecdir)" "$(built)/ombudsd-extract"; \
	install -d "$(DESTDIR)$(unitdir)"; \
	sed 's|@bindir@|$(bindir)|g' systemd/ombudsd.service >"$(DESTDIR)$(unitdir)/ombudsd.service"; \
	chmod 0644 "$(DESTDIR)$(unitdir)/ombudsd.service"; \
	install -m 0644 -t "$(DESTDIR)$(unitdir)" systemd/ombudsd.socket; \
	if [ "$(systemd)" -ge 253 ]; then \
	    install -D -m 0644 systemd/ombudsd-reload.conf "$(DESTDIR)$(unitdir)/ombudsd.service.d/reload.conf"; \
	fi; \
	if [ "$(systemd)" -ge 254 ]; then \
	    install -D -m 0644 systemd/ombudsd-restart.conf "$(DESTDIR)$(unitdir)/ombudsd.service.d/restart.conf"; \
	fi; \
	if [ "$(systemd)" -ge 260 ]; then \
	    install -D -m 0644 systemd/ombudsd-registry.conf "$(DESTDIR)$(unitdir)/ombudsd.socket.d/registry.conf"; \
	fi; \
	install -D -m 0644 systemd/ombudsd.sysusers "$(DESTDIR)$(sysusersdir)/ombudsd.conf"; \
	install -D -m 0644 -t "$(DESTDIR)$(catalogdir)" systemd/ombudsd.catalog; \
	install -D -m 0644 systemd/ombudsd.tmpfiles "$(DESTDIR)$(tmpfilesdir)/ombudsd.conf"; \
	install -D -m 0644 -t "$(DESTDIR)$(mandir)/man1" docs/man/ombudsctl.1; \
	install -D -m 0644 -t "$(DESTDIR)$(mandir)/man5" docs/man/ombudsd.yaml.5; \
	install -D -m 0644 -t "$(DESTDIR)$(mandir)/man8" docs/man/ombudsd.8; \
	for shell in $(shells); do name=$${shell%=*}; for program in ombudsd ombudsctl; do \
	    install -D -m 0644 "$(built)/completions/$$program.$$name" \
	        "$(DESTDIR)$(datadir)/$$(printf "$${shell#*=}" "$$program")"; \
	done; done; \
	for file in ombudsd.yaml peer-averages.csv; do \
	    if [ -e "$(DESTDIR)$(sysconfdir)/ombudsd/$$file" ]; then \
	        cmp -s etc/$$file "$(DESTDIR)$(sysconfdir)/ombudsd/$$file" && continue; \
	        install -m 0644 etc/$$file "$(DESTDIR)$(sysconfdir)/ombudsd/$$file.new"; \
	        echo "Your $(sysconfdir)/ombudsd/$$file stays as it is; the new default is beside it."; \
	    else \
	        install -D -m 0644 etc/$$file "$(DESTDIR)$(sysconfdir)/ombudsd/$$file"; \
	    fi; \
	done; \
	if [ -z "$(DESTDIR)" ] && [ -d /run/systemd/system ]; then \
	    systemd-sysusers && systemd-tmpfiles --create && journalctl --update-catalog && systemctl daemon-reload; \
	fi

# Removes what `make install` has installed. Settings, store and originals stay.
uninstall:
	@set -e; \
	if [ -z "$(DESTDIR)" ] && [ -d /run/systemd/system ]; then systemctl disable --now ombudsd.service ombudsd.socket || true; fi; \
	for file in "$(bindir)/ombudsd" "$(bindir)/ombudsctl" "$(libexecdir)/ombudsd-extract" \
	    "$(unitdir)/ombudsd.service" "$(unitdir)/ombudsd.socket" "$(unitdir)/ombudsd.service.d/reload.conf" \
	    "$(unitdir)/ombudsd.service.d/restart.conf" "$(unitdir)/ombudsd.socket.d/registry.conf" "$(sysusersdir)/ombudsd.conf" "$(catalogdir)/ombudsd.catalog" \
	    "$(tmpfilesdir)/ombudsd.conf" "$(mandir)/man1/ombudsctl.1" "$(mandir)/man5/ombudsd.yaml.5" "$(mandir)/man8/ombudsd.8"; do \
	    rm -f "$(DESTDIR)$$file"; \
	done; \
	for shell in $(shells); do for program in ombudsd ombudsctl; do \
	    rm -f "$(DESTDIR)$(datadir)/$$(printf "$${shell#*=}" "$$program")"; \
	done; done; \
	for directory in "$(libexecdir)" "$(unitdir)/ombudsd.service.d" "$(unitdir)/ombudsd.socket.d"; do \
	    rmdir --ignore-fail-on-non-empty "$(DESTDIR)$$directory" 2>/dev/null || true; \
	done; \
	if [ -z "$(DESTDIR)" ] && [ -d /run/systemd/system ]; then journalctl --update-catalog; systemctl daemon-reload; fi; \
	echo "Settings (/etc/ombudsd), store (/var/lib/ombudsd), documents (/var/spool/ombudsd), the user and the groups stay."

# The package of this machine's release of Debian, in .build/deb.
deb: build
	@scripts/make-deb .build/deb

# Two builds from fresh clones, and whether their packages have the same bytes.
reproducible: dependencies
	@scripts/compare-builds

clean:
	$(SWIFT) package clean
	rm -rf var
