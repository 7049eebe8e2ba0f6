package savings_test

import (
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/savings"
)

func TestTracking(t *testing.T) {
	known := func(pounds string) decimal.NullDecimal { return savings.Known(sum(pounds)) }
	thresholds := savings.Thresholds{Green: decimal.New(95, -2), Amber: decimal.New(75, -2)}
	for _, c := range []struct {
		name string
		line savings.Tracked
		want savings.Status
	}{
		{"all of it", savings.Tracked{Budget: known("100"), Actual: known("100")}, savings.Green},
		{"green's threshold", savings.Tracked{Budget: known("100"), Actual: known("95")}, savings.Green},
		{"a penny below it", savings.Tracked{Budget: known("100"), Actual: known("94.99")}, savings.Amber},
		{"amber's threshold", savings.Tracked{Budget: known("100"), Actual: known("75")}, savings.Amber},
		{"a penny below amber's", savings.Tracked{Budget: known("100"), Actual: known("74.99")}, savings.Red},
		{"a cost kept to", savings.Tracked{Budget: known("-130"), Actual: known("-75")}, savings.Green},
		{"a cost overrun", savings.Tracked{Budget: known("-130"), Actual: known("-131")}, savings.Red},
		{"no target", savings.Tracked{Budget: known("0"), Actual: known("-0.01")}, savings.Red},
		{"achieved, and eaten up by pressures", savings.Tracked{Approved: known("2674"), Achieved: known("2637"), Pressures: known("1781")}, savings.Red},
		{"both, the worse", savings.Tracked{Budget: known("1"), Actual: known("0"), Approved: known("1"), Achieved: known("1")}, savings.Red},
		{"nothing achieved yet", savings.Tracked{Approved: known("1")}, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			c.line.Service = "HR"
			tracking := must(savings.Track(thresholds, c.line))
			assert.Equal(t, c.want, tracking.Lines()[0].Status)
		})
	}
	families := must(savings.Track(thresholds, savings.Tracked{Service: "Families", Approved: known("2674"), Achieved: known("2637"), Pressures: known("1781")})).Overall()
	assert.Equal(t, "37.00 1818.00", attribution.FormatAmount(families.Unachieved.Decimal)+" "+attribution.FormatAmount(families.AtRisk.Decimal))

	for text, err := range map[string]error{
		`savings: a tracked line without a name, or one that is not UTF-8: ""`: second(savings.Track(thresholds, savings.Tracked{})),
		"savings: HR: achieved: 0.001 has a fraction of a penny":               second(savings.Track(thresholds, savings.Tracked{Service: "HR", Achieved: savings.Known(decimal.New(1, -3))})),
		"savings: amber from 0.9, green only from 0.5":                         second(savings.Track(savings.Thresholds{Green: decimal.New(5, -1), Amber: decimal.New(9, -1)})),
		"savings: the threshold of green of 95: it must lie between 0 and 1":   second(savings.Track(savings.Thresholds{Green: decimal.New(95, 0)})),
	} {
		assert.EqualError(t, err, text)
	}
}

// A total line takes from its authorities what it does not state, and a total that
// disagrees with them is a finding; what is not known is never nought.
func TestTrackingInTotalOnly(t *testing.T) {
	known := func(pounds string) decimal.NullDecimal { return savings.Known(sum(pounds)) }
	all := savings.Thresholds{Green: decimal.New(1, 0), Amber: decimal.New(9, -1)}
	tracking := must(savings.Track(all,
		savings.Tracked{Service: "Payroll", Authority: "BDC", Budget: known("48")},
		savings.Tracked{Service: "Payroll", Authority: "RBC", Budget: known("17")},
		savings.Tracked{Service: "Payroll", Actual: known("65")},
		savings.Tracked{Service: "ICT", Authority: "BDC", Budget: known("63")},
		savings.Tracked{Service: "ICT", Authority: "RBC", Budget: known("63")},
		savings.Tracked{Service: "ICT", Budget: known("125"), Actual: known("126")},
		savings.Tracked{Service: "Web", NonCashable: true, Authority: "BDC", Budget: known("19")},
	))
	payroll := tracking.Lines()[2]
	assert.Equal(t, "65.00 0.00 green", attribution.FormatAmount(payroll.Budget.Decimal)+" "+attribution.FormatAmount(payroll.Variance.Decimal)+" "+string(payroll.Status))
	assert.False(t, tracking.Lines()[0].Variance.Valid)
	assert.Equal(t, "191.00", attribution.FormatAmount(tracking.Cashable().Actual.Decimal))
	assert.False(t, tracking.Overall().Actual.Valid, "one service has a budget and no actual")
	assert.Equal(t, "209.00", attribution.FormatAmount(tracking.Overall().Budget.Decimal), "65 + 125 + 19: a total is not added to its parts")
	everything := func(savings.Standing) bool { return true }
	assert.Equal(t, "130.00", attribution.FormatAmount(tracking.Of("BDC", everything).Budget.Decimal))
	assert.Equal(t, []string{
		"ICT: the budget of £125.00 in total is not the £126.00 of the authorities added up.",
		"Cashable savings: budget £190.00, actual £191.00, variance £1.00 (green).",
	}, tracking.Findings())
}

