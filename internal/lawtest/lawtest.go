// Package lawtest has fuzz targets look for counterexamples to laws.
package lawtest

import (
	"math/rand/v2"
	"testing"

	"pgregory.net/rapid"
)

// Fuzz has a fuzz target draw a law's cases from its input, starting from tapes long
// enough for the law to run to its end: a short one runs out of random choices and
// tests nothing.
func Fuzz(f *testing.F, law func(*rapid.T)) {
	for i := range uint64(8) {
		source := rand.New(rand.NewPCG(i, 2011))
		tape := make([]byte, 64<<10)
		for j := range tape {
			tape[j] = byte(source.Uint32())
		}
		f.Add(tape)
	}
	f.Fuzz(rapid.MakeFuzz(law))
}
