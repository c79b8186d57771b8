#!/bin/sh
# Finds the program also when it is called through a link, e.g. from /usr/local/bin.
exec node "$(dirname "$(readlink -f "$0")")/../handrail.js" "$@"
