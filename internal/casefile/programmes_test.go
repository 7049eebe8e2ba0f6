package casefile_test

import (
	"math/big"
	"path"
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/internal/casefile"
	"github.com/triborough/fairshare/savings"
)

func programmeMeetsItsExpectations(t *testing.T, name string, text []byte) {
	p, err := casefile.ReadProgramme(path.Base(name), strings.NewReader(string(text)))
	require.NoError(t, err)
	assert.NotEmpty(t, p.Source, "a fixture cites its source")
	e, got := p.Expect, p.Programme
	require.True(t, e.Totals != nil || e.Tracking != nil || e.Measures != nil || e.FundClosing != nil || e.Options != nil, "a fixture says what should come out")
	for _, annual := range []struct {
		what      string
		want, got savings.Annual
	}{
		{"totals", e.Totals, got.Totals()},
		{"already budgeted", e.AlreadyBudgeted, got.AlreadyBudgeted()},
		{"counted elsewhere", e.CountedElsewhere, got.CountedElsewhere()},
		{"investment", e.Investment, got.Investment()},
		{"funding", e.Funding, got.Funding()},
		{"reinvested", e.Reinvested, got.Reinvested()},
		{"available", e.Available, got.Available()},
		{"lost", e.Lost, got.Lost()},
		{"capital", e.Capital, got.Capital().Totals()},
		{"net", e.Net, got.Net()},
	} {
		assertAnnual(t, annual.want, annual.got, annual.what)
	}
	assertGroups(t, e.ByCategory, got.ByCategory())
	assertGroups(t, e.ByService, got.ByService())
	assertGroups(t, e.ByAuthority, got.ByAuthority())
	assertAppraisal(t, e, got)
	for _, want := range e.Tracking {
		assertStanding(t, want, p.Tracking)
	}
	var closing, saved savings.Annual
	for _, y := range p.Fund.Years {
		closing = append(closing, savings.YearAmount{Year: y.Year, Amount: y.Closing})
		saved = append(saved, savings.YearAmount{Year: y.Year, Amount: y.Saved})
	}
	assertAnnual(t, e.FundClosing, closing, "the fund's closing balance")
	assertAnnual(t, e.FundSaved, saved, "what the bids save")
	for _, want := range e.Options {
		assertOption(t, want, p.Options)
	}
	for _, want := range e.Measures {
		assertAttainment(t, want, p.Measures)
	}
	for _, published := range e.Published {
		assertFoots(t, published)
	}
}

func assertAnnual(t *testing.T, want, got savings.Annual, what string) {
	t.Helper()
	if want != nil {
		assert.Len(t, got, len(want), what)
	}
	for _, each := range want {
		assert.Equal(t, attribution.FormatPounds(each.Amount), attribution.FormatPounds(got.In(each.Year)), "%s: %s", what, each.Year)
	}
}

func assertGroups(t *testing.T, want, got []savings.Group) {
	t.Helper()
	if want != nil {
		require.Len(t, got, len(want))
	}
	for i := range want {
		assert.Equal(t, want[i].Name, got[i].Name)
		assertAnnual(t, want[i].Savings, got[i].Savings, want[i].Name)
	}
}

func assertAppraisal(t *testing.T, e casefile.ProgrammeExpect, p savings.Programme) {
	t.Helper()
	appraisal, err := p.Appraise()
	if e.BreakEven == "refused" {
		assert.ErrorIs(t, err, attribution.ErrYear)
		return
	}
	require.NoError(t, err)
	if year, breaksEven := appraisal.BreakEven(); e.BreakEven != "" {
		assert.Equal(t, e.BreakEven != "none", breaksEven)
		assert.Contains(t, []string{e.BreakEven, ""}, string(year))
	}
	var cumulative savings.Annual
	for _, y := range appraisal.Years() {
		cumulative = append(cumulative, savings.YearAmount{Year: y.Year, Amount: y.Cumulative})
	}
	assertAnnual(t, e.Cumulative, cumulative, "cumulative")
	if npv, stated := appraisal.NPV(); e.NPV.Valid {
		assert.True(t, stated)
		assert.Equal(t, attribution.FormatPounds(e.NPV.Decimal), attribution.FormatPounds(npv))
	}
}

