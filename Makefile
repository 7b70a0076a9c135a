# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
.PHONY: run test check prove benchmark forms catalogue package
export PATH := $(PATH):$(HOME)/.local/share/pinportal-uv/bin
export LANG ?= C.UTF-8

run: ## opens the program on demo data
	@packaging/set-up.sh run
	@uv run --locked --quiet pinportal demo

test: ## the tests, in under five minutes on two cores
	@packaging/set-up.sh test
	@uv run --locked --quiet pytest -n 2 --dist loadgroup

check: ## what every change must pass: .pre-commit-config.yaml
	@packaging/set-up.sh test
	@uv run --locked --quiet prek run --all-files

prove: ## long proofs: kills, faults, races
	@packaging/set-up.sh test
	@uv run --locked --quiet pytest -m proof -s

benchmark: ## figures
	@packaging/set-up.sh test
	@uv run --locked --quiet pytest -m benchmark -s

forms: ## compiles ui/*.ui
	@for form in ui/*.ui; do \
	    uv run --locked --quiet pyside6-uic --no-autoconnection $$form \
	        -o pinportal_desktop/screens/forms/ui_$$(basename $$form .ui).py; \
	done
	@# The compiler imports names that no form uses; each class that is named is made at once, before the first paint.
	@uv run --locked --quiet ruff check --isolated --select F401 --fix --quiet pinportal_desktop/screens/forms

catalogue: ## collects the texts that languages translate
	@uv run --locked --quiet python packaging/catalogue.py

package: ## the bundle in dist/, its self-check, its size and seconds
	@packaging/set-up.sh run
	@uv run --locked --quiet python packaging/bundle.py
