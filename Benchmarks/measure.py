"""Measures dmugraph beside what else reads GraphML and answers such questions, and prints tables.

Programs take turns, so that what else the machine does hits all alike; medians are shown."""

import argparse
import datetime
import itertools
import os
import pathlib
import statistics
import subprocess
import sys

import instructions

BUILD = instructions.BUILD
ROOT = BUILD.parent.parent
DMUGRAPH = ROOT / ".build/release/dmugraph"
DAY = ("--as-of", "2026-11-01", "--quiet")
PYTHON = BUILD / "python/bin/python"
KERNELS = ("matching", "disjoint-paths", "best-paths", "betweenness")
PEERS = BUILD.parent / "Peers/peers.py"


def launch(command):
    """Runs a command; gives seconds on the clock and of processor time, and peak memory in bytes."""
    run = subprocess.run([BUILD / "launch", *command], check=True, capture_output=True, text=True)
    wall, cpu, peak, status = run.stdout.split()
    if status != "0":
        sys.exit(f"status {status}: {' '.join(map(str, command))}")
    return float(wall), float(cpu), int(peak) * 1024


def take_turns(commands, runs):
    """The medians of what each of the commands takes, by name."""
    results = {name: [] for name in commands}
    for run in range(runs):
        for name, command in commands.items():
            progress(f"run {run + 1} of {runs}: {name}")
            results[name].append(launch(command))
    progress()
    return {
        name: [statistics.median(column) for column in zip(*rows)] for name, rows in results.items()
    }


def progress(text=""):
    if sys.stderr.isatty():
        print(f"\r\033[K{text}", end="", file=sys.stderr, flush=True)


def table(title, heads, rows):
    print(f"\n{title}\n")
    rows = [heads, ["---"] + ["---:"] * (len(heads) - 1), *rows]
    for row in rows:
        print(f"| {' | '.join(row)} |", flush=True)


def has_graph_tool():
    return not subprocess.run(
        ["/usr/bin/python3", "-c", "import graph_tool"], stderr=subprocess.DEVNULL).returncode


def readers(path):
    """What reads the file, by name: other libraries."""
    peers = {
        "igraph in C": [BUILD / "igraph", "read", path],
        "python-igraph": [PYTHON, PEERS, "igraph", "read", path],
        "rustworkx": [PYTHON, PEERS, "rustworkx", "read", path],
        "networkx": [PYTHON, PEERS, "networkx", "read", path],
    }
    if has_graph_tool():
        peers["graph-tool"] = ["/usr/bin/python3", PEERS, "graph-tool", "read", path]
    return peers


def own_commands(path):
    """What dmugraph does with the file, by name."""
    analyses = {
        f"`dmugraph {analysis}` to JSON": [
            DMUGRAPH, analysis, path, *DAY, "--format", "json", "-o", BUILD / "result.json"]
        for analysis in ("gaps", "threads", "paths", "influence", "risk", "plan")
    }
    return {
        "reading to a portfolio": [BUILD / "release/read", path],
        "… on one core": ["taskset", "-c", "0", BUILD / "release/read", path],
        "`dmugraph validate`": [DMUGRAPH, "validate", path, "--quiet"],
        **analyses,
        "`dmugraph export --to graphml`": [
            DMUGRAPH, "export", path, "--to", "graphml", "--quiet", "-o", BUILD / "result.graphml"],
    }


def measure_files(path, runs, peers):
    """Whole programs over one file, the floor first."""
    commands = {"libxml2's SAX2 pass, the floor": [BUILD / "floor", path], **own_commands(path)}
    if peers:
        commands.update(
            (f"reading with {name}", command) for name, command in readers(path).items())
    medians = take_turns(commands, runs)
    size = path.stat().st_size
    floor = next(iter(medians.values()))
    table(
        f"A file of {size / 1e6:.1f} MB:",
        ["", "seconds", "÷ floor", "processor seconds", "÷ floor", "peak MB", "÷ file"],
        [
            [name, f"{wall:.2f}", f"{wall / floor[0]:.2f}", f"{cpu:.2f}", f"{cpu / floor[1]:.2f}",
             f"{peak / 1e6:.0f}", f"{peak / size:.2f}"]
            for name, (wall, cpu, peak) in medians.items()
        ])


def measure_start(runs):
    small = ROOT / "fixtures/three-contacts-one-thread.graphml"
    medians = take_turns({
        "an empty Swift program": [BUILD / "release/empty"],
        "`dmugraph --version`": [DMUGRAPH, "--version"],
        f"`dmugraph gaps` of {small.stat().st_size / 1e3:.0f} kB": [DMUGRAPH, "gaps", small, *DAY],
    }, 5 * runs)
    empty = next(iter(medians.values()))[0]
    table(
        "Starting:", ["", "milliseconds", "more than empty", "peak MB"],
        [
            [name, f"{1e3 * wall:.1f}", f"{1e3 * (wall - empty):.1f}", f"{peak / 1e6:.0f}"]
            for name, (wall, _, peak) in medians.items()
        ])


