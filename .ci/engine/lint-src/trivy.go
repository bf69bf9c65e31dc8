package main

import (
	"context"
	"fmt"
	"testing/fstest"

	"github.com/aquasecurity/trivy/pkg/iac/rego"
	"github.com/aquasecurity/trivy/pkg/iac/scan"
	scanner "github.com/aquasecurity/trivy/pkg/iac/scanners/dockerfile"
)

// batch is how many files Trivy is given at once: what it takes grows with the square of that.
const batch = 16

// trivy returns what `trivy config` says about files.
func trivy(ctx context.Context, files []dockerfile) (found []finding, err error) {
	for start := 0; start < len(files); start += batch {
		more, err := trivyBatch(ctx, files[start:min(start+batch, len(files))])
		if err != nil {
			return nil, err
		}
		found = append(found, more...)
	}
	return found, nil
}

func trivyBatch(ctx context.Context, files []dockerfile) (found []finding, err error) {
	tree := fstest.MapFS{}
	name := map[string]string{} // by path in tree
	for i, f := range files {
		path := fmt.Sprintf("%d/Dockerfile", i) // Trivy knows a Dockerfile by its name
		tree[path] = &fstest.MapFile{Data: f.text}
		name[path] = f.name
	}
	s := scanner.NewScanner(rego.WithEmbeddedPolicies(true), rego.WithEmbeddedLibraries(true))
	results, err := s.ScanFS(ctx, tree, ".")
	if err != nil {
		return nil, err
	}
	checked := map[string]bool{}
	for _, r := range results {
		place := r.Metadata().Range()
		checked[place.GetFilename()] = true
		if r.Status() == scan.StatusFailed {
			rule := r.Rule()
			found = append(found, finding{
				"trivy", rule.ID, string(r.Severity()), name[place.GetFilename()], place.GetStartLine(), r.Description(),
			})
		}
	}
	for path, file := range name {
		if !checked[path] { // Trivy only logs what it cannot parse
			found = append(found, finding{"trivy", "Error", "error", file, 0, "not a Dockerfile that Trivy can read"})
		}
	}
	return found, nil
}
