package main

import (
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/internal/casefile"
)

// Whatever the codes, notices are called by letters, digits and hyphens, a number
// among them, so that no name means something to a system; and no two are alike
// where capitals do not count.
func TestNoticesHaveNamesOfTheirOwn(t *testing.T) {
	safe := regexp.MustCompile(`^([\p{L}\p{Nd}]+-)*[0-9]+(-[\p{L}\p{Nd}]+)*$`)
	code := rapid.OneOf(rapid.SampledFrom([]string{"CON", "con", "..", ".", "A/B", `A\B`, "a b", "NUL.txt", "1", "01", "-", "~", "A:B", "A*", "Ynys Môn"}), rapid.StringN(1, 16, 64))
	rapid.Check(t, func(t *rapid.T) {
		var c casefile.Case
		for _, text := range rapid.SliceOfN(code, 1, 12).Draw(t, "codes") {
			c.Names = append(c.Names, casefile.Name{Code: attribution.Authority(text)})
		}
		c.Period = rapid.SampledFrom([]string{"", "2012/13", "2012", "../..", "the first year"}).Draw(t, "period")
		taken := make(map[string]bool)
		for i, name := range c.Names {
			called := noticeName(c, i, name.Code)
			require.Regexp(t, safe, called)
			require.False(t, taken[strings.ToLower(called)], called)
			taken[strings.ToLower(called)] = true
		}
	})
}
