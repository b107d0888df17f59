#!/usr/bin/env bash
# Starts or stops the bench's own PostGIS and Redis under var/bench: bench/cluster.sh start|stop.
# `start` prints the folder of their sockets. A second start finds them running.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. script/lib.sh

home=var/bench
mkdir -p "$home/log"
find_postgres
choose_postgres_right
sockets=$(socket_folder "$home")
case ${1:-} in
    start)
        if [ ! -f "$home/postgres/tracker.conf" ]; then
            rm -rf "$home/postgres" "$home/stamps"
            create_cluster "$home" fast
            start_cluster "$home" "$sockets"
            create_database "$sockets"
        else
            start_cluster "$home" "$sockets"
        fi
        start_redis "$home" "$sockets"
        say "$sockets"
        ;;
    stop)
        stop_redis "$home" "$sockets"
        stop_cluster "$home"
        ;;
    *) fail "bench/cluster.sh knows start and stop, not ${1:-nothing}." ;;
esac
