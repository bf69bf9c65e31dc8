package main

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"
)

// image is what the last stage of a Dockerfile makes, or what an annotation asks for.
type image struct {
	From        string // not compared where nothing is asked for
	Env         []string
	Labels      map[string]string
	Entrypoint  []string
	Cmd         []string
	Healthcheck []string
	// HealthOptions are interval, timeout, start period and retries of the health check, or none.
	HealthOptions []string
	Volumes       []string
	Ports         []string
	Workdir       string
	User          string
	StopSignal    string
	Arguments     map[string]string // build arguments that must have these defaults
	LinkerSets    []string          // what the linker is told by -X, "main.version=dev"
	Tags          []string          // build tags that go build must be given

	all []string // the variables of all stages
}

// reset begins another stage: of those before it, only arguments and variables of the build are of interest.
func (i *image) reset(base string) {
	*i = image{From: base, Labels: map[string]string{}, Arguments: i.Arguments, all: i.all}
}

// differs returns the first way in which an image is not as it is wanted.
func (i *image) differs(wanted image) string {
	if wanted.From != "" && i.From != wanted.From {
		return fmt.Sprintf("FROM %.200q instead of %.200q", i.From, wanted.From)
	}
	for _, list := range []struct {
		name       string
		is, wanted []string
	}{
		{"environment", i.Env, wanted.Env},
		{"entrypoint", i.Entrypoint, wanted.Entrypoint},
		{"command", i.Cmd, wanted.Cmd},
		{"health check", i.Healthcheck, wanted.Healthcheck},
		{"volumes", i.Volumes, wanted.Volumes},
		{"ports", i.Ports, wanted.Ports},
		{"directory", []string{i.Workdir}, []string{wanted.Workdir}},
		{"user and signal", []string{i.User, i.StopSignal}, []string{wanted.User, wanted.StopSignal}},
	} {
		if difference := firstDifference(list.is, list.wanted); difference != "" {
			return list.name + ": " + difference
		}
	}
	if !maps.Equal(i.Labels, wanted.Labels) {
		return fmt.Sprintf("labels: %.200q instead of %.200q", i.Labels, wanted.Labels)
	}
	for name, value := range wanted.Arguments {
		if is, ok := i.Arguments[name]; !ok || is != value {
			return fmt.Sprintf("argument %s: %.200q instead of %.200q", name, is, value)
		}
	}
	if difference := i.healthOptionsDiffer(wanted.HealthOptions); difference != "" {
		return difference
	}
	return i.flagsDiffer(wanted)
}

// healthOptionsDiffer compares the options of the health check as the engine understands them: zero is not set.
func (i *image) healthOptionsDiffer(wanted []string) string {
	if len(i.HealthOptions) == 0 || slices.Equal(i.Healthcheck, []string{"NONE"}) {
		return ""
	}
	for j, absent := range []string{"30s", "30s", "0s", "3"} {
		is, want := i.HealthOptions[j], wanted[j]
		if is == "0s" || is == "0" {
			is = absent
		}
		if j < 3 {
			duration, err := time.ParseDuration(want)
			if err != nil {
				return fmt.Sprintf("health check: %q", err)
			}
			want = duration.String()
		}
		if is != want {
			return fmt.Sprintf("health check: %q instead of %q", is, want)
		}
	}
	return ""
}

// flagsDiffer compares what the go command would be told.
func (i *image) flagsDiffer(wanted image) string {
	var tags, sets []string
	for _, variable := range i.all {
		flags, ok := strings.CutPrefix(variable, "GOFLAGS=")
		if !ok {
			continue
		}
		words, err := split(flags)
		if err != nil {
			return fmt.Sprintf("GOFLAGS: %q", err)
		}
		for _, word := range words {
			if list, ok := strings.CutPrefix(word, "-tags="); ok {
				tags = append(tags, strings.Split(list, ",")...)
			} else if list, ok := strings.CutPrefix(word, "-ldflags="); ok {
				linker, err := split(list)
				if err != nil {
					return fmt.Sprintf("-ldflags: %q", err)
				}
				for j, word := range linker {
					if word == "-X" && j+1 < len(linker) {
						sets = append(sets, linker[j+1])
					}
				}
			}
		}
	}
	if difference := firstDifference(sets, wanted.LinkerSets); difference != "" {
		return "-X: " + difference
	}
	for _, tag := range wanted.Tags {
		if !slices.Contains(tags, tag) {
			return fmt.Sprintf("no build tag %q", tag)
		}
	}
	return ""
}

// split is Split of cmd/internal/quoted, by which the go command and the linker read their flags.
func split(s string) ([]string, error) {
	var f []string
	for len(s) > 0 {
		for len(s) > 0 && isSpaceByte(s[0]) {
			s = s[1:]
		}
		if len(s) == 0 {
			break
		}
		if s[0] == '"' || s[0] == '\'' {
			quote := s[0]
			s = s[1:]
			i := strings.IndexByte(s, quote)
			if i < 0 {
				return nil, fmt.Errorf("unterminated %c string", quote)
			}
			f = append(f, s[:i])
			s = s[i+1:]
			continue
		}
		i := 0
		for i < len(s) && !isSpaceByte(s[i]) {
			i++
		}
		f = append(f, s[:i])
		s = s[i:]
	}
	return f, nil
}

func isSpaceByte(c byte) bool {
	return c == ' ' || c == '\t' || c == '\n' || c == '\r'
}
