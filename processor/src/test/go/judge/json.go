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
	context *hcl.EvalContext
	words   []string
}

func (r *jsonReader) read(value any) error {
	switch v := value.(type) {
	case map[string]any:
		for _, name := range slices.Sorted(maps.Keys(v)) {
			r.words = append(r.words, name+":")
			if err := r.read(v[name]); err != nil {
				return err
			}
		}
	case []any:
		r.words = append(r.words, fmt.Sprintf("[%d]", len(v)))
		for _, element := range v {
			if err := r.read(element); err != nil {
				return err
			}
		}
	case string:
		if r.bake {
			template, problems := hclsyntax.ParseTemplate([]byte(v), "docker-bake.json", hcl.InitialPos)
			if problems.HasErrors() {
				return problems
			}
			expanded, problems := template.Value(r.context)
			if problems.HasErrors() {
				return problems
			}
			v = strings.TrimLeft(expanded.AsString(), "./") // how deep the context lies, and whether it may look like an address
		}
		r.words = append(r.words, v)
	default:
		r.words = append(r.words, fmt.Sprint(v))
	}
	return nil
}
