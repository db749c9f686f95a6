# make run    a try without root: installs the packages it needs, builds, starts the daemon under ./var, shows the result
# make test   installs the packages it needs, builds, runs every test
# make rules  writes the files that repeat what the rules define, and the JSON Schemas of docs/json, after a change to a rule or a reply
# make soak   the long form of the test that kills the daemon: 10,000 times, some 20 minutes
# make install DESTDIR=… PREFIX=…   builds and installs; then: systemctl daemon-reload && systemctl enable --now ombudsd

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
sysconfdir := /etc
# The toolchain's linker, since Debian's gold can't pack the relocations (1.5 MB of either program). No library looks up a
# name in the programs, so they need not export any (1.7 MB).
release := --configuration release --static-swift-stdlib --explicit-target-dependency-import-check error \
    -Xswiftc -use-ld=lld -Xlinker --no-export-dynamic -Xlinker -z -Xlinker pack-relative-relocs
packages := libsystemd-dev libgcrypt20-dev libyaml-dev libsqlite3-dev libzip-dev libexpat1-dev libgumbo-dev pkg-config poppler-utils tesseract-ocr

.PHONY: run test soak build rules lint install clean dependencies

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
	$(SWIFT) build $(release) --product ombudsd
	$(SWIFT) build $(release) --product ombudsctl
	$(SWIFT) build $(release) --product ombudsd-extract

run: build
	$(SWIFT) build $(release) --product compose-specimens
	@scripts/try "$$($(SWIFT) build $(release) --show-bin-path)" ./var

test: dependencies
	# The pages of `ombudsctl report` are tested in a real browser; without it these tests are skipped.
	@$(MAKE) --no-print-directory dependencies packages=chromium || echo "chromium can't be installed here."
	# What every verb prints is held against its schema; without the validator that test is skipped.
	@$(MAKE) --no-print-directory dependencies packages=python3-jsonschema || echo "python3-jsonschema can't be installed here."
	# The schemas of docs/warehouse.md are loaded into real databases; without them these tests are skipped.
	@$(MAKE) --no-print-directory dependencies packages="sqlite3 postgresql" || echo "sqlite3 and postgresql can't be installed here."
	# One at a time: many tests wait for child processes, and would block the two threads of a small machine for the others.
	# An import of a target that Package.swift does not declare as a dependency is an error.
	# Failures are printed once more at the end, where the end is all that somebody has of a long log.
	@log=$$(mktemp); \
	$(SWIFT) test --no-parallel --explicit-target-dependency-import-check error 2>&1 | tee "$$log"; \
	status=$${PIPESTATUS[0]}; \
	if [ $$status != 0 ]; then echo; echo "Failures:"; grep --after-context=4 ' recorded an issue ' "$$log" | tail -n 80; fi; \
	rm -f "$$log"; exit $$status

soak: dependencies
	OMBUDSD_KILLS=$${OMBUDSD_KILLS:-10000} $(SWIFT) test --no-parallel --filter KillTests

# The files that repeat what the rules define: the journal's catalogue, the settings file, two tables of the docs; and the schemas.
rules:
	OMBUDSD_WRITE_RULES=1 $(SWIFT) test --filter "RuleDocumentsTests|ControlInterfaceTests.JSONSchemaTests"

lint:
	$(SWIFT) format lint --strict --recursive Sources Tests Package.swift

install: build
	@bin=$$($(SWIFT) build $(release) --show-bin-path); set -e; \
	install -D -s -m 0755 -t "$(DESTDIR)$(bindir)" "$$bin/ombudsd" "$$bin/ombudsctl"; \
	install -D -s -m 0755 -t "$(DESTDIR)$(libexecdir)" "$$bin/ombudsd-extract"; \
	install -d "$(DESTDIR)$(unitdir)"; \
	sed 's|@bindir@|$(bindir)|g' systemd/ombudsd.service >"$(DESTDIR)$(unitdir)/ombudsd.service"; \
	chmod 0644 "$(DESTDIR)$(unitdir)/ombudsd.service"; \
	if [ "$$(systemctl --version 2>/dev/null | sed -n '1s/^systemd \([0-9]*\).*/\1/p')" -ge 254 ] 2>/dev/null; then \
	    install -D -m 0644 systemd/ombudsd-restart.conf "$(DESTDIR)$(unitdir)/ombudsd.service.d/restart.conf"; \
	fi; \
	install -D -m 0644 systemd/ombudsd.sysusers "$(DESTDIR)$(sysusersdir)/ombudsd.conf"; \
	install -D -m 0644 -t "$(DESTDIR)$(catalogdir)" systemd/ombudsd.catalog; \
	install -D -m 0644 systemd/ombudsd.tmpfiles "$(DESTDIR)$(tmpfilesdir)/ombudsd.conf"; \
	if [ -e "$(DESTDIR)$(sysconfdir)/ombudsd/ombudsd.yaml" ]; then \
	    install -m 0644 etc/ombudsd.yaml "$(DESTDIR)$(sysconfdir)/ombudsd/ombudsd.yaml.new"; \
	    echo "Your /etc/ombudsd/ombudsd.yaml stays as it is; the new default is beside it."; \
	else \
	    install -D -m 0644 etc/ombudsd.yaml "$(DESTDIR)$(sysconfdir)/ombudsd/ombudsd.yaml"; \
	fi; \
	if [ -e "$(DESTDIR)$(sysconfdir)/ombudsd/peer-averages.csv" ]; then \
	    install -m 0644 etc/peer-averages.csv "$(DESTDIR)$(sysconfdir)/ombudsd/peer-averages.csv.new"; \
	else \
	    install -D -m 0644 etc/peer-averages.csv "$(DESTDIR)$(sysconfdir)/ombudsd/peer-averages.csv"; \
	fi; \
	if [ -z "$(DESTDIR)" ] && [ -d /run/systemd/system ]; then \
	    systemd-sysusers && systemd-tmpfiles --create && journalctl --update-catalog && systemctl daemon-reload; \
	fi

clean:
	$(SWIFT) package clean
	rm -rf var
