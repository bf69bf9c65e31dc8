package main

import (
	"net/http"
	"net/http/httptest"
	"strconv"
	"testing"
)

func TestProbe(t *testing.T) {
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		code, _ := strconv.Atoi(r.URL.Path[1:])
		w.WriteHeader(code)
	}))
	defer srv.Close()

	for _, code := range []int{200, 204, 404, 503} {
		if err := probe(srv.URL + "/" + strconv.Itoa(code)); (err == nil) != (code == 200) {
			t.Errorf("code %d: %v", code, err)
		}
	}

	srv.Close()
	if err := probe(srv.URL + "/200"); err == nil {
		t.Error("nothing listens: no error")
	}
	if err := probe("localhost"); err == nil {
		t.Error("no URL: no error")
	}
}
