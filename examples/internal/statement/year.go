package statement

import (
	"slices"

	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/attribution/account"
	"github.com/triborough/fairshare/examples/internal/command"
	"github.com/triborough/fairshare/examples/internal/page"
	"github.com/triborough/fairshare/examples/internal/table"
)

// causes are in the order in which a statement shows them.
var causes = []attribution.Cause{attribution.CauseDemand, attribution.CauseQuality, attribution.CauseDirectCost, attribution.CauseIncome,
	attribution.CauseSpecification, attribution.CauseBurden, attribution.CauseIndirect}

// isBudget says whether a charge is of what a service was to cost.
func isBudget(rule attribution.Rule) bool {
	switch rule {
	case attribution.RuleOngoing, attribution.RuleOngoingAgreed, attribution.RuleTUPE, attribution.RuleDamping:
		return true
	}
	return false
}

// known says whether it is known what a service came to cost, or is expected to.
func known(r account.Result) bool { return r.Outturn != nil || r.Forecast != nil || r.Actual != nil }

// results are what each service was to cost and came to cost, by name.
func (p paper) results() map[string]account.Result {
	named := make(map[string]account.Result)
	for _, r := range p.c.Account.Services() {
		named[r.Service] = r
	}
	return named
}

// movement is a step from what was budgeted to what came of it: the budget first,
// then each cause of variances, and what all of them come to.
type movement struct {
	label  string
	shares attribution.Shares
}

// movements are those of services.
func movements(comesTo string, services ...service) []movement {
	var budget, all attribution.Shares
	varied := make(map[attribution.Cause]attribution.Shares)
	for _, s := range services {
		for _, c := range s.charges {
			switch {
			case c.Deferred:
				continue
			case isBudget(c.Rule):
				budget = append(budget, c.Shares...)
			case c.Cause != "":
				varied[c.Cause] = append(varied[c.Cause], c.Shares...)
			default:
				continue
			}
			all = append(all, c.Shares...)
		}
	}
	steps := []movement{{"Budgeted contribution", budget}}
	for _, cause := range causes {
		if shares := varied[cause]; len(shares) > 0 {
			steps = append(steps, movement{"Variance: " + string(cause), shares})
		}
	}
	return append(steps, movement{comesTo, all})
}

// moved adds a row for each movement.
func (g grid) moved(movements []movement) {
	for i, m := range movements {
		if i == len(movements)-1 {
			g.Line()
		}
		g.money(m.label, m.shares)
	}
}

// What budget and variances come to, once it is known that they explain the
// outturn, and before.
const (
	outturn = "Outturn"
	soFar   = "Budget and variances so far"
)

// outturn shows how a service's budget became its outturn, or is about to.
func (p paper) outturn(s service, r account.Result) {
	if !known(r) {
		return
	}
	comesTo := outturn
	if r.Outturn == nil {
		comesTo = soFar
	}
	p.Heading("From the budget to the outturn")
	g := p.grid("", s.concerned)
	g.moved(movements(comesTo, s))
	p.Table(g.Table)
	if r.Actual != nil {
		p.Line("Actual to %s: %s.", r.Actual.To, page.Pounds(r.Actual.Amount))
	}
	if r.Forecast != nil {
		p.Line("Forecast: %s, %s the budget; the variances so far explain %s, and %s is not yet explained.", page.Pounds(*r.Forecast),
			against(r.Forecast.Sub(r.Budget)), page.Pounds(s.variances()), page.Pounds(unexplained(r, s)))
	}
}

// against says how far a figure is from the budget.
func against(difference decimal.Decimal) string {
	switch difference.Sign() {
	case 1:
		return page.Pounds(difference) + " over"
	case -1:
		return page.Pounds(difference.Neg()) + " under"
	}
	return "as"
}

// variances adds up what a service's variances explain.
func (s service) variances() (sum decimal.Decimal) {
	for _, c := range s.charges {
		if c.Cause != "" && !c.Deferred {
			sum = sum.Add(c.Amount)
		}
	}
	return sum
}

// unexplained is what a forecast is above the budget and the variances so far.
func unexplained(r account.Result, s service) decimal.Decimal {
	return r.Forecast.Sub(r.Budget).Sub(s.variances())
}

// outturns shows all services from budget to outturn: by service, and by authority.
func (p paper) outturns() {
	results := p.results()
	if !slices.ContainsFunc(p.c.Account.Services(), known) {
		return
	}
	p.Section("Budget and outturn")
	comesTo := soFar
	switch {
	case p.c.Account.InProgress(p.c.Statement):
		p.progress(results)
	case p.ended(results):
		comesTo = outturn
	}
	p.Line("")
	all := movements(comesTo, p.services...)
	p.drawMovements(all)
	g := p.grid("All services", p.authorities)
	g.moved(all)
	p.Table(g.Table)
}

// ended shows the outturn of each service, and says whether all are given.
func (p paper) ended(results map[string]account.Result) (whole bool) {
	t := table.New("Service", "Budget", "Variances", "Outturn")
	sums := make([]decimal.Decimal, 3)
	whole = true
	for _, s := range p.services {
		r := results[s.Service]
		if r.Budget.Sign() == 0 && !known(r) {
			continue
		}
		came := "–"
		if whole = whole && r.Outturn != nil; r.Outturn != nil {
			came = attribution.FormatPounds(*r.Outturn)
			sums[2] = sums[2].Add(*r.Outturn)
		}
		sums[0], sums[1] = sums[0].Add(r.Budget), sums[1].Add(s.variances())
		t.Row(command.Plain(s.Service), attribution.FormatPounds(r.Budget), attribution.FormatPounds(s.variances()), came)
	}
	t.Line()
	total := "–"
	if whole {
		total = attribution.FormatPounds(sums[2])
	}
	t.Row("Total", attribution.FormatPounds(sums[0]), attribution.FormatPounds(sums[1]), total)
	p.Table(t)
	if !whole {
		p.Line("A dash: the outturn is not given.")
	}
	return whole
}

// progress shows where each service stands in a year that goes on.
func (p paper) progress(results map[string]account.Result) {
	t := table.New("Service", "Budget", "Actual", "Up to", "Variances so far", "Forecast", "Not yet explained")
	for _, s := range p.services {
		r := results[s.Service]
		if r.Budget.Sign() == 0 && !known(r) {
			continue
		}
		cells := []string{command.Plain(s.Service), attribution.FormatPounds(r.Budget), "–", "–", attribution.FormatPounds(s.variances()), "–", "–"}
		if r.Actual != nil {
			cells[2], cells[3] = attribution.FormatPounds(r.Actual.Amount), r.Actual.To.String()
		}
		switch {
		case r.Outturn != nil:
			cells[2], cells[3], cells[5], cells[6] = attribution.FormatPounds(*r.Outturn), "its end", attribution.FormatPounds(*r.Outturn), attribution.FormatPounds(decimal.Decimal{})
		case r.Forecast != nil:
			cells[5], cells[6] = attribution.FormatPounds(*r.Forecast), attribution.FormatPounds(unexplained(r, s))
		}
		t.Row(cells...)
	}
	p.Table(t)
	p.Line("The year goes on: nothing is settled yet.")
}
