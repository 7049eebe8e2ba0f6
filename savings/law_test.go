package savings_test

import (
	"errors"
	"math/big"
	"slices"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"pgregory.net/rapid"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/savings"
)

// The laws of a programme: one function each, run by go test on drawn cases and
// by go test -fuzz on found ones.

// Phasing conserves: increments sum to the amount, each within a penny of its
// exact part, none where there is no percentage; a cost is phased as a saving.
func lawPhasing(t *rapid.T) {
	percents := rapid.SliceOfN(rapid.Int64Range(0, 3333), 0, 3).Draw(t, "hundredths of a per cent")
	rest := int64(10000)
	var phases []savings.Phase
	for i, y := range years(len(percents) + 1) {
		part := rest
		if i < len(percents) {
			part = percents[i]
		}
		rest -= part
		phases = append(phases, savings.Phase{Year: y, Percent: decimal.New(part, -2)})
	}
	phasing := must(savings.NewPhasing(phases...))
	amount := pence(anyPence(t, "amount"))
	increments, mirrored := must(phasing.Increments(amount)), must(phasing.Increments(amount.Neg()))
	if !increments.Total().Equal(amount) || !lastOf(must(phasing.Levels(amount))).Equal(amount) {
		t.Fatalf("%s came out as %s", amount, increments.Total())
	}
	for i, each := range increments {
		exact := new(big.Rat).Mul(rat(amount), new(big.Rat).Quo(rat(phases[i].Percent), big.NewRat(100, 1)))
		if off := exact.Sub(exact, rat(each.Amount)); off.Abs(off).Cmp(big.NewRat(1, 100)) > 0 {
			t.Fatalf("%s: %s is more than a penny off", each.Year, each.Amount)
		}
		if phases[i].Percent.Sign() == 0 && each.Amount.Sign() != 0 {
			t.Fatalf("%s: nought per cent, and %s", each.Year, each.Amount)
		}
		if !mirrored[i].Amount.Equal(each.Amount.Neg()) {
			t.Fatalf("%s: %s of a saving, %s of a cost", each.Year, each.Amount, mirrored[i].Amount)
		}
	}
}

// The authorities' parts, with what is not shared, sum to the programme; so do
// categories and services.
func lawPartsSum(t *rapid.T) {
	h := drawHeader(t)
	lines := drawLines(t, h)
	p := must(savings.NewProgramme(h, lines...))
	for _, y := range h.Years {
		parts := p.NotShared().In(y)
		for _, a := range h.Authorities {
			parts = parts.Add(p.Part(a).In(y))
		}
		total := p.Totals().In(y)
		if !parts.Equal(total) {
			t.Fatalf("%s: parts of %s, a total of %s", y, parts, total)
		}
		for _, groups := range [][]savings.Group{p.ByCategory(), p.ByService()} {
			var together decimal.Decimal
			for _, g := range groups {
				together = together.Add(g.Savings.In(y))
			}
			if !together.Equal(total) {
				t.Fatalf("%s: groups of %s, a total of %s", y, together, total)
			}
		}
	}
	shared := p.Only(func(l savings.Line) bool { return !l.Basis.IsZero() || l.Before != nil || l.Authorities != nil })
	var borne decimal.Decimal
	for _, a := range h.Authorities {
		borne = borne.Add(p.InvestmentOf(a).Total())
	}
	if !borne.Equal(shared.Investment().Total()) {
		t.Fatalf("%s is borne of an investment of %s", borne, shared.Investment().Total())
	}
}

// The order of the lines changes no figure.
func lawOrder(t *rapid.T) {
	h := drawHeader(t)
	lines := drawLines(t, h)
	one, other := must(savings.NewProgramme(h, lines...)), must(savings.NewProgramme(h, rapid.Permutation(lines).Draw(t, "order of lines")...))
	for _, figure := range []func(savings.Programme) savings.Annual{savings.Programme.Totals, savings.Programme.Estimated, savings.Programme.AlreadyBudgeted,
		savings.Programme.CountedElsewhere, savings.Programme.Investment, savings.Programme.Net, savings.Programme.NotShared, savings.Programme.Available} {
		sameAnnual(t, figure(one), figure(other))
	}
	for _, groups := range []func(savings.Programme) []savings.Group{savings.Programme.ByCategory, savings.Programme.ByService, savings.Programme.ByAuthority} {
		for _, g := range groups(one) {
			i := slices.IndexFunc(groups(other), func(o savings.Group) bool { return o.Name == g.Name })
			sameAnnual(t, g.Savings, groups(other)[i].Savings)
		}
	}
	first, _ := must(one.Appraise()).NPV()
	second, _ := must(other.Appraise()).NPV()
	if !first.Equal(second) {
		t.Fatalf("worth %s in one order, %s in another", first, second)
	}
}

