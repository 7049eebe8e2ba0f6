package casefile

import (
	"errors"

	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/attribution/account"
)

// year is what happened to the money of a service's year, and where it stands.
type year struct {
	account.Service
	payments                         []account.Payment
	calls, outturn, forecast, actual node // where each stands, if it does
	given                            bool // any of it stands in the file
	faults                           int  // in what stands there
}

// reading makes of a way to read a part of the year one that also counts its faults,
// which are none of what the service costs.
func (y *year) reading(read func(node)) func(node) {
	return func(n node) {
		before := n.file.found
		read(n)
		y.given = true
		y.faults += n.file.found - before
	}
}

// fields are the keys of a service's year; r is what its budget says.
func (y *year) fields(s *service, r *running) []field {
	return []field{
		optional("calls", y.reading(func(n node) { y.calls = n; n.schedule(len(s.Participants), &y.Calls); r.neededBy(n) })),
		optional("outturn", y.reading(func(n node) { y.outturn = n; n.net(r, &y.Outturn) })),
		optional("forecast", y.reading(func(n node) { y.forecast = n; n.net(r, &y.Forecast) })),
		optional("actual", y.reading(func(n node) { y.actual = n; n.actual(r, &y.Actual) })),
		optional("payments", y.reading(func(n node) { n.payments(s.Name, &y.payments) })),
	}
}

// schedule reads the instalments of a year's calls on account:
//
//	calls: [{due: 2012-04-30, percent: 25}, {due: 2012-07-31, percent: 75}]
//
// In a list in which there is a fault there are none.
func (n node) schedule(among int, into *account.Schedule) {
	var schedule account.Schedule
	sound := n.file.sound(func() {
		n.each(func(entry node) {
			var i account.Instalment
			if !entry.divides(among) {
				return
			}
			entry.mapping(
				required("due", func(n node) { n.date(&i.Due) }),
				required("percent", func(n node) { n.weight(&i.Percent) }),
			)
			schedule = append(schedule, i)
		})
	})
	if sound && n.file.sound(func() { n.refuse(schedule.Check(n.file.year)) }) {
		*into = schedule
	}
}

// uncalled counts who may be called on by a schedule for all services.
func uncalled(services []*service) (among int) {
	for _, s := range services {
		if s.year.calls.Node == nil {
			among += len(s.Participants)
		}
	}
	return among
}

// net reads what a service came to cost, or is expected to, and returns it net of
// income, which is said where the budget has any:
//
//	outturn: {cost: 1431000.00, income: [{description: Licences, amount: 113000}]}
func (n node) net(r *running, into **decimal.Decimal) {
	var so running
	if n.file.sound(func() { n.came(&so, r) }) {
		*into = new(so.net())
	}
	r.neededBy(n)
}

// actual reads what a service cost up to a day:
//
//	actual: {to: 2012-09-30, cost: 702000.00}
func (n node) actual(r *running, into **account.Actual) {
	var so running
	var to account.Date
	if n.file.sound(func() { n.came(&so, r, required("to", func(n node) { n.date(&to) })) }) {
		*into = &account.Actual{To: to, Amount: so.net()}
	}
	r.neededBy(n)
}

// came reads what a service with the budget r came to cost, and more keys beside it.
func (n node) came(so, r *running, more ...field) {
	silent := len(r.Income) > 0
	known := n.mapping(append([]field{
		required("cost", func(n node) { n.cost(&so.Cost) }),
		optional("income", func(n node) { n.income(so); silent = false }),
	}, more...)...)
	if known && silent {
		n.fail("the budget has income: say what came in (income), [] where nothing did")
	}
}

func (so *running) net() decimal.Decimal {
	net := so.Cost
	for _, income := range so.Income {
		net = net.Sub(income.Amount)
	}
	return net
}

