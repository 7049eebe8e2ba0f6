package casefile

import (
	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/savings"
)

// Fund is an invest-to-save fund of a programme file, and the bids that it lends to.
type Fund struct {
	Opening       decimal.Decimal
	PaybackWithin decimal.NullDecimal // years; not known: what is reasonable is not said
	Routes        savings.Routes      // nil: the file gives none
	Years         []savings.FundYear
	Bids          []FundedBid
}

// FundedBid is a bid worked out over the programme's years.
type FundedBid struct {
	savings.Bid
	Route          savings.Route // the zero Route where the file gives none
	Demonstrations []savings.Demonstration
	Appraisal      savings.Appraisal
}

// fundFile is a fund while it is read.
type fundFile struct {
	Fund
	at     node
	bids   []bidFile
	opened bool
}

type bidFile struct {
	savings.Bid
	at     node
	actual decimal.NullDecimal // saved in the year of the report
}

// readFund reads the fund, which runs over the programme's years.
func (p *programmeFile) readFund(n node) {
	if len(p.header.Years) == 0 && !n.file.undated {
		n.fail(`there is a fund, and the key "years" is missing`)
		n.file.undated = true
	}
	n.fund(&p.fund)
}

func (p *programmeFile) readBid(n node) {
	var bid bidFile
	if !n.file.sound(func() { bid = n.bid() }) {
		return
	}
	if !p.root.has("fund") && len(p.fund.bids) == 0 {
		bid.at.fail(`there are bids, and the key "fund" is missing`)
	}
	p.fund.bids = append(p.fund.bids, bid)
}

func (n node) fund(f *fundFile) {
	f.at, f.opened = n, true
	n.mapping(
		required("opening", func(n node) { n.money(&f.Opening) }),
		optional("payback_within", func(n node) {
			f.PaybackWithin.Valid = true
			n.weight(&f.PaybackWithin.Decimal)
		}),
		optional("routes", func(n node) {
			n.each(func(entry node) { f.Routes = append(f.Routes, entry.route()) })
		}),
	)
}

func (n node) route() (r savings.Route) {
	n.mapping(
		optional("up_to", func(n node) { n.money(&r.UpTo) }), // the last may take any
		optional("scrutiny", func(n node) { n.text(&r.Scrutiny) }),
		optional("endorsement", func(n node) { n.text(&r.Endorsement) }),
		required("approval", func(n node) { n.text(&r.Approval) }),
		optional("monitoring", func(n node) { n.text(&r.Monitoring) }),
	)
	return r
}

func (n node) bid() (b bidFile) {
	b.at = n.at(n.peek("bid"))
	before := n.file.found
	b.at.mapping(
		required("bid", func(n node) { n.text(&b.Name) }),
		required("year", func(n node) { b.Year = n.year() }),
		required("investment", func(n node) { n.money(&b.Investment) }),
		required("saving", func(n node) { n.money(&b.YearlySaving) }),
		required("repayment", func(n node) { n.money(&b.Repayment) }),
		optional("repay_from", func(n node) { b.RepayFrom = n.year() }),
		optional("ramp", func(n node) { b.Ramp = n.ramp() }),
		optional("ends", func(n node) { b.Ends = n.year() }),
		optional("priorities", func(n node) { n.text(&b.Case.Priorities) }),
		optional("officer", func(n node) { n.text(&b.Case.Officer) }),
		optional("monitoring", func(n node) { n.text(&b.Case.Monitoring) }),
		optional("external_funding", func(n node) { n.text(&b.Case.ExternalFunding) }),
		optional("performance", func(n node) { n.text(&b.Case.Performance) }),
		optional("options", func(n node) {
			n.each(func(entry node) {
				var option string
				entry.text(&option)
				b.Case.Options = append(b.Case.Options, option)
			})
		}),
		optional("actual", func(n node) { n.known(&b.actual) }),
	)
	if n.file.found == before {
		b.at.refuse(b.Check())
	}
	return b
}

// ramp reads the per cent that a saving has reached by year.
func (n node) ramp() []savings.Phase {
	var ramp []savings.Phase
	entries, _ := n.entries()
	for _, e := range entries {
		phase := savings.Phase{Year: savings.Year(e.key)}
		e.value.weight(&phase.Percent)
		ramp = append(ramp, phase)
	}
	return ramp
}

// workOut runs the fund, holds each bid against what it has to demonstrate, and
// returns what the bids promise for the year of the report, to be tracked.
func (f *fundFile) workOut(h savings.Header, report Report) []savings.Tracked {
	bids := make([]savings.Bid, len(f.bids))
	for i, b := range f.bids {
		bids[i] = b.Bid
	}
	var err error
	if f.Years, err = savings.Fund(f.Opening, h.Years, bids...); err != nil {
		f.refuse(err)
		return nil
	}
	var tracked []savings.Tracked
	for _, b := range f.bids {
		worked := FundedBid{Bid: b.Bid}
		if f.Routes != nil {
			worked.Route, err = f.Routes.For(b.Investment)
			b.at.refuse(err)
		}
		worked.Demonstrations, err = b.Demonstrate(h.Discount, f.PaybackWithin, h.Years...)
		f.at.refuse(err)
		worked.Appraisal, _ = b.Appraise(h.Discount, h.Years...) // Demonstrate has made it
		f.Bids = append(f.Bids, worked)
		if line, promised := b.tracked(report); promised {
			tracked = append(tracked, line)
		}
	}
	return tracked
}

// refuse puts the faults of bids on their lines, and those of all together on the
// fund's.
func (f *fundFile) refuse(err error) {
	at := make(map[string]node, len(f.bids))
	for _, b := range f.bids {
		if _, known := at[b.Name]; !known {
			at[b.Name] = b.at
		}
	}
	for fault := range attribution.Faults(err) {
		if place, is := at[fault.Service]; is {
			place.refuse(fault)
		} else {
			f.at.refuse(fault)
		}
	}
}

// investToSave is the category under which bids are tracked.
const investToSave = "Invest to Save"

// tracked is what a bid promises for the year of the report, and what it saved.
func (b bidFile) tracked(report Report) (savings.Tracked, bool) {
	if report.Year == "" {
		if b.actual.Valid {
			b.at.fail(`an actual is of the year of the report, and the key "report" is missing`)
		}
		return savings.Tracked{}, false
	}
	promised, err := b.Savings(report.Year)
	b.at.refuse(err)
	if err != nil || promised[0].Amount.Sign() == 0 && !b.actual.Valid {
		return savings.Tracked{}, false
	}
	return savings.Tracked{Service: b.Name, Category: investToSave, Budget: savings.Known(promised[0].Amount), Actual: b.actual}, true
}
