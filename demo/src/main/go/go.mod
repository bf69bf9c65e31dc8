module github.com/goimage/goimage/demo/localcache

go 1.18
