#!/bin/sh
# Starts Granular on the Java that lies beside it.
set -eu

self=$0
[ ! -L "$self" ] || self=$(readlink -f -- "$self")
case $self in
*/*) ;;
*) self=./$self ;;
esac
runtime=$(CDPATH='' cd -- "${self%/*}/../lib/runtime" && pwd -P)
if [ -t 2 ]; then terminal=true; else terminal=false; fi

# Java announces the incubating Vector API on standard error and has no switch against it: Granular gets the true standard
# error as descriptor 9.
exec 9>&2 2>/dev/null
exec "$runtime/image/bin/java" "@$runtime/java.options" "-XX:SharedArchiveFile=$runtime/app.jsa" -Dgranular.stderr=9 \
    "-Dgranular.terminal=$terminal" -jar "$runtime/app/granular-service.jar" "$@"
