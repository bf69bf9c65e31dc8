# Sourced by run and nightly: the steps, what they report, Maven and the engine.
set -uo pipefail
shopt -s globstar nullglob
cd "$(dirname "$0")/.." || exit
exec </dev/null

failing() {
  echo "$title: $*" >&2
}

# --- what the steps report -----------------------------------------------------------------------------------

table=() # a line for each step
total_passed=0 total_failed=0 total_skipped=0

step() { # step TITLE
  title=$1 started=$SECONDS
  printf '\n=== %s\n' "$title"
}

result() { # result PASSED FAILED SKIPPED [DETAILS]: a step that did nothing has failed
  local failed=$2
  [ $(($1 + $2)) -gt 0 ] || failed=1
  total_passed=$((total_passed + $1)) total_failed=$((total_failed + failed)) total_skipped=$((total_skipped + $3))
  table+=("$(printf '%-30s %5d passed %4d failed %4d skipped %5d s   %s' "$title" "$1" "$failed" "$3" $((SECONDS - started)) "${4-}")")
}

broken() { # broken REASON: the step could not be done
  failing "$*"
  result 0 1 0 "$*"
}

counted() { # counted COMMAND…: a command whose last line is "N passed, N failed"
  local log passed failed
  log=$(mktemp)
  "$@" | tee "$log"
  if [[ $(tail -n 1 "$log") =~ ^([0-9]+)\ passed,\ ([0-9]+)\ failed$ ]]; then
    passed=${BASH_REMATCH[1]} failed=${BASH_REMATCH[2]}
    result "$passed" "$failed" 0
  else
    broken "${1##*/} did not end"
  fi
  rm -f "$log"
}

# --- Maven ---------------------------------------------------------------------------------------------------

jdk() { # jdk VERSION: the home of such a JDK: JAVA_HOME_<VERSION>, or one below /usr/lib/jvm
  local variable=JAVA_HOME_$1 home
  for home in ${!variable:+"${!variable}"} /usr/lib/jvm/*"$1"*; do
    if [ -x "$home/bin/javac" ] && [[ $("$home/bin/javac" -version 2>&1) =~ ^javac\ "$1"(\.|$) ]]; then
      echo "$home"
      return
    fi
  done
  echo "no JDK $1: set $variable, or install one below /usr/lib/jvm" >&2
  return 1
}

counts() { # the sums over all test reports: tests, failures, errors, skipped
  python3 - **/target/{surefire,failsafe}-reports/TEST-*.xml <<'END'
import sys
import xml.etree.ElementTree as xml

suites = [xml.parse(file).getroot() for file in sys.argv[1:]]
print(*(sum(int(suite.get(count)) for suite in suites) for count in ("tests", "failures", "errors", "skipped")))
END
}

maven() { # maven JDK ARGUMENT…: a build from nothing, with the tests it ran as the step's result
  local home code failures errors skipped failed
  home=$(jdk "$1") || { broken "no JDK $1"; return; }
  shift
  rm -rf target -- */target
  echo "+ JAVA_HOME=$home ./mvnw $*"
  JAVA_HOME=$home MAVEN_ARGS="-B ${MAVEN_ARGS-}" ./mvnw "$@"
  code=$?
  read -r tests failures errors skipped < <(counts) || { broken "test reports that cannot be read"; return; }
  failed=$((failures + errors))
  # A build can fail with no test to blame: the compiler, the formatter, a test run that crashed.
  [ "$code" = 0 ] || [ "$failed" -gt 0 ] || { failing "the build failed outside a test"; failed=1; }
  result $((tests - failures - errors - skipped)) "$failed" "$skipped" \
    "tests $tests, failures $failures, errors $errors, skipped $skipped; exit $code"
}

# --- the engine ----------------------------------------------------------------------------------------------

generated() { # every Dockerfile that goimage wrote or that a test expects of it
  local file
  for file in processor/src/test/resources/expected/**/*Dockerfile demo/target/classes/META-INF/goimage/**/*Dockerfile; do
    echo "$file"
  done
}

base_images() { # the images that Dockerfiles build from, pinned or not, and those of annotations that engine tests compile
  {
    built_from | sed -E 's/(:[^:@/]+)@.*/\1/'
    grep -rhoP 'from = \\"\K[^"\\]+(?=\\")' demo/src/test/java
  } | sort -u
}

built_from() {
  generated | xargs -r -d '\n' awk '
    FNR == 1 { split("", stage) }
    toupper($1) == "FROM" {
      i = 2
      while ($i ~ /^--/) i++
      if (!($i in stage)) print $i
      if (toupper($(i + 1)) == "AS") stage[$(i + 2)]
    }
    /^COPY --from=/ {
      sub(/^--from=/, "", $2)
      if (!($2 in stage)) print $2
    }'
}

engine() { # the engine, base images, the registry and BuildKit; false where there is none, and the step is broken
  local environment images
  trap '.ci/engine/down' EXIT
  environment=$(.ci/engine/up) || { broken "no engine"; return 1; }
  eval "$environment"
  mapfile -t images < <(base_images | grep -vx scratch)
  .ci/engine/provide --skip-unknown "${images[@]}" || { broken "no base images"; return 1; }
  environment=$(.ci/engine/registry && .ci/engine/buildkit) || { broken "no registry or no BuildKit"; return 1; }
  eval "$environment"
}

total() { # the table and the line with the totals; false if something failed or was skipped, or nothing ran
  printf '\n=== result\n'
  printf '%s\n' "${table[@]}"
  [ "$total_skipped" = 0 ] || skipped=", $total_skipped skipped"
  echo "$total_passed passed, $total_failed failed${skipped-}"
  [ "$total_failed" = 0 ] && [ "$total_skipped" = 0 ] && [ "$total_passed" -gt 0 ]
}
