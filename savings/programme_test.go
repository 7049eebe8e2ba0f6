package savings_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/internal/lawtest"
	"github.com/triborough/fairshare/savings"
)

// Every fault of a programme is found, and says its service.
func TestProgrammeRefuses(t *testing.T) {
	h := savings.Header{Years: []savings.Year{"2011/12", "2012/13"}, Authorities: []attribution.Authority{"A", "B"}}
	for _, c := range []struct {
		name string
		line savings.Line
		kind error
		text string
	}{
		{"a line without a service", savings.Line{}, attribution.ErrText, `savings: a line without a name, or one that is not UTF-8: ""`},
		{"a year of its own", savings.Line{Service: "HR", Savings: savings.Figures{"2013/14": point("1")}}, attribution.ErrYear, `savings: HR: saving: "2013/14" is none of the programme's years`},
		{"a range upside down", savings.Line{Service: "HR", Savings: savings.Figures{"2011/12": {Low: sum("2"), High: sum("1")}}}, attribution.ErrAmount,
			"savings: HR: saving: 2011/12: a range from 2.00 down to 1.00: the low end is above the high one"},
		{"a fraction of a penny", savings.Line{Service: "HR", Savings: savings.Figures{"2011/12": savings.Exactly(decimal.New(1, -3))}}, attribution.ErrPenny,
			"savings: HR: saving: 2011/12: 0.001 has a fraction of a penny"},
		{"a negative investment", savings.Line{Service: "HR", Investment: savings.Figures{"2011/12": point("-1")}}, attribution.ErrAmount, "savings: HR: 2011/12: investment: negative amount -1.00"},
		{"a negative overlap", savings.Line{Service: "HR", AlreadyBudgeted: savings.Figures{"2011/12": point("-1")}}, attribution.ErrAmount, "savings: HR: 2011/12: already budgeted: negative amount -1.00"},
		{"overlaps above the saving", savings.Line{Service: "HR", Savings: savings.Figures{"2011/12": point("1")}, AlreadyBudgeted: savings.Figures{"2011/12": point("0.60")},
			CountedIn: savings.CountedIn{Service: "ICT", Savings: savings.Figures{"2011/12": point("0.41")}}}, attribution.ErrAmount, "savings: HR: 2011/12: an overlap of 1.01 within a saving of 1.00"},
		{"an overlap with nobody", savings.Line{Service: "HR", Savings: savings.Figures{"2011/12": point("1")}, CountedIn: savings.CountedIn{Savings: savings.Figures{"2011/12": point("1")}}},
			attribution.ErrText, "savings: HR: the service in which part of the saving is counted is not named"},
		{"an overlap with itself", savings.Line{Service: "HR", CountedIn: savings.CountedIn{Service: "HR"}}, attribution.ErrChoice, "savings: HR: part of the saving is said to be counted in the same service"},
		{"an unknown kind", savings.Line{Service: "HR", Kind: "charity"}, attribution.ErrChoice, `savings: HR: "charity" is no kind of saving: revenue, cost avoidance, reinvestment, capital, capital receipt, opportunity or opportunity cost`},
		{"a stranger", savings.Line{Service: "HR", Authorities: []attribution.Authority{"C"}}, attribution.ErrAuthority, "savings: HR: C: takes part but is none of the programme's authorities"},
		{"one twice", savings.Line{Service: "HR", Authorities: []attribution.Authority{"A", "A"}}, attribution.ErrAuthority, "savings: HR: A: named twice"},
		{"a basis of one who takes no part", savings.Line{Service: "HR", Authorities: []attribution.Authority{"A"}, Basis: must(attribution.Equally("A", "B"))}, attribution.ErrAuthority,
			"savings: HR: B: stands in the basis but takes no part"},
		{"a basis beside the spending", savings.Line{Service: "HR", Basis: must(attribution.Equally("A", "B")), Before: shares("A", 2, "B", 2), After: shares("A", 1, "B", 1)}, attribution.ErrChoice,
			"savings: HR: both a basis and spending before and after: each would settle the parts"},
		{"a one-off of no year", savings.Line{Service: "HR", OneOff: true, Before: shares("A", 2, "B", 2), After: shares("A", 1, "B", 1)}, attribution.ErrChoice,
			"savings: HR: a one-off without savings: spending before and after does not say in which year it comes"},
		{"spending of one alone", savings.Line{Service: "HR", Before: shares("A", 2), After: shares("A", 1)}, attribution.ErrAuthority, "savings: HR: B: takes part but has no spending before, nought included"},
		{"a saving where spending rises", savings.Line{Service: "HR", Savings: savings.Figures{"2011/12": point("1")}, Before: shares("A", 1, "B", 1), After: shares("A", 2, "B", 1)}, attribution.ErrReduction,
			"savings: HR: 2011/12: a saving of 1.00, where spending before less spending after is -1.00"},
		{"an investment by which nobody gains", savings.Line{Service: "HR", Savings: savings.Figures{}, Investment: savings.Figures{"2011/12": point("1")}, Before: shares("A", 1, "B", 1), After: shares("A", 1, "B", 1)},
			attribution.ErrReduction, "savings: HR: 2011/12: investment: nobody's spending falls: there is nothing to share it by; agree a basis instead"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := savings.NewProgramme(h, c.line)
			refused(t, err, c.kind, c.text)
		})
	}
	_, err := savings.NewProgramme(h, savings.Line{Service: "HR", Kind: "charity"}, savings.Line{Service: "ICT", Investment: savings.Figures{"2011/12": point("-1")}})
	assert.Len(t, strings.Split(err.Error(), "\n"), 2, "all faults are reported together")
	for text, wrong := range map[string]savings.Header{
		"savings: A: named twice":                                       {Authorities: []attribution.Authority{"A", "A"}},
		"savings: 9 is no point of a range":                             {Point: 9},
		`savings: "old" are no prices: real or cash`:                    {Prices: "old"},
		"savings: an authority without a code":                          {Authorities: []attribution.Authority{""}},
		`savings: "soon" is not a year such as 2011/12, 2011 or Year 1`: {Years: []savings.Year{"soon"}},
	} {
		_, err := savings.NewProgramme(wrong)
		assert.EqualError(t, err, text)
	}
}

