package main

import (
	"context"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"

	"github.com/moby/patternmatcher/ignorefile"
	"github.com/tonistiigi/fsutil"
)

// sent returns the files of a directory that BuildKit's client sends under an ignore file, sorted.
func sent(text, root string) ([]string, error) {
	patterns, err := ignorefile.ReadAll(strings.NewReader(text))
	if err != nil {
		return nil, err
	}
	context := context.Background()
	all, err := fsutil.NewFS(root)
	if err != nil {
		return nil, err
	}
	filtered, err := fsutil.NewFilterFS(all, &fsutil.FilterOpt{ExcludePatterns: patterns})
	if err != nil {
		return nil, err
	}
	var files []string
	err = filtered.Walk(context, "", func(path string, entry fs.DirEntry, err error) error {
		if err == nil && !entry.IsDir() {
			files = append(files, filepath.ToSlash(path))
		}
		return err
	})
	return []string{fileSet(files)}, err
}

// fileSetStart begins a word that is a set of files.
const fileSetStart = "files\x00"

// fileSet returns one word for a set of files.
func fileSet(files []string) string {
	return fileSetStart + strings.Join(slices.Sorted(slices.Values(files)), "\x00")
}

// sorted puts the files of a set whose names have changed into order again.
func sorted(word string) string {
	if files, ok := strings.CutPrefix(word, fileSetStart); ok {
		return fileSet(strings.Split(files, "\x00"))
	}
	return word
}
