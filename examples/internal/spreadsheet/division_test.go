package spreadsheet_test

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/examples/internal/spreadsheet"
	"github.com/triborough/fairshare/examples/internal/spreadsheettest"
)

func whole(n int64) decimal.Decimal { return decimal.NewFromInt(n) }

// division is pence, and weights in whole numbers.
type division struct {
	pence   int64
	weights []int64
}

// apportioned divides pence by the library.
func apportioned(t testing.TB, pence int64, by []decimal.Decimal) []decimal.Decimal {
	weights := make(attribution.Shares, len(by))
	for i, weight := range by {
		weights[i] = attribution.Share{Authority: attribution.Authority(fmt.Sprintf("A%03d", i)), Amount: weight}
	}
	basis, err := attribution.InProportion(weights)
	require.NoError(t, err)
	shares, err := basis.Apportion(decimal.New(pence, -2))
	require.NoError(t, err)
	parts := make([]decimal.Decimal, len(shares))
	for i, share := range shares {
		parts[i] = share.Amount.Shift(2)
	}
	return parts
}

func (d division) shares(t testing.TB) []decimal.Decimal {
	var weights []decimal.Decimal
	for _, w := range d.weights {
		weights = append(weights, whole(w))
	}
	return apportioned(t, d.pence, weights)
}

// put lays a division out from a row on: the amount and the weights in cells that
// may be changed, and the table.
func (d division) put(t testing.TB, b *spreadsheet.Book, s *spreadsheet.Sheet, row int) {
	amount := spreadsheet.Figure{At: s.Put(row, 10, spreadsheet.Money(whole(d.pence))), Value: whole(d.pence)}
	of := spreadsheet.Division{What: fmt.Sprint(row), Amount: amount, Shares: d.shares(t)}
	for i, w := range d.weights {
		of.Names, of.Order = append(of.Names, fmt.Sprint("A", i)), append(of.Order, i+1)
		of.Weights = append(of.Weights, spreadsheet.Figure{At: s.Put(row+i, 11, spreadsheet.Weight(whole(w))), Value: whole(w)})
	}
	assert.True(t, of.Exact())
	b.Divide(s, row, of)
}

// drawn draws a division among so many: ties and noughts, refunds, sums of weights
// up to the most that there may be.
func drawn(r *rand.Rand, among int) division {
	d := division{pence: r.Int64N(1_000_000_000_000_000)}
	switch r.IntN(4) {
	case 0:
		d.pence = r.Int64N(30)
	case 1:
		d.pence = r.Int64N(100_000_000)
	}
	if r.IntN(4) == 0 {
		d.pence = -d.pence
	}
	most := []int64{2, 10, 1000, 31_622_776, 1_000_000_000_000, spreadsheet.MostWeights}[r.IntN(6)] / int64(among)
	for range among {
		d.weights = append(d.weights, r.Int64N(max(1, most)+1))
		if r.IntN(5) == 0 {
			d.weights[len(d.weights)-1] = d.weights[0] // a tie
		}
	}
	d.weights[r.IntN(among)] = max(1, most)
	return d
}

// sheet lays divisions out below each other.
func sheet(t testing.TB, all []division) []byte {
	b := spreadsheet.New()
	s := b.Sheet("Divisions")
	for _, d := range all {
		d.put(t, b, s, s.Next()+1)
	}
	var out bytes.Buffer
	require.NoError(t, b.Write(&out))
	return out.Bytes()
}

// compare holds the shares that stand on a sheet to those of the library.
func compare(t *testing.T, all []division, v spreadsheettest.Values) {
	t.Helper()
	row := 2
	for _, d := range all {
		for i, want := range d.shares(t) {
			require.Equal(t, want.String(), v.At(t, "Divisions", fmt.Sprintf("H%d", row+i)), "%+v", d)
		}
		row += len(d.weights) + 2
	}
}

// Whatever is divided among whatever weights, within the limits, the cells come to
// what the library does: worked out anew, believed, and once all is changed.
func TestCellsDivideByTheLaw(t *testing.T) {
	r := rand.New(rand.NewPCG(14, 11))
	one := []division{
		{999_999_999_999_999, []int64{1, spreadsheet.MostWeights - 1}},
		{999_999_999_999_998, []int64{1, 1, 1}},
		{17, make([]int64, 33)},
		{5, []int64{7}},
		{-1, []int64{1, 1}},
		{1, []int64{0, 1, 1}},
		{6, []int64{14, 14, 14, 18}},
	}
	for i := range one[2].weights {
		one[2].weights[i] = 1
	}
	for range 150 {
		one = append(one, drawn(r, 1+r.IntN(6)))
	}
	other := make([]division, len(one))
	for i, d := range one {
		other[i] = drawn(r, len(d.weights))
	}
	was, will := sheet(t, one), sheet(t, other)
	compare(t, one, spreadsheettest.Read(t, was))
	recalculated := spreadsheettest.Open(t, spreadsheettest.Recalculated, was, spreadsheettest.Changed(t, was, will))
	compare(t, one, recalculated[0])
	compare(t, other, recalculated[1])
	compare(t, one, spreadsheettest.Open(t, spreadsheettest.Trusted, was)[0])
}
