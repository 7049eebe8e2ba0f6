//go:build !js

package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const known = "testdata/known"

// One change of the package known makes no difference, and must live; its tests
// notice every other. Were the one killed, the program would be killing whatever
// it is given; were another to live, it would not be testing the change.
func TestKnownMutants(t *testing.T) {
	var out bytes.Buffer
	asked := request{folder: known, list: filepath.Join(known, "equivalent.txt"), efficacy: 75}
	require.NoError(t, run(&out, asked), out.String())
	assert.Contains(t, out.String(), "equivalent    testdata/known/known.go:9 Larger\n\t- a > b\n\t+ a >= b\n")
	assert.Contains(t, out.String(), "killed        testdata/known/known.go:16 Less\n\t- new(big.Int).Sub(a, b)\n\t+ new(big.Int).Add(a, b)\n")
	assert.Contains(t, out.String(), "of 4 possible changes: 3 killed, 1 equivalent\n") // a > b turned, its boundary; Sub; the count dropped

	asked.efficacy = 76
	assert.EqualError(t, run(&out, asked), "3 of 4 killed, less than 76 %")
}

func TestASurvivorThatIsNotListedFails(t *testing.T) {
	asked := request{folder: known, list: listOf(t, ""), efficacy: 50}
	assert.EqualError(t, run(new(bytes.Buffer), asked), "1 survived: add a test that notices each, or list it with the reason")
}

func TestAListedChangeThatIsKilledFails(t *testing.T) {
	list := "testdata/known/known.go Larger\n\t- a > b\n\t+ a >= b\n\tReason.\n\n" +
		"testdata/known/known.go Count\n\t- count++\n\t+ (dropped)\n\tReason.\n"
	asked := request{folder: known, list: listOf(t, list), efficacy: 50}
	assert.EqualError(t, run(new(bytes.Buffer), asked), "1 listed as equivalent, but some test notices: take each off the list")
}

func TestListsThatAreRefused(t *testing.T) {
	for fault, list := range map[string]string{
		`wants a place, what stands`:                  "a.go F\n\t- x\n\t+ y\n",
		`wants a line with -, a line with +`:          "a.go F\n\tx\n\t+ y\n\tReason.\n",
		`lists "x" twice`:                             strings.Repeat("a.go F\n\t- x\n\t+ y\n\tReason.\n\n", 2),
		`listed as equivalent, but "x" cannot be cha`: "testdata/known/known.go Larger\n\t- x\n\t+ y\n\tReason.\n",
	} {
		err := run(new(bytes.Buffer), request{folder: known, list: listOf(t, list)})
		assert.ErrorContains(t, err, fault)
	}
}

func TestTheSameSeedChoosesTheSameSample(t *testing.T) {
	all, err := mutantsOf(".")
	require.NoError(t, err)
	first := choose(all, request{sample: 10, seed: 7})
	assert.Len(t, first, 10)
	assert.Equal(t, first, choose(all, request{sample: 10, seed: 7}))
	assert.NotEqual(t, first, choose(all, request{sample: 10, seed: 8}))
	assert.Equal(t, all, choose(all, request{}))
	for _, m := range choose(all, request{file: "trial.go"}) {
		assert.Equal(t, "trial.go", m.file)
	}
}

// What is listed for the library names changes that can be made.
func TestTheListIsOfThisCode(t *testing.T) {
	t.Chdir("../..")
	listed, err := readEquivalents("internal/mutation/equivalent.txt")
	require.NoError(t, err)
	for at := range listed {
		folder := filepath.Dir(at.file)
		all, err := mutantsOf(folder)
		require.NoError(t, err)
		require.NoError(t, listed.allOf(all, folder))
	}
}

func listOf(t *testing.T, text string) string {
	name := filepath.Join(t.TempDir(), "equivalent.txt")
	require.NoError(t, os.WriteFile(name, []byte(text), 0o600))
	return name
}
