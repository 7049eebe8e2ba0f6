package tender

import (
	"path"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/internal/casefile"
	"github.com/triborough/fairshare/internal/casefile/tree"
	"github.com/triborough/fairshare/testdata"
)

// A case's own statement yields that year of the tender.
func TestAgreesWithTheStatement(t *testing.T) {
	for _, name := range []string{"park-keeping.yaml", "park-keeping-third-year.yaml"} {
		input, err := testdata.FS.Open(path.Join("rules", name))
		require.NoError(t, err)
		defer input.Close()
		root, err := tree.FromYAML(name, input)
		require.NoError(t, err)
		c, err := casefile.ReadContracts(nil, root)
		require.NoError(t, err)
		tenders, err := Of(name, c)
		require.NoError(t, err)
		found := false
		for _, year := range tenders[0].life.Years {
			if year.Year != c.Period {
				continue
			}
			found = true
			for _, line := range year.Lines {
				assert.Equal(t, attribution.FormatAmount(c.Statement.Totals().Of(line.Authority)), attribution.FormatAmount(line.Total))
			}
		}
		assert.True(t, found)
	}
}
