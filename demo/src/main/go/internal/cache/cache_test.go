package cache

import (
	"strconv"
	"sync"
	"testing"
)

func TestPutGet(t *testing.T) {
	c := New()
	if val, ok := c.Get("slaise"); ok {
		t.Errorf("empty cache: Get = %q, true", val)
	}
	for _, want := range []string{"123", "456", ""} {
		c.Put("slaise", want)
		if val, ok := c.Get("slaise"); val != want || !ok {
			t.Errorf("after Put(%q): Get = %q, %t", want, val, ok)
		}
	}
}

func TestConcurrentUse(t *testing.T) {
	c := New()
	var wg sync.WaitGroup
	for i := 0; i < 100; i++ {
		key := strconv.Itoa(i)
		wg.Add(1)
		go func() {
			defer wg.Done()
			c.Put(key, key)
			if val, ok := c.Get(key); val != key || !ok {
				t.Errorf("Get(%q) = %q, %t", key, val, ok)
			}
		}()
	}
	wg.Wait()
}
