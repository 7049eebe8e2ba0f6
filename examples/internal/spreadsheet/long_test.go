package spreadsheet_test

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/triborough/fairshare/examples/internal/spreadsheet"
	"github.com/triborough/fairshare/examples/internal/spreadsheettest"
)

// longDivision is pence among weights that are products of two numbers, and of one
// that all have.
type longDivision struct {
	pence  int64
	all    int64
	factor [][2]int64
}

func drawnLong(r *rand.Rand, among int) longDivision {
	d := longDivision{pence: r.Int64N(1_000_000_000_000_000), all: 1 + r.Int64N(100)}
	if r.IntN(3) == 0 {
		d.pence = -r.Int64N(50)
	}
	for range among {
		most := []int64{3, 1000, 1_000_000_000_000, 999_999_999_999_999}
		d.factor = append(d.factor, [2]int64{r.Int64N(most[r.IntN(4)] + 1), r.Int64N(most[r.IntN(4)] + 1)})
		if r.IntN(4) == 0 {
			d.factor[len(d.factor)-1] = [2]int64{d.factor[0][1], d.factor[0][0]} // a tie
		}
	}
	d.factor[r.IntN(among)] = [2]int64{999_999_999_999_999 - r.Int64N(3), 999_999_999_999_999 - r.Int64N(3)}
	return d
}

func (d longDivision) shares(t testing.TB) []decimal.Decimal {
	var weights []decimal.Decimal
	for _, f := range d.factor {
		weights = append(weights, whole(f[0]).Mul(whole(f[1])).Mul(whole(d.all)))
	}
	return apportioned(t, d.pence, weights)
}

func longSheet(t testing.TB, all []longDivision) []byte {
	b := spreadsheet.New()
	s := b.Sheet("Divisions")
	for n, d := range all {
		row := s.Next() + 1
		input := func(row, col int, n int64) spreadsheet.Figure {
			return spreadsheet.Figure{At: s.Put(row, col, spreadsheet.Weight(whole(n))), Value: whole(n)}
		}
		money := spreadsheet.Figure{At: s.Put(row, 20, spreadsheet.Money(whole(d.pence))), Value: whole(d.pence)}
		every := b.Long("every", input(row, 21, d.all))
		of := spreadsheet.Division{What: fmt.Sprint(n), Amount: money, Shares: d.shares(t)}
		for i, f := range d.factor {
			of.Names, of.Order = append(of.Names, fmt.Sprint("A", i)), append(of.Order, i+1)
			long := b.Times("all", b.Times("both", b.Long("one", input(row+i, 22, f[0])), b.Long("the other", input(row+i, 23, f[1]))), every)
			of.Long = append(of.Long, long)
		}
		require.True(t, of.Exact())
		b.Divide(s, row, of)
	}
	var out bytes.Buffer
	require.NoError(t, b.Write(&out))
	return out.Bytes()
}

// Weights that a spreadsheet cannot hold in one cell divide by the same law: worked
// out anew, believed, and once all is changed.
func TestCellsDivideByLongWeights(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 6))
	one := []longDivision{{pence: 1, all: 1, factor: [][2]int64{{1, 1}, {999_999_999_999_999, 999_999_999_999_999}}}, {pence: 5, all: 3, factor: [][2]int64{{6, 1}, {2, 3}, {3, 2}}}}
	for range 60 {
		one = append(one, drawnLong(r, 1+r.IntN(5)))
	}
	other := make([]longDivision, len(one))
	for i, d := range one {
		other[i] = drawnLong(r, len(d.factor))
	}
	check := func(all []longDivision, v spreadsheettest.Values) {
		t.Helper()
		row := 2
		for _, d := range all {
			for i, want := range d.shares(t) {
				require.Equal(t, want.String(), v.At(t, "Divisions", fmt.Sprintf("H%d", row+i)), "%+v", d)
			}
			row += len(d.factor) + 2
		}
	}
	was, will := longSheet(t, one), longSheet(t, other)
	check(one, spreadsheettest.Read(t, was))
	recalculated := spreadsheettest.Open(t, spreadsheettest.Recalculated, was, spreadsheettest.Changed(t, was, will))
	check(one, recalculated[0])
	check(other, recalculated[1])
	check(one, spreadsheettest.Open(t, spreadsheettest.Trusted, was)[0])
	cached := spreadsheettest.Read(t, was)
	for _, sheet := range []string{"Long numbers", "Longer division", "Divisions"} {
		for i, cells := range cached[sheet] {
			for j, cell := range cells {
				if i > 2 && !spreadsheettest.Same(cell, recalculated[0][sheet][i][j]) {
					t.Fatalf("%s %d %d: %s and not %s", sheet, i+1, j+1, recalculated[0][sheet][i][j], cell)
				}
			}
		}
	}
}