func assertStanding(t *testing.T, e casefile.ExpectedStanding, tracking savings.Tracking) {
	t.Helper()
	keep := func(s savings.Standing) bool {
		switch e.Of {
		case "Overall":
			return true
		case "Cashable", "Not cashable":
			return s.NonCashable == (e.Of == "Not cashable")
		}
		return s.Service == e.Of || s.Category == e.Of
	}
	got := tracking.Total(keep)
	if e.Authority != "" {
		got = tracking.Of(e.Authority, keep)
	}
	want := e.Standing
	for _, figure := range []struct {
		what      string
		want, got decimal.NullDecimal
	}{
		{"budget", want.Budget, got.Budget}, {"actual", want.Actual, got.Actual}, {"forecast", want.Forecast, got.Forecast}, {"variance", want.Variance, got.Variance},
		{"approved", want.Approved, got.Approved}, {"achieved", want.Achieved, got.Achieved},
		{"unachieved", want.Unachieved, got.Unachieved}, {"at risk", want.AtRisk, got.AtRisk},
	} {
		if figure.want.Valid {
			assert.True(t, figure.got.Valid, "%s: %s is not known", e.Of, figure.what)
			assert.Equal(t, attribution.FormatPounds(figure.want.Decimal), attribution.FormatPounds(figure.got.Decimal), "%s: %s", e.Of, figure.what)
		}
	}
	assert.Contains(t, []savings.Status{got.Status, ""}, want.Status, e.Of)
}

func assertAttainment(t *testing.T, want casefile.ExpectedAttainment, all []casefile.Measured) {
	t.Helper()
	m := slices.IndexFunc(all, func(m casefile.Measured) bool { return m.Name == want.Of })
	require.GreaterOrEqual(t, m, 0, "no measure is called %s", want.Of)
	i := slices.IndexFunc(all[m].Attainments, func(a savings.Attainment) bool { return a.Authority == want.Authority })
	require.GreaterOrEqual(t, i, 0, "%s has no figure for %s", want.Of, want.Authority)
	got := all[m].Attainments[i]
	unit := big.NewRat(1, 1)
	if all[m].Measure.Of != "" {
		unit.SetInt64(100)
	}
	for _, figure := range []struct {
		what string
		want decimal.NullDecimal
		got  *big.Rat
		unit *big.Rat
	}{
		{"baseline", want.Baseline, got.Baseline, unit}, {"target", want.Target, got.Target, unit}, {"stretch", want.Stretch, got.Stretch, unit},
		{"actual", want.Actual, got.Actual, unit}, {"progress", want.Progress, got.Progress, big.NewRat(100, 1)},
	} {
		if figure.want.Valid && assert.NotNil(t, figure.got, "%s: %s is not known", want.Of, figure.what) {
			places := max(0, -figure.want.Decimal.Exponent())
			assert.Equal(t, figure.want.Decimal.StringFixed(places), new(big.Rat).Mul(figure.got, figure.unit).FloatString(int(places)), "%s: %s", want.Of, figure.what)
		}
	}
	assert.Equal(t, want.Outcome, got.Outcome, want.Of)
}

func assertOption(t *testing.T, want casefile.ExpectedOption, all []savings.Comparison) {
	t.Helper()
	c := slices.IndexFunc(all, func(c savings.Comparison) bool { return c.Service == want.Of })
	require.GreaterOrEqual(t, c, 0, "no options for %s", want.Of)
	i := slices.IndexFunc(all[c].Options, func(o savings.Compared) bool { return o.Name == want.Option })
	require.GreaterOrEqual(t, i, 0, "%s has no option %s", want.Of, want.Option)
	got := all[c].Options[i]
	net, npv := got.NetSaving, got.NPV
	if want.Authority != "" {
		part := slices.IndexFunc(got.Parts, func(p savings.OptionPart) bool { return p.Authority == want.Authority })
		require.GreaterOrEqual(t, part, 0, "%s, %s: no part of %s", want.Of, want.Option, want.Authority)
		net, npv = savings.Known(got.Parts[part].NetSaving), got.Parts[part].NPV
	}
	for _, figure := range []struct{ want, got decimal.NullDecimal }{{want.NetSaving, net}, {want.NPV, npv}, {want.WholeLifeCost, got.WholeLifeCost}} {
		if figure.want.Valid {
			assert.True(t, figure.got.Valid, want.Option)
			assert.Equal(t, attribution.FormatPounds(figure.want.Decimal), attribution.FormatPounds(figure.got.Decimal), want.Option)
		}
	}
	if want.BreakEven != "" {
		year, _ := got.Appraisal.BreakEven()
		assert.Equal(t, want.BreakEven, string(year), want.Option)
	}
}