def timings(command):
    """What a program prints of its analyses: seconds and a sum by name."""
    run = subprocess.run(
        command, check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    lines = (line.split() for line in run.stdout.splitlines())
    return {name: (float(seconds), float(total)) for name, seconds, total in lines}


def measure_analyses(path, accounts, runs, peers):
    """The analyses alone, without reading."""
    analyses = BUILD / "release/analyses"
    networks = BUILD / "networks.txt"
    with open(networks, "wb") as file:
        subprocess.run([analyses, "networks", path], check=True, stdout=file)
    commands = {
        "dmugraph": ["taskset", "-c", "0", analyses, "time", path],
        "all cores": [analyses, "time", path],
    }
    if peers:
        commands["igraph in C"] = [BUILD / "igraph", "networks", networks]
        for name in ("igraph", "rustworkx", "networkx"):
            title = "python-igraph" if name == "igraph" else name
            commands[title] = [PYTHON, PEERS, name, "networks", networks]
    results = {name: [] for name in commands}
    for run, (name, command) in itertools.product(range(runs), commands.items()):
        progress(f"run {run + 1} of {runs}: analyses, {name}")
        results[name].append(timings(command))
    progress()
    check_sums({name: all_runs[0] for name, all_runs in results.items()})

    def microseconds(name, analysis, count):
        return statistics.median(run[analysis][0] for run in results[name]) / count * 1e6

    sample = min(1000, accounts)
    others = [name for name in commands if name not in ("dmugraph", "all cores")]
    rows = []
    for kernel in KERNELS if others else ():
        own = microseconds("dmugraph", kernel, sample)
        row = [kernel, f"{own:.1f}"]
        for name in others:
            can = kernel in results[name][0]
            other = microseconds(name, kernel, sample) if can else 0
            row.append(f"{other:.1f} ({other / own:.1f})" if can else "")
        rows.append(row)
    if others:
        table(
            f"The same questions of the same {sample} networks, microseconds an account on one core "
            "(times dmugraph's):", ["", "dmugraph", *others], rows)
    table(
        f"The analyses whole, without reading, microseconds an account ({accounts:,} accounts):",
        ["", "one core", "all cores"],
        [
            [name, *(f"{microseconds(cores, name, accounts):.1f}" for cores in list(commands)[:2])]
            for name in results["dmugraph"][0] if name not in KERNELS
        ])


def check_sums(results):
    """Ends the run when programs differ in what they found. In betweenness they may: of equally strong
    paths dmugraph counts those with the fewest steps."""
    for name, found in results.items():
        for kernel, (_, total) in found.items():
            expected = results["dmugraph"][kernel][1]
            if kernel != "betweenness" and abs(total - expected) > 1e-6 * expected:
                sys.exit(f"{name} differs in {kernel}: {total} for {expected}")


def measure_scaling(runs):
    medians = []
    for accounts in (1000, 10_000, 100_000):
        path = instructions.generate(accounts)
        medians.append(take_turns(own_commands(path), runs))
        if accounts > 10_000:
            path.unlink()
    rows = []
    for name in medians[0]:
        small, middle, large = sizes = [of_size[name] for of_size in medians]
        rows.append([
            name, *(f"{wall:.2f}" for wall, _, _ in sizes), f"{middle[0] / small[0]:.1f}",
            *(f"{ten / one:.1f}" for ten, one in zip(large, middle)),
        ])
    table(
        "Ten times the accounts, seconds:",
        ["", "1,000", "10,000", "100,000", "10,000 ÷ 1,000", "100,000 ÷ 10,000",
         "… of processor seconds", "… of peak memory"], rows)


def machine():
    with open("/proc/cpuinfo") as file:
        model = next((line.split(":")[1].strip() for line in file if line.startswith("model name")), "?")
    return f"{datetime.date.today()}, {os.cpu_count()} cores ({model})"


def main():
    parser = argparse.ArgumentParser(prog="Benchmarks/run", description=__doc__)
    parser.add_argument("--accounts", type=int, default=10_000, help="how large the file is (10000)")
    parser.add_argument("--runs", type=int, default=5, help="how often everything is run (5)")
    parser.add_argument(
        "--peers", action=argparse.BooleanOptionalAction, default=True,
        help="whether others are measured")
    parser.add_argument(
        "--scaling", action="store_true", help="measure 1,000, 10,000 and 100,000 accounts (1.2 GB) too")
    options = parser.parse_args()
    print(f"{machine()}: `{' '.join(['Benchmarks/run', *sys.argv[1:]])}`")
    path = instructions.generate(options.accounts)
    measure_files(path, options.runs, options.peers)
    measure_analyses(path, options.accounts, options.runs, options.peers)
    measure_start(options.runs)
    floor, read = instructions.measure()
    print(f"\nInstructions of reading to a portfolio ÷ those of the floor: {read / floor:.3f}")
    if options.scaling:
        measure_scaling(options.runs)


if __name__ == "__main__":
    main()
