#!/bin/sh
# Makes a jar for the processor path of a copy of the Go vulnerability database, with the jar command of a JDK:
#
#   curl -fsSO https://vuln.go.dev/vulndb.zip
#   sh vulndb-jar.sh vulndb.zip vulndb-2026.08.21.jar
set -eu
if [ $# -ne 2 ]; then
  echo "usage: sh $0 <vulndb.zip> <new jar>" >&2
  exit 2
fi
if [ ! -f "$1" ]; then
  echo "$1 does not exist, or is not a file" >&2
  exit 1
fi
zip=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
directory=$(mktemp -d)
trap 'rm -rf "$directory"' EXIT
mkdir -p "$directory/META-INF/goimage/vulndb"
if ! (cd "$directory/META-INF/goimage/vulndb" && jar xf "$zip" index ID) 2>/dev/null; then
  echo "$1 is not a zip file that can be read" >&2
  exit 1
fi
for name in index/db.json index/modules.json ID; do
  if [ ! -e "$directory/META-INF/goimage/vulndb/$name" ]; then
    echo "$1 has no $name: it is not a copy of https://vuln.go.dev/vulndb.zip as it is" >&2
    exit 1
  fi
done
jar cfM "$2" -C "$directory" META-INF
