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
	show("web/static/orders/[id]/a b.html")
}
