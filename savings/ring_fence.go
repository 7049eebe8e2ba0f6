package savings

import "fmt"

// DSG is the Dedicated Schools Grant, the ring-fenced fund that the report names.
const DSG = "DSG"

// RingFenced is what a programme saves within one ring-fenced fund.
type RingFenced struct {
	Fund    string
	Savings Annual
	Terms   string // on what terms it may be spent again
}

// RingFenced returns the savings within each ring-fenced fund, in the order in
// which the lines first name them. They are part of the totals.
//
// Source: Tri-borough report, ch. 9(a), Education Services (the Dedicated Schools
// Grant).
func (p Programme) RingFenced() []RingFenced {
	var funds []RingFenced
	for _, g := range p.only(func(l Line) bool { return l.RingFence != "" }).grouped(func(l Line) string { return l.RingFence }) {
		funds = append(funds, RingFenced{g.Name, g.Savings, terms(g.Name)})
	}
	return funds
}

func terms(fund string) string {
	if fund == DSG {
		return "it can be redirected only within education, and only with the Schools Forum's agreement"
	}
	return "it can be spent only as the terms of the fund allow"
}

// Available returns what of the totals the authorities may spend as they choose:
// the cashable revenue savings outside every ring-fenced fund, less what is
// reinvested. Growth avoided frees nothing, and capital pays for capital alone.
func (p Programme) Available() Annual {
	return p.of(revenuePurse).only(Line.isFree).Totals()
}

// Tied returns what of the totals the authorities may not spend as they choose, each
// saving under the first of these that holds: not cashable, growth avoided, or its
// ring-fenced fund. With Available they sum to the totals of revenue.
func (p Programme) Tied() []Group {
	tied := p.of(revenuePurse).only(func(l Line) bool { return !l.isFree() })
	return tied.grouped(func(l Line) string {
		switch {
		case l.NonCashable:
			return "not cashable"
		case l.Kind == CostAvoidance:
			return "growth avoided"
		}
		return "ring-fenced in " + l.RingFence
	})
}

func (f RingFenced) finding() string {
	last := f.Savings[len(f.Savings)-1]
	return fmt.Sprintf("%s: %s of the savings in %s is ring-fenced: %s.", f.Fund, pounds(last.Amount), last.Year, f.Terms)
}
