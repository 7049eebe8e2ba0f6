package chart

import (
	"math/big"
	"testing"

	"github.com/stretchr/testify/assert"
	"pgregory.net/rapid"
)

func labels(low, high int64, intervals int) []string {
	s := newScale(big.NewInt(low), big.NewInt(high), 100, intervals)
	var all []string
	for _, mark := range s.marks() {
		all = append(all, s.label(mark))
	}
	return all
}

// In pence: the axis of £8.5m in five steps is marked in steps of 2m, as 1m would
// take nine.
func TestAxesAreMarkedInRoundSums(t *testing.T) {
	for _, c := range []struct {
		low, high int64
		want      []string
	}{
		{0, 850000000, []string{"£0", "£2m", "£4m", "£6m", "£8m", "£10m"}},
		{0, 90200000, []string{"£0", "£0.2m", "£0.4m", "£0.6m", "£0.8m", "£1.0m"}},
		{-50000000, 120000000, []string{"-£0.5m", "£0", "£0.5m", "£1.0m", "£1.5m"}},
		{-4999999, 85000000, []string{"£0", "£0.2m", "£0.4m", "£0.6m", "£0.8m", "£1.0m"}}, // of a step of 20000000: less than a quarter
		{-5000000, 75000000, []string{"-£200k", "£0", "£200k", "£400k", "£600k", "£800k"}},
		{-85000000, 4999999, []string{"-£1.0m", "-£0.8m", "-£0.6m", "-£0.4m", "-£0.2m", "£0"}},
		{126000000, 131800000, []string{"£1.26m", "£1.28m", "£1.30m", "£1.32m"}},
		{128000000, 128000900, []string{"£1,280,000", "£1,280,002", "£1,280,004", "£1,280,006", "£1,280,008", "£1,280,010"}},
		{0, 1000000, []string{"£0", "£2k", "£4k", "£6k", "£8k", "£10k"}},
		{0, 999999, []string{"£0", "£2k", "£4k", "£6k", "£8k", "£10k"}},
		{0, 500000, []string{"£0", "£1,000", "£2,000", "£3,000", "£4,000", "£5,000"}},
		{-500000, 0, []string{"-£5,000", "-£4,000", "-£3,000", "-£2,000", "-£1,000", "£0"}},
		{0, 200, []string{"£0", "£0.50", "£1.00", "£1.50", "£2.00"}},
		{0, 1, []string{"£0", "£0.01"}},
		{0, 0, []string{"£0"}},
	} {
		assert.Equal(t, c.want, labels(c.low, c.high, 5), "%d to %d", c.low, c.high)
	}
}

// Whatever the sums: the ends hold them, no more marks than were asked for, each at
// its place, and a greater sum is never placed before a smaller one.
func TestScaleLaw(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		sum := rapid.OneOf(rapid.Int64Range(-20, 20), rapid.Int64Range(-1e9, 1e9), rapid.Int64())
		a, b := big.NewInt(sum.Draw(t, "a")), big.NewInt(sum.Draw(t, "b"))
		low, high := least(least(a, b), new(big.Int)), greatest(greatest(a, b), new(big.Int))
		intervals := rapid.IntRange(1, 6).Draw(t, "intervals")
		s := newScale(low, high, 500, intervals)
		if low.Sign() < 0 && high.Sign() > 0 {
			intervals = max(intervals, 2) // nought is a mark between
		}
		assert.LessOrEqual(t, s.from.Cmp(low), 0)
		assert.GreaterOrEqual(t, s.to.Cmp(high), 0)
		marks := s.marks()
		assert.LessOrEqual(t, len(marks), intervals+1)
		assert.Equal(t, 0, s.placePence(s.from))
		assert.Equal(t, 500, s.placePence(s.to))
		assert.LessOrEqual(t, s.placePence(low), s.placePence(high))
		seen := make(map[string]bool)
		for _, mark := range marks {
			label := s.label(mark)
			assert.False(t, seen[label], "two marks are called %s", label)
			seen[label] = true
		}
	})
}
