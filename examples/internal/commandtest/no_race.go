//go:build !race

package commandtest

// memory is what a guarded program may take, in kibibytes: a gigabyte.
const memory = "1048576"
