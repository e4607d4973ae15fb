# A throwaway PostgreSQL in $work, for tests/run and tests/bench; sourced, with stop() to end in words.
started=""

# Who may start a database server: never root.
as_server() { if [ "$(id -u)" = 0 ]; then (cd / && runuser -u postgres -- "$@"); else "$@"; fi; }

find_server() { pgbin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1); [ -x "${pgbin:-}/initdb" ] || { pgbin=$(dirname "$(readlink -f "$(command -v initdb 2>/dev/null)")"); [ -x "$pgbin/initdb" ]; }; }

# Starts it and says in OCOP_TEST_POSTGRES how to reach it.
start_server() {
  mkdir "$work/db" && { [ "$(id -u)" != 0 ] || chown postgres "$work/db"; }
  as_server "$pgbin/initdb" -D "$work/db/data" -U ocop -A trust --no-sync -E UTF8 --locale-provider=icu --icu-locale=vi --locale=C.UTF-8 >"$work/initdb.log" 2>&1 \
    || { cat "$work/initdb.log" >&2; stop "initdb failed"; }
  for _ in 1 2 3 4 5; do
    port=$((20000 + RANDOM % 30000))
    (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null && continue
    if as_server "$pgbin/pg_ctl" -s -w -D "$work/db/data" -l "$work/db/log" \
      -o "-p $port -k $work/db -c listen_addresses=127.0.0.1 -c fsync=off -c max_connections=300" start >/dev/null 2>&1; then started=1; break; fi
  done
  [ -n "$started" ] || { tail -n 20 "$work/db/log" >&2; stop "PostgreSQL did not start"; }
  export OCOP_TEST_POSTGRES="Host=127.0.0.1;Port=$port;Username=ocop"
}

stop_server() { [ -z "$started" ] || as_server "$pgbin/pg_ctl" -s -m immediate -D "$work/db/data" stop >/dev/null 2>&1; }
