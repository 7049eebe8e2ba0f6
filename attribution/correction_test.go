package attribution_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/internal/lawtest"
)

// parks is a year of a service that A hosts for B and C, in the proportion 5 : 3 : 2;
// B laid the variance of demand out, and A bears the indirect one.
func parks(period, cost, demand, indirect string, change ...func(*attribution.Header, *attribution.Service)) attribution.Statement {
	header := attribution.Header{Period: period, Authorities: []attribution.Authority{"A", "B", "C"}}
	service := attribution.Service{
		Name: "Parks", Host: "A", Basis: proportion("A 5, B 3, C 2"), Running: attribution.Ongoing{Cost: sterling(cost)},
		Facts: []attribution.Fact{
			attribution.Variance{Cause: attribution.CauseDemand, Amount: sterling(demand), PaidBy: "B"},
			attribution.Variance{Cause: attribution.CauseIndirect, Treatment: attribution.TreatmentHostBears, Amount: sterling(indirect)},
		},
	}
	for _, c := range change {
		c(&header, &service)
	}
	return must(attribution.NewStatement(header, service))
}

func sterling(text string) decimal.Decimal { return must(attribution.ParseAmount(text)) }

// Closed at 1,000 with 100 of demand and 10 of indirect cost; it should have been
// 1,200, 80 and 30. So A should have borne 600 of its own cost and 30, and bore 500
// and 10: 120 more; B 360 for 300, C 240 for 200. Of what B paid it is 20 less: A 10,
// B 6, C 4. The calls should have changed by 9 and 6, and changed by 3 and 2.
func TestCorrection(t *testing.T) {
	correction := attribution.Correction{Closed: parks("2012/13", "1000", "100", "10"), Restated: parks("2012/13", "1200", "80", "30")}
	open := parks("2013/14", "1000", "0", "0", func(_ *attribution.Header, s *attribution.Service) {
		s.Host, s.Facts = "C", []attribution.Fact{attribution.BroughtForward{Adjustments: shares("A -5, B 3, C 2")}, correction}
	})
	require.NoError(t, open.Verify())
	var lines []string
	for c := range open.ChargesOf("Parks") {
		if c.Rule == attribution.RuleCorrection {
			lines = append(lines, fmt.Sprintf("%s %s %s; %s; %s", c.Shares[0].Authority, attribution.FormatAmount(c.Amount), c.PaidBy, c.Description, c.Because))
		}
	}
	assert.Equal(t, []string{
		"A 120.00 A; Correction of 2012/13; in 2012/13 it should have borne £630.00 of what A paid, and bore £510.00; borne by A alone",
		"B 60.00 A; Correction of 2012/13; in 2012/13 it should have borne £360.00 of what A paid, and bore £300.00; borne by B alone",
		"C 40.00 A; Correction of 2012/13; in 2012/13 it should have borne £240.00 of what A paid, and bore £200.00; borne by C alone",
		"A -10.00 B; Correction of 2012/13; in 2012/13 it should have borne £40.00 of what B paid, and bore £50.00; borne by A alone",
		"B -6.00 B; Correction of 2012/13; in 2012/13 it should have borne £24.00 of what B paid, and bore £30.00; borne by B alone",
		"C -4.00 B; Correction of 2012/13; in 2012/13 it should have borne £16.00 of what B paid, and bore £20.00; borne by C alone",
		"A -10.00 C; Correction of 2012/13; its call after 2012/13 should have changed by £-15.00, and changed by £-5.00; borne by A alone",
		"B 6.00 C; Correction of 2012/13; its call after 2012/13 should have changed by £9.00, and changed by £3.00; borne by B alone",
		"C 4.00 C; Correction of 2012/13; its call after 2012/13 should have changed by £6.00, and changed by £2.00; borne by C alone",
	}, lines)
	// A year that was closed as it should have been is not corrected.
	charges, err := attribution.Correction{Closed: correction.Closed, Restated: correction.Closed}.Attribute(attribution.Service{Name: "Parks"})
	assert.NoError(t, err)
	assert.Empty(t, charges)
	// Where nobody is known to have paid, nobody is named.
	unpaid := func(_ *attribution.Header, s *attribution.Service) { s.Host, s.Facts = "", nil }
	charges, err = attribution.Correction{Closed: parks("2012/13", "10", "0", "0", unpaid), Restated: parks("2012/13", "20", "0", "0", unpaid)}.Attribute(attribution.Service{Name: "Parks"})
	require.NoError(t, err)
	assert.Equal(t, "in 2012/13 it should have borne £10.00, and bore £5.00; borne by A alone", charges[0].Because)
	assert.Equal(t, attribution.Authority(""), charges[0].PaidBy)
}

