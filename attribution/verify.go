package attribution

import (
	"errors"
	"fmt"
	"slices"

	"github.com/shopspring/decimal"
)

// Verify re-checks a statement by itself, by other means than the engine that
// made it, whether it was just made or read back from its JSON. It checks, and
// names the charge in each fault it finds:
//
//   - each charge: the penny law (conservation, quota, who was owed the odd
//     pennies, signs of the weights), that a rule that charges one authority
//     names one, that unqualified costs and enhancements stayed with their
//     payer, that Because tells the same weights;
//   - the charges of a service together: one ongoing basis, transition weights
//     that are the net reductions, adjustments that sum to zero;
//   - each service: what was spent after, and the change;
//   - the totals, next year, what is due, and that the settlement clears it.
//
// Every fault is of kind ErrVerify. What it cannot know is whether the facts
// themselves were true.
func (s Statement) Verify() error {
	v := verification{statement: s}
	for _, err := range s.header.check() {
		v.found("", err)
	}
	for i, c := range s.charges {
		v.charge(i, c)
	}
	if v.faults == nil { // the rest adds these charges up
		for _, spending := range s.services {
			v.service(spending)
		}
		v.allServices()
		v.totals()
		v.due()
		v.settlement()
	}
	return errors.Join(v.faults...)
}

// verification collects the faults of one statement.
type verification struct {
	statement Statement
	faults    []error
}

func (v *verification) wrong(service, format string, values ...any) {
	v.faults = append(v.faults, &Error{Package: "attribution", Service: service, Kind: ErrVerify, Detail: fmt.Sprintf(format, values...)})
}

// found takes over what another check found, as a fault of the statement.
func (v *verification) found(service string, err error, place ...string) {
	for e := range Faults(err) {
		copied := *e
		copied.Service, copied.Kind = service, ErrVerify
		for _, p := range place {
			copied.Detail = p + ": " + copied.Detail
		}
		v.faults = append(v.faults, &copied)
	}
}

// label tells people which charge a fault is about.
func label(index int, c Charge) string {
	return fmt.Sprintf("charge %d (%s, %.40q)", index+1, c.Rule, c.Description)
}

func (v *verification) charge(index int, c Charge) {
	spending, found := v.spending(c.Service)
	if !found {
		v.wrong(c.Service, "%s: a service the statement does not list", label(index, c))
		return
	}
	for _, err := range c.check(v.statement.header, c.Service) {
		v.found(c.Service, err, label(index, c))
	}
	for _, a := range c.Weights.Authorities() {
		if !terms[c.Rule].single && !c.hostAlone(spending) && !slices.Contains(spending.Participants, a) {
			v.wrong(c.Service, "%s: %s shares in it but takes no part in the service", label(index, c), a)
		}
	}
	if c.Rule == RuleVarianceHost && !c.Deferred && !c.hostAlone(spending) {
		v.wrong(c.Service, "%s: borne by another than the host, %.40q", label(index, c), spending.Host)
	}
	if c.Rule == RuleBroughtForward && c.PaidBy != spending.Host {
		v.wrong(c.Service, "%s: paid by another than the host, %.40q", label(index, c), spending.Host)
	}
	if c.Rule == RuleTransition && len(spending.Change) > 0 && !c.Weights.Equal(floored(spending.Change)) {
		v.wrong(c.Service, "%s: its weights are not the net reductions of the service", label(index, c))
	}
}

// hostAlone says whether the host bears the charge by itself.
func (c Charge) hostAlone(spending Spending) bool {
	return len(c.Weights) == 1 && c.Weights[0].Authority == spending.Host
}

// service checks what a service's charges must be together.
func (v *verification) service(spending Spending) {
	name := spending.Service
	var ongoing Charge // the first one shared on the ongoing basis
	var adjusted, forward decimal.Decimal
	for i, c := range v.statement.charges {
		if c.Service != name {
			continue
		}
		onTheBasis := c.Rule == RuleOngoing || c.Rule == RuleVarianceShared || c.Rule == RuleVarianceIndirect ||
			c.Rule == RuleVarianceHost && c.Deferred && !c.hostAlone(spending)
		if onTheBasis && ongoing.Weights == nil {
			ongoing = c
		}
		if onTheBasis && !c.Weights.Equal(ongoing.Weights) {
			v.wrong(name, "%s: its weights are not those of the service's ongoing basis", label(i, c))
		}
		if c.Deferred {
			adjusted = adjusted.Add(c.Amount)
		}
		if c.Rule == RuleBroughtForward {
			forward = forward.Add(c.Amount)
		}
	}
	if adjusted.Sign() != 0 {
		v.wrong(name, "next year's adjustments sum to %s, not to zero", FormatAmount(adjusted))
	}
	if forward.Sign() != 0 {
		v.wrong(name, "the adjustments brought forward sum to %s, not to zero", FormatAmount(forward))
	}
	v.spent(spending)
}

// spent checks a service's spending after, and the change that follows.
func (v *verification) spent(spending Spending) {
	name := spending.Service
	for _, a := range spending.Participants {
		var after decimal.Decimal
		for _, c := range v.statement.charges {
			if c.Service == name && (c.Rule == RuleOngoing || c.Rule == RuleTUPE) {
				after = after.Add(c.Shares.Of(a))
			}
		}
		if !spending.After.Has(a) || !spending.After.Of(a).Equal(after) {
			v.wrong(name, "%s: spending after is %s, the ongoing and TUPE charges come to %s", a, FormatAmount(spending.After.Of(a)), FormatAmount(after))
		}
		if len(spending.Before) > 0 && !spending.Change.Of(a).Equal(spending.Before.Of(a).Sub(after)) {
			v.wrong(name, "%s: a change of %s is not before less after", a, FormatAmount(spending.Change.Of(a)))
		}
	}
	for _, figures := range []Shares{spending.Before, spending.After, spending.Change, spending.StandAlone} {
		if len(figures) > 0 && !slices.Equal(figures.Authorities(), spending.Participants) {
			v.wrong(name, "before, after or change does not name each participant once, in order")
		}
	}
}

