// Command examples checks the files for Compose and Kubernetes in docs/running.md with the libraries of both: examples PAGE.
// The paths of the Compose file have to lead to the demo's files, which are compiled before.
// The Deployment is read strictly, and its pods have to pass the Pod Security Standard "restricted".
package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"regexp"

	"github.com/compose-spec/compose-go/v2/loader"
	"github.com/compose-spec/compose-go/v2/types"
	appsv1 "k8s.io/api/apps/v1"
	"k8s.io/pod-security-admission/api"
	"k8s.io/pod-security-admission/policy"
	"sigs.k8s.io/yaml"
)

var fence = regexp.MustCompile("(?ms)^```yaml\n(.*?)^```")

// compose loads the file as one in the root directory, from there and from another directory, where its paths have to lead to the
// same files. Compose counts a relative dockerfile from the context when it builds.
func compose(root string, text []byte) error {
	elsewhere, err := os.MkdirTemp("", "")
	if err != nil {
		return err
	}
	defer os.RemoveAll(elsewhere)
	for _, directory := range []string{root, elsewhere} {
		if err := os.Chdir(directory); err != nil {
			return err
		}
		project, err := loader.LoadWithContext(context.Background(), types.ConfigDetails{
			WorkingDir:  root,
			ConfigFiles: []types.ConfigFile{{Filename: filepath.Join(root, "compose.yaml"), Content: text}},
			Environment: types.Mapping{"PWD": directory},
		}, func(options *loader.Options) { options.SetProjectName("example", true) })
		if err != nil {
			return err
		}
		service := project.Services["localcache"]
		if !service.ReadOnly {
			return fmt.Errorf("the service localcache is not read-only")
		}
		dockerfile := service.Build.Dockerfile
		if !filepath.IsAbs(dockerfile) {
			dockerfile = filepath.Join(service.Build.Context, dockerfile)
		}
		if want := filepath.Join(root, "demo/src/main/go"); service.Build.Context != want {
			return fmt.Errorf("in %s the context is %s, not %s", directory, service.Build.Context, want)
		}
		if want := filepath.Join(root, "demo/target/classes/META-INF/goimage/localcache/Dockerfile"); dockerfile != want {
			return fmt.Errorf("in %s the Dockerfile is %s, not %s", directory, dockerfile, want)
		}
		if _, err := os.Stat(dockerfile); err != nil {
			return fmt.Errorf("compile the demo before: %w", err)
		}
	}
	return nil
}

func kubernetes(_ string, text []byte) error {
	var deployment appsv1.Deployment
	if err := yaml.UnmarshalStrict(text, &deployment); err != nil {
		return err
	}
	evaluator, err := policy.NewEvaluator(policy.DefaultChecks(), nil)
	if err != nil {
		return err
	}
	pod := deployment.Spec.Template
	level := api.LevelVersion{Level: api.LevelRestricted, Version: api.LatestVersion()}
	result := policy.AggregateCheckResults(evaluator.EvaluatePod(level, &pod.ObjectMeta, &pod.Spec))
	if !result.Allowed {
		return fmt.Errorf("restricted: %s", result.ForbiddenDetail())
	}
	// The standard does not ask for it.
	for _, container := range pod.Spec.Containers {
		if readOnly := container.SecurityContext.ReadOnlyRootFilesystem; readOnly == nil || !*readOnly {
			return fmt.Errorf("the container %s is not read-only", container.Name)
		}
	}
	return nil
}

func main() {
	page, err := os.ReadFile(os.Args[1])
	if err != nil {
		panic(err)
	}
	root, err := filepath.Abs(filepath.Join(filepath.Dir(os.Args[1]), ".."))
	if err != nil {
		panic(err)
	}
	checks := []func(string, []byte) error{compose, kubernetes}
	found := fence.FindAllSubmatch(page, -1)
	passed, failed := 0, 0
	for i, check := range checks {
		err := fmt.Errorf("the page has no such file")
		if i < len(found) {
			err = check(root, found[i][1])
		}
		if err == nil {
			passed++
		} else {
			failed++
			fmt.Println(err)
		}
	}
	fmt.Printf("%d passed, %d failed\n", passed, failed)
	if failed > 0 {
		os.Exit(1)
	}
}
