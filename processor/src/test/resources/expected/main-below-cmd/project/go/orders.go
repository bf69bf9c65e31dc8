// Package orders is a library.
package orders

// X is exported.
var X = 1
