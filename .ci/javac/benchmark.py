#!/usr/bin/env python3
"""Times javac with goimage in a fresh JVM beside -proc:none and beside the floor, and prints the table of docs/performance.md.

    ./mvnw -q -B -DskipTests package
    .ci/benchmark javac                                             # with the JDK of JAVA_HOME
    .ci/benchmark javac --jdks /usr/lib/jvm/jdk-17,/usr/lib/jvm/jdk-25 --scenarios 1,200,1000,caddy,caddy-vendored

The floor is a processor that writes seven small files and a class for each annotation, and does nothing else: once with a class of one
constant, and once with the members of goimage's typed class, which javac has to compile as well. The rounds of all candidates are
interleaved; the figures are medians with minimum and maximum. The scenarios of caddy take Go and its module proxy.
"""

import argparse
import json
import operator
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
CADDY = "github.com/caddyserver/caddy/v2@v2.11.9"


def run(words, directory, **environment):
    result = subprocess.run(
        words, cwd=directory, env={**os.environ, **environment}, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    if result.returncode != 0:
        sys.exit(f"{' '.join(map(str, words))} failed in {directory}:\n{result.stdout[-4000:]}")
    return result.stdout


def timed(words, directory, **environment):
    start = time.monotonic()
    run(words, directory, **environment)
    return (time.monotonic() - start) * 1000


def built(name):
    jars = [jar for jar in (ROOT / name / "target").glob("goimage-*.jar") if "sources" not in jar.name and "javadoc" not in jar.name]
    if not jars:
        sys.exit(f"no jar in {name}/target: ./mvnw -q -B -DskipTests package")
    return jars[0]


def floor(javac, annotations, work):
    """The floor's classes, as a directory that is a processor path."""
    classes = work / "floor"
    (classes / "META-INF/services").mkdir(parents=True)
    (classes / "META-INF/services/javax.annotation.processing.Processor").write_text("FloorProcessor\n")
    run([javac, "--release", "17", "-proc:none", "-cp", annotations, "-d", classes, HERE / "FloorProcessor.java"], work)
    return classes


class Project:
    """Packages with one annotation each, all of one Go module."""

    def __init__(self, work, name, images, module, main=""):
        self.directory = work / name
        shutil.copytree(module, self.directory / "go", symlinks=True)
        run(["chmod", "-R", "u+w", self.directory], work)
        self.sources = []
        for number in range(images):
            source = self.directory / f"java/bench/p{number}/package-info.java"
            source.parent.mkdir(parents=True)
            source.write_text(f'@io.github.goimage.GoImage(name = "image-{number}", module = "go"{main})\npackage bench.p{number};\n')
            self.sources.append(source)

    def typed_class(self):
        """The first image's typed class, as the last compilation wrote it, for the floor to write instead of its own."""
        [source] = (self.directory / "out/bench/p0").glob("*.java")
        text = source.read_text().replace("bench.p0", "$PACKAGE").replace(source.stem, "$TYPE").replace("image-0", "$NAME")
        template = self.directory / "class.txt"
        template.write_text(text)
        return template

    def compile(self, javac, annotations, options):
        out = self.directory / "out"
        shutil.rmtree(out, ignore_errors=True)
        out.mkdir()
        words = [javac, "-d", out, "-cp", annotations, *options]
        words += [f"-Agoimage.projectDir={self.directory}", f"-Agoimage.rootDir={self.directory}"]
        return timed([*words, *self.sources], self.directory)


def projects(scenarios, work):
    for scenario in scenarios:
        if scenario.isdigit():
            label = "1 image of a small module" if scenario == "1" else f"{scenario} images of it"
            yield label, Project(work, scenario, int(scenario), ROOT / "demo/src/main/go")
        else:
            found = json.loads(run(["go", "mod", "download", "-json", CADDY], work))
            yield scenario, Project(work, scenario, 1, found["Dir"], ', main = "./cmd/caddy"')
            if scenario == "caddy-vendored":
                run(["go", "mod", "vendor"], work / scenario / "go")


def shown(values):
    return f"{statistics.median(values):.0f} ({min(values):.0f}–{max(values):.0f})"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["javac"])
    parser.add_argument("--jdks", default=os.environ.get("JAVA_HOME", ""), help="their directories, with commas between")
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--scenarios", default="1,200,1000,caddy,caddy-vendored")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="goimage-javac-") as directory:
        work = pathlib.Path(directory)
        annotations = built("annotations")
        poet = max(pathlib.Path.home().glob(".m2/repository/com/palantir/javapoet/javapoet/*/javapoet-*.jar"))
        jdks = [pathlib.Path(jdk) / "bin/javac" if jdk else pathlib.Path("javac") for jdk in options.jdks.split(",")]
        ours = f"{built('processor')}:{annotations}:{poet}"
        least = ["-processorpath", floor(jdks[0], annotations, work)]
        ways = {"-proc:none": ["-proc:none"], "floor": least, "floor, our class": least, "goimage": ["-processorpath", ours]}
        print("| ms | JDK | -proc:none | floor | floor, our class | goimage | ÷ floor | ÷ floor, our class | go list -deps |")
        print("|---|---|---|---|---|---|---|---|---|")
        for label, project in projects(options.scenarios.split(","), work):
            for javac in jdks:
                times = {name: [] for name in [*ways, "go list"]}
                project.compile(javac, annotations, ways["goimage"])
                ways["floor, our class"] = [*least, f"-Afloor.class={project.typed_class()}"]
                for turn in range(options.rounds):
                    # Each round begins with another candidate.
                    names = list(ways)[turn % len(ways) :] + list(ways)[: turn % len(ways)]
                    for name in names:
                        times[name].append(project.compile(javac, annotations, ways[name]))
                    if label.startswith("caddy"):
                        times["go list"].append(timed(["go", "list", "-deps", "./cmd/caddy"], project.directory / "go", CGO_ENABLED="0"))
                ratios = [statistics.median(map(operator.truediv, times["goimage"], times[name])) for name in ("floor", "floor, our class")]
                release = run([javac, "-version"], work).split()[-1].split(".")[0]
                cells = [label, release, *(shown(times[name]) for name in ways), *(f"{ratio:.2f}" for ratio in ratios)]
                cells.append(shown(times["go list"]) if times["go list"] else "")
                print("| " + " | ".join(cells) + " |", flush=True)


main()
