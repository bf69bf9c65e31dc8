package main

import (
	"fmt"
	"os"
)

func show(path string) {
	text, err := os.ReadFile(path)
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
	fmt.Printf("%s: %s", path, text)
}

func main() {
	show("web/static/index.html")
	show("/var/lib/orders/open/1.json")
	for _, file := range []string{"/var/lib/orders/open/1.json", "/var/lib/orders/2.json", "/var/cache/orders/x"} {
		if err := os.WriteFile(file, []byte("{}\n"), 0o600); err != nil {
			fmt.Println(err)
			os.Exit(1)
		}
	}
	show("/var/lib/orders/2.json")
}
