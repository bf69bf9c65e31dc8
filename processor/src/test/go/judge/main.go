// Judge reads generated files as BuildKit does and compares what they mean with what is intended.
//
// It reads a JSON object a line (see request). A file is compared with its twin, the same file made of a harmless
// value: with the harmless value replaced by the hostile one in all that the twin means, both mean the same. What an
// image is in the end is also compared with what the annotation asks for. A difference is printed as
// "<id>\t<difference>", and "end" after a request that flushes.
package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"regexp"
	"runtime"
	"strings"
	"sync"
)

// request is one file to judge.
type request struct {
	ID string // in the answer
	// Kind is dockerfile, ignore, json, bake, or flush, which waits for all answers.
	Kind     string
	Text     string
	Root     string      // the build context on disk
	Twin     string      // the twin's name
	Define   bool        // whether this is the twin itself
	Swap     [][2]string // harmless and hostile value
	Intended *image      // of a Dockerfile: what its last stage is
}

// twins holds what each twin means, by kind and name.
var twins sync.Map

func main() {
	requests := make(chan request, 256)
	var pending sync.WaitGroup
	var printing sync.Mutex
	var out bytes.Buffer // until a flush: who asks does not read before
	for range runtime.NumCPU() {
		go func() {
			for r := range requests {
				if difference := judge(r); difference != "" {
					printing.Lock()
					fmt.Fprintf(&out, "%s\t%s\n", r.ID, difference)
					printing.Unlock()
				}
				pending.Done()
			}
		}()
	}
	in := json.NewDecoder(bufio.NewReaderSize(os.Stdin, 1<<20))
	for in.More() {
		var r request
		if err := in.Decode(&r); err != nil {
			fmt.Fprintln(os.Stderr, "judge:", err)
			os.Exit(1)
		}
		pending.Add(1)
		if r.Kind == "flush" || r.Define {
			pending.Done()
			pending.Wait()
		}
		switch {
		case r.Kind == "flush":
			out.WriteString("end\n")
			if _, err := out.WriteTo(os.Stdout); err != nil {
				os.Exit(1)
			}
		case r.Define:
			meaning, err := read(r)
			if err != nil {
				fmt.Fprintf(&out, "%s\ttwin: %q\n", r.ID, err)
			}
			twins.Store(r.Kind+r.Twin, meaning)
		default:
			requests <- r
		}
	}
}

// read returns the words that a file means.
func read(r request) ([]string, error) {
	switch r.Kind {
	case "dockerfile":
		words, _, err := readDockerfile(r.Text, r.Root)
		return words, err
	case "ignore":
		return sent(r.Text, r.Root)
	case "json", "bake":
		return readJSON(r.Text, r.Kind == "bake")
	}
	return nil, fmt.Errorf("no kind %q", r.Kind)
}

// judge returns how a file differs from what is intended, or nothing.
func judge(r request) string {
	twin, ok := twins.Load(r.Kind + r.Twin)
	if !ok {
		return fmt.Sprintf("no twin %q", r.Twin)
	}
	words, err := read(r)
	if err != nil {
		return fmt.Sprintf("%q", err)
	}
	wanted := swap(twin.([]string), r.Swap)
	if difference := firstDifference(words, wanted); difference != "" {
		return difference
	}
	if r.Intended == nil {
		return ""
	}
	_, is, _ := readDockerfile(r.Text, r.Root)
	return is.differs(*r.Intended)
}

func swap(words []string, pairs [][2]string) []string {
	swapped := make([]string, len(words))
	for i, word := range words {
		for _, pair := range pairs {
			word = strings.ReplaceAll(word, pair[0], pair[1])
		}
		swapped[i] = canonical(word)
	}
	return swapped
}

// anyWord is a null: in a bake file, a variable without a default, for which the Dockerfile's own holds.
const anyWord = "null\x00"

// targetStart begins a word that is the name of a target in a bake file.
const targetStart = "target\x00"

var noTarget = regexp.MustCompile(`[^A-Za-z0-9_-]`)

// canonical returns a word after a change of names in it.
func canonical(word string) string {
	if name, ok := strings.CutPrefix(word, targetStart); ok {
		return targetStart + noTarget.ReplaceAllString(strings.ReplaceAll(name, ".", "_DOT_"), "_")
	}
	return sorted(word)
}

func firstDifference(is, wanted []string) string {
	for i := range max(len(is), len(wanted)) {
		switch {
		case i >= len(is):
			return fmt.Sprintf("nothing instead of %.200q", wanted[i])
		case i >= len(wanted):
			return fmt.Sprintf("%.200q instead of nothing", is[i])
		case is[i] != wanted[i] && is[i] != anyWord:
			return fmt.Sprintf("%.200q instead of %.200q", is[i], wanted[i])
		}
	}
	return ""
}
