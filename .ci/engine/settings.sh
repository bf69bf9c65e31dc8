# Read by up, registry, buildkit, provide and down: where the engine keeps its files, and how to reach it.

engine=${GOIMAGE_ENGINE:-/var/tmp/goimage-engine}
socket=$engine/docker.sock
pidfile=$engine/docker.pid
bridge=goimage0
registry_port=5000
registry_pidfile=$engine/registry/pid
buildkit=$engine/buildkit
buildkit_address=unix://$buildkit/buildkit.sock
buildkit_pidfile=$buildkit/pid
export DOCKER_HOST=unix://$socket
docker=/usr/bin/docker # Debian's own client: it needs no plugin for BuildKit

fail() {
  echo "engine: $*" >&2
  exit 1
}

# running_with PIDFILE WORD: the process id in a file, if that process is running and has the word on its command line. The
# id alone may belong to another program by now.
running_with() {
  local pid
  [ -s "$1" ] && pid=$(cat "$1") && [ -r "/proc/$pid/cmdline" ] &&
    tr '\0' ' ' <"/proc/$pid/cmdline" | grep -qF -- "$2" && echo "$pid"
}

running() { # our dockerd
  running_with "$pidfile" "--pidfile=$pidfile"
}

registry_running() {
  running_with "$registry_pidfile" "$engine/registry/config.yml"
}

buildkit_running() {
  running_with "$buildkit_pidfile" "$buildkit/buildkitd.toml"
}

answers() {
  timeout 10 "$docker" version >/dev/null 2>&1
}
