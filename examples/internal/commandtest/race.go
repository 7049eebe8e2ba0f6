//go:build race

package commandtest

// memory is what a guarded program may take, in kibibytes: under the race detector,
// which takes several times as much as the program itself, eight gigabytes.
const memory = "8388608"
