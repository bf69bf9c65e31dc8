package main

import (
	"fmt"
	"os"
)

func main() {
	for _, directory := range []string{"/var/lib/orders", "/var/lib/orders/archive", "/srv/in box"} {
		if err := os.WriteFile(directory+"/x", nil, 0o600); err != nil {
			fmt.Println(err)
			os.Exit(1)
		}
		fmt.Println(directory)
	}
}
