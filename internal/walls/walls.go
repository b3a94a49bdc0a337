// Package walls holds the test that reads the import graph and fails on a broken wall (docs/architecture.md). It has no
// code of its own.
package walls
