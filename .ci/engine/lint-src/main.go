// Lint checks Dockerfiles with BuildKit's own linter and Trivy's Dockerfile checks, neither of which has
// a command of its own that works without a container engine and the network.
//
// It prints one line per finding, with tabs between: linter, rule, severity, file:line, message.
package main

import (
	"context"
	"fmt"
	"log"
	"os"
	"regexp"
	"strings"
)

type finding struct {
	linter, rule, severity string
	file                   string
	line                   int
	message                string
}

func (f finding) String() string {
	message := strings.Join(strings.Fields(f.message), " ") // of several lines, at times
	return fmt.Sprintf("%s\t%s\t%s\t%s:%d\t%s", f.linter, f.rule, strings.ToLower(f.severity), f.file, f.line, message)
}

// A dockerfile is the text of a file to check.
type dockerfile struct {
	name string
	text []byte
}

func main() {
	log.SetFlags(0)
	log.SetPrefix("lint: ")
	if err := run(context.Background(), os.Args[1:]); err != nil {
		log.Fatal(err)
	}
}

func run(ctx context.Context, names []string) error {
	var files []dockerfile
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		files = append(files, dockerfile{name, text})
	}
	var found []finding
	for _, f := range files {
		found = append(found, suppressions(f)...)
		found = append(found, buildkit(ctx, f)...)
	}
	more, err := trivy(ctx, files)
	if err != nil {
		return fmt.Errorf("trivy: %w", err)
	}
	for _, f := range append(found, more...) {
		fmt.Println(f)
	}
	return nil
}

// suppression matches the comments by which a file switches off a check of one of the four linters.
var suppression = regexp.MustCompile(`(?i)^\s*#\s*(check\s*=|hadolint\b|(trivy|tfsec):ignore|(checkov|bridgecrew):skip)`)

// suppressions reports each check that f switches off: such a file is not clean, only silent.
func suppressions(f dockerfile) (found []finding) {
	for i, line := range strings.Split(string(f.text), "\n") {
		if suppression.MatchString(line) {
			found = append(found, finding{"suppression", "Suppression", "error", f.name, i + 1, line})
		}
	}
	return found
}
