package account

import (
	"fmt"

	"github.com/triborough/fairshare/attribution"
)

// The findings of an account.
const (
	FindingNotCalled   attribution.FindingCode = "account.not_called"  // a schedule of calls over a service without a payer
	FindingNothingOwed attribution.FindingCode = "account.nothing_due" // a payment between two who owe each other nothing
	FindingUnexplained attribution.FindingCode = "account.unexplained" // a year in progress that the variances do not explain yet
)

// Findings returns what a reader should know of the account: a service that a
// schedule of calls is for and that has no payer; a payment between two who owed
// each other nothing, which is now owed back; a forecast that the variances do not
// explain yet. They move no money and refuse nothing.
func (a Account) Findings(s attribution.Statement) []attribution.Finding {
	var findings []attribution.Finding
	add := func(code attribution.FindingCode, service string, who attribution.Authority, format string, values ...any) {
		findings = append(findings, attribution.Finding{Code: code, Service: service, Authority: who, Text: fmt.Sprintf(format, values...)})
	}
	for _, r := range a.services {
		if len(r.Schedule) > 0 && r.Budget.Sign() != 0 && len(contributions(s, r.Service)) == 0 {
			add(FindingNotCalled, r.Service, "", "no calls are made: it has no payer to whom the others contribute")
		}
		if r.Forecast == nil {
			continue
		}
		if open := r.Forecast.Sub(r.Budget).Sub(variances(s, r.Service)); open.Sign() != 0 {
			add(FindingUnexplained, r.Service, "", "the forecast is %s the budget: %s of that is not yet explained", against(r.Forecast.Sub(r.Budget)), attribution.FormatSterling(open))
		}
	}
	owed := make(map[owing]bool)
	for _, debts := range [][]attribution.Debt{s.Due(), a.opening} {
		for _, d := range debts {
			owed[owing{d.Service, d.From, d.To}], owed[owing{d.Service, d.To, d.From}] = true, true
		}
	}
	for _, p := range a.payments {
		if !owed[owing{p.Service, p.From, p.To}] && p.Service != attribution.AllServices {
			add(FindingNothingOwed, p.Service, p.From, "it paid %s %s on %s, and neither owed the other anything: %s owes it back", p.To, attribution.FormatSterling(p.Amount), p.Date, p.To)
		}
	}
	return findings
}

// owing is who owes whom for which service.
type owing struct {
	service  string
	from, to attribution.Authority
}
