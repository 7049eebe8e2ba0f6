package savings_test

import (
	"math/big"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"pgregory.net/rapid"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/internal/lawtest"
	"github.com/triborough/fairshare/savings"
)

func TestNetReductionRefuses(t *testing.T) {
	for _, c := range []struct {
		name          string
		before, after attribution.Shares
		kind          error
		text          string
	}{
		{"one who is not in both", shares("A", 1, "B", 1), shares("A", 1), attribution.ErrAuthority, "savings: B: has spending before and none after, nought included"},
		{"one named twice", shares("A", 1, "A", 1), shares("A", 1), attribution.ErrAuthority, "savings: A: named twice in the spending before"},
		{"a fraction of a penny", shares("A", 1), attribution.Shares{{Authority: "A", Amount: decimal.New(1, -3)}}, attribution.ErrPenny, "savings: A: spending after: 0.001 has a fraction of a penny"},
		{"a huge exponent, at once", attribution.Shares{{Authority: "A", Amount: huge}}, shares("A", 1), attribution.ErrLimit, "savings: A: spending before: a number with exponent 2000000000: at most 18 either way is taken"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := savings.NetReduction(c.before, c.after)
			refused(t, err, c.kind, c.text)
		})
	}
}

// What never enters a net reduction does not, and a line nobody said how to share
// refuses it.
func TestProgrammeNetReduction(t *testing.T) {
	h := savings.Header{Years: []savings.Year{"2011/12"}, Authorities: []attribution.Authority{"A", "B"}}
	equal := must(attribution.Equally("A", "B"))
	of := func(change func(*savings.Line)) savings.Line {
		l := savings.Line{Service: "HR", Savings: savings.Figures{"2011/12": point("100")}, Basis: equal}
		change(&l)
		return l
	}
	lines := []savings.Line{
		of(func(l *savings.Line) { l.AlreadyBudgeted = savings.Figures{"2011/12": point("0.01")} }),
		of(func(l *savings.Line) { l.Kind = savings.Capital }),
		of(func(l *savings.Line) { l.Kind = savings.CapitalReceipt }),
		of(func(l *savings.Line) { l.OneOff = true }),
		of(func(l *savings.Line) { l.NonCashable = true }),
		of(func(l *savings.Line) { l.RingFence = savings.DSG }),
		of(func(l *savings.Line) { l.Kind = savings.CostAvoidance }),
		of(func(l *savings.Line) { l.Kind = savings.Opportunity }),
		of(func(l *savings.Line) {
			l.Kind, l.Savings = savings.Reinvestment, savings.Figures{"2011/12": point("10")}
		}),
	}
	p := must(savings.NewProgramme(h, lines...))
	reductions := must(p.NetReduction("2011/12"))
	// 99.99 less 10 reinvested is what counts of all lines: 50.00 and 49.99, less 5 each.
	assert.Equal(t, "45.00", attribution.FormatAmount(reductions.Of("A")))
	assert.Equal(t, "44.99", attribution.FormatAmount(reductions.Of("B")))
	assert.Equal(t, "189.99", texts(p.Available()), "99.99 and the one-off 100 less 10: ring-fenced, not cashable, avoided and capital are kept out")
	_, err := p.NetReduction("2012/13")
	refused(t, err, attribution.ErrYear, `savings: "2012/13" is none of the programme's years`)
	p = must(savings.NewProgramme(h, of(func(l *savings.Line) { l.Basis = attribution.Basis{} })))
	_, err = p.NetReduction("2011/12")
	refused(t, err, attribution.ErrBasis, "savings: HR: how its saving is shared is not said")
}

// One spends less by what the other spends more: there is no saving in all, and
// each has its part of it.
func TestAShiftBetweenAuthorities(t *testing.T) {
	h := savings.Header{Years: years(1), Authorities: []attribution.Authority{"A", "B"}}
	p := must(savings.NewProgramme(h, savings.Line{Service: "HR", Before: shares("A", 10, "B", 5), After: shares("A", 5, "B", 10)}))
	assert.Equal(t, "0.00 5.00 -5.00", texts(p.Totals())+" "+texts(p.Part("A"))+" "+texts(p.Part("B")))
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

func FuzzSignedReductions(f *testing.F) { lawtest.Fuzz(f, lawSignedReductions) }