// A correction of another year, or service, or of what the year before left, is none.
func TestCorrectionRefuses(t *testing.T) {
	closed := parks("2012/13", "1000", "100", "10")
	forward := func(_ *attribution.Header, s *attribution.Service) {
		s.Facts = append(s.Facts, attribution.BroughtForward{Adjustments: shares("A 1, B -1")})
	}
	renamed := func(_ *attribution.Header, s *attribution.Service) { s.Name = "Park" }
	for _, c := range []struct {
		closed, restated attribution.Statement
		host             attribution.Authority
		kind             error
		text             string
	}{
		{closed, parks("2011/12", "1000", "100", "10"), "A", attribution.ErrYear, `attribution: the closed year is "2012/13" and the restated one "2011/12": a correction is of one year`},
		{parks("", "1", "1", "1"), parks("", "1", "1", "1"), "A", attribution.ErrYear, `attribution: the closed year is "" and the restated one "": a correction is of one year`},
		{closed, parks("2012/13", "1000", "100", "10", renamed), "A", attribution.ErrText, "attribution: the restated year has no service of that name"},
		{parks("2012/13", "1000", "100", "10", renamed), closed, "A", attribution.ErrText, "attribution: the closed year has no service of that name"},
		{closed, parks("2012/13", "1000", "100", "10", forward), "A", attribution.ErrBalance, "attribution: the restated year brings forward otherwise than the closed one: what the year before it left is not corrected here"},
		{closed, parks("2012/13", "1000", "100", "20"), "", attribution.ErrHost, "attribution: calls after 2012/13 are corrected, in a service without a host"},
	} {
		_, err := attribution.Correction{Closed: c.closed, Restated: c.restated}.Attribute(attribution.Service{Name: "Parks", Host: c.host})
		assert.EqualError(t, err, c.text)
		assert.ErrorIs(t, err, c.kind)
	}
	_, err := attribution.Correction{Closed: closed, Restated: parks("2012/13", "1100", "100", "10")}.Attribute(attribution.Service{Name: "Parks"})
	assert.NoError(t, err, "no call is corrected, and no host is needed")
	// One whose part is corrected stays among the authorities.
	two := attribution.Header{Period: "2013/14", Authorities: []attribution.Authority{"A", "B"}}
	_, err = attribution.NewStatement(two, attribution.Service{Name: "Parks", Host: "A", Basis: proportion("A 1, B 1"), Running: attribution.Ongoing{Cost: pounds(1)},
		Facts: []attribution.Fact{attribution.Correction{Closed: closed, Restated: parks("2012/13", "1100", "100", "10")}}})
	assert.EqualError(t, err, "attribution: Parks: fact 1: C: is none of the statement's authorities")
}

// corrects is a statement with one correction of each kind, to be changed at will.
func corrects() document {
	s := parks("2013/14", "1000", "0", "0", func(_ *attribution.Header, s *attribution.Service) {
		s.Facts = []attribution.Fact{attribution.Correction{Closed: parks("2012/13", "1000", "100", "10"), Restated: parks("2012/13", "1200", "100", "30")}}
	})
	var d document
	if err := json.Unmarshal(must(json.Marshal(s)), &d); err != nil {
		panic(err)
	}
	return d
}

// Everything that a correction says is held to what it charges.
func TestCorrectionTies(t *testing.T) {
	require.Empty(t, faults(corrects().dressed()))
	first := func(d document) map[string]any { return d.charges("Parks", "correction")[0] }
	last := func(d document) map[string]any {
		all := d.charges("Parks", "correction")
		return all[len(all)-1]
	}
	because := func(text string) func(map[string]any) {
		return func(c map[string]any) { c["because"] = text + "; borne by A alone" }
	}
	for name, change := range map[string]func(document){
		"its amount":       func(d document) { c := first(d); c["amount"] = "121.00"; alone(c, "A") },
		"another bears it": func(d document) { alone(first(d), "B") },
		"its payer":        func(d document) { first(d)["paid_by"] = "B" },
		"no payer":         func(d document) { first(d)["paid_by"] = "" },
		"its description":  func(d document) { first(d)["description"] = "Correction of 2011/12" },
		"its year":         func(d document) { first(d)["deferred"] = true },
		"its source":       func(d document) { first(d)["source"] = "ours" },
		"what should have": func(d document) {
			because("in 2012/13 it should have borne £631.00 of what A paid, and bore £510.00")(first(d))
		},
		"what was": func(d document) {
			because("in 2012/13 it should have borne £630.00 of what A paid, and bore £511.00")(first(d))
		},
		"another year": func(d document) {
			because("in 2011/12 it should have borne £630.00 of what A paid, and bore £510.00")(first(d))
		},
		"who paid": func(d document) {
			because("in 2012/13 it should have borne £630.00 of what B paid, and bore £510.00")(first(d))
		},
		"who paid, left out": func(d document) { because("in 2012/13 it should have borne £630.00, and bore £510.00")(first(d)) },
		"something more": func(d document) {
			because("in 2012/13 it should have borne £630.00 of what A paid, and bore £510.00 or so")(first(d))
		},
		"something else": func(d document) { because("it was wrong")(first(d)) },
		"a call for a part": func(d document) {
			because("its call after 2012/13 should have changed by £630.00, and changed by £510.00")(first(d))
		},
		"a part for a call": func(d document) {
			c := last(d)
			c["because"] = "in 2012/13 it should have borne £6.00 of what A paid, and bore £2.00; borne by C alone"
		},
		"who pays a call": func(d document) { last(d)["paid_by"] = "B" },
		"a call less":     func(d document) { d.remove(last(d)) },
		"nothing is corrected": func(d document) {
			c := first(d)
			c["amount"] = "0.00"
			alone(c, "A")
			because("in 2012/13 it should have borne £5.00 of what A paid, and bore £5.00")(c)
		},
	} {
		d := corrects()
		change(d)
		assert.NotEmpty(t, faults(d.dressed()), name)
	}
	d := corrects()
	d.remove(last(d))
	assert.Contains(t, faults(d.dressed()), "attribution: Parks: the corrections of calls sum to -4.00, not to zero")
}

