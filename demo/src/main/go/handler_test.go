package main

import (
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/goimage/goimage/demo/localcache/internal/cache"
)

func TestHandler(t *testing.T) {
	const slaise = `{"key":"slaise","val":"123"}`
	tests := []struct {
		method, target, body string
		code                 int
		want                 string // the whole answer, where the code is 200
	}{
		{"PUT", "/put", slaise, 200, ""},
		{"PUT", "/put", `{"key":"empty","val":""}`, 200, ""},
		{"PUT", "/put", `{"key":"schlüssel","val":"<b>\n"}`, 200, ""},
		{"PUT", "/put", ``, 400, ""},
		{"PUT", "/put", `{"key":"slaise"`, 400, ""},
		{"PUT", "/put", slaise + slaise, 400, ""},
		{"PUT", "/put", `{"key":1,"val":"123"}`, 400, ""},
		{"PUT", "/put", `{"val":"123"}`, 400, ""},
		{"PUT", "/put", `{"key":"big","val":"` + strings.Repeat("x", maxBody) + `"}`, 413, ""},
		{"GET", "/put", slaise, 405, ""},
		{"POST", "/put", slaise, 405, ""},

		{"GET", "/get", slaise, 200, "123"},
		{"GET", "/get", `{"key":"slaise"}`, 200, "123"},
		{"GET", "/get?key=slaise", "", 200, "123"},
		{"GET", "/get?key=slaise", "not JSON", 200, "123"},
		{"GET", "/get?key=empty", "", 200, ""},
		{"GET", "/get?key=schl%C3%BCssel", "", 200, "<b>\n"},
		{"HEAD", "/get?key=slaise", "", 200, "123"}, // net/http leaves the body out
		{"GET", "/get?key=other", "", 404, ""},
		{"GET", "/get", `{"key":"other"}`, 404, ""},
		{"GET", "/get", "", 400, ""},
		{"GET", "/get", "slaise", 400, ""},
		{"PUT", "/get", slaise, 405, ""},

		{"GET", "/healthz", "", 200, "ok"},
		{"HEAD", "/healthz", "", 200, "ok"},
		{"PUT", "/healthz", "", 405, ""},
		{"GET", "/", "", 404, ""},
		{"GET", "/get/slaise", "", 404, ""},
	}
	h := newHandler(cache.New())
	for _, tt := range tests {
		w := httptest.NewRecorder()
		h.ServeHTTP(w, httptest.NewRequest(tt.method, tt.target, strings.NewReader(tt.body)))
		if w.Code != tt.code {
			t.Errorf("%s %s %.40q: code %d, want %d", tt.method, tt.target, tt.body, w.Code, tt.code)
		}
		if w.Code == 200 && w.Body.String() != tt.want {
			t.Errorf("%s %s %.40q: answer %q, want %q", tt.method, tt.target, tt.body, w.Body, tt.want)
		}
		if allow := w.Header().Get("Allow"); (allow != "") != (w.Code == 405) {
			t.Errorf("%s %s: code %d with Allow: %q", tt.method, tt.target, w.Code, allow)
		}
	}
}