// allServices checks that the programme's reductions are those of its services.
func (v *verification) allServices() {
	programme, found := v.spending(AllServices)
	if !found || len(programme.Change) == 0 {
		return
	}
	for _, change := range programme.Change {
		var sum decimal.Decimal
		for _, spending := range v.statement.services {
			if spending.Service != AllServices {
				sum = sum.Add(spending.Change.Of(change.Authority))
			}
		}
		if !sum.Equal(change.Amount) {
			v.wrong(AllServices, "%s: a change of %s, but those of the services add up to %s", change.Authority, FormatAmount(change.Amount), FormatAmount(sum))
		}
	}
}

func (v *verification) totals() {
	s := v.statement
	var total decimal.Decimal
	for _, a := range s.header.Authorities {
		var year, next decimal.Decimal
		for _, c := range s.charges {
			if c.Deferred {
				next = next.Add(c.Shares.Of(a))
			} else {
				year = year.Add(c.Shares.Of(a))
			}
		}
		total = total.Add(year)
		if !s.totals.Has(a) || !s.totals.Of(a).Equal(year) {
			v.wrong("", "%s: the total is %s, its charges add up to %s", a, FormatAmount(s.totals.Of(a)), FormatAmount(year))
		}
		if !s.nextYear.Has(a) || !s.nextYear.Of(a).Equal(next) {
			v.wrong("", "%s: next year is %s, its deferred charges add up to %s", a, FormatAmount(s.nextYear.Of(a)), FormatAmount(next))
		}
	}
	if len(s.totals) != len(s.header.Authorities) || len(s.nextYear) != len(s.header.Authorities) {
		v.wrong("", "the totals or next year do not name each authority once")
	}
	if !s.total.Equal(total) {
		v.wrong("", "the grand total is %s, the charges add up to %s", FormatAmount(s.total), FormatAmount(total))
	}
}

// due checks each pair's debt for each service against the charges, both ways.
func (v *verification) due() {
	s := v.statement
	type account struct {
		service  string
		from, to Authority
	}
	listed := make(map[account]bool)
	for _, debt := range s.due {
		there, back := account{debt.Service, debt.From, debt.To}, account{debt.Service, debt.To, debt.From}
		if listed[there] || listed[back] || debt.Amount.Sign() <= 0 {
			v.wrong(debt.Service, "what %s owes %s stands twice, or is not above zero", debt.From, debt.To)
		}
		listed[there] = true
		var owed decimal.Decimal
		for _, c := range s.charges {
			if c.Service != debt.Service || c.Deferred {
				continue
			}
			switch c.PaidBy {
			case debt.To:
				owed = owed.Add(c.Shares.Of(debt.From))
			case debt.From:
				owed = owed.Sub(c.Shares.Of(debt.To))
			}
		}
		if !owed.Equal(debt.Amount) {
			v.wrong(debt.Service, "%s owes %s %s, the charges say %s", debt.From, debt.To, FormatAmount(debt.Amount), FormatAmount(owed))
		}
	}
	if want := debts(s.header.Authorities, s.charges); len(want) != len(s.due) {
		v.wrong("", "%d debts are listed, the charges make %d", len(s.due), len(want))
	}
}

// settlement checks that the transfers clear what is due, whatever way they go.
func (v *verification) settlement() {
	s := v.statement
	open := make(map[Authority]decimal.Decimal)
	for _, debt := range s.due {
		open[debt.From] = open[debt.From].Sub(debt.Amount)
		open[debt.To] = open[debt.To].Add(debt.Amount)
	}
	withBalance := 0
	for _, balance := range open {
		if balance.Sign() != 0 {
			withBalance++
		}
	}
	if len(s.settlement) >= max(withBalance, 1) {
		v.wrong("", "%d transfers for %d authorities with a balance", len(s.settlement), withBalance)
	}
	for _, transfer := range s.settlement {
		if transfer.Amount.Sign() <= 0 {
			v.wrong("", "the transfer from %s to %s is not above zero", transfer.From, transfer.To)
		}
		open[transfer.From] = open[transfer.From].Add(transfer.Amount)
		open[transfer.To] = open[transfer.To].Sub(transfer.Amount)
	}
	for _, a := range s.header.Authorities {
		if open[a].Sign() != 0 {
			v.wrong("", "%s: the settlement leaves %s of its balance", a, FormatAmount(open[a]))
		}
		delete(open, a)
	}
	if len(open) > 0 {
		v.wrong("", "the settlement names someone who is none of the authorities")
	}
}

func (v *verification) spending(service string) (Spending, bool) {
	for _, spending := range v.statement.services {
		if spending.Service == service {
			return spending, true
		}
	}
	return Spending{}, false
}

// floored is the weights that changes make: the reductions, and nought for the rest.
func floored(changes Shares) Shares {
	weights := slices.Clone(changes)
	for i := range weights {
		if weights[i].Amount.Sign() < 0 {
			weights[i].Amount = decimal.Decimal{}
		}
	}
	return weights
}
