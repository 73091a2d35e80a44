#!/usr/bin/env bash
# A private PostgreSQL for tests and measurements: in a temporary folder of its own, on a Unix socket inside it.
#
#   eval "$(eng/postgres.sh start [--for PID])"   starts one and sets PARTNER_IMPORTS_POSTGRES (an Npgsql connection string) and
#                                                 PARTNER_IMPORTS_POSTGRES_FOLDER; with --for it ends when that process ends
#   eng/postgres.sh env    [FOLDER]               prints the same two lines again
#   eng/postgres.sh crash  [FOLDER]               kills every process of the server with -9
#   eng/postgres.sh resume [FOLDER]               starts it again on what the crash left
#   eng/postgres.sh stop   [FOLDER]               stops it and removes the folder
#   eng/postgres.sh programs                      prints the folder of the server's programs, installed when there are none
#
# FOLDER defaults to PARTNER_IMPORTS_POSTGRES_FOLDER. Where PARTNER_IMPORTS_POSTGRES is set already, start starts nothing and stop
# stops nothing. Without a server program Debian's postgresql is installed by apt-get, with sudo when not root. Root hands over to the
# user postgres or nobody. PARTNER_IMPORTS_POSTGRES_SEARCH names other folders to look for the programs in than the usual ones.
set -euo pipefail

fail() { echo "eng/postgres.sh: $*" >&2; exit 1; }

find_programs() {
  local folder
  for folder in ${PARTNER_IMPORTS_POSTGRES_SEARCH-$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -rV) /usr/local/pgsql/bin /opt/homebrew/opt/postgresql*/bin}; do
    if [ -x "$folder/initdb" ] && [ -x "$folder/postgres" ]; then programs=$folder; return; fi
  done
  return 1
}