func sameAnnual(t *rapid.T, one, other savings.Annual) {
	for i := range one {
		if one[i].Year != other[i].Year || !one[i].Amount.Equal(other[i].Amount) {
			t.Fatalf("%v in one order, %v in another", one, other)
		}
	}
}

// An overlap is never counted twice: a programme with overlaps totals what it
// would with each saving lowered by them, and says how much was taken out.
func lawOverlap(t *rapid.T) {
	h := drawHeader(t)
	h.Point = savings.Low
	lines := drawLines(t, h)
	lowered := make([]savings.Line, len(lines))
	for i, l := range lines {
		lowered[i] = l
		lowered[i].Savings, lowered[i].AlreadyBudgeted, lowered[i].CountedIn = savings.Figures{}, nil, savings.CountedIn{}
		for y, e := range l.Savings {
			lowered[i].Savings[y] = savings.Exactly(e.Low.Sub(l.AlreadyBudgeted[y].Low).Sub(l.CountedIn.Savings[y].Low))
		}
	}
	one, other := must(savings.NewProgramme(h, lines...)), must(savings.NewProgramme(h, lowered...))
	sameAnnual(t, one.Totals(), other.Totals())
	for _, y := range h.Years {
		taken := one.AlreadyBudgeted().In(y).Add(one.CountedElsewhere().In(y))
		if !one.Estimated().In(y).Sub(taken).Equal(one.Totals().In(y)) {
			t.Fatalf("%s: %s less %s is not %s", y, one.Estimated().In(y), taken, one.Totals().In(y))
		}
	}
}

// Rebasing or dropping a scheme never changes the rate of achievement, so never
// improves it, whatever was achieved.
func lawRegister(t *rapid.T) {
	var r savings.Register
	for _, scheme := range []string{"A", "B", "C"} {
		r = must(r.Approve(scheme, pence(1+somePence(t, "baseline"))))
	}
	t.Repeat(map[string]func(*rapid.T){
		"achieve": func(t *rapid.T) { r = must(r.Achieve(drawScheme(t), pence(anyPence(t, "achieved")))) },
		"rebase": func(t *rapid.T) {
			changed, err := r.Rebase(drawScheme(t), pence(somePence(t, "baseline")), "prices")
			r = unimproved(t, r, changed, err)
		},
		"drop": func(t *rapid.T) {
			changed, err := r.Drop(drawScheme(t), "not to be had")
			r = unimproved(t, r, changed, err)
		},
	})
}

func drawScheme(t *rapid.T) string {
	return rapid.SampledFrom([]string{"A", "B", "C"}).Draw(t, "scheme")
}

// unimproved is the register after a change, or as it was if the scheme is gone.
func unimproved(t *rapid.T, before, after savings.Register, err error) savings.Register {
	if errors.Is(err, attribution.ErrChoice) {
		return before
	}
	if err != nil || after.Rate().Cmp(before.Rate()) != 0 {
		t.Fatalf("a rate of %s became %s (%v)", before.Rate(), after.Rate(), err)
	}
	return after
}

// A saving equal to the whole reduction gives each its reduction; any other is
// shared in their ratio to within a penny for every authority on a side, and
// whoever would spend more never gains by a saving.
func lawSignedReductions(t *rapid.T) {
	before, after := drawSpending(t, true)
	reductions := must(savings.NetReduction(before, after))
	whole := reductions.Total()
	saving := pence(somePence(t, "saving"))
	h := savings.Header{Years: years(2), Authorities: team}
	p := must(savings.NewProgramme(h, savings.Line{Service: "HR", Before: before, After: after,
		Savings: savings.Figures{h.Years[0]: savings.Exactly(saving), h.Years[1]: savings.Exactly(whole)}}))
	for _, r := range reductions {
		part := p.Part(r.Authority)
		if !part[1].Amount.Equal(r.Amount) {
			t.Fatalf("%s gets %s of the whole reduction, not its %s", r.Authority, part[1].Amount, r.Amount)
		}
		exact := new(big.Rat).Mul(rat(saving), new(big.Rat).Quo(rat(r.Amount), rat(whole)))
		if off := exact.Sub(exact, rat(part[0].Amount)); off.Abs(off).Cmp(big.NewRat(2, 100)) > 0 {
			t.Fatalf("%s: %s is two pennies off", r.Authority, part[0].Amount)
		}
		if part[0].Amount.Sign()*r.Amount.Sign() < 0 {
			t.Fatalf("%s: a part of %s of a reduction of %s", r.Authority, part[0].Amount, r.Amount)
		}
	}
}

