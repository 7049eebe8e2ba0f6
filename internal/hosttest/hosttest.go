// Package hosttest runs a package's tests again in a program that has changed
// whatever the decimal package lets be changed: they expect the same of it.
package hosttest

import (
	"math/big"
	"os"
	"os/exec"
	"runtime"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const changed = "FAIRSHARE_CHANGED_DECIMALS"

func init() {
	if os.Getenv(changed) != "" {
		change()
	}
}

// change changes every variable that the decimal package exports.
func change() {
	decimal.DivisionPrecision = 0
	decimal.PowPrecisionNegativeExponent = 0
	decimal.MarshalJSONWithoutQuotes = true
	decimal.ExpMaxIterations, decimal.MaxDecodeExponent = 1, 50
	decimal.TrimTrailingZeros = false
	decimal.UseScientificNotation = true
	decimal.Zero = decimal.NewFromBigInt(big.NewInt(7), 0)
}

// Again runs the tests of the package that match, again, where everything is changed
// from the first; each of them must pass, and they are at least so many.
func Again(t *testing.T, pattern string, least int) {
	t.Helper()
	if runtime.GOOS == "js" {
		t.Skip("no process can be started in a browser's machine")
	}
	again := exec.CommandContext(t.Context(), os.Args[0], "-test.run="+pattern, "-test.v", "-test.count=1")
	again.Env = append(os.Environ(), changed+"=1", "RAPID_CHECKS=10")
	said, err := again.CombinedOutput()
	require.NoError(t, err, "%.3000s", said)
	assert.GreaterOrEqual(t, strings.Count(string(said), "\n--- PASS: "), least)
}
