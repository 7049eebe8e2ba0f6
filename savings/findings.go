package savings

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/attribution"
)

// Findings says in sentences what a reader of the programme should know before
// relying on its figures. They are in a fixed order; none is an error.
func (p Programme) Findings() []string {
	var findings []string
	var unknown []string
	estimated := p.estimatedByService()
	for _, e := range p.entries {
		findings = append(findings, p.findingsOf(e, estimated)...)
		if len(e.line.Savings) == 0 && len(e.line.Investment) == 0 && e.reductions == nil && e.line.Kind != Opportunity {
			unknown = append(unknown, e.line.Service)
		}
	}
	if unknown != nil {
		findings = append(findings, "No saving has been estimated for "+strings.Join(unknown, ", ")+".")
	}
	if len(p.header.Years) == 0 {
		return findings
	}
	if _, err := p.Appraise(); err != nil {
		for fault := range attribution.Faults(err) {
			findings = append(findings, "No cumulative figures, break-even or present value: "+fault.Place()+".")
		}
	}
	findings = append(findings, p.priceFinding()...)
	for _, fund := range p.RingFenced() {
		findings = append(findings, fund.finding())
	}
	last := func(text string, keep func(Line) bool) {
		if last := p.only(keep).last(); last.Amount.Sign() != 0 {
			findings = append(findings, fmt.Sprintf(text, last.Year, pounds(last.Amount)))
		}
	}
	last("Of the savings in %s, %s is not cashable.", func(l Line) bool { return l.NonCashable && l.Kind != CostAvoidance })
	last("Of the savings in %s, %s is growth avoided: no budget held it, and none of it is free to spend.", func(l Line) bool { return l.Kind == CostAvoidance })
	once := func(text string, sum decimal.Decimal) {
		if sum.Sign() != 0 {
			findings = append(findings, fmt.Sprintf(text, pounds(sum)))
		}
	}
	once("Of the savings, %s over all years is one-off, which no net reduction holds.", p.only(func(l Line) bool { return l.OneOff }).Totals().Total())
	for _, slip := range p.Slippage() {
		for _, lost := range slip.Lost {
			once(slip.Service+": it loses %s of its savings in "+string(lost.Year)+", against what was first planned.", lost.Amount)
		}
	}
	receipts := func(l Line) bool { return l.Kind == CapitalReceipt }
	once("Capital receipts of %s over all years stand apart from the savings, and in no net reduction.", p.Capital().only(receipts).Totals().Total())
	if rest := p.NotShared(); p.ByAuthority() != nil && rest[len(rest)-1].Amount.Sign() != 0 {
		findings = append(findings, fmt.Sprintf("Of the savings in %s, %s is of lines that do not say how they are shared: no authority's figures hold it.",
			rest[len(rest)-1].Year, pounds(rest[len(rest)-1].Amount)))
	}
	return findings
}

// last is the last year's total.
func (p Programme) last() YearAmount {
	totals := p.Totals()
	return totals[len(totals)-1]
}

func (p Programme) priceFinding() []string {
	switch {
	case p.header.Discount.IsZero():
		return nil
	case p.header.Prices == Cash:
		return []string{"The figures are in cash, inflation included, and are discounted: the rate must be a cash rate too. The Green Book's 3.5% is a real one."}
	case p.header.Prices == "":
		return []string{"Whether the figures are in real prices or in cash is not said; the Green Book's rate of 3.5% is a real one."}
	}
	return nil
}

// estimatedByService is each service's saving before overlaps are taken out.
func (p Programme) estimatedByService() map[string][]decimal.Decimal {
	estimated := make(map[string][]decimal.Decimal)
	for _, e := range p.entries {
		of := estimated[e.line.Service]
		if of == nil {
			of = make([]decimal.Decimal, len(p.header.Years))
			estimated[e.line.Service] = of
		}
		for i := range of {
			of[i] = of[i].Add(e.saving[i])
		}
	}
	return estimated
}

// findingsOf are the findings about one line.
func (p Programme) findingsOf(e entry, estimated map[string][]decimal.Decimal) []string {
	var findings []string
	add := func(format string, values ...any) {
		findings = append(findings, e.line.Service+": "+fmt.Sprintf(format, values...))
	}
	if years := p.header.after(e.line); years != nil {
		add("nothing is given for %s, after figures for earlier years: counted as nought.", strings.Join(years, ", "))
	}
	if e.reductions != nil && !slices.ContainsFunc(e.saving, e.reductions.Total().Equal) {
		add("spending before less spending after is %s, which is the saving of no year.", pounds(e.reductions.Total()))
	}
	if e.line.CountedIn.Service == "" {
		return findings
	}
	holder, known := estimated[e.line.CountedIn.Service]
	for i, y := range p.header.Years {
		switch {
		case e.counted[i].Sign() == 0:
		case !known:
			add("%s in %s is counted in %s, which is none of the programme's services.", pounds(e.counted[i]), y, e.line.CountedIn.Service)
		case holder[i].Cmp(e.counted[i]) < 0:
			add("%s in %s is said to be counted in %s, whose saving is only %s.", pounds(e.counted[i]), y, e.line.CountedIn.Service, pounds(holder[i]))
		}
	}
	return findings
}

// after lists the years left blank after the last figure of a recurring line.
func (h Header) after(l Line) []string {
	if !l.Recurs() || h.Increments || len(l.Savings) == 0 {
		return nil
	}
	var years []string
	for _, y := range slices.Backward(h.Years) {
		if _, given := l.Savings[y]; given {
			break
		}
		years = append(years, string(y))
	}
	slices.Reverse(years)
	return years
}

// pounds writes a sum for a sentence: £1,650,000.00, -£0.05.
func pounds(amount decimal.Decimal) string {
	text, minus := strings.CutPrefix(attribution.FormatPounds(amount), "-")
	if minus {
		return "-£" + text
	}
	return "£" + text
}
