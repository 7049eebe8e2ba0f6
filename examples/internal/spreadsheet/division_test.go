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

// division is a case of the law: pence, and weights in whole numbers.
type division struct {
	pence   int64
	weights []int64
}

// shares divides by the library.
func (d division) shares(t testing.TB) []decimal.Decimal {
	weights := make(attribution.Shares, len(d.weights))
	for i, w := range d.weights {
		weights[i] = attribution.Share{Authority: attribution.Authority(fmt.Sprintf("A%03d", i)), Amount: whole(w)}
	}
	basis, err := attribution.InProportion(weights)
	require.NoError(t, err)
	shares, err := basis.Apportion(decimal.New(d.pence, -2))
	require.NoError(t, err)
	pence := make([]decimal.Decimal, len(shares))
	for i, share := range shares {
		pence[i] = share.Amount.Shift(2)
	}
	return pence
}

// put lays a division out from a row on: the amount, the weights beside it, and the
// table.
func (d division) put(t testing.TB, b *spreadsheet.Book, s *spreadsheet.Sheet, row int) spreadsheet.Divided {
	amount := spreadsheet.Figure{At: s.Put(row, 10, spreadsheet.Fixed(whole(d.pence), spreadsheet.Number)), Value: whole(d.pence)}
	of := spreadsheet.Division{What: fmt.Sprint(row), Amount: amount, Shares: d.shares(t)}
	for i, w := range d.weights {
		of.Names, of.Order = append(of.Names, fmt.Sprint("A", i)), append(of.Order, i+1)
		of.Weights = append(of.Weights, spreadsheet.Figure{At: s.Put(row+i, 11, spreadsheet.Fixed(whole(w), spreadsheet.Number)), Value: whole(w)})
	}
	return b.Divide(s, row, of)
}

func drawn(r *rand.Rand) division {
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
	n := 1 + r.IntN(6)
	most := []int64{2, 10, 1000, 31_622_776, 1_000_000_000_000, spreadsheet.MostWeights}[r.IntN(6)] / int64(n)
	for range n {
		d.weights = append(d.weights, r.Int64N(max(1, most)+1))
		if r.IntN(5) == 0 {
			d.weights[len(d.weights)-1] = d.weights[0] // a tie
		}
	}
	d.weights[r.IntN(n)] = max(1, most)
	return d
}

func TestSpike(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	b := spreadsheet.New()
	s := b.Sheet("Divisions")
	var all []division
	var rows []int
	row := 1
	all = append(all, division{999_999_999_999_999, []int64{1, spreadsheet.MostWeights - 1}}, division{999_999_999_999_998, []int64{1, 1, 1}})
	for range 150 {
		all = append(all, drawn(r))
	}
	for _, d := range all {
		rows = append(rows, row)
		d.put(t, b, s, row)
		row += len(d.weights) + 2
	}
	var out bytes.Buffer
	require.NoError(t, b.Write(&out))
	for _, mode := range []spreadsheettest.Mode{spreadsheettest.Recalculated, spreadsheettest.Trusted} {
		v := spreadsheettest.Open(t, mode, out.Bytes())[0]
		for i, d := range all {
			for j, want := range d.shares(t) {
				got := v.At(t, "Divisions", fmt.Sprintf("H%d", rows[i]+j))
				assert.Equal(t, want.String(), got, "%v %v", mode, d)
			}
		}
		cached := spreadsheettest.Read(t, out.Bytes())
		for sheet, rows := range cached {
			for i, cells := range rows {
				for j, cell := range cells {
					if i < len(v[sheet]) && j < len(v[sheet][i]) {
						if cell != v[sheet][i][j] {
							t.Errorf("%s %d %d: %q %q", sheet, i+1, j+1, cell, v[sheet][i][j])
						}
					} else if cell != "" {
						t.Errorf("%s %d %d: %q missing", sheet, i+1, j+1, cell)
					}
				}
			}
		}
	}
}