// Levels and increments: the same programme both ways, a one-off being of its
// year alone.
func TestIncrementsAreAddedUpToLevels(t *testing.T) {
	h := savings.Header{Years: []savings.Year{"2011/12", "2012/13", "2013/14"}, Increments: true}
	p := must(savings.NewProgramme(h,
		savings.Line{Service: "HR", Savings: savings.Figures{"2011/12": point("10"), "2012/13": point("20"), "2013/14": point("5")}, AlreadyBudgeted: savings.Figures{"2012/13": point("1")},
			Investment: savings.Figures{"2011/12": point("7")}},
		savings.Line{Service: "Sale", OneOff: true, Savings: savings.Figures{"2012/13": point("100")}},
		savings.Line{Service: "Depot", Kind: savings.CapitalReceipt, Savings: savings.Figures{"2011/12": point("1000")}},
	))
	assert.Equal(t, "10.00 129.00 34.00", texts(p.Totals()))
	assert.Equal(t, "1000.00 0.00 0.00", texts(p.Capital().Totals()), "a receipt is of its year alone")
	assert.Equal(t, "0.00 1.00 1.00", texts(p.AlreadyBudgeted()))
	assert.Equal(t, "7.00 0.00 0.00", texts(p.Investment()))
}

func texts(a savings.Annual) string {
	var out []string
	for _, each := range a {
		out = append(out, attribution.FormatAmount(each.Amount))
	}
	return strings.Join(out, " ")
}

// What is returned can be written to without harm.
func TestProgrammeIsImmutable(t *testing.T) {
	h := savings.Header{Years: []savings.Year{"2011/12"}, Authorities: []attribution.Authority{"A", "B"}}
	line := savings.Line{Service: "HR", Savings: savings.Figures{"2011/12": point("100")}, Basis: must(attribution.Equally("A", "B"))}
	p := must(savings.NewProgramme(h, line))
	h.Years[0], line.Savings["2011/12"] = "1900", point("7")
	p.Header().Years[0] = "1901"
	p.Lines()[0].Savings["2011/12"] = point("8")
	p.Totals()[0].Amount = huge
	p.Only(func(l savings.Line) bool { l.Savings["2011/12"] = point("9"); return true })
	assert.Equal(t, "100.00", texts(p.Totals()))
	assert.Equal(t, savings.Year("2011/12"), p.Header().Years[0])
	assert.Equal(t, point("100"), p.Lines()[0].Savings["2011/12"])
	var zero savings.Programme
	assert.Empty(t, zero.Totals())
	assert.Empty(t, zero.Findings())
}

