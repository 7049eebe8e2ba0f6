package account

import (
	"fmt"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/attribution"
)

// The findings of an account.
const (
	FindingNotCalled   attribution.FindingCode = "account.not_called"  // a schedule of calls over a service without a payer
	FindingNothingOwed attribution.FindingCode = "account.nothing_due" // a payment between two who owe each other nothing
	FindingAgainst     attribution.FindingCode = "account.wrong_way"   // a payment to the one that owes
	FindingTwice       attribution.FindingCode = "account.twice"       // payments that say the same
	FindingUnexplained attribution.FindingCode = "account.unexplained" // a year in progress that the variances do not explain yet
)

// Findings returns what a reader should know of the account: a service that a
// schedule of calls is for and that has no payer; a forecast that the variances do
// not explain yet; a payment between two who owed each other nothing, which is now
// owed back, one that made a debt larger, and payments that are alike in
// everything. They move no money and refuse nothing.
func (a Account) Findings(s attribution.Statement) []attribution.Finding {
	var findings []attribution.Finding
	add := func(code attribution.FindingCode, service string, who attribution.Authority, format string, values ...any) {
		findings = append(findings, attribution.Finding{Code: code, Service: service, Authority: who, Text: fmt.Sprintf(format, values...)})
	}
	for _, r := range a.services {
		if len(r.Schedule) > 0 && r.Budget.Sign() != 0 && !hasPayer(s, r.Service) {
			add(FindingNotCalled, r.Service, "", "no calls are made: nobody is known to pay for it")
		}
		if r.Forecast == nil {
			continue
		}
		if open := r.Forecast.Sub(r.Budget).Sub(variances(s, r.Service)); open.Sign() != 0 {
			add(FindingUnexplained, r.Service, "", "the forecast is %s the budget: %s of that is not yet explained", against(r.Forecast.Sub(r.Budget)), attribution.FormatSterling(open))
		}
	}
	return append(findings, a.findPayments(s)...)
}

// owing is who owes whom for which service.
type owing struct {
	service  string
	from, to attribution.Authority
}

func (o owing) back() owing { return owing{o.service, o.to, o.from} }

// findPayments finds those that fit no debt, went against one, or stand twice.
func (a Account) findPayments(s attribution.Statement) []attribution.Finding {
	owed, paid := a.owed(s), make(map[owing]decimal.Decimal)
	for _, p := range a.payments {
		of := owing{p.Service, p.From, p.To}
		paid[of] = paid[of].Add(p.Amount)
	}
	var findings []attribution.Finding
	first, said := make(map[alike]int), make(map[owing]bool)
	for i, p := range a.payments {
		of := owing{p.Service, p.From, p.To}
		add := func(code attribution.FindingCode, format string, values ...any) {
			findings = append(findings, attribution.Finding{Code: code, Service: p.Service, Authority: p.From, Text: fmt.Sprintf(format, values...)})
		}
		key := alike{of, attribution.FormatAmount(p.Amount), p.Date, p.Reference}
		if earlier := first[key]; earlier > 0 {
			add(FindingTwice, "it paid %s %s on %s, and payments %d and %d say so alike: was it entered twice?", p.To, attribution.FormatSterling(p.Amount), p.Date, earlier, i+1)
		} else {
			first[key] = i + 1
		}
		debt, known := owed[of]
		against := paid[of].Sub(paid[of.back()])
		switch {
		case p.Service == attribution.AllServices:
		case !known:
			add(FindingNothingOwed, "it paid %s %s on %s, and neither owed the other anything: %s owes it back", p.To, attribution.FormatSterling(p.Amount), p.Date, p.To)
		case debt.Sign() < 0 && against.Sign() > 0 && !said[of]:
			said[of] = true
			add(FindingAgainst, "it paid %s %s in all, and it is %s that owed %s %s: was it paid the other way?", p.To, attribution.FormatSterling(against), p.To, p.From, attribution.FormatSterling(debt.Neg()))
		}
	}
	return findings
}

// alike is all that a payment says.
type alike struct {
	owing
	amount    string
	date      Date
	reference string
}

// owed is what each owed the other, due and open together, both ways with opposite
// signs; nought where something was called, and nothing is due.
func (a Account) owed(s attribution.Statement) map[owing]decimal.Decimal {
	owed := make(map[owing]decimal.Decimal)
	add := func(of owing, amount decimal.Decimal) {
		owed[of], owed[of.back()] = owed[of].Add(amount), owed[of.back()].Sub(amount)
	}
	for _, d := range slices.Concat(s.Due(), a.opening) {
		add(owing{d.Service, d.From, d.To}, d.Amount)
	}
	for _, c := range a.calls {
		add(owing{c.Service, c.From, c.To}, decimal.Decimal{})
	}
	return owed
}
