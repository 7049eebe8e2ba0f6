package savings_test

import (
	"fmt"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/savings"
)

// Each benchmark runs at two sizes: what grows faster than its input shows.

func sizes(b *testing.B, small int, run func(b *testing.B, n int)) {
	for _, n := range []int{small, 10 * small} {
		b.Run(fmt.Sprint(n), func(b *testing.B) { run(b, n) })
	}
}

// manyLines are lines of services of their own, each on a basis of its own.
func manyLines(n int) (savings.Header, []savings.Line) {
	h := savings.Header{Years: years(5), Authorities: team}
	lines := make([]savings.Line, n)
	for i := range lines {
		l := savings.Line{Service: fmt.Sprintf("service %d", i), Category: fmt.Sprintf("category %d", i), RingFence: fmt.Sprintf("fund %d", i), Savings: savings.Figures{},
			Basis: must(attribution.InProportion(shares("WCC", i+1, "RBKC", 2*i+3, "LBHF", 5)))}
		for _, y := range h.Years {
			l.Savings[y] = savings.Exactly(pence(int64(100000 + i)))
		}
		l.CountedIn = savings.CountedIn{Service: fmt.Sprintf("service %d", n-i), Savings: savings.Figures{h.Years[0]: savings.Exactly(pence(1))}}
		if 2*i == n {
			l.CountedIn = savings.CountedIn{}
		}
		lines[i] = l
	}
	return h, lines
}

func BenchmarkNewProgramme(b *testing.B) {
	sizes(b, 200, func(b *testing.B, n int) {
		h, lines := manyLines(n)
		for b.Loop() {
			must(savings.NewProgramme(h, lines...))
		}
	})
}

func BenchmarkProgrammeFindings(b *testing.B) {
	sizes(b, 200, func(b *testing.B, n int) {
		h, lines := manyLines(n)
		p := must(savings.NewProgramme(h, lines...))
		for b.Loop() {
			p.Findings()
			p.ByCategory()
			p.ByAuthority()
		}
	})
}

func BenchmarkInTheRound(b *testing.B) {
	sizes(b, 200, func(b *testing.B, n int) {
		h, lines := manyLines(n)
		p := must(savings.NewProgramme(h, lines...))
		for b.Loop() {
			must(p.InTheRound(decimal.New(5, -1), shares("WCC", 3, "RBKC", 2, "LBHF", 1)))
		}
	})
}

func BenchmarkTrack(b *testing.B) {
	sizes(b, 1600, func(b *testing.B, n int) {
		lines := make([]savings.Tracked, n)
		for i := range lines {
			lines[i] = savings.Tracked{Service: fmt.Sprintf("service %d", i/2), Budget: savings.Known(pence(100)), Actual: savings.Known(pence(90))}
			if i%2 == 0 {
				lines[i].Authority = "WCC"
			}
		}
		t := savings.Thresholds{Green: decimal.New(95, -2), Amber: decimal.New(75, -2)}
		for b.Loop() {
			must(savings.Track(t, lines...)).Findings()
		}
	})
}

func BenchmarkRegister(b *testing.B) {
	sizes(b, 800, func(b *testing.B, n int) {
		names := make([]string, n)
		for i := range names {
			names[i] = fmt.Sprintf("scheme %d", i)
		}
		for b.Loop() {
			var r savings.Register
			for _, scheme := range names {
				r = must(r.Approve(scheme, pence(100)))
			}
			for _, scheme := range names {
				r = must(r.Achieve(scheme, pence(90)))
			}
			r.Schemes()
		}
	})
}

func BenchmarkFoot(b *testing.B) {
	sizes(b, 10, func(b *testing.B, n int) {
		table := savings.Table{RowTotals: make([]decimal.Decimal, n), ColumnTotals: make([]decimal.Decimal, n), Total: pence(1)}
		for i := range n {
			table.Rows, table.Columns = append(table.Rows, fmt.Sprint("row ", i)), append(table.Columns, fmt.Sprint("column ", i))
			table.Cells = append(table.Cells, make([]decimal.Decimal, n))
		}
		table.Cells[0][0] = pence(1)
		for b.Loop() {
			must(table.Foot())
		}
	})
}
