# What the scripts share: telling, waiting, and a private PostgreSQL and Redis on unix sockets.
# Sourced from the top of the clone; works as root and as any other user.

umask 022
export LC_ALL=C.UTF-8
clone=$PWD

# Started without a standard input, commands would fail to inherit it.
[ -e "/proc/$$/fd/0" ] || exec </dev/null

# A shell that starts a script in the background makes it deaf to Ctrl-C's signal. Undo that.
if ((0x$(sed -n 's/^SigIgn:[[:space:]]*//p' /proc/$$/status) & 2)); then
    exec env --default-signal=INT,QUIT "$clone/script/${0##*/}" "$@"
fi

say() { printf '%s\n' "$*"; }
fail() { printf '%s\n' "$*" >&2; exit 1; }

# with_progress LOG WORDS COMMAND…: run a long command, its output in LOG, a sign of life here.
with_progress() {
    local log=$1 words=$2 started=$SECONDS child
    shift 2
    say "$words"
    env --default-signal=INT,QUIT "$@" >"$log" 2>&1 <&0 &
    child=$!
    while kill -0 "$child" 2>/dev/null; do
        sleep 0.2
        if (((SECONDS - started) >= 10)); then
            started=$SECONDS
            say "  … $(tail -c 2000 "$log" | tr '\r' '\n' | grep -v '^ *$' | tail -n 1 | cut -c 1-90)"
        fi
    done
    wait "$child"
}

# foreground COMMAND…: wait for a command as usual, but in such a way that a signal to this script
# is obeyed at once. Ctrl-C and input reach the command. Its number is in `runner` meanwhile.
runner=""
foreground() {
    local code=0
    env --default-signal=INT,QUIT "$@" <&0 9>&- &
    runner=$!
    wait "$runner" || code=$?
    runner=""
    return "$code"
}

# end_foreground: end the command that a signal has left running.
end_foreground() {
    if alive "$runner"; then
        kill -INT "$runner" 2>/dev/null || true
        await_end "$runner" 20 || kill -KILL "$runner" 2>/dev/null || true
    fi
}

# setting NAME DEFAULT: a value from the environment, else from the clone's var/env.
setting() {
    local value=${!1:-}
    if [ -z "$value" ] && [ -f var/env ]; then value=$(sed -n "s/^$1=//p" var/env | tail -n 1); fi
    printf '%s' "${value:-$2}"
}

# put_setting FILE NAME VALUE: write or replace one line and keep all others.
put_setting() {
    local kept=""
    if [ -f "$1" ]; then kept=$(grep -v "^$2=" "$1" || true); fi
    (umask 077 && printf '%s%s\n' "${kept:+$kept$'\n'}" "$2=$3" >"$1.new") && mv "$1.new" "$1"
}

# quoted PATH: the path as part of an address.
quoted() { python3 -c 'import sys, urllib.parse as u; print(u.quote(sys.argv[1], safe="/"))' "$1"; }

# alive PID: whether a process runs. A zombie does not.
alive() { [ -n "${1:-}" ] && [ -d "/proc/$1" ] && ! grep -q '^State:.Z' "/proc/$1/status" 2>/dev/null; }

# await_end PID SECONDS: wait until a process that is not our child has ended.
await_end() {
    local tries=$(($2 * 10))
    while alive "$1" && ((tries-- > 0)); do sleep 0.1; done
    ! alive "$1"
}

# marked MARK: processes started for one purpose, found by TRACKER_MARK in their environment.
marked() {
    local folder
    for folder in /proc/[0-9]*; do
        if grep -qzxF "TRACKER_MARK=$1" "$folder/environ" 2>/dev/null; then
            printf '%s\n' "${folder#/proc/}"
        fi
    done
}

# end_marked MARK: end such processes in an orderly way, and by force after ten seconds.
end_marked() {
    local pid pids
    pids=$(marked "$1")
    for pid in $pids; do kill -TERM "$pid" 2>/dev/null || true; done
    for pid in $pids; do await_end "$pid" 10 || kill -KILL "$pid" 2>/dev/null || true; done
}

