package main

import (
	"fmt"
	"runtime/debug"
)

func main() {
	info, _ := debug.ReadBuildInfo()
	for _, setting := range info.Settings {
		switch setting.Key {
		case "-race", "-cover", "-gcflags":
			fmt.Println(setting.Key, setting.Value)
		}
	}
}
