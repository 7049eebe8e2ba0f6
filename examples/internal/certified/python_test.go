package certified

import (
	"bytes"
	"encoding/json"
	"math/big"
	"os/exec"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/triborough/fairshare/examples/internal/commandtest"
	"github.com/triborough/fairshare/testdata"
)

// The law in Python, which worked out those of the vectors that no hand did. It is
// asked for the shares of totals, one question a line.
func TestPythonIsCertified(t *testing.T) {
	python := commandtest.Witness(t, "python3")
	asked := questions(t)
	var lines bytes.Buffer
	for _, q := range asked {
		total := integer(t, q.from)
		for i := -1; i < len(q.pence); i++ {
			if i >= 0 {
				total.Add(total, integer(t, q.pence[i]))
			}
			require.NoError(t, json.NewEncoder(&lines).Encode(map[string]any{"pence": total.String(), "weights": q.weights}))
		}
	}
	law, err := testdata.FS.ReadFile("vectors/law.py")
	require.NoError(t, err)
	command := exec.Command(python, "-c", string(law))
	command.Stdin = &lines
	out, err := command.Output()
	require.NoError(t, err)
	decoder, given := json.NewDecoder(bytes.NewReader(out)), make(answers)
	for _, q := range asked {
		var before map[string]string
		for i := -1; i < len(q.pence); i++ {
			var shares map[string]string
			require.NoError(t, decoder.Decode(&shares), q.id)
			if i >= 0 {
				given[q.id] = append(given[q.id], less(t, shares, before))
			}
			before = shares
		}
	}
	require.Empty(t, strings.TrimSpace(string(out[decoder.InputOffset():])))
	certify(t, true, asked, given)
}

// less subtracts the shares of one total from those of another.
func less(t *testing.T, shares, before map[string]string) map[string]string {
	parts := make(map[string]string)
	for code, share := range shares {
		value := integer(t, share)
		parts[code] = value.Sub(value, integer(t, before[code])).String()
	}
	return parts
}

func integer(t *testing.T, text string) *big.Int {
	value, ok := new(big.Int).SetString(text, 10)
	require.True(t, ok, text)
	return value
}
