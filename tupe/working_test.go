package tupe_test

import (
	"math/big"
	"regexp"
	"strconv"
	"strings"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// The parts of a working: what runs off and the factors of what is left of it,
// a post, an amount.
var (
	runningOff = regexp.MustCompile(`^\((.*)\)((?: × [0-9.]+(?:\^[0-9]+)?)+)(?: \+ (.*))?$`)
	aFactor    = regexp.MustCompile(` × ([0-9.]+)(?:\^([0-9]+))?`)
	aPost      = regexp.MustCompile(`([0-9.]+) FTE(?: Gardener)? × \(£([0-9,.]+) − £([0-9,.]+)\)`)
	anAmount   = regexp.MustCompile(`^(?:pay award |weekend enhancements |pay protection )?£([0-9,.]+)$`)
)

// readWorking works out a working as somebody would who has only the words.
func readWorking(t *rapid.T, because string) *big.Rat {
	value := new(big.Rat)
	if parts := runningOff.FindStringSubmatch(because); parts != nil {
		value = readWorking(t, parts[1])
		for _, factor := range aFactor.FindAllStringSubmatch(parts[2], -1) {
			times := 1
			if factor[2] != "" {
				var err error
				times, err = strconv.Atoi(factor[2])
				require.NoError(t, err)
			}
			for range times {
				value.Mul(value, fraction(t, factor[1]))
			}
		}
		because = parts[3]
	}
	for _, post := range aPost.FindAllStringSubmatch(because, -1) {
		dearer := new(big.Rat).Sub(fraction(t, post[2]), fraction(t, post[3]))
		value.Add(value, dearer.Mul(dearer, fraction(t, post[1])))
	}
	for term := range strings.SplitSeq(aPost.ReplaceAllString(because, ""), " + ") {
		if term = strings.TrimPrefix(term, "protected terms "); term == "" {
			continue
		}
		amount := anAmount.FindStringSubmatch(term)
		require.NotNilf(t, amount, "%q in %q", term, because)
		value.Add(value, fraction(t, amount[1]))
	}
	return value
}

func fraction(t *rapid.T, text string) *big.Rat {
	value, ok := new(big.Rat).SetString(strings.ReplaceAll(text, ",", ""))
	require.Truef(t, ok, "%q", text)
	return value
}
