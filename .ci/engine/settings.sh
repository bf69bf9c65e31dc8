# Read by up, registry, provide and down: where the engine keeps what it has, and how to reach it.

engine=${GOIMAGE_ENGINE:-/var/tmp/goimage-engine}
socket=$engine/docker.sock
pidfile=$engine/docker.pid
bridge=goimage0
registry_port=5000
registry_pidfile=$engine/registry/pid
export DOCKER_HOST=unix://$socket
docker=/usr/bin/docker # Debian's own client: it needs no plugin for BuildKit

fail() {
  echo "engine: $*" >&2
  exit 1
}

# The process id of our dockerd, if it runs. A process id alone may since be another program's.
running() {
  local pid
  [ -s "$pidfile" ] && pid=$(cat "$pidfile") && [ -r "/proc/$pid/cmdline" ] &&
    tr '\0' ' ' <"/proc/$pid/cmdline" | grep -qF -- "--pidfile=$pidfile" && echo "$pid"
}

# The process id of our registry, if it runs.
registry_running() {
  local pid
  [ -s "$registry_pidfile" ] && pid=$(cat "$registry_pidfile") && [ -r "/proc/$pid/cmdline" ] &&
    tr '\0' ' ' <"/proc/$pid/cmdline" | grep -qF -- "$engine/registry/config.yml" && echo "$pid"
}

answers() {
  timeout 10 "$docker" version >/dev/null 2>&1
}