// A fund's balance is what it opened with, less what was drawn, with what was
// repaid; it is never overdrawn, nobody repays more than was drawn, and the order
// of the bids changes nothing.
func lawFund(t *rapid.T) {
	span := years(6)
	bids := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) savings.Bid {
		saving := rapid.Int64Range(0, 500).Draw(t, "saving")
		return savings.Bid{Name: "bid", Year: rapid.SampledFrom(span).Draw(t, "year"), Investment: pence(rapid.Int64Range(1, 1000).Draw(t, "investment")),
			YearlySaving: pence(saving), Repayment: pence(rapid.Int64Range(0, saving).Draw(t, "repayment"))}
	}), 0, 5).Draw(t, "bids")
	opening := pence(rapid.Int64Range(0, 3000).Draw(t, "opening"))
	account, err := savings.Fund(opening, span, bids...)
	again, errAgain := savings.Fund(opening, span, rapid.Permutation(bids).Draw(t, "order of bids")...)
	if err != nil {
		if !errors.Is(err, attribution.ErrAmount) || errAgain == nil || err.Error() != errAgain.Error() {
			t.Fatalf("refused with %v in one order, %v in another", err, errAgain)
		}
		return
	}
	balance, drawn, repaid := opening, decimal.Decimal{}, decimal.Decimal{}
	for i, y := range account {
		drawn, repaid = drawn.Add(y.Drawn), repaid.Add(y.Repaid)
		balance = balance.Sub(y.Drawn).Add(y.Repaid)
		if !balance.Equal(y.Closing) || balance.Sign() < 0 || repaid.Cmp(drawn) > 0 || !again[i].Closing.Equal(y.Closing) {
			t.Fatalf("%v, where the balance is %s", y, balance)
		}
	}
}

// A table that adds up is let be; one figure altered is found, and put right.
func lawFooting(t *rapid.T) {
	table := drawTable(t)
	if footing := must(table.Foot()); !footing.AddsUp() || footing.Suspects != nil || footing.Findings() != nil {
		t.Fatalf("a sound table is suspected: %v", footing.Findings())
	}
	row, column := rapid.IntRange(0, len(table.Rows)).Draw(t, "row"), rapid.IntRange(0, len(table.Columns)).Draw(t, "column")
	figure := &table.Total
	want := savings.Suspect{Row: savings.TotalName, Column: savings.TotalName}
	switch {
	case row < len(table.Rows) && column < len(table.Columns):
		figure, want.Row, want.Column = &table.Cells[row][column], table.Rows[row], table.Columns[column]
	case row < len(table.Rows):
		figure, want.Row = &table.RowTotals[row], table.Rows[row]
	case column < len(table.Columns):
		figure, want.Column = &table.ColumnTotals[column], table.Columns[column]
	}
	want.Correct = *figure
	*figure = figure.Add(pence(1 + somePence(t, "error")))
	footing := must(table.Foot())
	if len(footing.Differences) != 2 || len(footing.Suspects) != 1 {
		t.Fatalf("one wrong figure gives %v", footing.Findings())
	}
	if got := footing.Suspects[0]; got.Row != want.Row || got.Column != want.Column || !got.Correct.Equal(want.Correct) || !got.Printed.Equal(*figure) {
		t.Fatalf("%v is suspected, not %v", got, want)
	}
}

