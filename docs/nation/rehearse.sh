#!/bin/bash
# Builds the cluster of docs/nation.md on one Linux machine, each node in a
# network and a file tree of its own, from the files beside this script. For
# rehearsals and measurements; it needs root, and patroni, etcd-server, haproxy,
# pgbouncer, pgbackrest and postgresql-15 of Debian 12.
#
#   rehearse.sh up               three nodes, haproxy and pgbouncer, a backup
#   rehearse.sh at PLACE COMMAND… runs a command: db1 db2 db3 proxy near far
#   rehearse.sh list             who is primary
#   rehearse.sh switch           the standby becomes primary, in good order
#   rehearse.sh kill NODE        kill -9 of all that runs there; crash NODE leaves etcd
#   rehearse.sh start NODE       what runs there, again
#   rehearse.sh unplug|plug NODE the cable
#   rehearse.sh down             takes all of it away
#
# "far" has a round trip of 20 ms to all others; FAR=50 changes that for "up".
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=${REHEARSAL:-/tmp/careline-nation}
nodes="db1 db2 db3"
declare -A address=([db1]=10.77.0.11 [db2]=10.77.0.12 [db3]=10.77.0.13 [proxy]=10.77.0.20 [near]=10.77.0.31 [far]=10.77.0.32)

at() { # PLACE COMMAND…: in the place's network and files
	local place=$1
	shift
	ip netns exec "careline-$place" sh -c '
		tree=$1; shift
		for d in /var/lib/postgresql /var/run/postgresql /var/lib/etcd /var/lib/pgbackrest /var/log/postgresql; do
			[ -d "$tree$d" ] && mount --bind "$tree$d" "$d"
		done
		exec "$@"' sh "$root/$place" "$@"
}
as_postgres() { # PLACE COMMAND…
	local place=$1
	shift
	at "$place" setpriv --reuid postgres --regid postgres --init-groups env -C / HOME=/var/lib/postgresql LC_ALL=C.UTF-8 "$@"
}
behind() { # PLACE NAME COMMAND…: goes on in the background
	local place=$1 name=$2
	shift 2
	as_postgres "$place" setsid "$@" >>"$root/$place/$name.log" 2>&1 </dev/null &
}

place() { # makes a network and a file tree
	local p=$1 etc=/etc/netns/careline-$1 tree=$root/$1
	ip netns add "careline-$p"
	ip -n "careline-$p" link set lo up
	ip link add eth0 netns "careline-$p" type veth peer name "$p" netns careline-hub
	ip -n careline-hub link set "$p" master hub up
	ip -n "careline-$p" addr add "${address[$p]}/24" dev eth0
	ip -n "careline-$p" link set eth0 up
	mkdir -p "$etc/careline" "$tree"/var/lib/{postgresql/15,etcd} "$tree"/var/{run,log}/postgresql
	{
		echo 127.0.0.1 localhost
		for name in "${!address[@]}"; do echo "${address[$name]} $name"; done
	} >"$etc/hosts"
	cp "$root/ca.crt" "$etc/careline/"
	ln -sfn "$root/backup" "$tree/var/lib/pgbackrest"
	local names="DNS:$p,IP:${address[$p]}"
	[ "$p" = proxy ] || names="$names,DNS:proxy" # haproxy hands the line on to the node
	openssl req -newkey rsa:2048 -nodes -keyout "$etc/careline/node.key" -subj "/CN=$p" -out "$root/$p.csr" 2>/dev/null
	openssl x509 -req -in "$root/$p.csr" -CA "$root/ca.crt" -CAkey "$root/ca.key" -CAcreateserial -days 30 \
		-extfile <(echo "subjectAltName=$names") -out "$etc/careline/node.crt" 2>/dev/null
	cp "$here/pgbackrest.conf" "$etc/"
	for f in etcd.yml patroni.yml; do
		sed -e "s/@NODE@/$p/g; s/@ADDRESS@/${address[$p]}/g; s|@NET@|10.77.0.0/24|g" -e 's/@[A-Z]*_PASSWORD@/rehearsal/g' \
			"$here/$f" >"$tree/$f"
	done
	chown -R postgres: "$tree" "$etc"
	chmod 600 "$etc/careline/node.key"
}