// A caller can ask for the kind of a fault and for its place.
func TestErrorsSayWhere(t *testing.T) {
	_, err := savings.NewProgramme(savings.Header{Years: years(1)}, savings.Line{Service: "HR", Investment: savings.Figures{years(1)[0]: point("-1")}})
	var e *attribution.Error
	require.True(t, errors.As(err, &e))
	assert.Equal(t, "HR", e.Service)
	assert.Equal(t, "savings", e.Package)
	assert.True(t, errors.Is(err, attribution.ErrAmount))
	assert.Equal(t, "HR: 1997/98: investment: negative amount -1.00", fmt.Sprint(e.Place()))
}

// The authorities' parts, with what is not shared, sum to the programme; so do
// categories and services.
func lawPartsSum(t *rapid.T) {
	h := drawHeader(t)
	lines := drawLines(t, h)
	whole := must(savings.NewProgramme(h, lines...))
	for _, p := range []savings.Programme{whole, whole.Capital(), whole.Opportunities()} {
		partsSum(t, h, p)
	}
}

func partsSum(t *rapid.T, h savings.Header, p savings.Programme) {
	for _, y := range h.Years {
		parts := p.NotShared().In(y)
		for _, a := range h.Authorities {
			parts = parts.Add(p.Part(a).In(y))
		}
		total := p.Totals().In(y)
		if !parts.Equal(total) {
			t.Fatalf("%s: parts of %s, a total of %s", y, parts, total)
		}
		if free := p.Available().In(y); !free.Add(together(p.Tied(), y)).Equal(must(savings.NewProgramme(h, p.Lines()...)).Totals().In(y)) {
			t.Fatalf("%s: %s is free, %s tied", y, free, together(p.Tied(), y))
		}
		for _, groups := range [][]savings.Group{p.ByCategory(), p.ByService()} {
			if !together(groups, y).Equal(total) {
				t.Fatalf("%s: groups of %s, a total of %s", y, together(groups, y), total)
			}
		}
	}
	shared := p.Only(func(l savings.Line) bool { return !l.Basis.IsZero() || l.Before != nil || l.Authorities != nil })
	var borne decimal.Decimal
	for _, a := range h.Authorities {
		borne = borne.Add(p.InvestmentOf(a).Total())
	}
	if own := shared.Investment().Total().Sub(shared.Funding().Total()); !borne.Equal(own) {
		t.Fatalf("%s is borne of an investment of %s that others do not fund", borne, own)
	}
}

func together(groups []savings.Group, y savings.Year) (sum decimal.Decimal) {
	for _, g := range groups {
		sum = sum.Add(g.Savings.In(y))
	}
	return sum
}

// The order of the lines changes no figure.
func lawOrder(t *rapid.T) {
	h := drawHeader(t)
	lines := drawLines(t, h)
	one, other := must(savings.NewProgramme(h, lines...)), must(savings.NewProgramme(h, rapid.Permutation(lines).Draw(t, "order of lines")...))
	for _, figure := range []func(savings.Programme) savings.Annual{savings.Programme.Totals, savings.Programme.Estimated, savings.Programme.AlreadyBudgeted,
		savings.Programme.CountedElsewhere, savings.Programme.Reinvested, savings.Programme.Funding, savings.Programme.Investment, savings.Programme.Net, savings.Programme.NotShared, savings.Programme.Available} {
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
		taken = taken.Add(one.Reinvested().In(y))
		if !one.Estimated().In(y).Sub(taken).Equal(one.Totals().In(y)) {
			t.Fatalf("%s: %s less %s is not %s", y, one.Estimated().In(y), taken, one.Totals().In(y))
		}
	}
}

func FuzzPartsSum(f *testing.F) { lawtest.Fuzz(f, lawPartsSum) }
func FuzzOrder(f *testing.F)    { lawtest.Fuzz(f, lawOrder) }

func FuzzOverlap(f *testing.F) { lawtest.Fuzz(f, lawOverlap) }
