#!/bin/sh
# Granular beside the method in NumPy, SciPy and statsmodels: the same numbers, and how many times as fast.
# Installs nothing. Takes a folder with table.csv and samples.csv, and how many points the slow side evaluates.
set -eu

here=$(cd "$(dirname "$0")" && pwd -P)
python=${PYTHON:-/usr/bin/python3}

[ $# -ge 1 ] || {
    echo "Usage: bench/reference/compare.sh FOLDER [POINTS]" >&2
    exit 2
}
"$python" -c 'import numpy, pandas, scipy, statsmodels' 2>/dev/null || {
    echo "compare.sh needs NumPy, pandas, SciPy and statsmodels for $python. On Debian:" >&2
    echo "  apt-get install python3-numpy python3-pandas python3-scipy python3-statsmodels" >&2
    exit 2
}
exec "$python" -B "$here/compare.py" "$here/../../granular" "$@"
