// Package about knows the commit.
package about

var gitCommit = "none"

// Commit is the commit.
func Commit() string { return gitCommit }
