# Two commands: make serve (look at it) and make test (check it). Everything is done by the scripts in .ci.
.PHONY: serve test build dev bench clean
.DEFAULT_GOAL := help

help: ## Says what there is
	@sed -n 's/^\([a-z]*\):.*## /make \1\t/p' $(MAKEFILE_LIST)

serve: ## Installs what is missing, builds the release, serves it on a local port
	@.ci/serve

test: ## Installs what is missing, checks form, lints, dependencies and runs every test
	@.ci/test

build: ## Leaves dist/, a folder that any static host serves from any path
	@.ci/build

dev: ## Builds for debugging, serves, builds again when a file changes
	@.ci/dev

bench: ## Measures the release build in Chromium beside its peers
	@.ci/bench

clean: ## Takes away what was built here; the installed tools stay
	@.ci/clean
