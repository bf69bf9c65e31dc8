// Command examples checks the files for Compose and Kubernetes in docs/running.md with the libraries of both: examples PAGE.
// The Deployment is read strictly, and its pods have to pass the Pod Security Standard "restricted".
package main

import (
	"context"
	"fmt"
	"os"
	"regexp"

	"github.com/compose-spec/compose-go/v2/loader"
	"github.com/compose-spec/compose-go/v2/types"
	appsv1 "k8s.io/api/apps/v1"
	"k8s.io/pod-security-admission/api"
	"k8s.io/pod-security-admission/policy"
	"sigs.k8s.io/yaml"
)

var fence = regexp.MustCompile("(?ms)^```yaml\n(.*?)^```")

func compose(text []byte) error {
	project, err := loader.LoadWithContext(context.Background(), types.ConfigDetails{
		ConfigFiles: []types.ConfigFile{{Filename: "compose.yaml", Content: text}},
		Environment: types.Mapping{"PWD": "/work"},
	}, func(options *loader.Options) { options.SetProjectName("example", true) })
	if err == nil && !project.Services["localcache"].ReadOnly {
		err = fmt.Errorf("the service localcache is not read-only")
	}
	return err
}

func kubernetes(text []byte) error {
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
	return nil
}

func main() {
	page, err := os.ReadFile(os.Args[1])
	if err != nil {
		panic(err)
	}
	checks := []func([]byte) error{compose, kubernetes}
	found := fence.FindAllSubmatch(page, -1)
	passed, failed := 0, 0
	for i, check := range checks {
		err := fmt.Errorf("the page has no such file")
		if i < len(found) {
			err = check(found[i][1])
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
