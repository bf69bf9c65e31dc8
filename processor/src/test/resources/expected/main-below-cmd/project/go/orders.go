// Package orders is a library.
package orders
