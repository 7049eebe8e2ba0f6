package account_test

import (
	"fmt"
	"slices"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/attribution/account"
)

func pence(n int64) decimal.Decimal { return decimal.New(n, -2) }

// sum draws a sum of money above nought: a few pence, about a budget, or more than
// any budget.
func sum(t *rapid.T, label string) decimal.Decimal {
	return rapid.Map(rapid.OneOf(rapid.Int64Range(1, 9), rapid.Int64Range(1, 1e10), rapid.Int64Range(1, 1e18)), pence).Draw(t, label)
}

// signed draws a sum of either sign.
func signed(t *rapid.T, label string) decimal.Decimal {
	if amount := sum(t, label); rapid.Bool().Draw(t, "below nought") {
		return amount.Neg()
	} else {
		return amount
	}
}

var codes = []attribution.Authority{"D", "B", "A", "C"}

func one(t *rapid.T, label string) attribution.Authority {
	return rapid.SampledFrom(codes).Draw(t, label)
}

// drawYear draws a statement of one to three services, with costs, surpluses,
// variances and what was brought forward, some of them without a payer, some
// payers not the host.
func drawYear(t *rapid.T, period string) attribution.Statement {
	services := make([]attribution.Service, rapid.IntRange(1, 3).Draw(t, "services"))
	for i := range services {
		weights := make(attribution.Shares, len(codes))
		for j, code := range codes {
			weights[j] = attribution.Share{Authority: code, Amount: decimal.NewFromInt(rapid.Int64Range(0, 7).Draw(t, "weight"))}
		}
		weights[rapid.IntRange(0, 3).Draw(t, "who weighs")].Amount = decimal.NewFromInt(3)
		s := attribution.Service{Name: fmt.Sprintf("Service %d", i+1), Basis: must(attribution.InProportion(weights))}
		running := attribution.Ongoing{Cost: sum(t, "cost"), Income: []attribution.Income{{Amount: sum(t, "income")}}}
		if rapid.IntRange(0, 4).Draw(t, "hosted") > 0 {
			s.Host = one(t, "host")
			s.Facts = append(s.Facts, attribution.Variance{Cause: attribution.CauseIndirect, Treatment: attribution.TreatmentHostBears, Amount: signed(t, "indirect")})
			if rapid.Bool().Draw(t, "brought forward") {
				amount := signed(t, "adjustment")
				s.Facts = append(s.Facts, attribution.BroughtForward{Adjustments: attribution.Shares{{Authority: "A", Amount: amount}, {Authority: "D", Amount: amount.Neg()}}})
			}
		}
		if rapid.IntRange(0, 4).Draw(t, "paid by another") == 0 {
			running.PaidBy = one(t, "payer")
		}
		if rapid.Bool().Draw(t, "varied") {
			s.Facts = append(s.Facts, attribution.Variance{Cause: attribution.CauseDirectCost, Amount: signed(t, "variance"), PaidBy: one(t, "paid by")})
		}
		s.Running = running
		services[i] = s
	}
	return must(attribution.NewStatement(attribution.Header{Title: "Drawn", Period: period, Authorities: codes}, services...))
}

// drawSchedule draws one to five instalments of a year, to a ten-thousandth of a
// per cent, which come to 100.
func drawSchedule(t *rapid.T, year account.Year) account.Schedule {
	cuts := rapid.SliceOfN(rapid.OneOf(rapid.Just(int64(250_000)), rapid.Int64Range(1, 999_999)), 0, 4).Draw(t, "cuts")
	slices.Sort(cuts)
	cuts = append(slices.Compact(cuts), 1_000_000)
	schedule, day, before := make(account.Schedule, len(cuts)), -1, int64(0)
	for i, cut := range cuts {
		day += rapid.IntRange(1, 50).Draw(t, "days")
		schedule[i] = account.Instalment{Due: dayOf(year, day), Percent: decimal.New(cut-before, -4)}
		before = cut
	}
	return schedule
}

// dayOf is the nth day of the year's last nine months, each of 28 days.
func dayOf(year account.Year, n int) account.Date {
	first := year.First().String()
	var y, m int
	if _, err := fmt.Sscanf(first, "%d-%d", &y, &m); err != nil {
		panic(err)
	}
	m += n / 28
	return day(fmt.Sprintf("%04d-%02d-%02d", y+(m-1)/12, (m-1)%12+1, n%28+1))
}

// drawFacts draws what happened to the money of a statement.
func drawFacts(t *rapid.T, s attribution.Statement) account.Facts {
	year := must(account.ParseYear(s.Header().Period))
	facts := account.Facts{}
	if rapid.Bool().Draw(t, "called") {
		facts.Calls = drawSchedule(t, year)
	}
	names := []string{attribution.AllServices}
	for _, v := range s.Services() {
		names = append(names, v.Service)
		known := account.Service{Name: v.Service}
		if rapid.Bool().Draw(t, "its own calls") && v.Host != "" {
			known.Calls = drawSchedule(t, year)
		}
		if rapid.Bool().Draw(t, "ended") {
			cost := decimal.Decimal{}
			for c := range s.ChargesOf(v.Service) {
				if !c.Deferred && c.Rule != attribution.RuleBroughtForward {
					cost = cost.Add(c.Amount)
				}
			}
			known.Outturn = &cost
		} else if rapid.IntRange(0, 9).Draw(t, "forecast") == 0 {
			known.Forecast, known.Actual = new(signed(t, "forecast")), &account.Actual{To: dayOf(year, 100), Amount: signed(t, "actual")}
		}
		facts.Services = append(facts.Services, known)
	}
	for i := range rapid.IntRange(0, 6).Draw(t, "payments") {
		from := one(t, "from")
		p := account.Payment{Service: rapid.SampledFrom(names).Draw(t, "for"), From: from, To: another(t, from), Amount: sum(t, "paid"), Date: dayOf(year, 17*i)}
		facts.Payments = append(facts.Payments, p)
	}
	for range rapid.IntRange(0, 3).Draw(t, "open") {
		from := one(t, "from")
		facts.Opening = append(facts.Opening, attribution.Debt{Service: rapid.SampledFrom(append(names, "Old service")).Draw(t, "of"), From: from, To: another(t, from), Amount: sum(t, "left open")})
	}
	return facts
}

func another(t *rapid.T, than attribution.Authority) attribution.Authority {
	others := slices.DeleteFunc(slices.Clone(codes), func(a attribution.Authority) bool { return a == than })
	return rapid.SampledFrom(others).Draw(t, "to")
}
