#!/usr/bin/env bash
# Times `corroborate check` against DuckDB on the same tables in one run, and prints both and the ratios.
#
#     benches/compare.sh [ROUNDS] [TABLE.csv[.xz]...]
#
# Without tables it takes the two covid-19 tables beside the repository, where they are. Needs Rust and Python 3 with pip;
# DuckDB is installed into a virtual environment under target/. DuckDB's part is what a user would write instead: group by
# event, measure, place and date, keep the groups with several values, with the list of sources and values.
set -euo pipefail
cd "$(dirname "$0")/.."
rounds="${1:-3}"
shift || true
tables=("$@")
if ((${#tables[@]} == 0)); then
    tables=(../shared/data/covid_us_county_jhu.csv.xz ../shared/data/covid_us_county_usafacts.csv.xz)
fi
work="target/compare"
mkdir -p "$work"
files=()
for table in "${tables[@]}"; do
    if [[ "$table" == *.xz ]]; then
        plain="$work/$(basename "$table" .xz)"
        [[ -f "$plain" ]] || python3 -c 'import lzma, shutil, sys
with lzma.open(sys.argv[1]) as packed, open(sys.argv[2], "wb") as plain: shutil.copyfileobj(packed, plain)' "$table" "$plain"
        files+=("$plain")
    else
        files+=("$table")
    fi
done
if [[ ! -x "$work/venv/bin/python" ]]; then
    python3 -m venv "$work/venv"
fi
"$work/venv/bin/python" -c 'import duckdb' 2>/dev/null || "$work/venv/bin/pip" install --quiet duckdb
cargo build --release --quiet --features cli --bin corroborate

cat >"$work/rival.py" <<'PYTHON'
import sys, duckdb
groups = duckdb.sql(f"""
    select event, measure, place, date, list(source), list(value)
    from read_csv({sys.argv[1:]!r}, header = true)
    group by event, measure, place, date
    having count(distinct value) > 1
""").fetchall()
print(len(groups))
PYTHON

cat >"$work/measure.py" <<'PYTHON'
import os, statistics, subprocess, sys, time
rounds, python, rival, command, *files = sys.argv[1:]

def run(arguments):
    """Wall-clock seconds, seconds of processor time and peak mebibytes of one run."""
    begin = time.monotonic()
    child = subprocess.Popen(arguments, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    assert os.waitstatus_to_exitcode(status) == 0, arguments
    return time.monotonic() - begin, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024

ours = [command, "check", "--fail-on", "never", *files]
theirs = [python, rival, *files]
run(ours), run(theirs)  # so that both find the files in memory
results = {"corroborate": [], "DuckDB": []}
for _ in range(int(rounds)):
    results["corroborate"].append(run(ours))
    results["DuckDB"].append(run(theirs))
rows = sum(max(0, sum(1 for _ in open(file, "rb")) - 1) for file in files)
median = {name: [statistics.median(column) for column in zip(*runs)] for name, runs in results.items()}
print(f"{rows} rows, median of {rounds} rounds")
for name, (wall, processor, memory) in median.items():
    print(f"{name:12} {wall:7.2f} s   {processor:7.2f} s of processor   {memory:7.0f} MiB   {rows / wall:12,.0f} rows/s")
wall, processor, memory = (a / b for a, b in zip(median["corroborate"], median["DuckDB"]))
print(f"{'ratio':12} {wall:7.2f}     {processor:7.2f}                  {memory:7.2f}")
PYTHON

echo "statistics with differing values, as DuckDB counts them: $("$work/venv/bin/python" "$work/rival.py" "${files[@]}")"
"$work/venv/bin/python" "$work/measure.py" "$rounds" "$work/venv/bin/python" "$work/rival.py" target/release/corroborate "${files[@]}"