// What was borne in the closed year and what is corrected come to what should have
// been borne, by authority and payer; so do the calls, whose corrections sum to zero.
func lawCorrection(t *rapid.T) {
	basis := drawBasis(t, 5)
	codes := basis.Authorities()
	year := func(label string) attribution.Statement {
		s := attribution.Service{Name: "Parks", Host: codes[0], Basis: basis, Running: attribution.Ongoing{Cost: cost(t, label), PaidBy: one(t, codes, "payer")}, Facts: []attribution.Fact{
			attribution.Variance{Cause: attribution.CauseDemand, Amount: cost(t, "demand"), PaidBy: one(t, codes, "paid by")},
			attribution.Variance{Cause: attribution.CauseIndirect, Treatment: attribution.TreatmentHostBears, Amount: cost(t, "indirect").Neg()},
		}}
		return must(attribution.NewStatement(attribution.Header{Period: "2012/13", Authorities: codes}, s))
	}
	closed, restated := year("closed"), year("restated")
	host := one(t, codes, "host")
	open := must(attribution.NewStatement(attribution.Header{Period: "2013/14", Authorities: codes}, attribution.Service{Name: "Parks", Host: host, Basis: basis,
		Facts: []attribution.Fact{attribution.Correction{Closed: closed, Restated: restated}}}))
	if err := open.Verify(); err != nil {
		t.Fatal(err)
	}
	type part struct {
		bearer, payer attribution.Authority
		call          bool
	}
	left := make(map[part]decimal.Decimal)
	enter := func(s attribution.Statement, sign int64) {
		for c := range s.Charges() {
			for _, share := range c.Shares {
				of := part{share.Authority, c.PaidBy, c.Deferred}
				if of.call {
					of.payer = ""
				}
				left[of] = left[of].Add(share.Amount.Mul(decimal.NewFromInt(sign)))
			}
		}
	}
	enter(restated, 1)
	enter(closed, -1)
	calls := decimal.Decimal{}
	for c := range open.Charges() {
		of := part{c.Shares[0].Authority, c.PaidBy, false}
		if c.Because[:3] == "its" {
			of, calls = part{c.Shares[0].Authority, "", true}, calls.Add(c.Amount)
			if c.PaidBy != host {
				t.Fatalf("a call paid by %s", c.PaidBy)
			}
		}
		left[of] = left[of].Sub(c.Amount)
	}
	for of, amount := range left {
		if amount.Sign() != 0 {
			t.Fatalf("%v: %s is left", of, amount)
		}
	}
	if calls.Sign() != 0 {
		t.Fatalf("calls are corrected by %s in all", calls)
	}
}

func TestCorrectionLaw(t *testing.T) { rapid.Check(t, lawCorrection) }

func FuzzCorrection(f *testing.F) { lawtest.Fuzz(f, lawCorrection) }

// Services that an authority has left are corrected like others, and so are those
// that have no cost any more.
func TestCorrectionOfAServiceThatIsNoLongerShared(t *testing.T) {
	correction := attribution.Correction{Closed: parks("2012/13", "1000", "100", "10"), Restated: parks("2012/13", "1100", "100", "10")}
	s := must(attribution.NewStatement(attribution.Header{Period: "2013/14", Authorities: []attribution.Authority{"A", "B", "C"}},
		attribution.Service{Name: "Parks", Participants: []attribution.Authority{"A", "B"}, Facts: []attribution.Fact{correction}}))
	require.NoError(t, s.Verify())
	assert.True(t, s.Totals().Equal(shares("A 50, B 30, C 20")))
	assert.True(t, slices.EqualFunc(s.Settlement(), []attribution.Transfer{{From: "B", To: "A", Amount: pounds(30)}, {From: "C", To: "A", Amount: pounds(20)}}, attribution.Transfer.Equal))
}
