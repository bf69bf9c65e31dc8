// Package cache holds string values in memory.
package cache

import "sync"

// A Cache maps keys to values. It is safe for concurrent use.
type Cache struct {
	mu   sync.RWMutex
	vals map[string]string
}

// New returns an empty Cache.
func New() *Cache {
	return &Cache{vals: make(map[string]string)}
}

// Put stores val under key, replacing what was there.
func (c *Cache) Put(key, val string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.vals[key] = val
}

// Get returns the value stored under key and whether there is one.
func (c *Cache) Get(key string) (val string, ok bool) {
	c.mu.RLock()
	defer c.mu.RUnlock()
	val, ok = c.vals[key]
	return val, ok
}