// Two tests are kept apart: no line is judged by a target it does not have, and a
// total is judged by each target on its own.
func TestTrackingKeepsItsTwoTestsApart(t *testing.T) {
	known := func(pounds string) decimal.NullDecimal { return savings.Known(sum(pounds)) }
	thresholds := savings.Thresholds{Green: decimal.New(95, -2), Amber: decimal.New(75, -2)}
	tracking := must(savings.Track(thresholds,
		savings.Tracked{Service: "Payroll", Budget: known("100"), Actual: known("80")},
		savings.Tracked{Service: "Families", Approved: known("100"), Achieved: known("10")},
	))
	payroll, families, overall := tracking.Lines()[0], tracking.Lines()[1], tracking.Overall()
	assert.Equal(t, []savings.Status{savings.Amber, "", savings.Amber}, []savings.Status{payroll.AgainstBudget, payroll.AgainstApproval, payroll.Status})
	assert.Equal(t, []savings.Status{"", savings.Red, savings.Red}, []savings.Status{families.AgainstBudget, families.AgainstApproval, families.Status})
	assert.Equal(t, []savings.Status{savings.Amber, savings.Red, savings.Red}, []savings.Status{overall.AgainstBudget, overall.AgainstApproval, overall.Status})
	assert.Equal(t, []string{"Overall position: budget £100.00, actual £80.00, variance -£20.00 (amber); " +
		"approved £100.00, achieved £10.00, unachieved £90.00, at risk £90.00 with pressures of £0.00 (red)."}, tracking.Findings())
}

func TestATotalStandsOnce(t *testing.T) {
	all := savings.Thresholds{Green: decimal.New(1, 0), Amber: decimal.New(9, -1)}
	_, err := savings.Track(all, savings.Tracked{Service: "HR"}, savings.Tracked{Service: "HR", Authority: "A"}, savings.Tracked{Service: "HR"})
	refused(t, err, attribution.ErrText, "savings: HR: 2 lines for the service as a whole beside those of its authorities: its total stands once")
	_, err = savings.Track(all, savings.Tracked{Service: "HR"}, savings.Tracked{Service: "HR", Authority: "A"}, savings.Tracked{Service: "HR", NonCashable: true})
	assert.NoError(t, err, "one of each kind")
	_, err = savings.Track(all, savings.Tracked{Service: "HR"}, savings.Tracked{Service: "HR"})
	assert.NoError(t, err, "without lines of authorities they are parts")
}

// A forecast goes before what came so far; beside it an actual is one.
func TestTrackingByForecast(t *testing.T) {
	known := func(pounds string) decimal.NullDecimal { return savings.Known(sum(pounds)) }
	thresholds := savings.Thresholds{Green: decimal.New(95, -2), Amber: decimal.New(75, -2)}
	tracking := must(savings.Track(thresholds,
		savings.Tracked{Service: "HR", Budget: known("100"), Actual: known("20"), Forecast: known("95")},
		savings.Tracked{Service: "ICT", Budget: known("100"), Actual: known("100")},
		savings.Tracked{Service: "Parks", Budget: known("100"), Forecast: known("74.99")},
	))
	var statuses []savings.Status
	for _, line := range tracking.Lines() {
		statuses = append(statuses, line.Status)
	}
	assert.Equal(t, []savings.Status{savings.Green, savings.Green, savings.Red}, statuses)
	overall := tracking.Overall()
	assert.False(t, overall.Actual.Valid, "that of Parks is not known")
	assert.Equal(t, "269.99 -30.01", attribution.FormatAmount(overall.Forecast.Decimal)+" "+attribution.FormatAmount(overall.Variance.Decimal))
	assert.Equal(t, []string{"Overall position: budget £300.00, forecast £269.99, variance -£30.01 (amber)."}, tracking.Findings())
}

