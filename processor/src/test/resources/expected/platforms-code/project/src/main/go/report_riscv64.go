package main

import "net/http"

func report() string {
	response, err := http.Get("https://example.com/")
	if err != nil {
		return err.Error()
	}
	return response.Status
}
