package main

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
)

// readJSON returns the names and values of a JSON file in order. In a bake file a string is a template, which buildx expands.
func readJSON(text string, bake bool) ([]string, error) {
	var value any
	if err := json.Unmarshal([]byte(text), &value); err != nil {
		return nil, err
	}
	r := &jsonReader{bake: bake, context: &hcl.EvalContext{Variables: map[string]cty.Value{}}}
	if file, ok := value.(map[string]any); ok && bake {
		variables, _ := file["variable"].(map[string]any)
		for name := range variables {
			r.context.Variables[name] = cty.StringVal("<" + name + ">")
		}
	}
	err := r.read(value)
	return r.words, err
}

type jsonReader struct {
	bake    bool
	member  string // that is being read
	context *hcl.EvalContext
	words   []string
}

func (r *jsonReader) read(value any) error {
	switch v := value.(type) {
	case map[string]any:
		for _, name := range slices.Sorted(maps.Keys(v)) {
			r.words = append(r.words, r.word(name+":", name))
			r.member = name
			if err := r.read(v[name]); err != nil {
				return err
			}
		}
	case []any:
		r.words = append(r.words, fmt.Sprintf("[%d]", len(v)))
		member := r.member
		for _, element := range v {
			r.member = member
			if err := r.read(element); err != nil {
				return err
			}
		}
	case string:
		word, err := r.expanded(v)
		if err != nil {
			return err
		}
		r.words = append(r.words, r.word(word, r.member))
	case nil:
		r.words = append(r.words, anyWord)
	default:
		r.words = append(r.words, fmt.Sprint(v))
	}
	return nil
}

// expanded returns a string as buildx understands it.
func (r *jsonReader) expanded(text string) (string, error) {
	if !r.bake {
		return text, nil
	}
	template, problems := hclsyntax.ParseTemplate([]byte(text), "docker-bake.json", hcl.InitialPos)
	if problems.HasErrors() {
		return "", problems
	}
	expanded, problems := template.Value(r.context)
	if problems.HasErrors() {
		return "", problems
	}
	return expanded.AsString(), nil
}

// word returns what a word of a bake file stands for: how deep the context lies is not compared, and a target's name has
// an underscore for what it may not hold.
func (r *jsonReader) word(text, member string) string {
	if !r.bake {
		return text
	}
	switch {
	case member == "context" || member == "dockerfile":
		return strings.TrimLeft(text, "./")
	case r.member == "target" || member == "targets":
		return targetStart + strings.TrimSuffix(text, ":")
	}
	return text
}