// Capital is to be spent: what is not spent has slipped. It is never added to revenue.
func TestTrackingOfCapital(t *testing.T) {
	known := func(pounds string) decimal.NullDecimal { return savings.Known(sum(pounds)) }
	thresholds := savings.Thresholds{Green: decimal.New(95, -2), Amber: decimal.New(75, -2)}
	for _, c := range []struct {
		budget, actual string
		want           savings.Status
	}{
		{"711", "101", savings.Red}, {"100", "95", savings.Green}, {"100", "94.99", savings.Amber}, {"100", "75", savings.Amber}, {"100", "74.99", savings.Red},
		{"100", "100", savings.Green}, {"100", "100.01", savings.Red}, {"0", "0", savings.Green}, {"0", "0.01", savings.Red}, {"0", "-0.01", savings.Green},
		{"-200", "0", savings.Red}, {"-200", "-190", savings.Green}, {"-200", "-150", savings.Amber}, {"-200", "-250", savings.Green}, // a grant
	} {
		tracking := must(savings.Track(thresholds, savings.Tracked{Service: "Programme", Kind: savings.Capital, Budget: known(c.budget), Actual: known(c.actual)}))
		assert.Equal(t, c.want, tracking.Lines()[0].Status, "%s of %s", c.actual, c.budget)
	}
	tracking := must(savings.Track(thresholds,
		savings.Tracked{Service: "WRS", Kind: savings.Capital, Budget: known("711"), Actual: known("101")},
		savings.Tracked{Service: "Grants", Kind: savings.Capital, Budget: known("-200"), Actual: known("0")},
		savings.Tracked{Service: "WRS", Budget: known("-5958"), Forecast: known("-5357"), Kind: savings.Revenue},
	))
	assert.Len(t, tracking.Services(), 3, "revenue and capital of one service stand apart")
	assert.Equal(t, []string{
		"Overall position: budget -£5,958.00, forecast -£5,357.00, variance £601.00 (green).",
		"Capital: budget £511.00, actual £101.00, variance -£410.00 (red).",
	}, tracking.Findings())
	assert.Equal(t, "-5958.00", attribution.FormatAmount(tracking.Total(func(savings.Standing) bool { return true }).Budget.Decimal), "capital is left out beside revenue")
	assert.Equal(t, savings.Capital, tracking.Capital().Kind)
}

// What a report prints is held against its own figures.
func TestTrackingHoldsWhatIsPublished(t *testing.T) {
	known := func(pounds string) decimal.NullDecimal { return savings.Known(sum(pounds)) }
	all := savings.Thresholds{Green: decimal.New(1, 0), Amber: decimal.New(9, -1)}
	tracking := must(savings.Track(all,
		savings.Tracked{Service: "ICT", Budget: known("37850"), Actual: known("10850"), Published: savings.Green, Comment: "small quantities"},
		savings.Tracked{Service: "HR", Authority: "BDC", Published: savings.Amber},
		savings.Tracked{Service: "Payroll", Budget: known("1"), Actual: known("1"), Published: savings.Green},
	))
	assert.Equal(t, []string{
		"ICT: reported as green, and red by its figures: budget £37,850.00, actual £10,850.00, variance -£27,000.00 (red).",
		"HR, BDC: reported as amber, with no figures to judge it by.",
		"Overall position: budget £37,851.00, actual £10,851.00, variance -£27,000.00 (red).",
	}, tracking.Findings())
	assert.Equal(t, []any{"small quantities", savings.Green}, []any{tracking.Services()[0].Comment, tracking.Services()[0].Published})
	for text, line := range map[string]savings.Tracked{
		`savings: HR: "blue" is no status: green, amber or red`:                         {Published: "blue"},
		`savings: HR: "capital receipt" is no kind of tracked line: revenue or capital`: {Kind: savings.CapitalReceipt},
		"savings: HR: capital is held against its budget alone, and is cash":            {Kind: savings.Capital, Approved: known("1")},
	} {
		line.Service = "HR"
		_, err := savings.Track(all, line)
		refused(t, err, attribution.ErrChoice, text)
	}
}