// payments reads what was paid for a service, or for all of them. More keys may say
// more of each:
//
//	payments: [{from: C, to: A, amount: 100000.00, date: 2012-06-30, reference: inv 17}]
func (n node) payments(service string, into *[]account.Payment, more ...func(*account.Payment) field) {
	n.each(func(entry node) {
		p := account.Payment{Service: service}
		if !entry.divides(1) {
			return
		}
		fields := []field{
			required("from", func(n node) { n.authority(&p.From) }),
			required("to", func(n node) { n.authority(&p.To) }),
			required("amount", func(n node) { n.amount(&p.Amount) }),
			required("date", func(n node) { n.date(&p.Date) }),
			optional("reference", func(n node) { n.text(&p.Reference) }),
		}
		for _, key := range more {
			fields = append(fields, key(&p))
		}
		sound := n.file.sound(func() { entry.mapping(fields...) })
		if sound && n.file.sound(func() { entry.refuse(p.Check(n.file.year)) }) {
			*into = append(*into, p)
		}
	})
}

// forOld has a payment name a service that is no longer shared, of which last year
// left something open.
func (f *file) forOld(services []*service) func(*account.Payment) field {
	shared, open := make(map[string]bool), make(map[string]bool)
	for _, s := range services {
		shared[s.Name] = true
	}
	if f.last != nil {
		for _, d := range f.last.Open() {
			open[d.Service] = true
		}
	}
	return func(p *account.Payment) field {
		return optional("service", func(n node) {
			switch n.text(&p.Service); {
			case p.Service == "":
			case shared[p.Service]:
				n.fail("%.40q is shared this year: its payments stand with it", p.Service)
			case !open[p.Service]:
				n.fail("%.40q is none of the services, nor one of which last year left anything open", p.Service)
			}
		})
	}
}

// date reads a day, which is one of the case's year.
func (n node) date(into *account.Date) {
	text, ok := n.scalar()
	if !ok {
		return
	}
	if n.file.year == (account.Year{}) && !n.file.undated && !n.file.yearless {
		n.fail("a day needs the case's period, and that to be a year, such as 2012/13 or 2012")
		n.file.yearless = true // said once
	}
	date, err := account.ParseDate(text)
	n.refuse(err)
	*into = date
}

// stage reads how far the year has come.
func (n node) stage(into *attribution.Stage) {
	stages := []attribution.Stage{attribution.StageBudget, attribution.StageForecast, attribution.StageOutturn}
	if n.file.sound(func() { *into = stages[n.indexOf("budget", "forecast", "outturn")] }) {
		return
	}
	*into = ""
}

// close works out the account of the year, where the file gives anything of it.
// Where there are faults, each service that has none but in its year is closed by
// itself, for those that only the account finds.
func (c *Case) close(f *file, services []*service, whole year) {
	facts, given := account.Facts{Calls: whole.Calls}, whole.given
	named := make(map[string]*service, len(services))
	for _, s := range services {
		s.year.Name, named[s.Name] = s.Name, s
		facts.Services = append(facts.Services, s.year.Service)
		facts.Payments = append(facts.Payments, s.year.payments...)
		given = given || s.year.given
	}
	facts.Payments = append(facts.Payments, whole.payments...)
	if f.last != nil {
		facts.Opening, given = f.last.Open(), true
	}
	if !given {
		return
	}
	if f.found == 0 {
		a, err := account.Close(c.Statement, facts)
		c.Account = a
		c.refuse(f, named, err)
		return
	}
	for _, s := range services {
		if !s.sound || s.anyone || !s.year.given || f.year == (account.Year{}) {
			continue
		}
		header := attribution.Header{Period: c.Period, Authorities: f.authorities, Stage: c.Stage}
		if alone, err := attribution.NewStatement(header, s.Service); err == nil {
			_, err = account.Close(alone, account.Facts{Services: []account.Service{s.year.Service}})
			c.refuse(f, named, err)
		}
	}
}

// refuse places the faults that the account finds where the file gives what they
// are in.
func (c *Case) refuse(f *file, named map[string]*service, err error) {
	for fault := range attribution.Faults(err) {
		at := node{Node: &f.root, file: f}
		if s := named[fault.Service]; s != nil {
			at = s.year.place(s.at, fault)
		}
		f.add(&Error{At: at.Place, Under: at.under, Err: fault})
	}
}

// place is where a fault of the account stands: else at the service.
func (y *year) place(at node, fault error) node {
	places := []node{y.outturn, y.forecast, y.actual}
	switch {
	case errors.Is(fault, attribution.ErrHost):
		places = []node{y.calls}
	case errors.Is(fault, attribution.ErrYear):
		places = []node{y.actual}
	}
	for _, place := range places {
		if place.Node != nil {
			return place
		}
	}
	return at
}
