// Probe asks for a URL and exits with 0 if the answer is 200, otherwise with 1.
//
//	probe http://localhost:8000/healthz
package main

import (
	"fmt"
	"log"
	"net/http"
	"os"
	"time"
)

const timeout = 3 * time.Second

func main() {
	log.SetFlags(0)
	log.SetPrefix("probe: ")
	if len(os.Args) != 2 {
		log.Fatal("usage: probe URL")
	}
	if err := probe(os.Args[1]); err != nil {
		log.Fatal(err)
	}
}

// probe returns an error unless url answers 200 within the timeout.
func probe(url string) error {
	client := &http.Client{Timeout: timeout}
	resp, err := client.Get(url)
	if err != nil {
		return err
	}
	resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		return fmt.Errorf("%s answers %s", url, resp.Status)
	}
	return nil
}
