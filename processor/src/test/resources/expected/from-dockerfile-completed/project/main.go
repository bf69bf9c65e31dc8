package main

import (
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
)

var version = "unknown"

func main() {
	if len(os.Args) > 1 && os.Args[1] == "serve" {
		http.Handle("/report", http.HandlerFunc(report))
		if err := http.ListenAndServe(":8080", nil); err != nil {
			fmt.Println(err)
		}
		return
	}
	directory, _ := os.Getwd()
	page, err := os.ReadFile(filepath.Join("web", "index.html"))
	fmt.Println(version, os.Getenv("LOG_LEVEL"), os.Args[1:], directory, len(page), err)
}

func report(w http.ResponseWriter, r *http.Request) {
	out, err := exec.Command("pdftotext", r.URL.Query().Get("file"), "-").Output()
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	w.Write(out)
}