install_programs() {
  command -v apt-get >/dev/null || fail "no PostgreSQL server was found and there is no apt-get to install one: install it or set PARTNER_IMPORTS_POSTGRES"
  local root=() install
  if [ "$(id -u)" != 0 ]; then
    command -v sudo >/dev/null || fail "no PostgreSQL server was found and only root can install one: install it or set PARTNER_IMPORTS_POSTGRES"
    root=(sudo -n)
  fi
  install=("${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends postgresql)
  echo "eng/postgres.sh: installing Debian's postgresql" >&2
  # First from the lists that are there: they may be all that a machine without a network has.
  { "${install[@]}" || { "${root[@]}" apt-get update && "${install[@]}"; }; } >&2 ||
    fail "no PostgreSQL server was found and installing Debian's postgresql failed: install it or set PARTNER_IMPORTS_POSTGRES"
}

require_programs() {
  find_programs || { install_programs; find_programs || fail "Debian's postgresql was installed, but no server program was found in /usr/lib/postgresql"; }
}

# initdb and postgres refuse root.
as_owner() {
  if [ "$(id -u)" != 0 ]; then "$@"; return; fi
  local owner=nobody
  id -u postgres >/dev/null 2>&1 && owner=postgres
  setpriv --reuid "$owner" --regid "$(id -g "$owner")" --clear-groups -- "$@"
}

launch() {
  # In a session of its own: a signal meant for the caller never reaches the server.
  as_owner setsid -w "$programs/pg_ctl" -D "$1/data" -l "$1/log" -w -t 60 start >/dev/null || { tail -20 "$1/log" >&2; fail "the server did not start"; }
}

print_env() {
  echo "export PARTNER_IMPORTS_POSTGRES='Host=$1;Username=postgres;Database=postgres'"
  echo "export PARTNER_IMPORTS_POSTGRES_FOLDER='$1'"
}

start() {
  local watched=
  if [ "${1:-}" = --for ]; then watched=${2:?--for takes a process id}; fi
  if [ -n "${PARTNER_IMPORTS_POSTGRES:-}" ]; then
    echo "export PARTNER_IMPORTS_POSTGRES='${PARTNER_IMPORTS_POSTGRES//\'/\'\\\'\'}'"
    return
  fi
  require_programs
  local folder
  folder=$(mktemp -d /tmp/partner-imports-postgres.XXXXXX)
  if [ "$(id -u)" = 0 ]; then
    local owner=nobody
    id -u postgres >/dev/null 2>&1 && owner=postgres
    chown "$owner" "$folder"
    chmod 711 "$folder"
  fi
  cd "$folder"
  as_owner "$programs/initdb" -D "$folder/data" -U postgres -A trust -E UTF8 --locale=C --no-sync >"$folder.initdb" 2>&1 || { cat "$folder.initdb" >&2; rm -rf "$folder" "$folder.initdb"; fail "initdb failed"; }
  rm -f "$folder.initdb"
  # The server's processes are killed in tests, the machine is not: the system's page cache is durable enough.
  as_owner tee -a "$folder/data/postgresql.conf" >/dev/null <<CONF
listen_addresses = ''
unix_socket_directories = '$folder'
max_connections = 200
shared_buffers = 256MB
max_wal_size = 4GB
checkpoint_timeout = 15min
fsync = ${PARTNER_IMPORTS_POSTGRES_FSYNC:-off}
log_min_messages = fatal
restart_after_crash = on
CONF
  launch "$folder"
  if [ -n "$watched" ]; then
    setsid bash -c 'while kill -0 "$1" 2>/dev/null; do sleep 1; done; exec "$0" stop "$2"' "$self" "$watched" "$folder" </dev/null >/dev/null 2>&1 &
  fi
  print_env "$folder"
}

folder_of() {
  folder=${1:-${PARTNER_IMPORTS_POSTGRES_FOLDER:-}}
  [ -z "$folder" ] || [ -d "$folder/data" ] || fail "$folder is not the folder of a private PostgreSQL"
}

# Whether a process runs: one that has ended and waits for its parent to notice does not.
lives() {
  local state
  state=$(ps -o stat= -p "$1") && [ "${state:0:1}" != Z ]
}

# Whether a process is stopped, or gone.
is_stopped() {
  local state
  state=$(ps -o stat= -p "$1") || return 0
  [[ $state == T* ]]
}

crash() {
  [ -n "$folder" ] || fail "crash takes the folder of a private PostgreSQL"
  local postmaster children process
  postmaster=$(head -1 "$folder/data/postmaster.pid")
  # A stopped postmaster starts no process that would be missed when its children are listed: one that survives keeps the next server from starting.
  kill -STOP "$postmaster"
  until is_stopped "$postmaster"; do sleep 0.01; done
  children=$(ps -o pid= --ppid "$postmaster" || true)
  # The postmaster first, so that it cannot tidy up after its children.
  kill -9 "$postmaster"
  [ -z "$children" ] || kill -9 $children 2>/dev/null || true
  # Not before the last of them is gone may another server start on the same files; then nothing is left for it to warn of.
  for process in $postmaster $children; do
    while lives "$process"; do sleep 0.02; done
  done
  rm -f "$folder/data/postmaster.pid" "$folder"/.s.PGSQL.*
}

self=$(cd "$(dirname "$0")" && pwd)/$(basename "$0")
command=${1:-}
[ $# -eq 0 ] || shift
case $command in
  start) start "$@" ;;
  env) folder_of "${1:-}"; [ -n "$folder" ] || fail "env takes the folder of a private PostgreSQL"; print_env "$folder" ;;
  crash) folder_of "${1:-}"; crash ;;
  resume) folder_of "${1:-}"; find_programs || fail "no server program was found"; cd "$folder"; launch "$folder" ;;
  programs) require_programs; echo "$programs" ;;
  stop)
    folder_of "${1:-}"
    [ -n "$folder" ] || exit 0
    find_programs || fail "no server program was found"
    cd /
    as_owner "$programs/pg_ctl" -D "$folder/data" -m immediate -w stop >/dev/null 2>&1 || true
    rm -rf "$folder"
    ;;
  *) sed -n '2,14p' "$self" >&2; exit 2 ;;
esac
