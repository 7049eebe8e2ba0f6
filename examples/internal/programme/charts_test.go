package programme

import (
	"io/fs"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/triborough/fairshare/internal/casefile"
	"github.com/triborough/fairshare/testdata"
)

// Of every programme on record and in each of its years, what is drawn between two
// levels is what lies between them.
func TestStepsFromGrossToNetAddUp(t *testing.T) {
	files, err := fs.Glob(testdata.FS, "programmes/*.yaml")
	require.NoError(t, err)
	steps := 0
	for _, name := range files {
		input, err := testdata.FS.Open(name)
		require.NoError(t, err)
		p, err := casefile.ReadProgramme(name, input)
		require.NoError(t, err)
		for _, year := range p.Programme.Header().Years {
			var level decimal.Decimal
			for i, row := range toNet(p.Programme) {
				amount := row.Savings.In(year)
				switch row.Name {
				case estimatedSaving, grossSaving, netSaving:
					assert.True(t, i == 0 || level.Equal(amount), "%s, %s: %s %s is not %s", name, year, row.Name, amount, level)
					level = amount
				case fundedByOthers:
					level = level.Add(amount)
				default:
					level = level.Sub(amount)
				}
				if amount.Sign() != 0 {
					steps++
				}
			}
		}
		require.NoError(t, input.Close())
	}
	assert.Greater(t, steps, 100)
}