# --- PostgreSQL ---------------------------------------------------------------------------------

find_postgres() {
    postgres_bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)
    [ -x "$postgres_bin/initdb" ] || fail "PostgreSQL is not installed: run script/setup."
}

# PostgreSQL refuses to run as root, so root drops to its user. A clone under a folder that only
# root may enter (/root is one) would then be out of reach; if so, PostgreSQL keeps the one
# right to pass through folders.
postgres_right=""
choose_postgres_right() {
    [ "$(id -u)" -eq 0 ] || return 0
    local right
    for right in "" dac_read_search dac_override; do
        postgres_right=$right
        if as_postgres stat "$clone/var/." >/dev/null 2>&1; then return 0; fi
    done
    fail "The database cannot reach $clone: a folder above it is closed to other users, and this" \
        "machine lets no right be passed on. Move the clone, for example to /opt, or open the folder."
}

as_postgres() {
    if [ "$(id -u)" -ne 0 ]; then
        "$@"
    else
        setpriv --reuid postgres --regid postgres --clear-groups \
            ${postgres_right:+--inh-caps "+$postgres_right" --ambient-caps "+$postgres_right"} "$@"
    fi
}

# own FOLDER: make a folder that only the database's user may enter.
own_folder() {
    mkdir -p "$1"
    chmod 700 "$1"
    [ "$(id -u)" -ne 0 ] || chown postgres:postgres "$1"
}

