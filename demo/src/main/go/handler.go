package main

import (
	"encoding/json"
	"io"
	"net/http"
	"strings"

	"github.com/goimage/goimage/demo/localcache/internal/cache"
)

// maxBody is the size in bytes of the largest request body that is read.
const maxBody = 1 << 20

// An entry is the JSON body of a request.
type entry struct {
	Key string `json:"key"`
	Val string `json:"val"`
}

// newHandler returns the service's routes, backed by c.
func newHandler(c *cache.Cache) http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("/put", allow(put(c), http.MethodPut))
	mux.HandleFunc("/get", allow(get(c), http.MethodGet, http.MethodHead))
	mux.HandleFunc("/healthz", allow(healthz, http.MethodGet, http.MethodHead))
	return mux
}

func put(c *cache.Cache) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		e, ok := readEntry(w, r)
		if !ok {
			return
		}
		c.Put(e.Key, e.Val)
	}
}

func get(c *cache.Cache) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		key := r.URL.Query().Get("key")
		if key == "" {
			e, ok := readEntry(w, r)
			if !ok {
				return
			}
			key = e.Key
		}
		val, ok := c.Get(key)
		if !ok {
			http.Error(w, "unknown key", http.StatusNotFound)
			return
		}
		writeText(w, val)
	}
}

func healthz(w http.ResponseWriter, _ *http.Request) {
	writeText(w, "ok")
}

// allow passes requests with one of the methods on to h and refuses all others.
func allow(h http.HandlerFunc, methods ...string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		for _, m := range methods {
			if r.Method == m {
				h(w, r)
				return
			}
		}
		w.Header().Set("Allow", strings.Join(methods, ", "))
		http.Error(w, "method not allowed", http.StatusMethodNotAllowed)
	}
}

// readEntry reads the body of r. If that is not an entry with a key,
// it answers the request with the reason and returns false.
func readEntry(w http.ResponseWriter, r *http.Request) (e entry, ok bool) {
	body, err := io.ReadAll(io.LimitReader(r.Body, maxBody+1))
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return entry{}, false
	}
	if len(body) > maxBody {
		http.Error(w, "body too large", http.StatusRequestEntityTooLarge)
		return entry{}, false
	}
	if err := json.Unmarshal(body, &e); err != nil {
		http.Error(w, "malformed body: "+err.Error(), http.StatusBadRequest)
		return entry{}, false
	}
	if e.Key == "" {
		http.Error(w, "no key", http.StatusBadRequest)
		return entry{}, false
	}
	return e, true
}

// writeText answers with exactly s, which no browser shall take for anything but text.
func writeText(w http.ResponseWriter, s string) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Header().Set("X-Content-Type-Options", "nosniff")
	io.WriteString(w, s)
}
