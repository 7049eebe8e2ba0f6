package attribution_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/triborough/fairshare/attribution"
)

// A statement says how far the year has come, where that is said, and nothing else
// is a stage.
func TestStage(t *testing.T) {
	parks := attribution.Service{Name: "Parks", Basis: equally(), Running: attribution.Ongoing{Cost: ten}}
	for _, stage := range []attribution.Stage{"", attribution.StageBudget, attribution.StageForecast, attribution.StageOutturn} {
		s := must(attribution.NewStatement(attribution.Header{Authorities: three, Stage: stage}, parks))
		var again attribution.Statement
		require.NoError(t, json.Unmarshal(must(json.Marshal(s)), &again))
		assert.Equal(t, stage, again.Header().Stage)
		assert.NoError(t, again.Verify())
	}
	_, err := attribution.NewStatement(attribution.Header{Authorities: three, Stage: "estimate"}, parks)
	assert.EqualError(t, err, `attribution: "estimate" is no stage of a year: "budget", "forecast", "outturn"`)
	assert.ErrorIs(t, err, attribution.ErrChoice)
}