# socket_folder HOME: where the sockets of HOME go. A socket's path is limited to 107 bytes, so a
# deep clone keeps them in a short folder under /tmp, whose name is noted in HOME/sockets-at.
socket_folder() {
    local folder="$clone/$1/run" noted
    if ((${#folder} > 80)); then
        noted=$(cat "$1/sockets-at" 2>/dev/null || true)
        if [ -n "$noted" ] && { [ ! -e "$noted" ] || [ ! -O "$noted" ]; }; then noted=""; fi
        if [ -z "$noted" ]; then
            noted=$(mktemp -d /tmp/tracker-XXXXXXXX)
            printf '%s\n' "$noted" >"$1/sockets-at"
        fi
        folder=$noted
    fi
    mkdir -p "$folder"
    chmod 711 "$folder"
    printf '%s' "$folder"
}

# create_cluster HOME: a new cluster under HOME/postgres with an empty database `tracker`.
create_cluster() {
    local data="$clone/$1/postgres"
    own_folder "$data"
    as_postgres "$postgres_bin/initdb" --pgdata="$data" --username=postgres --auth=trust \
        --encoding=UTF8 --locale=C.UTF-8 --data-checksums --no-instructions \
        ${2:+--no-sync} >"$1/log/initdb.log" 2>&1 ||
        fail "The database could not be created: see $1/log/initdb.log."
    printf "include_if_exists = 'tracker.conf'\n" | as_postgres tee -a "$data/postgresql.conf" >/dev/null
}

cluster_runs() {
    as_postgres "$postgres_bin/pg_ctl" status --pgdata="$clone/$1/postgres" >/dev/null 2>&1
}

# buffers: MiB of this machine's memory for the database's own cache: an eighth, from 256 to 4096.
buffers() {
    awk '/^MemTotal:/ { m = int($2 / 8192); print m < 256 ? 256 : (m > 4096 ? 4096 : m) }' /proc/meminfo
}

# start_cluster HOME SOCKETS [fast]: start it unless it runs. `fast` gives up safety: for tests.
start_cluster() {
    local data="$clone/$1/postgres" log="$clone/$1/log/postgres.log"
    own_folder "$2/postgres"
    touch "$log"
    [ "$(id -u)" -ne 0 ] || chown postgres:postgres "$log"
    if cluster_runs "$1" && ! "$postgres_bin/pg_isready" --quiet --host="$2/postgres"; then
        stop_cluster "$1" # It runs, but its socket was swept away.
    fi
    if ! cluster_runs "$1"; then
        {
            printf "listen_addresses = ''\n"
            printf "unix_socket_directories = '\"%s\"'\n" "${2//\'/\'\'}/postgres"
            printf "unix_socket_permissions = 0700\n"
            printf "max_connections = 100\nshared_buffers = %sMB\njit = off\n" "$(buffers)"
            [ -z "${3:-}" ] || printf "fsync = off\nsynchronous_commit = off\nfull_page_writes = off\n"
        } | as_postgres tee "$data/tracker.conf" >/dev/null
        as_postgres "$postgres_bin/pg_ctl" start --wait --timeout=120 --silent \
            --pgdata="$data" --log="$log" >/dev/null 2>&1 ||
            fail "The database did not start: see ${log#"$clone/"}."
    fi
    postgres_pid=$(as_postgres head -n 1 "$data/postmaster.pid")
}

# The extensions need a superuser, so they are made here, in the template of all later databases.
create_database() {
    local psql=(as_postgres "$postgres_bin/psql" --host="$1/postgres" --username=postgres
        --no-psqlrc --quiet --set=ON_ERROR_STOP=1)
    "${psql[@]}" --dbname=template1 \
        --command="CREATE EXTENSION IF NOT EXISTS postgis" \
        --command="CREATE EXTENSION IF NOT EXISTS pg_trgm" >/dev/null
    "${psql[@]}" --dbname=postgres --command="CREATE ROLE tracker LOGIN CREATEDB" \
        --command="CREATE DATABASE tracker OWNER tracker"
}

stop_cluster() {
    as_postgres "$postgres_bin/pg_ctl" stop --mode=fast --wait --timeout=60 --silent \
        --pgdata="$clone/$1/postgres" >/dev/null 2>&1 || true
}

# --- Redis --------------------------------------------------------------------------------------

# start_redis HOME SOCKETS: start it unless it runs. Jobs survive a restart: each is appended.
start_redis() {
    mkdir -p "$1/redis"
    chmod 700 "$1/redis"
    redis_pid=$(cat "$1/redis/pid" 2>/dev/null || true)
    if [ "$(redis-cli -s "$2/redis.sock" ping 2>/dev/null)" = PONG ] && alive "$redis_pid"; then
        return 0
    fi
    if grep -qs redis-server "/proc/${redis_pid:-none}/cmdline"; then
        kill -TERM "$redis_pid" # It runs, but its socket was swept away.
        await_end "$redis_pid" 10 || true
    fi
    (
        cd "$1/redis"
        redis-server --port 0 --unixsocket "$2/redis.sock" --unixsocketperm 700 --daemonize yes \
            --dir "$PWD" --pidfile "$PWD/pid" --logfile "$clone/$1/log/redis.log" \
            --appendonly yes --save "" >/dev/null
    )
    local tries=100
    while [ "$(redis-cli -s "$2/redis.sock" ping 2>/dev/null)" != PONG ]; do
        ((tries-- > 0)) || fail "Redis did not start: see $1/log/redis.log."
        sleep 0.1
    done
    redis_pid=$(cat "$1/redis/pid")
}

stop_redis() {
    local pid
    pid=$(cat "$1/redis/pid" 2>/dev/null || true)
    redis-cli -s "$2/redis.sock" shutdown >/dev/null 2>&1 || true
    if [ -n "$pid" ]; then await_end "$pid" 10 || true; fi
}

# write_addresses FILE SOCKETS: tell the settings where this database and Redis are.
write_addresses() {
    local at
    at=$(quoted "$2")
    put_setting "$1" DATABASE_URL "postgis://tracker@/tracker?host=$at/postgres"
    put_setting "$1" BROKER_URL "redis+socket://$at/redis.sock"
    put_setting "$1" CACHE_URL "unix://$at/redis.sock"
}

# write_demo_settings FILE: the first contents of a settings file for a demo or a test.
write_demo_settings() {
    put_setting "$1" DEMO true
    put_setting "$1" SECRET_KEY "$(python3 -c 'import secrets; print(secrets.token_urlsafe(48))')"
    put_setting "$1" ALLOWED_HOSTS "localhost,127.0.0.1,[::1]"
    put_setting "$1" LOG_LEVEL WARNING
}