// drawTable draws a table of at least two rows and columns that adds up.
func drawTable(t *rapid.T) savings.Table {
	table := savings.Table{Rows: []string{"a", "b", "c"}, Columns: []string{"x", "y"}, RowTotals: make([]decimal.Decimal, 3), ColumnTotals: make([]decimal.Decimal, 2)}
	for i := range table.Rows {
		table.Cells = append(table.Cells, make([]decimal.Decimal, 2))
		for j := range table.Columns {
			figure := pence(anyPence(t, "figure"))
			table.Cells[i][j] = figure
			table.RowTotals[i] = table.RowTotals[i].Add(figure)
			table.ColumnTotals[j] = table.ColumnTotals[j].Add(figure)
			table.Total = table.Total.Add(figure)
		}
	}
	return table
}

// The shares of the gains sum to one, and the order of the gains changes nothing.
func lawInTheRound(t *rapid.T) {
	gains := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) savings.Gain {
		g := savings.Gain{Service: rapid.SampledFrom([]string{"ICT", "HR"}).Draw(t, "service"), Year: rapid.SampledFrom(years(4)).Draw(t, "year")}
		for _, a := range team {
			g.Gains = append(g.Gains, attribution.Share{Authority: a, Amount: pence(rapid.Int64Range(0, 3).Draw(t, "gain"))})
		}
		return g
	}), 0, 6).Draw(t, "gains")
	spending := shares("WCC", 3, "RBKC", 2, "LBHF", 1)
	half := decimal.New(5, -1)
	one, other := must(savings.InTheRound(half, spending, gains...)), must(savings.InTheRound(half, spending, rapid.Permutation(gains).Draw(t, "order")...))
	total, least := new(big.Rat), 0
	for i, p := range one {
		if p.Finding() != other[i].Finding() {
			t.Fatalf("%s in one order, %s in another", p.Finding(), other[i].Finding())
		}
		if p.ShareOfGains != nil {
			total.Add(total, p.ShareOfGains)
		}
		least += p.Least
	}
	if total.Sign() != 0 && total.Cmp(big.NewRat(1, 1)) != 0 || least > 2*len(gains) {
		t.Fatalf("the shares of the gains come to %s, and %d gained least", total, least)
	}
}

var laws = []struct {
	name string
	law  func(*rapid.T)
}{
	{"phasing conserves", lawPhasing},
	{"parts sum to the programme", lawPartsSum},
	{"order changes nothing", lawOrder},
	{"an overlap is never counted twice", lawOverlap},
	{"rebasing or dropping never improves", lawRegister},
	{"signed reductions", lawSignedReductions},
	{"net present value", lawNPV},
	{"break-even and payback", lawBreakEven},
	{"mid-range", lawMid},
	{"fund", lawFund},
	{"footing", lawFooting},
	{"in the round", lawInTheRound},
}

func TestLaw(t *testing.T) {
	for _, l := range laws {
		t.Run(l.name, func(t *testing.T) { rapid.Check(t, l.law) })
	}
	assert.NotEmpty(t, laws)
}

func FuzzPhasing(f *testing.F)          { seed(f); f.Fuzz(rapid.MakeFuzz(lawPhasing)) }
func FuzzPartsSum(f *testing.F)         { seed(f); f.Fuzz(rapid.MakeFuzz(lawPartsSum)) }
func FuzzOrder(f *testing.F)            { seed(f); f.Fuzz(rapid.MakeFuzz(lawOrder)) }
func FuzzOverlap(f *testing.F)          { seed(f); f.Fuzz(rapid.MakeFuzz(lawOverlap)) }
func FuzzRegister(f *testing.F)         { seed(f); f.Fuzz(rapid.MakeFuzz(lawRegister)) }
func FuzzSignedReductions(f *testing.F) { seed(f); f.Fuzz(rapid.MakeFuzz(lawSignedReductions)) }
func FuzzNPV(f *testing.F)              { seed(f); f.Fuzz(rapid.MakeFuzz(lawNPV)) }
func FuzzBreakEven(f *testing.F)        { seed(f); f.Fuzz(rapid.MakeFuzz(lawBreakEven)) }
func FuzzMid(f *testing.F)              { seed(f); f.Fuzz(rapid.MakeFuzz(lawMid)) }
func FuzzFund(f *testing.F)             { seed(f); f.Fuzz(rapid.MakeFuzz(lawFund)) }
func FuzzFooting(f *testing.F)          { seed(f); f.Fuzz(rapid.MakeFuzz(lawFooting)) }
func FuzzInTheRound(f *testing.F)       { seed(f); f.Fuzz(rapid.MakeFuzz(lawInTheRound)) }
