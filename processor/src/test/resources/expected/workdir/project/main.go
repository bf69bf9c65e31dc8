package main

import (
	"fmt"
	"os"
)

func main() {
	page, _ := os.ReadFile("web/index.html")
	err := os.WriteFile("data/orders", page, 0o600)
	directory, _ := os.Getwd()
	fmt.Println(string(page), err, directory)
}
