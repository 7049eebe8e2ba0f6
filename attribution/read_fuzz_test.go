package attribution_test

import (
	"encoding/json"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/internal/casefile"
	"github.com/triborough/fairshare/internal/vectorstest"
)

// Whatever stands in a text, reading it as a basis ends: in an error of the package,
// or in a basis that divides all there is and reads back as itself.
func FuzzReadBasis(f *testing.F) {
	for _, v := range vectorstest.BasisVectors(f) {
		if _, given := v.Basis["authorities"]; !given && v.Basis["equal"] != nil {
			v.Basis["authorities"] = v.Among // beside equal, JSON says who shares
		}
		f.Add(string(must(json.Marshal(v.Basis))))
	}
	f.Fuzz(func(t *testing.T, text string) {
		var basis, again attribution.Basis
		if err := basis.UnmarshalJSON([]byte(text)); err != nil {
			var place *attribution.Error
			require.ErrorAs(t, err, &place)
			return
		}
		if basis.IsZero() {
			return // null
		}
		require.True(t, must(basis.Apportion(pence(1001))).Total().Equal(pence(1001)))
		printed := must(json.Marshal(basis))
		require.NoError(t, again.UnmarshalJSON(printed))
		require.Equal(t, string(printed), string(must(json.Marshal(again))))
	})
}

// Whatever stands in a text, reading it as a statement ends, and so does checking what
// was read; and what was read prints and reads back as itself.
func FuzzReadStatement(f *testing.F) {
	f.Add(string(must(os.ReadFile("testdata/statement-format-1.json"))))
	for _, v := range vectorstest.RuleVectors(f) {
		if c, err := casefile.Read("case.yaml", strings.NewReader(v.Case)); err == nil {
			f.Add(string(must(json.Marshal(c.Statement))))
		}
	}
	f.Fuzz(func(t *testing.T, text string) {
		var s, again attribution.Statement
		if err := s.UnmarshalJSON([]byte(text)); err != nil {
			var place *attribution.Error
			require.ErrorAs(t, err, &place)
			return
		}
		sound := s.Verify() == nil
		s.Findings()
		printed := must(json.Marshal(s))
		require.NoError(t, again.UnmarshalJSON(printed))
		require.True(t, s.Equal(again))
		require.Equal(t, sound, again.Verify() == nil)
	})
}
