#!/bin/sh
# Makes a jar for the processor path of a copy of the Go vulnerability database, with the jar command of a JDK:
#
#   curl -fsSO https://vuln.go.dev/vulndb.zip
#   sh vulndb-jar.sh vulndb.zip vulndb-2026.08.21.jar
set -eu
zip=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
directory=$(mktemp -d)
trap 'rm -rf "$directory"' EXIT
mkdir -p "$directory/META-INF/goimage/vulndb"
(cd "$directory/META-INF/goimage/vulndb" && jar xf "$zip" index ID)
for name in index/db.json index/modules.json ID; do
  if [ ! -e "$directory/META-INF/goimage/vulndb/$name" ]; then
    echo "$1 has no $name: it is not a copy of https://vuln.go.dev/vulndb.zip as it is" >&2
    exit 1
  fi
done
jar cfM "$2" -C "$directory" META-INF
