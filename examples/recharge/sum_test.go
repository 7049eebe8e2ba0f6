package main

import (
	"math"
	"math/big"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestSumsNeverOverflow(t *testing.T) {
	var total, back sum
	want := new(big.Int)
	for _, pence := range []int64{math.MaxInt64, math.MaxInt64, math.MaxInt64, -1, math.MinInt64, 7, math.MinInt64, math.MinInt64, math.MinInt64, math.MinInt64, math.MinInt64} {
		total.add(pence)
		want.Add(want, big.NewInt(pence))
		got := new(big.Int).Lsh(big.NewInt(total.high), 64)
		require.Equal(t, want.String(), got.Add(got, new(big.Int).SetUint64(total.low)).String())
	}
	back.addSum(total)
	assert.True(t, total.minus(back).isZero())
	assert.Equal(t, "-276,701,161,105,643,274.21", total.String())
}

func TestPoundsInASentence(t *testing.T) {
	for pence, want := range map[int64]string{0: "£0.00", -300: "-£3.00", 255426: "£2,554.26"} {
		assert.Equal(t, want, sumOf(pence).pounds())
	}
}
