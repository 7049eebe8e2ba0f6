package attribution

import (
	"slices"

	"github.com/shopspring/decimal"
)

// UnmarshalJSON reads a statement that MarshalJSON wrote: every key once, no
// other key, money and weights within the limits. It does not check the figures
// and keeps them as printed, totals included: Verify recomputes them all. A
// statement without a format is of format 1. null changes nothing.
// Errors: ErrText, ErrAmount, ErrWeight, ErrPenny, ErrLimit, and what the
// constructor of a basis refuses; then s is unchanged.
func (s *Statement) UnmarshalJSON(data []byte) error {
	return readJSON(data, s, func(r jsonReader, read *Statement) error { return r.statement(read) })
}

func (r jsonReader) statement(s *Statement) error {
	s.format = formatFirst
	h := &s.header
	err := r.object(
		optional("format", r.format(&s.format)),
		required("title", r.text(&h.Title)),
		optional("source", r.text(&h.Source)),
		optional("agreement", func() error { return r.agreement(&h.Agreement) }),
		required("period", r.text(&h.Period)),
		optional("stage", r.text((*string)(&h.Stage))),
		required("authorities", r.list(&h.Authorities)),
		optional("reductions_not_known", r.array(func() error { return r.name(&h.ReductionsNotKnown) })),
		required("services", r.array(func() error { return r.spending(&s.services) })),
		required("charges", r.array(func() error { return r.charge(&s.charges) })),
		required("totals", r.amounts(&s.totals)),
		required("total", r.amount(&s.total)),
		required("next_year", r.amounts(&s.nextYear)),
		required("due", r.array(func() error { return r.debt(&s.due) })),
		required("settlement", r.array(func() error { return r.transfer(&s.settlement) })),
		optional("account", r.left), // package account reads it
	)
	if err != nil {
		return err
	}
	if s.format == formatFirst && s.holdsMore() {
		return r.wrong("a key of format 2 in a statement that names no format")
	}
	s.roster = newRoster(h.Authorities)
	s.index()
	return nil
}

// holdsMore says whether a statement holds what format 1 had no keys for.
func (s Statement) holdsMore() bool {
	return s.header.Source != "" || s.header.Stage != "" || !s.header.Agreement.isZero() || len(s.header.ReductionsNotKnown) > 0 ||
		slices.ContainsFunc(s.services, func(v Spending) bool {
			return !v.Basis.IsZero() || v.stated != nil || v.shortfall != nil || v.Damping != nil || v.SharesSavings || v.NextYear != nil
		}) || slices.ContainsFunc(s.charges, func(c Charge) bool {
		return c.Clause != "" || c.Cause != "" || c.Head != "" || !c.Basis.IsZero() || c.Rule.Own()
	})
}

func (r jsonReader) agreement(a *Agreement) error {
	return r.object(
		required("title", r.text(&a.Title)),
		required("source", r.text(&a.Source)),
		optional("notice_months", r.whole(&a.NoticeMonths)),
		optional("clauses", r.array(func() error { return r.clause(&a.Clauses) })),
	)
}

func (r jsonReader) clause(clauses *[]Clause) error {
	var c Clause
	err := r.object(
		required("rule", r.text((*string)(&c.Rule))),
		optional("service", r.text(&c.Service)),
		required("text", r.text(&c.Text)),
	)
	*clauses = append(*clauses, c)
	return err
}

func (r jsonReader) name(names *[]string) error {
	var name string
	err := r.text(&name)()
	*names = append(*names, name)
	return err
}

func (r jsonReader) spending(services *[]Spending) error {
	var v Spending
	err := r.object(
		required("service", r.text(&v.Service)),
		required("host", r.text((*string)(&v.Host))),
		required("participants", r.list(&v.Participants)),
		optional("basis", r.basis(&v.Basis)),
		required("before", r.amounts(&v.Before)),
		required("after", r.amounts(&v.After)),
		required("change", r.amounts(&v.NetReduction)),
		optional("net_reduction", r.amounts(&v.stated)),
		optional("shares_savings", r.flag(&v.SharesSavings)),
		optional("damping", func() error { return r.damping(&v.Damping) }),
		optional("stand_alone", r.amounts(&v.StandAlone)),
		optional("shortfall", r.amounts(&v.shortfall)),
		optional("next_year", r.amounts(&v.NextYear)),
	)
	*services = append(*services, v)
	return err
}

func (r jsonReader) damping(into **Damping) error {
	*into = new(Damping)
	percent := func(into **decimal.Decimal) func() error {
		return func() error {
			*into = new(decimal.Decimal)
			return r.number(*into, parsePrintedWeight)
		}
	}
	return r.object(
		required("reference", r.amounts(&(*into).Reference)),
		optional("not_held", r.list(&(*into).NotHeld)),
		optional("rise", percent(&(*into).Rise)),
		optional("fall", percent(&(*into).Fall)),
	)
}

func (r jsonReader) charge(charges *[]Charge) error {
	var c Charge
	err := r.object(
		required("service", r.text(&c.Service)),
		required("rule", r.text((*string)(&c.Rule))),
		optional("clause", r.text(&c.Clause)),
		required("source", r.text(&c.Source)),
		optional("cause", r.text((*string)(&c.Cause))),
		optional("head", r.text(&c.Head)),
		required("description", r.text(&c.Description)),
		required("amount", r.amount(&c.Amount)),
		optional("basis", r.basis(&c.Basis)),
		required("weights", r.shares(&c.Weights, parsePrintedWeight)),
		required("shares", r.amounts(&c.Shares)),
		required("paid_by", r.text((*string)(&c.PaidBy))),
		required("deferred", r.flag(&c.Deferred)),
		required("because", r.text(&c.Because)),
	)
	*charges = append(*charges, c)
	return err
}

func (r jsonReader) debt(due *[]Debt) error {
	var d Debt
	err := r.object(
		required("service", r.text(&d.Service)),
		required("from", r.text((*string)(&d.From))),
		required("to", r.text((*string)(&d.To))),
		required("amount", r.amount(&d.Amount)),
	)
	*due = append(*due, d)
	return err
}

func (r jsonReader) transfer(settlement *[]Transfer) error {
	var t Transfer
	err := r.object(
		required("from", r.text((*string)(&t.From))),
		required("to", r.text((*string)(&t.To))),
		required("amount", r.amount(&t.Amount)),
	)
	*settlement = append(*settlement, t)
	return err
}
