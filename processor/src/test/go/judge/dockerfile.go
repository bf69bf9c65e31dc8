package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"

	"github.com/moby/buildkit/frontend/dockerfile/instructions"
	"github.com/moby/buildkit/frontend/dockerfile/parser"
	"github.com/moby/buildkit/frontend/dockerfile/shell"
)

// environment holds variables that are set in every stage, so that one which is expanded by mistake shows.
var environment = []string{"PATH=/usr/bin", "HOME=/root", "X=expanded", "SHELL=/bin/sh", "TARGETOS=linux", "TARGETARCH=amd64"}

// readDockerfile returns the words of all instructions, expanded as BuildKit does, and the image that they make.
func readDockerfile(text, root string) ([]string, image, error) {
	is := image{Labels: map[string]string{}, Arguments: map[string]string{}}
	if syntax, _, _, ok := parser.DetectSyntax([]byte(text)); ok {
		return nil, is, fmt.Errorf("syntax directive %q", syntax)
	}
	if check, _, _, ok := parser.ParseDirective("check", []byte(text)); ok {
		return nil, is, fmt.Errorf("check directive %q", check)
	}
	file, err := parser.Parse(strings.NewReader(text))
	if err != nil {
		return nil, is, err
	}
	stages, global, err := instructions.Parse(file.AST, nil)
	if err != nil {
		return nil, is, err
	}
	words := []string{
		fmt.Sprintf("escape=%c warnings=%d global=%d lines=%d",
			file.EscapeToken, len(file.Warnings), len(global), bytes.Count([]byte(text), []byte("\n"))),
	}
	for i := range stages {
		is.reset(stages[i].BaseName)
		words = append(words, "FROM", stages[i].BaseName, stages[i].Platform, stages[i].Name)
		variables := append([]string(nil), environment...)
		for _, command := range stages[i].Commands {
			more, err := dispatch(command, &variables, &is, root)
			if err != nil {
				return nil, is, fmt.Errorf("%s: %w", command.Name(), err)
			}
			words = append(words, "INSTRUCTION "+command.Name())
			words = append(words, comments(command)...)
			words = append(words, more...)
		}
	}
	return words, is, nil
}

// comments returns what BuildKit takes from the comments above an instruction.
func comments(command instructions.Command) (directives []string) {
	for _, comment := range command.Comments() {
		if strings.HasPrefix(strings.TrimSpace(comment), "check=") {
			directives = append(directives, "# "+comment)
		}
	}
	return directives
}

// dispatch does to one instruction what dockerfile2llb does, as far as its words go.
func dispatch(command instructions.Command, variables *[]string, is *image, root string) ([]string, error) {
	lex := shell.NewLex('\\')
	getter := shell.EnvsFromSlice(*variables)
	expand := func(word string) (string, error) {
		expanded, _, err := lex.ProcessWord(word, getter)
		return expanded, err
	}
	_, isArg := command.(*instructions.ArgCommand)
	if expanding, ok := command.(instructions.SupportsSingleWordExpansion); ok && !isArg {
		if err := expanding.Expand(expand); err != nil {
			return nil, err
		}
	}
	var words []string
	switch c := command.(type) {
	case *instructions.EnvCommand:
		for _, pair := range c.Env {
			words = append(words, pair.Key, pair.Value)
			*variables = append(*variables, pair.Key+"="+pair.Value)
			is.Env = append(is.Env, pair.Key+"="+pair.Value)
			is.all = append(is.all, pair.Key+"="+pair.Value)
		}
	case *instructions.ArgCommand:
		for _, arg := range c.Args {
			words = append(words, arg.Key)
			if arg.Value == nil {
				continue
			}
			value, err := expand(*arg.Value)
			if err != nil {
				return nil, err
			}
			words = append(words, "=", value)
			*variables = append(*variables, arg.Key+"="+value)
			is.Arguments[arg.Key] = value
		}
	case *instructions.LabelCommand:
		for _, pair := range c.Labels {
			words = append(words, pair.Key, pair.Value)
			is.Labels[pair.Key] = pair.Value
		}
	case *instructions.WorkdirCommand:
		words = append(words, c.Path)
		is.Workdir = c.Path
	case *instructions.UserCommand:
		words = append(words, c.User)
		is.User = c.User
	case *instructions.StopSignalCommand:
		words = append(words, c.Signal)
		is.StopSignal = c.Signal
	case *instructions.VolumeCommand:
		words = append(words, c.Volumes...)
		is.Volumes = append(is.Volumes, c.Volumes...)
	case *instructions.ExposeCommand:
		for _, port := range c.Ports {
			ports, err := lex.ProcessWords(port, getter)
			if err != nil {
				return nil, err
			}
			words = append(words, ports...)
			is.Ports = append(is.Ports, ports...)
		}
	case *instructions.RunCommand:
		mounts, err := json.Marshal(instructions.GetMounts(c))
		if err != nil {
			return nil, err
		}
		words = append(words, fmt.Sprint(c.FlagsUsed), string(mounts), fmt.Sprint(c.PrependShell, len(c.Files)))
		words = append(words, c.CmdLine...)
	case *instructions.CmdCommand:
		words = append(words, fmt.Sprint(c.PrependShell, len(c.Files)))
		words = append(words, c.CmdLine...)
		is.Cmd = c.CmdLine
	case *instructions.EntrypointCommand:
		words = append(words, fmt.Sprint(c.PrependShell, len(c.Files)))
		words = append(words, c.CmdLine...)
		is.Entrypoint = c.CmdLine
	case *instructions.HealthCheckCommand:
		is.HealthOptions = []string{c.Health.Interval.String(), c.Health.Timeout.String(), c.Health.StartPeriod.String(),
			fmt.Sprint(c.Health.Retries)}
		words = append(words, c.Health.Test...)
		is.Healthcheck = c.Health.Test
	case *instructions.CopyCommand:
		words = append(words, c.From, c.Chown, c.Chmod, fmt.Sprint(c.Link, c.Parents, c.ExcludePatterns), c.DestPath,
			fmt.Sprint(len(c.SourceContents)))
		if c.From != "" {
			return append(words, c.SourcePaths...), nil
		}
		for _, source := range c.SourcePaths {
			copied, err := sources(source, root)
			if err != nil {
				return nil, err
			}
			words = append(words, copied...)
		}
	default:
		return nil, fmt.Errorf("goimage writes no such instruction")
	}
	return words, nil
}

// sources returns the files of the build context that a COPY takes.
func sources(source, root string) ([]string, error) {
	if !strings.HasPrefix(source, "./") {
		return nil, fmt.Errorf("a source that may be an address or a flag: %q", source)
	}
	if root == "" {
		return []string{source}, nil
	}
	pattern := filepath.Clean(source)
	var taken []string
	err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		file, err := filepath.Rel(root, path)
		if err != nil {
			return err
		}
		for part := file; part != "."; part = filepath.Dir(part) {
			if matches, err := matches(pattern, part); err != nil || matches {
				taken = append(taken, file)
				return err
			}
		}
		return nil
	})
	return []string{fmt.Sprint("a directory: ", strings.HasSuffix(source, "/")), fileSet(taken)}, err
}

// matches says whether a pattern stands for a path, as fsutil's copy has it: one without a wildcard is taken literally.
func matches(pattern, path string) (bool, error) {
	if !containsWildcards(pattern) {
		return pattern == path, nil
	}
	return filepath.Match(pattern, path)
}

func containsWildcards(name string) bool {
	for i := 0; i < len(name); i++ {
		switch name[i] {
		case '\\':
			i++
		case '*', '?', '[':
			return true
		}
	}
	return false
}