start() { # NODE: what does not run of it
	local running
	running=$(ip netns pids "careline-$1" | xargs -r ps -o args= -p || true)
	grep -q etcd.yml <<<"$running" || behind "$1" etcd etcd --config-file "$root/$1/etcd.yml"
	grep -q patroni.yml <<<"$running" || behind "$1" patroni patroni "$root/$1/patroni.yml"
}
fall() { # NODE [etcd]: kill -9 of all that runs there, or of all but etcd
	for pid in $(ip netns pids "careline-$1"); do
		[ "$(cat "/proc/$pid/comm" 2>/dev/null)" = "${2:-}" ] || kill -9 "$pid" || true
	done
}

far() { # names lead to relays that take their time
	local late=$((${FAR:-20} / 2)) i=10 rules=()
	for name in $nodes proxy; do
		i=$((i + 1))
		rules+=("127.0.0.$i:5432=${address[$name]}:5432" "127.0.0.$i:6432=${address[$name]}:6432")
		sed -i "s/^${address[$name]} /127.0.0.$i /" /etc/netns/careline-far/hosts
	done
	behind far delay python3 "$here/delay.py" "$late" "${rules[@]}"
}

wait_for() { # what, COMMAND…
	local what=$1
	shift
	for _ in $(seq 120); do "$@" >/dev/null 2>&1 && return; sleep 1; done
	echo "no $what in two minutes; see $root/*/*.log" >&2
	exit 1
}
list() {
	for n in $nodes; do
		as_postgres "$n" patronictl -c "$root/$n/patroni.yml" list 2>/dev/null && return
	done
	return 1
}
primary() { list | awk -F'|' '/ Leader .* running/ {gsub(/ /, "", $2); print $2}' | grep .; }
in_sync() { list | grep -q 'Sync Standby.*running'; }

up() {
	mkdir -p "$root/backup" /etc/careline
	touch /etc/pgbackrest.conf
	chmod 755 "$root"
	chown postgres: "$root/backup"
	openssl req -x509 -newkey rsa:2048 -nodes -days 30 -subj "/CN=rehearsal" -keyout "$root/ca.key" -out "$root/ca.crt" 2>/dev/null
	ip netns add careline-hub
	ip -n careline-hub link add hub type bridge
	ip -n careline-hub link set hub up
	for p in $nodes proxy near far; do place "$p"; done
	far
	for n in $nodes; do start "$n"; done
	wait_for "synchronous standby" in_sync
	local p
	p=$(primary)
	as_postgres "$p" psql -q -h /var/run/postgresql -v password=rehearsal -f - <"$here/roles.sql"
	as_postgres "$p" pgbackrest --stanza=careline stanza-create
	as_postgres "$p" psql -qAt -h /var/run/postgresql -c \
		"SELECT '\"careline\" \"' || rolpassword || '\"' FROM pg_authid WHERE rolname = 'careline'" >"$root/proxy/users"
	sed -e s/@PROXY@/proxy/ -e "s|/etc/pgbouncer/userlist.txt|$root/proxy/users|" "$here/pgbouncer.ini" >"$root/proxy/pgbouncer.ini"
	chown postgres: "$root/proxy/users" "$root/proxy/pgbouncer.ini"
	behind proxy haproxy haproxy -db -f "$here/haproxy.cfg"
	behind proxy pgbouncer /usr/sbin/pgbouncer "$root/proxy/pgbouncer.ini"
	list
	echo "postgres://careline:rehearsal@db1,db2,db3/careline?sslmode=verify-full&sslrootcert=/etc/careline/ca.crt"
}
down() {
	for p in $nodes proxy near far hub; do
		ip netns pids "careline-$p" 2>/dev/null | xargs -r kill -9 || true
		ip netns del "careline-$p" 2>/dev/null || true
		rm -rf "/etc/netns/careline-$p"
	done
	rm -rf "$root"
}

case ${1:-} in
up) up ;;
at) shift; at "$@" ;;
list) list ;;
primary) primary ;;
kill) fall "$2" ;;
crash) fall "$2" etcd ;;
switch) as_postgres db1 patronictl -c "$root/db1/patroni.yml" switchover --force ;;
start) start "$2" ;;
unplug) ip -n "careline-$2" link set eth0 down ;;
plug) ip -n "careline-$2" link set eth0 up ;;
down) down ;;
*) sed -n '2,/^set/{/^set/d;s/^# \?//;p}' "$0" ;;
esac
