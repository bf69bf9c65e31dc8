package main

import (
	"crypto/fips140"
	"encoding/json/v2"
	"fmt"
	"log"
)

func main() {
	text, err := json.Marshal(map[string]bool{"fips": fips140.Enabled()})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(string(text), fips140.Version())
}
