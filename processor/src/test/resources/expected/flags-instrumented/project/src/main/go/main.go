package main

import (
	"fmt"
	"runtime/debug"
	"sort"
)

func main() {
	info, _ := debug.ReadBuildInfo()
	var settings []string
	for _, setting := range info.Settings {
		switch setting.Key {
		case "-race", "-cover", "-gcflags":
			settings = append(settings, setting.Key+" "+setting.Value)
		}
	}
	sort.Strings(settings)
	for _, setting := range settings {
		fmt.Println(setting)
	}
}
